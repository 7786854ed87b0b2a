import { expect, test } from 'vitest';
import { fen } from '../../src/kernel/fen.ts';
import { type DueRows, withoutNothing } from '../../src/payout/calculate/due-rows.ts';
import { applyGroup } from '../../src/payout/calculate/stack.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import type { StackingGroup } from '../../src/schemes/language/stacking.ts';
import { month } from './registry.ts';

/** What is due of a scheme: the unit at each place of the list, how much, and the period where it is of events. */
function due(
  id: string,
  lines: readonly (readonly [unit: number, fen: number, period?: string])[],
  own: Partial<Scheme> = {},
) {
  const isOfEvents = lines.some(([, , period]) => period !== undefined);
  return {
    scheme: { id, unit: 'person', ...own },
    month: month('2020-03'),
    unit: Int32Array.from(lines, ([unit]) => unit),
    fen: Float64Array.from(lines, ([, amount]) => amount),
    ...(isOfEvents && { events: lines.map(([unit, , period]) => ({ unit, period })) }),
  } as unknown as DueRows;
}

const groupOf = (
  rule: 'first' | 'highest' | number,
  scope: StackingGroup['scope'] = 'person',
): StackingGroup => ({
  group: 'care',
  from: month('2020-01'),
  basis: [],
  unverified: [],
  of: ['a', 'b'],
  same: 'month',
  scope,
  ...(typeof rule === 'number' ? { rule: 'total_cap', fen: fen(rule) } : { rule }),
});

/** What is left of each line, who gave way to whom, and whose household is not known. */
function applied(group: StackingGroup, rows: readonly DueRows[], householdOf?: readonly number[]) {
  const { gaveWay, unplaced } = applyGroup(group, rows, householdOf && Int32Array.from(householdOf));
  return {
    left: rows.map((one) => [...one.fen]),
    gaveWay: gaveWay.map(
      ({ scheme, unit, period, fen: was, left, to }) =>
        `${scheme.id}${unit} ${period} ${was} -> ${left} to ${to}`,
    ),
    unplaced: unplaced.map(({ scheme, unit, period }) => `${scheme}${unit} ${period}`),
  };
}

test('only the schemes of the group give way, and each person for themselves', () => {
  const rows = [
    due('a', [
      [0, 100],
      [2, 100],
    ]),
    due('b', [
      [0, 300],
      [1, 300],
    ]),
    due('c', [[0, 900]]),
  ];
  expect(applied(groupOf('first'), rows)).toEqual({
    left: [[100, 100], [0, 300], [900]],
    gaveWay: ['b0 2020-03 300 -> 0 to a'],
    unplaced: [],
  });
});

test('a line alone gives way to nothing but a cap, and to that only above it', () => {
  const rows = () => [
    due('a', [
      [0, 500],
      [1, 501],
    ]),
  ];
  expect(applied(groupOf('highest'), rows())).toMatchObject({ left: [[500, 501]], gaveWay: [] });
  expect(applied(groupOf(500), rows())).toEqual({
    left: [[500, 500]],
    gaveWay: ['a1 2020-03 501 -> 500 to a'],
    unplaced: [],
  });
});

test('what came to nothing is nobody’s reason to give way, and has no household to be placed in', () => {
  const rows = [
    due('a', [[0, 0]]),
    due('b', [
      [0, 300],
      [1, 0],
    ]),
  ];
  expect(applied(groupOf('first', 'household'), rows, [7, -1])).toEqual({
    left: [[0], [300, 0]],
    gaveWay: [],
    unplaced: [],
  });
});

test('of a household, people and the household itself are held together; who is in none that is known waits', () => {
  const people = due('a', [
    [0, 100],
    [1, 200],
    [2, 400],
  ]);
  const household = due('b', [[3, 900]], { unit: 'household' });
  expect(applied(groupOf('highest', 'household'), [people, household], [3, 5, -1])).toEqual({
    left: [[0, 200, 0], [900]],
    gaveWay: ['a0 2020-03 100 -> 0 to b'],
    unplaced: ['a2 2020-03'],
  });
  // Where no household is known at all, nobody is placed.
  expect(applied(groupOf('highest', 'household'), [due('a', [[1, 100]])])).toMatchObject({
    left: [[0]],
    unplaced: ['a1 2020-03'],
  });
});

test('of equal lines the earlier unit and period are left, whatever the order in which they stand', () => {
  const events = [
    due('a', [
      [0, 300, '2020-03-09'],
      [0, 300, '2020-03-02'],
    ]),
  ];
  expect(applied(groupOf(400), events)).toMatchObject({
    left: [[100, 300]],
    gaveWay: ['a0 2020-03-09 300 -> 100 to a'],
  });
  const people = [
    due('a', [
      [1, 300],
      [0, 300],
    ]),
  ];
  expect(applied(groupOf(400, 'household'), people, [4, 4])).toMatchObject({ left: [[100, 300]] });
});

test('rows that have come to nothing are taken out with all that stands beside them', () => {
  const rows = due('a', [
    [4, 0, 'x'],
    [5, 200, 'y'],
    [6, 0, 'z'],
    [7, 1, 'w'],
  ]);
  const payees = {
    kind: Uint8Array.of(1, 2, 1, 3),
    person: Int32Array.of(4, -1, 6, 8),
    account: Int32Array.of(0, 9, 0, 5),
  };
  const kept = withoutNothing({ ...rows, payees });
  expect([...kept.unit]).toEqual([5, 7]);
  expect([...kept.fen]).toEqual([200, 1]);
  expect(kept.events?.map(({ period }) => period)).toEqual(['y', 'w']);
  expect(kept.payees).toEqual({
    kind: Uint8Array.of(2, 3),
    person: Int32Array.of(-1, 8),
    account: Int32Array.of(9, 5),
  });
  const monthly = withoutNothing(
    due('a', [
      [4, 0],
      [5, 200],
    ]),
  );
  expect([Object.keys(monthly).includes('events'), Object.keys(monthly).includes('payees')]).toEqual([
    false,
    false,
  ]);
  const whole = due('a', [[5, 200]]);
  expect(withoutNothing(whole)).toBe(whole);
});
