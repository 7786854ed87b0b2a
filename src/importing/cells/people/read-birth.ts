import { readDate } from '../read-date.ts';
import { Fault, type CellReading, type ValueCell } from '../reading.ts';

/** A year, a month or a day of two digits more: as much of a birth date as lists have that were not made from the id. */
const FORMS = [
  /^(?<year>\d{4})年?$/,
  /^(?<year>\d{4})(?:[-./年](?=\d{1,2}月?$)|(?=\d{2}$))(?<month>\d{1,2})月?$/,
  /^(?<year>\d{2})[-./年](?<month>\d{1,2})(?:[-./月](?<day>\d{1,2})日?|月?)$/,
];
/** A year of two digits is of the last century where nobody can be born in it in this one. */
const LAST_OF_THIS = 30;
const [FIRST_YEAR, LAST_YEAR] = [1880, 2100];

/** 出生日期 of a list that is only looked up: a day, or the year or month that it says: 1985, 1985-07. */
export function readBirth(cell: ValueCell): CellReading<string> {
  const day = readDate(cell);
  if (!(day instanceof Fault)) return day;
  const text = cell.text.slice(0, 40).normalize('NFKC').replace(/\s/g, '');
  // A cell with the number 1985.1 may have been 1985.10.
  const shown = cell.kind === 'number' && /^\d{4}\.1$/.test(text) ? text.slice(0, 4) : text;
  for (const form of FORMS) {
    const { year = '', month, day: date } = form.exec(shown)?.groups ?? {};
    const full = year.length === 2 ? (Number(year) > LAST_OF_THIS ? `19${year}` : '') : year;
    if (full === '' || Number(full) < FIRST_YEAR || Number(full) > LAST_YEAR) continue;
    if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) continue;
    return [full, month, date].flatMap((part) => (part === undefined ? [] : part.padStart(2, '0'))).join('-');
  }
  return day;
}

/** 年龄 a number of years. */
export function readAge(cell: ValueCell): CellReading<number> {
  const years = /^(\d{1,3})(?:\.0+)?(?:周?岁)?$/.exec(cell.text.normalize('NFKC').replace(/\s/g, ''))?.[1];
  return years === undefined || Number(years) > 130 ? undefined : Number(years);
}
