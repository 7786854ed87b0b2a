import type { Fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { FactName, FactValue } from '../facts.ts';
import { type Episode, valueInMonth } from '../language/history.ts';
import type { KnownFacts } from '../language/predicate.ts';
import { reasonsOf } from '../language/reasons.ts';
import { decideVersion, type Scheme, type SchemeVersion, versionAt } from '../language/scheme.ts';

export const outcomes = ['eligible', 'refused', 'unknown', 'before-first', 'ended'] as const;

/** What a scheme says of a unit in a month: its decision, or that no version of it is in force. */
type CaseOutcome = (typeof outcomes)[number];

/**
 * 案例 an invented unit in a month and what the scheme must say of it. A fact that is not stated is unknown. What is
 * stated as a history is turned into the fact of the month by the timing of the version in force there.
 */
export type SchemeCase = {
  readonly name: string;
  readonly month: YearMonth;
  readonly facts: KnownFacts;
  readonly history: ReadonlyMap<FactName, readonly Episode[]>;
  readonly expect: {
    readonly outcome: CaseOutcome;
    /** The exact amount; stated exactly when eligible. */
    readonly fen?: Fen;
    /** Exactly these facts, in any order, give the reasons. */
    readonly because?: readonly FactName[];
  };
};

/** What a scheme said of a case, and whether that was expected. */
export type CaseResult = {
  readonly passed: boolean;
  readonly got: {
    readonly outcome: CaseOutcome;
    readonly fen: Fen | undefined;
    readonly because: readonly FactName[];
  };
};

/**
 * What is known of a case's unit in its month, by the timing of a version. Its event stands alone, so that no cap of a
 * household is shared with anybody unless the case says that the household is not known.
 */
export function knownIn(
  { facts, history, month: inMonth }: SchemeCase,
  { timing }: SchemeVersion,
): KnownFacts {
  const known = new Map<FactName, FactValue>([['event.household', true], ...facts]);
  for (const [name, episodes] of history) {
    const value = valueInMonth(name, episodes, inMonth, timing);
    if (value !== undefined) known.set(name, value);
  }
  return known;
}

/** Decides a case by the version of its month and compares outcome, exact amount and reasons. */
export function runCase(scheme: Scheme, one: SchemeCase): CaseResult {
  const { expect } = one;
  const version = versionAt(scheme, one.month);
  if (typeof version === 'string') {
    return { passed: expect.outcome === version, got: { outcome: version, fen: undefined, because: [] } };
  }
  const { outcome, fen, trace } = decideVersion(version, knownIn(one, version));
  const because = [...new Set(reasonsOf(trace).map(({ fact }) => fact))].sort();
  const expected = expect.because?.toSorted().join();
  const passed =
    outcome === expect.outcome &&
    fen === expect.fen &&
    (expected === undefined || expected === because.join());
  return { passed, got: { outcome, fen, because } };
}
