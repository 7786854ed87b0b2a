import type { Basis, Unverified } from '../../kernel/basis.ts';
import type { Fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { type Amount, questionsOf, calculateAmount, type Calculation } from './amount.ts';
import type { Events } from '../../facts/event-sources.ts';
import type { SheetName, UnitType } from '../../facts/fact.ts';
import { decide, type KnownFacts, type Predicate, type Trace } from './predicate.ts';
import type { Timing } from '../../facts/window.ts';

export type { Basis, Unverified };

/** 周期 how often a unit is paid: each month, or for the events of a sheet once a year, once ever, or each. */
type Cadence = 'monthly' | 'annual' | 'once' | 'event';

/** 补贴项目 scheme: who gets how much for which months or events, as dated data. The id is permanent. */
export type Scheme = {
  readonly id: string;
  readonly title: string;
  /** 别名 what else people call it, on lists and on the command line. */
  readonly aliases?: readonly string[];
  /** `record`: another body pays; decided and counted, never paid. */
  readonly mode: 'pay' | 'record';
  readonly unit: UnitType;
  readonly cadence: Cadence;
  readonly fund: string;
  readonly payee: Payee;
  /** Given exactly where the cadence is not monthly. */
  readonly events?: Events;
  /** In order of their first month; each runs until the next begins. */
  readonly versions: readonly (SchemeVersion | EndedVersion)[];
};

/** 收款人: the unit itself, or whom the money goes to for it. */
export type Payee = {
  readonly to: 'self' | 'guardian' | 'head' | 'institution' | 'insurer';
  readonly ifMinor?: 'guardian';
  /** Who the institution or insurer is. */
  readonly name?: string;
};

/** The kinds of sheet that say who a payee is. */
export const payeeSheets = {
  self: [],
  guardian: ['accounts'],
  head: ['households'],
  employer: ['employers'],
  institution: [],
  insurer: [],
} as const satisfies Readonly<Record<Payee['to'] | 'employer', readonly SheetName[]>>;

/** 版本 the rule in force from a month on; an event is decided by the version of its month. */
export type SchemeVersion = Dated & {
  readonly timing: Timing;
  readonly when: Predicate;
  readonly amount: Amount;
};

/** 停止 the scheme is not paid from this month on. */
export type EndedVersion = Dated & { readonly ended: true };

type Dated = {
  readonly from: YearMonth;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
};

/** 决定 what a version says of one unit: money only where it is eligible, and how it was calculated. */
export type Decision = {
  readonly outcome: 'eligible' | 'refused' | 'unknown';
  readonly fen: Fen | undefined;
  readonly trace: Trace;
  readonly calculation?: Calculation;
};

/** The version in force in a month; never a fallback. */
export function versionAt(scheme: Scheme, month: YearMonth): SchemeVersion | 'before-first' | 'ended' {
  const version = scheme.versions.findLast(({ from }) => from <= month);
  if (!version) return 'before-first';
  return 'ended' in version ? 'ended' : version;
}

/** 全部条件 all that a version asks: its conditions, then what its amount needs. SQL and `decideVersion` both ask this. */
export function conditionsOf({ when, amount }: Pick<SchemeVersion, 'when' | 'amount'>): Predicate {
  const questions = questionsOf(amount);
  if (questions.length === 0) return when;
  return { all: [...('all' in when ? when.all : [when]), ...questions] };
}

/** Decides one unit, or one event of it, by a version. `before`: what the window of a cap had used up. */
export function decideVersion(version: SchemeVersion, known: KnownFacts, before?: Fen): Decision {
  const trace = decide(conditionsOf(version), known);
  if (trace.outcome !== true) {
    return { outcome: trace.outcome === false ? 'refused' : 'unknown', fen: undefined, trace };
  }
  const calculation = calculateAmount(version.amount, known, before);
  return { outcome: 'eligible', fen: calculation.fen, trace, calculation };
}

/** One version with its scheme's head as plain JSON for `canonicalJson`: what is hashed and kept on record. */
export function schemeBody(scheme: Scheme, version: SchemeVersion): Readonly<Record<string, unknown>> {
  return { ...scheme, versions: [version] };
}
