import type { RawBuilder } from 'kysely';
import type { CaseKind } from '../cases/case-kind.ts';
import type { Campaign } from '../db/history/campaign-store.ts';
import type { Fen } from '../kernel/fen.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import type { District } from '../schemes/load/district.ts';
import type { SheetName } from '../facts/fact.ts';
import type { Basis, Scheme } from '../schemes/language/scheme.ts';
import type { QuotaVersion } from '../services/employment.ts';
import type { Programme } from '../services/programme.ts';
import type { FigureValue, FigureNature, SchemeInYear, Reliability, Unit } from './figure.ts';
import type { Catalogue } from './language/figure-spec.ts';
import type { Targets } from './language/load-targets.ts';

/** What figures are computed for: a year, its cut-off, and the district with its schemes. */
export type Scope = {
  readonly year: number;
  readonly asOf: PlainDate;
  readonly district: District;
  readonly schemes: readonly Scheme[];
  readonly programmes: readonly Programme[];
  readonly indicators: Catalogue;
  /** 个案种类 none where the folder has none. */
  readonly caseKinds?: readonly CaseKind[];
  /** 台账用词 the words of the ledger that mean each programme, by its id; found when the figures are computed. */
  readonly programmeWords?: ReadonlyMap<string, readonly string[]>;
  /** 按比例就业 none where the folder has no employment.yaml. */
  readonly quota?: readonly QuotaVersion[];
  /** 年度任务 none where the folder has no targets.yaml. */
  readonly targets?: readonly Targets[];
  /** 上年上报 what was handed in for the year before, by the keys of this one: a count, yuan or percent. */
  readonly lastYear?: ReadonlyMap<string, number | string | null>;
  /** 台账上的街道 the words of the ledger that mean a subdistrict, with its name; found when the figures are computed. */
  readonly placeWords?: ReadonlyMap<string, string>;
  /** 文字材料 of the year, by its heading; found when the figures are computed. */
  readonly narrative?: ReadonlyMap<string, string>;
  /** 复核活动 whose frozen list the review rate is taken over; found when the figures are computed. */
  readonly campaign?: Campaign | undefined;
  /** 测算情况 how each scheme was calculated in the year, by its id; found when the figures are computed. */
  readonly calculated?: ReadonlyMap<string, SchemeInYear>;
};

/** 临时表 what the rows of figures are read from, built once a scope: holders at the cut-off, those to be reviewed, payout lines. */
export type Built = 'holders' | 'reviewed' | 'lines' | 'cases';

/** One row behind a figure. `number` is a full certificate number or citizen id: mask it before anyone sees it. */
export type TraceRow = {
  person: number | null;
  name: string | null;
  number: string | null;
  subdistrict: string | null;
  category: string | null;
  grade: number | null;
  happened_on: PlainDate | null;
  fen: number | null;
  /** 数量 of a tally; none where each row is one. */
  quantity?: number | null;
  file: string | null;
  sheet: string | null;
  row: number | null;
};

/** 指标 one definition of a figure. What is counted and what is listed as its rows are the same query. */
export type Indicator = {
  readonly key: string;
  readonly nature: FigureNature;
  readonly label: Text;
  readonly unit: Unit;
  readonly definition: Text;
  /** 所依据的表种 the kinds of sheet whose rows decide it, the roster among them; none for a value of the policies. */
  readonly sheets?: readonly SheetName[];
} & Measure;

/** What the kind of a figure says of it; its name and unit are the policy's. */
export type Defined = Pick<Indicator, 'definition' | 'sheets'> & Measure;

/** 前提 what must be on record, or there is no figure; `lacking` says what is not, and what to do. */
export type Need = {
  readonly isMet: RawBuilder<unknown>;
  readonly lacking: Text;
  /** The kind of list that must be there: the figure is known as far as that goes. */
  readonly kind?: SheetName;
};

/** What a figure counts or adds up, where all that it needs is on record. */
type Counted = {
  readonly rows: RawBuilder<TraceRow>;
  /** The same rows without who they are, to be counted faster. */
  readonly bare?: RawBuilder<unknown>;
  /** What the rows are read from, beside the tables of the registry. */
  readonly reads?: readonly Built[];
  readonly needs: readonly Need[];
  readonly standing?: Reliability;
  /** Rows of people of whom it is not known whether they belong to the figure. */
  readonly undecided?: RawBuilder<unknown>;
  /** What they are counted in, where that is not the figure's own unit. */
  readonly undecidedUnit?: Unit;
};

/** How a figure is measured. */
type Measure =
  /** The number of rows, the sum or the median of their quantities, or the first of their days. */
  | ({ readonly kind: 'count' | 'quantity' | 'median' | 'day' } & Counted)
  | Summed
  /** A value of the policies, with what it rests on. */
  | {
      readonly kind: 'input';
      readonly value: FigureValue | undefined;
      readonly needs: readonly Need[];
      readonly source: Text;
    }
  | { readonly kind: 'rate-of-pay'; readonly fen: Fen; readonly basis: readonly Basis[] }
  /** Some of the rows over all of them. */
  | ({ readonly kind: 'share'; readonly numerator: RawBuilder<unknown> } & Counted)
  /** Two other figures, one over the other: as a rate, or money as an average. */
  | { readonly kind: 'ratio' | 'average'; readonly numerator: string; readonly denominator: string }
  /** Another figure over a known number in its unit (fen for money), or what it has grown by over that. */
  | {
      readonly kind: 'done' | 'growth';
      readonly of: string;
      readonly base: number | undefined;
      readonly needs: readonly Need[];
    }
  /** Other figures of one unit together. */
  | { readonly kind: 'total'; readonly of: readonly string[] };

/** The sum of the fen of the rows. */
export type Summed = { readonly kind: 'sum' } & Counted;
