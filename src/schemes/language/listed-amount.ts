import { type Fen, fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Amount, Reckoning } from './amount.ts';
import type { KnownFacts } from './predicate.ts';
import { type Scheme, versionAt } from './scheme.ts';

/** 标准 the amounts that a scheme pays whatever a list says; none where it pays by the amount on record. */
function fixedRates(amount: Amount): readonly Fen[] {
  if (amount.kind === 'flat') return [amount.fen];
  return amount.kind === 'table' ? [...new Set(Object.values(amount.rows))] : [];
}

/** 名单金额与标准不同 the fixed rates of a month where an amount on a list is none of them; else none. */
export function ratesUnlike(scheme: Scheme, month: YearMonth, listed: number): readonly Fen[] {
  const version = versionAt(scheme, month);
  const rates = typeof version === 'string' ? [] : fixedRates(version.amount);
  return rates.some((rate) => rate === listed) ? [] : rates;
}

/** The amount on record of an event that is paid by a fixed rate, where it is another; else undefined. */
export function listedUnlike({ base, fen: due }: Reckoning, known: KnownFacts): Fen | undefined {
  const listed = known.get('event.amount');
  return base === undefined && typeof listed === 'number' && listed !== due ? fen(listed) : undefined;
}
