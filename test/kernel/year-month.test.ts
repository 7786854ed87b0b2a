import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, parsePlainDate } from '../../src/kernel/plain-date.ts';
import {
  firstDayOf,
  lastDayOf,
  parseYearMonth,
  plusMonths,
  type YearMonth,
} from '../../src/kernel/year-month.ts';

function month(text: string): YearMonth {
  const parsed = parseYearMonth(text);
  if (!parsed) throw new Error(`${text} is not a month`);
  return parsed;
}

const months = fc.integer({ min: -1440, max: 12_000 }).map((count) => plusMonths(month('1970-01'), count));

test.each(['1850-01', '2020-12', '9999-12'])('%s is a month', (text) => {
  expect(parseYearMonth(text)).toBe(text);
});

test.each([
  '',
  '2020',
  '2020-0',
  '2020-00',
  '2020-13',
  '1849-12',
  '2020-12-01',
  '202012',
  '2020-12\n',
  '２０２０-12',
])('%j is not a month', (text) => {
  expect(parseYearMonth(text)).toBeUndefined();
});

test.each([
  ['2020-12', 1, '2021-01'],
  ['2020-01', -1, '2019-12'],
  ['2020-06', 0, '2020-06'],
  ['2020-06', -18, '2018-12'],
  ['2020-06', 30, '2022-12'],
])('%s and %i months is %s', (from, count, to) => {
  expect(plusMonths(month(from), count)).toBe(to);
});

test.each([
  ['2020-02', '2020-02-29'],
  ['2021-02', '2021-02-28'],
  ['2020-12', '2020-12-31'],
])('%s ends on %s', (text, last) => {
  expect(lastDayOf(month(text))).toBe(last);
});

test('going there and back is staying, and a month ends the day before the next begins', () => {
  fc.assert(
    fc.property(months, fc.integer({ min: 1, max: 1200 }), (from, count) => {
      expect(plusMonths(plusMonths(from, count), -count)).toBe(from);
      expect(addDays(lastDayOf(from), 1)).toBe(firstDayOf(plusMonths(from, 1)));
      expect(parsePlainDate(lastDayOf(from))).toBe(lastDayOf(from));
      expect(from < plusMonths(from, count)).toBe(true);
    }),
  );
});

test.each([
  ['9999-12', 1],
  ['1850-01', -1],
  ['1850-01', -40_000],
])('%s and %i months leaves the years 1850 to 9999 and throws', (from, count) => {
  expect(() => plusMonths(month(from), count)).toThrow(RangeError);
});
