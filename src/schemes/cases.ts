import { z } from 'zod';
import type { Fen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { type FactName, factNames, factOf, type FactValue, readFactValue } from './facts.ts';
import { unknownKeyText } from './fault-text.ts';
import type { Loaded, PolicySource } from './policy-source.ts';
import { valueFault } from './predicate-shape.ts';
import type { KnownFacts } from './predicate.ts';
import { readPolicy } from './read-policy.ts';
import { reasonsOf } from './reasons.ts';
import { type Decision, decideVersion, type Scheme, versionAt } from './scheme.ts';
import { month, record, report, words, yuan } from './shapes.ts';

/** What a scheme says of a unit in a month: its decision, or that no version of it is in force. */
type CaseOutcome = Decision['outcome'] | 'before-first' | 'ended';

/** 案例 an invented unit in a month and what the scheme must say of it. A fact that is not stated is unknown. */
export type SchemeCase = {
  readonly name: string;
  readonly month: YearMonth;
  readonly facts: KnownFacts;
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

const knownFacts: z.ZodType<KnownFacts> = z.record(z.string(), z.unknown()).transform((plain, context) => {
  const known = new Map<FactName, FactValue>();
  const visit = (value: unknown, path: readonly string[]): void => {
    const name = factNames.find((candidate) => candidate === path.join('.'));
    if (name !== undefined) {
      const given = readFactValue(factOf(name), value);
      if (given === undefined) report(context, { path, message: valueFault(factOf(name), value) });
      else known.set(name, given);
    } else if (isGroup(value, path)) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    } else {
      report(context, { path, message: unknownKeyText(path.join('.'), factNames), atKey: true });
    }
  };
  for (const [key, value] of Object.entries(plain)) visit(value, [key]);
  return known;
});

const expectation = record({
  outcome: z.enum(['eligible', 'refused', 'unknown', 'before-first', 'ended']),
  yuan: yuan.optional(),
  because: z
    .array(z.enum(factNames as readonly [FactName, ...FactName[]]))
    .min(1)
    .optional(),
}).transform(({ outcome, yuan: fen, because }, context) => {
  if ((outcome === 'eligible') !== (fen !== undefined)) {
    const message = { zh: '写明金额当且仅当 eligible', en: 'give an amount exactly when eligible' };
    report(context, { path: ['yuan'], message });
  }
  if (outcome !== 'refused' && outcome !== 'unknown' && because !== undefined) {
    const message = { zh: `${outcome} 没有理由`, en: `${outcome} has no reasons` };
    report(context, { path: ['because'], message });
  }
  return { outcome, ...(fen !== undefined && { fen }), ...(because !== undefined && { because }) };
});

const casesShape: z.ZodType<readonly SchemeCase[]> = z
  .array(record({ name: words, month, facts: knownFacts, expect: expectation }))
  .min(1);

/** Reads the cases beside a scheme, with the same faults as the scheme itself. */
export function loadCases(source: PolicySource): Loaded<readonly SchemeCase[]> {
  return readPolicy(source, casesShape);
}

/** Decides a case by the version of its month and compares outcome, exact amount and reasons. */
export function runCase(scheme: Scheme, { month: inMonth, facts, expect }: SchemeCase): CaseResult {
  const version = versionAt(scheme, inMonth);
  if (typeof version === 'string') {
    return { passed: expect.outcome === version, got: { outcome: version, fen: undefined, because: [] } };
  }
  const { outcome, fen, trace } = decideVersion(version, facts);
  const because = [...new Set(reasonsOf(trace).map(({ fact }) => fact))].sort();
  const expected = expect.because?.toSorted().join();
  const passed =
    outcome === expect.outcome &&
    fen === expect.fen &&
    (expected === undefined || expected === because.join());
  return { passed, got: { outcome, fen, because } };
}

function isGroup(value: unknown, path: readonly string[]): value is Record<string, unknown> {
  const prefix = `${path.join('.')}.`;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && factNames.some((name) => name.startsWith(prefix));
}
