import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  daysInMonth,
  fromEpochDay,
  parsePlainDate,
  partsOf,
  plainDate,
  toEpochDay,
  type PlainDate,
} from '../../src/kernel/plain-date.ts';
import { monthOf } from '../../src/kernel/year-month.ts';

const FIRST = Date.UTC(1850, 0, 1) / 86_400_000;
const LAST = Date.UTC(9999, 11, 31) / 86_400_000;
const days = fc.integer({ min: FIRST, max: LAST });

function date(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  if (!parsed) throw new Error(`${text} is not a date`);
  return parsed;
}

test('every day from 1850 to 9999 is the day the calendar of JavaScript gives, and comes back', () => {
  let wrong = 0;
  for (let day = FIRST; day <= LAST; day += 1) {
    const own = fromEpochDay(day);
    if (own !== new Date(day * 86_400_000).toISOString().slice(0, 10) || toEpochDay(own) !== day) wrong += 1;
  }
  expect(wrong).toBe(0);
});

test('every month from 1850 to 9999 has the days the calendar of JavaScript gives', () => {
  let wrong = 0;
  for (let year = 1850; year <= 9999; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      if (daysInMonth(year, month) !== new Date(Date.UTC(year, month, 0)).getUTCDate()) wrong += 1;
    }
  }
  expect(wrong).toBe(0);
});

test.each([FIRST - 1, LAST + 1])('day %i lies outside and throws', (day) => {
  expect(() => fromEpochDay(day)).toThrow(RangeError);
});

test('a date exists where the calendar of JavaScript does not roll over', () => {
  const numbers = [
    fc.integer({ min: 1850, max: 9999 }),
    fc.integer({ min: -1, max: 14 }),
    fc.integer({ min: -1, max: 33 }),
  ];
  fc.assert(
    fc.property(fc.tuple(...numbers), ([year = 0, month = 0, day = 0]) => {
      const rolled = new Date(Date.UTC(year, month - 1, day));
      const stands =
        rolled.getUTCFullYear() === year && rolled.getUTCMonth() === month - 1 && rolled.getUTCDate() === day;
      expect(plainDate(year, month, day) !== undefined).toBe(stands);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  '2021-02-29',
  '1900-02-29',
  '2100-02-29',
  '2020-02-30',
  '2020-13-01',
  '2020-00-10',
  '2020-04-31',
  '2020-01-00',
  '1849-12-31',
  '0001-01-01',
  '2020-1-1',
  '20200101',
  '2020/01/01',
  ' 2020-01-01',
  '2020-01-01 ',
  '2020-01-01\n',
  '2020-01-01T00:00',
  '',
  '10000-01-01',
  '２０２０-01-01',
])('%j is not a date', (text) => {
  expect(parsePlainDate(text)).toBeUndefined();
});

test.each(['1850-01-01', '2000-02-29', '2020-02-29', '2400-02-29', '9999-12-31'])('%s is a date', (text) => {
  expect(parsePlainDate(text)).toBe(text);
});

test.each([
  [2020.5, 1, 1],
  [2020, 1.5, 1],
  [2020, 1, 1.5],
  [NaN, 1, 1],
  [2020, 1, NaN],
])('year %d, month %d, day %d is no date', (year, month, day) => {
  expect(plainDate(year, month, day)).toBeUndefined();
});

test.each([
  ['2020-02-29', 1, '2021-02-28'],
  ['2020-02-29', 4, '2024-02-29'],
  ['2096-02-29', 4, '2100-02-28'],
  ['2020-02-29', -20, '2000-02-29'],
  ['2010-07-15', 10, '2020-07-15'],
])('%s and %i years is %s', (from, years, to) => {
  expect(addYears(date(from), years)).toBe(to);
});

test.each([
  ['2020-01-31', 1, '2020-02-29'],
  ['2021-01-31', 1, '2021-02-28'],
  ['2020-12-31', 2, '2021-02-28'],
  ['2020-01-15', -1, '2019-12-15'],
  ['2020-03-31', -1, '2020-02-29'],
  ['2020-05-11', 12, '2021-05-11'],
  ['2020-12-01', 0, '2020-12-01'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(date(from), months)).toBe(to);
});

test('twelve months are a year, and the day never grows', () => {
  const middle = fc.integer({ min: 0, max: 100_000 }).map(fromEpochDay);
  fc.assert(
    fc.property(middle, fc.integer({ min: -1000, max: 1000 }), (from, count) => {
      expect(addMonths(from, 12)).toBe(addYears(from, 1));
      const to = partsOf(addMonths(from, count));
      const { day } = partsOf(from);
      expect(to.day).toBe(Math.min(day, daysInMonth(to.year, to.month)));
    }),
  );
});

test('days add up, and dates sort as texts', () => {
  fc.assert(
    fc.property(days, days, (one, other) => {
      expect(addDays(fromEpochDay(one), other - one)).toBe(fromEpochDay(other));
      expect(fromEpochDay(one) < fromEpochDay(other)).toBe(one < other);
    }),
  );
});

test('arithmetic that leaves the years 1850 to 9999 throws', () => {
  expect(() => addYears(date('9999-01-01'), 1)).toThrow(RangeError);
  expect(() => addMonths(date('1850-01-01'), -1)).toThrow(RangeError);
  expect(() => addDays(date('9999-12-31'), 1)).toThrow(RangeError);
});

test('a day lies in its month', () => {
  expect(monthOf(date('2020-12-31'))).toBe('2020-12');
});
