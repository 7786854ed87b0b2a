import { expect, test } from 'vitest';
import { fen } from '../../src/kernel/fen.ts';
import { type CappedEvent, withinCaps } from '../../src/payout/calculate/capped-events.ts';

type Asked = {
  readonly order: number;
  readonly place?: number;
  readonly unit?: number;
  readonly period?: string;
};

/** An event that asks for so much, held against a cap of 1,000 fen that all of one window share. */
function asks(amount: number, { order, place = 1, unit = 1, period = `e${order}` }: Asked, window = 'h1') {
  const row = { unit, period, place, event: { order } };
  return { row, fen: fen(amount), cap: { fen: fen(1000), window } } as CappedEvent;
}

const left = (events: readonly CappedEvent[]) =>
  withinCaps(events).map(
    ({ row: { period, unit }, before, left: rest }) => `${period}/${unit}: ${before} + ${rest}`,
  );

test('the earlier event takes of the cap first, whatever the order in which they were read', () => {
  const [first, second, third] = [asks(700, { order: 1 }), asks(700, { order: 2 }), asks(50, { order: 3 })];
  const told = ['e1/1: 0 + 700', 'e2/1: 700 + 300', 'e3/1: 1400 + 0'];
  for (const read of [
    [first, second, third],
    [third, second, first],
    [second, third, first],
  ])
    expect(left(read)).toEqual(told);
});

test('of one year the first event counts, and the others take nothing of the cap', () => {
  const year = { period: '2020' };
  expect(left([asks(900, { order: 5, ...year }), asks(400, { order: 2, ...year })])).toEqual([
    '2020/1: 0 + 400',
  ]);
  expect(left([asks(400, { order: 2, ...year }), asks(900, { order: 2, unit: 2, ...year })])).toEqual([
    '2020/1: 0 + 400',
    '2020/2: 400 + 600',
  ]);
});

test('of one day and content the place among them decides, then the unit', () => {
  const placed = [asks(800, { order: 1, place: 2, period: 'b' }), asks(600, { order: 1, period: 'a' })];
  expect(left(placed)).toEqual(['a/1: 0 + 600', 'b/1: 600 + 400']);
  const units = [
    asks(800, { order: 1, unit: 9, period: 'x' }),
    asks(600, { order: 1, unit: 3, period: 'x' }),
  ];
  expect(left(units)).toEqual(['x/3: 0 + 600', 'x/9: 600 + 400']);
  // The day goes before the place, and the place before the unit.
  const mixed = [
    asks(800, { order: 2, period: 'late' }),
    asks(600, { order: 1, place: 3, unit: 9, period: 'early' }),
  ];
  expect(left(mixed)).toEqual(['early/9: 0 + 600', 'late/1: 600 + 400']);
  const both = [asks(800, { order: 1, place: 2, unit: 1 }), asks(600, { order: 1, place: 1, unit: 9 })];
  expect(left(both)).toEqual(['e1/9: 0 + 600', 'e1/1: 600 + 400']);
});

test('households have a cap each', () => {
  expect(left([asks(700, { order: 1 }), asks(700, { order: 2 }, 'h2')])).toEqual([
    'e1/1: 0 + 700',
    'e2/1: 0 + 700',
  ]);
});
