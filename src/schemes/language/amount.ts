import { type Fen, fen, mulDivHalfUp } from '../../kernel/fen.ts';
import { domainOf, type FactName, type FactValue } from '../facts.ts';
import type { KnownFacts, Predicate } from './predicate.ts';

/** 标准 how much: 定额, 分档, 据实, 核定. A closed list; amounts are above zero. */
export type Amount =
  | { readonly kind: 'flat'; readonly fen: Fen }
  /** 分档 by the value of a fact; a value without a row pays nothing. */
  | { readonly kind: 'table'; readonly by: FactName; readonly rows: Readonly<Record<string, Fen>> }
  /** 据实 a share of the amount on record, half a fen rounded up, within a cap. */
  | { readonly kind: 'actual'; readonly of: 'event.amount'; readonly share?: Share; readonly cap?: Cap }
  /** 核定 the amount on record as others decided it; one above `max` is refused, never cut. */
  | { readonly kind: 'entered'; readonly max: Fen; readonly needs: readonly string[] };

/** 比例 a share above 0 and up to the whole. */
export type Share = { readonly numerator: number; readonly denominator: number; readonly round: 'half_up' };

/** 上限 the most that a unit gets in one period, one calendar year or ever. */
export type Cap = {
  readonly fen: Fen;
  readonly per: 'person' | 'household' | 'employer';
  readonly window: 'period' | 'year' | 'lifetime';
};

/** 计算过程 how the amount of an eligible unit came about. */
export type Reckoning = {
  readonly fen: Fen;
  /** The amount on record that it starts from. */
  readonly base?: Fen;
  readonly share?: { readonly of: Share; readonly fen: Fen };
  /** `before`: what the window had used up before this event. */
  readonly cap?: Cap & { readonly before: Fen; readonly isHit: boolean };
  readonly row?: { readonly by: FactName; readonly value: FactValue };
};

/** What an amount asks before it can be paid, beside the conditions of the version; nothing where it is flat. */
export function questionsOf(amount: Amount): readonly Predicate[] {
  if (amount.kind === 'flat') return [];
  if (amount.kind === 'table') return [{ fact: amount.by, in: rowValues(amount.by, amount.rows) }];
  const of = 'event.amount';
  if (amount.kind === 'entered') return [{ fact: of, lte: amount.max }];
  const ofHousehold: Predicate = { fact: 'event.household', is: true };
  return [{ fact: of, gte: 1 }, ...(amount.cap?.per === 'household' ? [ofHousehold] : [])];
}

/**
 * The amount of a unit whose conditions and questions hold. `before` is what earlier events of the cap's window came
 * to before the cap. Throws where a question does not hold: nothing is ever paid on a guess.
 */
export function reckon(amount: Amount, known: KnownFacts, before: Fen = fen(0)): Reckoning {
  if (amount.kind === 'flat') return { fen: amount.fen };
  if (amount.kind === 'table') {
    const value = known.get(amount.by);
    const row = value === undefined ? undefined : amount.rows[String(value)];
    if (value === undefined || row === undefined) throw new RangeError('no row for the fact');
    return { fen: row, row: { by: amount.by, value } };
  }
  const recorded = known.get('event.amount');
  if (typeof recorded !== 'number') throw new RangeError('no amount on record');
  const base = fen(recorded);
  if (amount.kind === 'entered') return { fen: base, base };
  const { share, cap } = amount;
  const shared = share ? mulDivHalfUp(base, share.numerator, share.denominator) : base;
  const due = cap ? withinCap(cap.fen, before, shared) : shared;
  return {
    fen: due,
    base,
    ...(share && { share: { of: share, fen: shared } }),
    ...(cap && { cap: { ...cap, before, isHit: due < shared } }),
  };
}

/** What is left for an amount where earlier ones came to `before`: min(cap, before + amount) − min(cap, before). */
export function withinCap(cap: Fen, before: Fen, amount: Fen): Fen {
  return fen(Math.min(cap, before + amount) - Math.min(cap, before));
}

/** The typed values that a table has rows for, in the order of the fact's domain. */
export function rowValues(by: FactName, rows: Readonly<Record<string, Fen>>): readonly FactValue[] {
  return domainOf(by).filter((value) => Object.hasOwn(rows, String(value)));
}
