import type { Branded } from './branded.ts';

/** A calendar day `YYYY-MM-DD` without time or zone; compare with `<`. Years 1850 to 9999. */
export type PlainDate = Branded<string, 'PlainDate'>;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** The day, or undefined where the calendar has none (2021-02-29, month 13, year 1). */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (!isInCalendar(year, month, day)) return undefined;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

function isInCalendar(year: number, month: number, day: number): boolean {
  const inRange = year >= 1850 && year <= 9999 && month >= 1 && month <= 12 && day >= 1;
  const isWhole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  return inRange && isWhole && day <= daysInMonth(year, month);
}

/** Reads exactly `YYYY-MM-DD`; undefined for anything else. */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const { year, month, day } = partsOf(text as PlainDate);
  return isInCalendar(year, month, day) ? (text as PlainDate) : undefined;
}

/** Year, month (1–12) and day as numbers. */
export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The same day some years on; 29 February becomes 28 where there is none. */
export function addYears(date: PlainDate, years: number): PlainDate {
  const { year, month, day } = partsOf(date);
  return dateOrThrow(year + years, month, Math.min(day, daysInMonth(year + years, month)));
}

/** The same day some months on, or the last of that month where it is shorter. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  return dateOrThrow(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** 周岁 how many full years have passed from a day to another that is not before it. */
export function fullYears(from: PlainDate, to: PlainDate): number {
  const years = partsOf(to).year - partsOf(from).year;
  return addYears(from, years) <= to ? years : years - 1;
}

/** A number of days later (or earlier, if negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Days since 1970-01-01. */
export function toEpochDay(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The day a number of days after 1970-01-01. Throws outside the years 1850–9999. */
export function fromEpochDay(epochDay: number): PlainDate {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return dateOrThrow(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function dateOrThrow(year: number, month: number, day: number): PlainDate {
  const date = plainDate(year, month, day);
  if (!date) throw new RangeError('date outside the years 1850-9999');
  return date;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
