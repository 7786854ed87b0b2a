import type { Fen } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Calculation } from '../../schemes/language/amount.ts';
import type { Trace } from '../../schemes/language/predicate.ts';
import type { Reason } from '../../schemes/language/reasons.ts';
import type { Basis, Decision, Scheme, Unverified } from '../../schemes/language/scheme.ts';
import type { Provenance } from './provenance.ts';
import type { CapsAndStacking, PaidUnit } from './caps-and-stacking.ts';
import type { Ledger } from './ledger.ts';

/** 解释 what a scheme says of a unit in a month, or of an event of it, and why. */
export type Explanation = {
  readonly scheme: string;
  readonly title: string;
  readonly mode: Scheme['mode'];
  /** The person, their household or the employer; undefined where no household of the month is known. */
  readonly unit: PaidUnit | undefined;
  /** 所属期 the month, or the period of the event. */
  readonly period: string;
} & (ExplainedDecision | NotDecided);

/** `no-event`: the scheme pays for what is applied for or recorded, and of that month there is nothing. */
type NotDecided = {
  readonly outcome: 'not-in-force';
  readonly status: 'before-first' | 'ended' | 'no-event';
};

/** 异议 a case about a payment. */
export type Objection = {
  readonly id: number;
  readonly kind: string;
  readonly openedOn: string;
  readonly isOpen: boolean;
};

/** A decision with the rule and the rows of files it rests on, and what became of it. */
export type ExplainedDecision = {
  readonly outcome: Decision['outcome'];
  readonly fen: Fen | undefined;
  readonly reasons: readonly Reason[];
  /** What it rests on where it is eligible. */
  readonly grounds: readonly Text[];
  readonly trace: Trace;
  readonly calculation: Calculation | undefined;
  /** 名单金额 what the row of the event says, where a fixed rate is paid and is not that. */
  readonly listed: Fen | undefined;
  readonly capsAndStacking: CapsAndStacking | undefined;
  readonly versionFrom: YearMonth;
  readonly versionSha256: string;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
  readonly provenance: readonly Provenance[];
  /** 个案 the case that the event follows from, and the approval that it rests on. */
  readonly case: { readonly id: number; readonly approval: string | null } | undefined;
  /** 涉及的异议、信访 the cases of the person that are about what they are paid by the scheme in the month. */
  readonly questions: readonly Objection[];
} & Ledger;
