import { expect, test } from 'vitest';
import type { Figure, FigureValue } from '../../src/indicators/figure.ts';
import type { TieSpec } from '../../src/indicators/language/figure-spec.ts';
import { checkTies } from '../../src/indicators/ties.ts';
import { fen } from '../../src/kernel/fen.ts';
import { day } from '../payout/registry.ts';

const heads = (count: number): FigureValue => ({ kind: 'count', count });
const yuan = (amount: number): FigureValue => ({ kind: 'money', fen: fen(amount * 100) });

function figures(values: Readonly<Record<string, FigureValue>>): ReadonlyMap<string, Figure> {
  return new Map(
    Object.entries(values).map(([key, value]) => {
      const said = { zh: key, en: key };
      return [
        key,
        {
          key,
          value,
          label: said,
          definition: said,
          unit: '人',
          nature: 'actual',
          asOf: day('2020-12-31'),
        } as const,
      ];
    }),
  );
}

const tie = (sum: readonly (string | string[])[], is: string): TieSpec => ({ what: '试', sum: [...sum], is });

test.each([
  ['parts and sum', ['a', 'b'], 'all', { a: heads(2), b: heads(3), all: heads(5) }, [true]],
  ['a part too many', ['a', 'b'], 'all', { a: heads(2), b: heads(4), all: heads(5) }, [false]],
  [
    'heads × rate',
    [
      ['p', 'r'],
      ['q', 's'],
    ],
    'm',
    { p: heads(21), r: yuan(100), q: heads(405), s: yuan(150), m: yuan(62_850) },
    [true],
  ],
  ['one fen off', [['p', 'r']], 'm', { p: heads(3), r: yuan(100), m: yuan(300.01) }, [false]],
  ['nobody counted one of them', ['a', 'b'], 'all', { a: heads(2), all: heads(5) }, []],
  ['nobody counted the whole', ['a'], 'all', { a: heads(2) }, []],
  ['heads are no yuan', ['a'], 'm', { a: heads(100), m: yuan(1) }, []],
])('%s', (_, sum, is, values, expected) => {
  const found = checkTies([tie(sum, is)], figures(values), 2020);
  expect(found.map(({ holds }) => holds)).toEqual(expected);
});

test('$year in a key is the year asked for', () => {
  const values = figures({ 'payout.month-2021-12.x': heads(5), a: heads(5) });
  expect(checkTies([tie(['a'], 'payout.month-$year-12.x')], values, 2021)[0]?.holds).toBe(true);
});
