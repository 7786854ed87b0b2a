import { dateOfSerial } from '../../files/xlsx/excel-date.ts';
import { parsePlainDate, plainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { monthOf, type YearMonth } from '../../kernel/year-month.ts';
import { compact } from './clean.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import { dateToShow, Fault, type CellReading, type ValueCell } from './reading.ts';

const LONGEST_DATE = 40;
/** A number without a format for days is one where it would be a day of these years. */
const [FIRST_DAY, LAST_DAY] = ['1950-01-01', '2099-12-31'];

const DAY = /^(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]|(\d{2})(\d{2}))$/;
const MONTH = /^(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月|(\d{2}))$/;
/** 时刻 of a day and its zone, as systems export them: the day is what is written, in whatever zone. */
const TIME =
  /(?:\s+|T|(?<=[日号]))(?:[01]?\d|2[0-4])(?::|时)[0-5]\d(?:分?|(?::|分)[0-5]\d秒?(?:[.,]\d{1,9})?)(?:\s*(?:Z|UTC|GMT|[+-](?:0\d|1[0-4]):?[0-5]\d))?$/i;
/** A day, and a time of it. */
const SERIAL = /^(\d{5})(?:\.\d{1,20})?$/;

/** Forms that are seen but refused, because reading them would be guessing. */
const REFUSED: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^\d{4}年?$/, 'date-year-only'],
  [/^\d{4}(?:[-./]\d{1,2}|年\d{1,2}月?|\d{2})$/, 'date-month-only'],
  [/^\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?$/, 'date-two-digit-year'],
  [/^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/, 'date-day-order'],
  [/^\d{1,2}[-./月]\d{1,2}日?$/, 'date-without-year'],
  [/^\d{5}$/, 'date-serial'],
];

/** 日期 a day in one of the closed list of forms (ux-security.md §4), as text, date cell, serial or 20201208. */
export function readDate(cell: ValueCell): CellReading<PlainDate> {
  if (cell.kind === 'number') return cell.date ?? serialDate(cell) ?? dateInText(cell.text);
  return parsePlainDate(cell.text) ?? dateInText(cell.text);
}

/** 月份 a month: 2020-12, 2020.12, 2020年12月, 202012, or the month of a full date. */
export function readMonth(cell: ValueCell): CellReading<YearMonth> {
  if (cell.kind === 'number') {
    const date = cell.date ?? serialDate(cell);
    if (date) return monthOf(date);
  }
  const text = withoutTime(cell.text);
  if (text === '') return undefined;
  if (/^\d{4}\.1$/.test(text)) return new Fault('month-ambiguous', text);
  const parts = MONTH.exec(text);
  if (parts) {
    const first = plainDate(Number(parts[1]), Number(parts[2] ?? parts[3] ?? parts[4]), 1);
    return first ? monthOf(first) : new Fault('date-not-in-calendar', text);
  }
  const date = dateInText(text);
  if (!(date instanceof Fault)) return date && monthOf(date);
  return date.code === 'date-form' ? new Fault('month-form', date.shown) : date;
}

/** 终止月份 as a month, where 至今 and 长期 say that there is none. */
export function readLastMonth(cell: ValueCell): CellReading<YearMonth> {
  return /^\s*(?:至今|长期)\s*$/.test(cell.text.slice(0, LONGEST_DATE)) ? undefined : readMonth(cell);
}

const RANGE = /^(?:([^至~—]+)(?:至|~|—{1,2})([^至~—]+)|([^-]+)-([^-]+))$/;

/** 有效期至 the last valid day; of a range (有效期起止) its second day. 长期 is told and not used. */
export function readExpiry(cell: ValueCell): CellReading<PlainDate> {
  const date = readDate(cell);
  if (!(date instanceof Fault) || date.code !== 'date-form') return date;
  const text = withoutTime(cell.text);
  if (/^(?:长期|永久)(?:有效)?$/.test(text)) return new Fault('expiry-long-term', text);
  const range = RANGE.exec(text);
  if (!range) return date;
  const begins = dateInText(range[1] ?? range[3] ?? '');
  return begins instanceof Fault ? begins : dateInText(range[2] ?? range[4] ?? '');
}

function withoutTime(text: string): string {
  return text.length > LONGEST_DATE ? text : compact(text.normalize('NFKC').trim().replace(TIME, ''));
}

function dateInText(raw: string): CellReading<PlainDate> {
  const text = withoutTime(raw);
  if (text === '') return undefined;
  if (text.length > LONGEST_DATE) return new Fault('date-form', dateToShow(text));
  const parts = DAY.exec(text);
  if (parts) {
    const month = Number(parts[3] ?? parts[5] ?? parts[7]);
    const day = Number(parts[4] ?? parts[6] ?? parts[8]);
    return plainDate(Number(parts[1]), month, day) ?? new Fault('date-not-in-calendar', text);
  }
  const refused = REFUSED.find(([form]) => form.test(text));
  return new Fault(refused ? refused[1] : 'date-form', dateToShow(raw.trim()));
}

function serialDate({ text, is1904 }: Extract<ValueCell, { kind: 'number' }>): PlainDate | undefined {
  const serial = SERIAL.exec(text)?.[1];
  const date = serial === undefined ? undefined : dateOfSerial(Number(serial), is1904 === true);
  return date !== undefined && date >= FIRST_DAY && date <= LAST_DAY ? date : undefined;
}
