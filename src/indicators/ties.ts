import type { Figure } from './figure.ts';
import type { TieSpec } from './language/figure-spec.ts';

/** 勾稽 what a tie says of the figures of the year: what its parts come to, and what they should. */
export type Tie = {
  readonly what: string;
  /** In the unit of the figures: a count, or fen. */
  readonly sum: number;
  readonly is: Figure;
  readonly holds: boolean;
};

/** The ties of which every figure is known; of the others nothing can be said. */
export function checkTies(
  ties: readonly TieSpec[],
  figures: ReadonlyMap<string, Figure>,
  year: number,
): readonly Tie[] {
  const find = (key: string): Figure | undefined => figures.get(key.replaceAll('$year', String(year)));
  return ties.flatMap(({ what, sum, is }) => {
    const whole = find(is);
    const parts = sum.map((part) => amountOf(typeof part === 'string' ? [find(part)] : part.map(find)));
    const known = parts.filter((part) => part !== undefined);
    const stated = whole && amountOf([whole]);
    if (!whole || !stated || known.length < parts.length) return [];
    // A sum over two units says nothing.
    if (known.some(({ isMoney }) => isMoney !== stated.isMoney)) return [];
    const total = known.reduce((amount, part) => amount + part.amount, 0);
    return [{ what, sum: total, is: whole, holds: total === stated.amount }];
  });
}

type Amount = { readonly amount: number; readonly isMoney: boolean };

/** One figure, or heads times rate. */
function amountOf(factors: readonly (Figure | undefined)[]): Amount | undefined {
  let amount = 1;
  let isMoney = false;
  for (const factor of factors) {
    if (factor?.value.kind === 'count') amount *= factor.value.count;
    else if (factor?.value.kind === 'money') {
      amount *= factor.value.fen;
      isMoney = true;
    } else return undefined;
  }
  return { amount, isMoney };
}
