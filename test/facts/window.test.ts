import { expect, test } from 'vitest';
import { textOf } from '../../src/facts/days.ts';
import { goesBefore, type Timing, wideningKey, windowOf } from '../../src/facts/window.ts';
import { day, month } from '../payout/registry.ts';
import { dayOf } from '../../src/facts/days.ts';

const timing = {
  ...({ start: 'same_month', stop: 'next_month', overlap: 'latest' } as const),
  arrearsAfterRenewalMonths: 0,
};

test.each<[Partial<Timing>, string, string, string]>([
  [{}, '2020-03-31', '2020-03-01', '2020-03-31'],
  [{ start: 'next_month' }, '2020-02-29', '2020-03-01', '2020-02-29'],
  [{ stop: 'same_month' }, '2020-03-31', '2020-03-31', '2020-03-31'],
  [{ start: 'next_month', stop: 'same_month' }, '2020-02-29', '2020-03-31', '2020-02-29'],
  [{ arrearsAfterRenewalMonths: 3 }, '2020-03-31', '2020-03-01', '2020-06-30'],
  [{ start: 'next_month', arrearsAfterRenewalMonths: 3 }, '2020-02-29', '2020-03-01', '2020-05-31'],
])(
  'of March 2020 with %j what counts has begun by %s and lasts to %s',
  (own, begunBy, lastsTo, renewedBy) => {
    const window = windowOf(month('2020-03'), { ...timing, ...own });
    expect([window.begunBy, window.lastsTo, window.renewedBy, window.lastDay].map(textOf)).toEqual([
      begunBy,
      lastsTo,
      renewedBy,
      '2020-03-31',
    ]);
  },
);

test.each<[Timing['overlap'], string, string, boolean]>([
  ['latest', '2020-03-20', '2020-03-10', true],
  ['latest', '2020-03-10', '2020-03-20', false],
  ['latest', '2020-03-10', '2020-03-10', false],
  // Before the month both are over but the later one, whatever the rule says of a change in it.
  ['earliest', '2020-02-20', '2020-01-10', true],
  ['earliest', '2020-01-10', '2020-02-20', false],
  ['earliest', '2020-02-20', '2020-02-20', false],
  // A change on the first day of the month is one in it.
  ['earliest', '2020-03-01', '2020-01-10', false],
  ['earliest', '2020-01-10', '2020-03-01', true],
  ['earliest', '2020-03-20', '2020-03-10', false],
  ['earliest', '2020-03-10', '2020-03-20', true],
  ['earliest', '2020-03-10', '2020-03-10', false],
])(
  'where the %s counts in March, what began on %s goes before what began on %s: %s',
  (overlap, one, other, is) => {
    const window = windowOf(month('2020-03'), { ...timing, overlap });
    expect(goesBefore(window, dayOf(day(one)), dayOf(day(other)))).toBe(is);
  },
);

test('facts read for one timing serve no other that widens otherwise', () => {
  const others: readonly Partial<Timing>[] = [
    { start: 'next_month' as const },
    { stop: 'same_month' as const },
    { overlap: 'earliest' as const },
    { arrearsAfterRenewalMonths: 1 },
    { arrearsAfterRenewalMonths: 11 },
  ];
  const keys = [{}, ...others].map((own) => wideningKey({ ...timing, ...own }));
  expect(new Set(keys).size).toBe(keys.length);
});
