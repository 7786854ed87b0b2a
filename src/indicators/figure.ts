import type { Fen } from '../kernel/fen.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { type Unit, units } from '../kernel/numbers/unit.ts';
import type { YearMonth } from '../kernel/year-month.ts';

export { units, type Unit };

/** 指标 figure: one number of the report with its meaning and its cut-off. */
export type Figure = {
  readonly key: string;
  readonly nature: FigureNature;
  readonly label: Text;
  readonly unit: Unit;
  readonly asOf: PlainDate;
  readonly definition: Text;
  readonly value: FigureValue;
  readonly standing?: Reliability;
};

/** 数据性质 counted from rows (actual), declared by the policy to be a forecast (estimate), without names (tally), or given (input). */
export type FigureNature = 'actual' | 'estimate' | 'tally' | 'input';

export type FigureValue =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'money'; readonly fen: Fen }
  /** Of counts, or of money in fen. */
  | {
      readonly kind: 'rate';
      readonly numerator: number;
      readonly denominator: number;
      readonly isMoney?: true;
    }
  | { readonly kind: 'date'; readonly on: PlainDate };

/** 可靠程度 what keeps a figure from being the last word: it rests on drafts, some are undecided, months are missing. */
export type Reliability = {
  readonly isDraft: boolean;
  /** 数据截至 the day its lists go up to, where that is before the cut-off. */
  readonly runsTo?: PlainDate;
  /** 待核 of how many it is not known whether they belong to it; undefined where nobody is. */
  readonly undecided?: Undecided;
  /** 所含月份 of a figure over the months of a year: those in it, and those begun and in force that are not. */
  readonly months?: { readonly included: readonly YearMonth[]; readonly missing: readonly YearMonth[] };
};
type Undecided = { readonly count: number; readonly unit: Unit };

/** 测算情况 how far a figure can be told: what it lacks, or how it stands over its months. */
export type CalculatedMonths = {
  readonly lacking: Text | undefined;
  readonly months: readonly YearMonth[];
  readonly standing: Reliability;
};

/** 一年的测算 of a monthly scheme in December and over the year; of another in the year alone. */
export type SchemeInYear = { readonly december: CalculatedMonths; readonly year: CalculatedMonths };
