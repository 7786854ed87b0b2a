import { expect, test } from 'vitest';
import { timeInShanghai } from '../../src/kernel/time-in-shanghai.ts';

test.each([
  ['2021-01-04T01:00:00.000Z', '2021-01-04 09:00'],
  ['2021-01-04T15:59:59.999Z', '2021-01-04 23:59'],
  ['2021-01-04T16:00:00.000Z', '2021-01-05 00:00'],
  ['2020-12-31T23:30:00Z', '2021-01-01 07:30'],
  ['2020-02-28T20:05:00Z', '2020-02-29 04:05'],
])('%s is %s in Beijing', (instant, time) => {
  expect(timeInShanghai(instant)).toBe(time);
});
