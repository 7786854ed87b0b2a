import type { Branded } from './branded.ts';
import { daysInMonth, type PlainDate } from './plain-date.ts';

/** A calendar month `YYYY-MM`; compare with `<`. */
export type YearMonth = Branded<string, 'YearMonth'>;

/** Reads exactly `YYYY-MM`; undefined for anything else. */
export function parseYearMonth(text: string): YearMonth | undefined {
  const parts = /^(\d{4})-(\d{2})$/.exec(text);
  const month = Number(parts?.[2]);
  return parts && Number(parts[1]) >= 1850 && month >= 1 && month <= 12 ? (text as YearMonth) : undefined;
}

/** The month some months later (or earlier, if negative). Throws outside the years 1850–9999. */
export function plusMonths(month: YearMonth, months: number): YearMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(index / 12));
  const moved = parseYearMonth(`${year}-${String((index % 12) + 1).padStart(2, '0')}`);
  if (!moved) throw new RangeError('month outside the years 1850-9999');
  return moved;
}

/** The month a day lies in. */
export function monthOf(day: PlainDate): YearMonth {
  return day.slice(0, 7) as YearMonth;
}

/** The first day of the month. */
export function firstDayOf(month: YearMonth): PlainDate {
  return `${month}-01` as PlainDate;
}

/** The last day of the month. */
export function lastDayOf(month: YearMonth): PlainDate {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return `${month}-${String(days)}` as PlainDate;
}
