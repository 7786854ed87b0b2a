import type { Basis, Unverified } from '../kernel/basis.ts';
import type { Fen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { decide, type KnownFacts, type Predicate, type Trace } from './predicate.ts';

export type { Basis, Unverified };

/** 补贴项目 scheme: who gets how much in which months, as dated data. The id is permanent. */
export type Scheme = {
  readonly id: string;
  readonly title: string;
  /** `record`: another body pays; decided and counted, never paid. */
  readonly mode: 'pay' | 'record';
  readonly unit: 'person' | 'household';
  readonly cadence: 'monthly';
  readonly fund: string;
  readonly payee: { readonly to: 'self' | 'head'; readonly ifMinor?: 'guardian' };
  readonly timing: { readonly start: 'same_month'; readonly stop: 'next_month' };
  /** In order of their first month; each runs until the next begins. */
  readonly versions: readonly (SchemeVersion | EndedVersion)[];
};

/** 版本 the rule in force from a month on. */
export type SchemeVersion = Dated & { readonly when: Predicate; readonly amount: Amount };

/** 停止 the scheme is not paid from this month on. */
export type EndedVersion = Dated & { readonly ended: true };

type Dated = {
  readonly from: YearMonth;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
};

/** 标准 how much a month. */
export type Amount = { readonly kind: 'flat'; readonly fen: Fen };

/** 决定 what a version says of one unit: money only where it is eligible. */
export type Decision = {
  readonly outcome: 'eligible' | 'refused' | 'unknown';
  readonly fen: Fen | undefined;
  readonly trace: Trace;
};

/** The version in force in a month; never a fallback. */
export function versionAt(scheme: Scheme, month: YearMonth): SchemeVersion | 'before-first' | 'ended' {
  const version = scheme.versions.findLast(({ from }) => from <= month);
  if (!version) return 'before-first';
  return 'ended' in version ? 'ended' : version;
}

/** Decides one unit by a version. */
export function decideVersion(version: SchemeVersion, known: KnownFacts): Decision {
  const trace = decide(version.when, known);
  if (trace.outcome === true) return { outcome: 'eligible', fen: version.amount.fen, trace };
  return { outcome: trace.outcome === false ? 'refused' : 'unknown', fen: undefined, trace };
}

/** One version with its scheme's head as plain JSON for `canonicalJson`: what is hashed and kept on record. */
export function schemeBody(scheme: Scheme, version: SchemeVersion): Readonly<Record<string, unknown>> {
  return { ...scheme, versions: [version] };
}
