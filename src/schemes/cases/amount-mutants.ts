import { fen } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import type { Amount } from '../language/amount.ts';
import { amountText } from '../describe/describe-amount.ts';

/** 误写 something written otherwise: where, what it says (`of`), and what it would say then (`what`). */
export type Mutated<Value> = {
  readonly path: readonly PropertyKey[];
  readonly of: Text;
  readonly what: Text;
  readonly value: Value;
};

type Wrong = Omit<Mutated<Amount>, 'of'>;

/** Every small mistake in an amount: a fen more or less, no cap, no share. */
export function amountMutants(amount: Amount, path: readonly PropertyKey[]): readonly Mutated<Amount>[] {
  const of = amountText(amount);
  return wrongAmounts(amount, path).map((one) => ({ ...one, of }));
}

function wrongAmounts(amount: Amount, path: readonly PropertyKey[]): readonly Wrong[] {
  const at = (...keys: readonly string[]) => ({ path: [...path, ...keys] });
  switch (amount.kind) {
    case 'flat':
      return [{ ...at('yuan'), what: oneMore, value: { ...amount, fen: fen(amount.fen + 1) } }];
    case 'table':
      return Object.entries(amount.rows).map(([key, row]) => ({
        ...at('rows', key),
        what: oneMore,
        value: { ...amount, rows: { ...amount.rows, [key]: fen(row + 1) } },
      }));
    case 'entered':
      return [
        { ...at('max'), what: oneMore, value: { ...amount, max: fen(amount.max + 1) } },
        { ...at('max'), what: oneLess, value: { ...amount, max: fen(amount.max - 1) } },
      ];
    case 'actual':
      return actualMutants(amount, path);
  }
}

const oneMore: Text = { zh: '多一分钱', en: 'one fen more' };
const oneLess: Text = { zh: '少一分钱', en: 'one fen less' };

function actualMutants(
  amount: Extract<Amount, { readonly kind: 'actual' }>,
  path: readonly PropertyKey[],
): readonly Wrong[] {
  const { share, cap, ...rest } = amount;
  const uncapped = { ...rest, ...(share && { share }) };
  const capped = { path: [...path, 'cap'] };
  return [
    ...(cap
      ? [
          { ...capped, what: { zh: '没有上限', en: 'without a cap' }, value: uncapped },
          { ...capped, what: oneMore, value: { ...amount, cap: { ...cap, fen: fen(cap.fen + 1) } } },
          { ...capped, what: oneLess, value: { ...amount, cap: { ...cap, fen: fen(cap.fen - 1) } } },
        ]
      : []),
    ...(share
      ? [
          {
            path: [...path, 'share'],
            what: { zh: '不乘比例', en: 'the whole' },
            value: { ...rest, ...(cap && { cap }) },
          },
        ]
      : []),
  ];
}
