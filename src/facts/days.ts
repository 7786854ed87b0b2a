import type { PlainDate } from '../kernel/plain-date.ts';

/** 日 a day as a number that sorts as days do, such as 20201231: what columns hold. */
export type Day = number;

/** After every day there is: an episode that lasts ends on it. */
export const NEVER: Day = 99_999_999;

/** The number of a day. */
export function dayOf(day: PlainDate): Day {
  const digit = (at: number): number => day.charCodeAt(at) - ZERO;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  return (year * 100 + digit(5) * 10 + digit(6)) * 100 + digit(8) * 10 + digit(9);
}

/** The day of a number. */
export function textOf(day: Day): PlainDate {
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as PlainDate;
}

const ZERO = 48;
