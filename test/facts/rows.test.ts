import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, textOf } from '../../src/facts/days.ts';
import { inOrder, placesOf, RowsBuilder } from '../../src/facts/rows.ts';
import { grouped } from '../../src/kernel/grouped.ts';
import { addDays } from '../../src/kernel/plain-date.ts';
import { day } from '../payout/registry.ts';

const rows = fc.array(fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: 0, max: 9 })), {
  maxLength: 3000,
});

/** What is kept of each owner, as [value, number of the row]. */
function builtFrom(all: readonly (readonly [number, number])[]) {
  const builder = new RowsBuilder(['value', 'row'] as const);
  for (const [at, [owner, value]] of all.entries()) builder.add(owner, value, at);
  return builder.build(6);
}

function ofOwner({ starts, value, row }: ReturnType<typeof builtFrom>, owner: number) {
  const [from, end] = [starts[owner] ?? 0, starts[owner + 1] ?? 0];
  return Array.from({ length: end - from }, (_, at) => [value[from + at], row[from + at]]);
}

test('rows added in any order lie together by owner, in the order in which they came', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const built = builtFrom(all);
      const expected = grouped([...all.entries()], ([, [owner]]) => owner);
      for (let owner = 0; owner < 6; owner++) {
        const own = (expected.get(owner) ?? []).map(([at, [, value]]) => [value, at]);
        expect(ofOwner(built, owner)).toEqual(own);
      }
    }),
    { numRuns: 50 },
  );
});

test('many rows of a few owners come together whole', () => {
  const all = Array.from({ length: 40_000 }, (_, at) => [at % 6, at * 7] as const);
  const built = builtFrom(all);
  for (let owner = 0; owner < 6; owner++) {
    const own = [...all.entries()].filter(([, [of]]) => of === owner);
    expect(ofOwner(built, owner)).toEqual(own.map(([at, [, value]]) => [value, at]));
  }
});

test('and put in an order of their own they stay whole and with their owner', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const built = builtFrom(all);
      const before = [0, 1, 2, 3, 4, 5].map((owner) => ofOwner(built, owner));
      const { value, row } = built;
      inOrder(
        built,
        (one, other) => (value[one] ?? 0) - (value[other] ?? 0) || (row[other] ?? 0) - (row[one] ?? 0),
      );
      for (const [owner, own] of before.entries()) {
        const sorted = own.toSorted(([a = 0, at = 0], [b = 0, other = 0]) => a - b || other - at);
        expect(ofOwner(built, owner)).toEqual(sorted);
      }
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['one after the other', [1, 2, 3, 4]],
  ['in another order', [4, 1, 3]],
  ['far apart', [7, 90_000_000]],
  ['none', []],
])('the place of an id is found: %s', (_, ids) => {
  const placeOf = placesOf(Int32Array.from(ids));
  expect(ids.map(placeOf)).toEqual([...ids.keys()]);
  expect([0, -1, 5, 80_000_000].map(placeOf)).toEqual([-1, -1, -1, -1]);
});

test('days as numbers sort as days do, and are the same days again', () => {
  let before = 0;
  for (let one = day('2019-12-20'); one < '2021-03-10'; one = addDays(one, 1)) {
    expect(textOf(dayOf(one))).toBe(one);
    expect(dayOf(one)).toBeGreaterThan(before);
    before = dayOf(one);
  }
});
