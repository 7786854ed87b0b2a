// Days are 2020-03-09, months 2020-03: as text they compare in the order of time.

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lengthOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0);
}

function padded(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

function parts(text: string): [number, number, number] {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return [year, month, day];
}

/** The day of a year, a month and a number in it; a number beyond its end is its last day. */
export function dayOf(year: number, month: number, day: number): string {
  return `${padded(year, 4)}-${padded(month)}-${padded(Math.min(day, lengthOf(year, month)))}`;
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function firstDay(month: string): string {
  return `${month}-01`;
}

export function lastDay(month: string): string {
  const [year, number] = parts(month);
  return dayOf(year, number, 31);
}

export function plusMonths(month: string, count: number): string {
  const [year, number] = parts(month);
  const index = year * 12 + number - 1 + count;
  return `${padded(Math.floor(index / 12), 4)}-${padded((index % 12) + 1)}`;
}

/** Every month from the one to the other; none where the other comes first. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = plusMonths(month, 1)) months.push(month);
  return months;
}

export function dayBefore(day: string): string {
  const [year, month, number] = parts(day);
  if (number > 1) return dayOf(year, month, number - 1);
  return lastDay(plusMonths(monthOf(day), -1));
}

/** The same day so many years on; of 29 February the 1st of March where there is none. */
export function plusYears(day: string, years: number): string {
  const [year, month, number] = parts(day);
  if (month === 2 && number === 29 && lengthOf(year + years, 2) < 29) return dayOf(year + years, 3, 1);
  return dayOf(year + years, month, number);
}

/** 周岁 full years on a day. */
export function ageOn(bornOn: string, day: string): number {
  const [year] = parts(bornOn);
  const [now] = parts(day);
  return now - year - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
}

/** The twelve months that everything here is about. */
export const YEAR = monthsBetween('2020-01', '2020-12');
