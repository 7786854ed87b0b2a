import type { IntakeRow } from '../importing/kinds.ts';
import type { Text } from '../kernel/text.ts';
import type { Month } from './month.ts';

/** 表种 the name of a kind of sheet. */
export type SheetName = IntakeRow['kind'];

/** A value a fact can have; a fact without one is unknown. Money is a number of fen. */
export type FactValue = boolean | number | string;

/** 对象 what a scheme counts and pays for. */
export type UnitType = 'person' | 'household' | 'employer';

/**
 * 码 a value in a column: 1 and 0 of a yes or no, the place of one of a list, a number as it is, and UNKNOWN (-1) for what is
 * not known.
 */
export type Code = number;

/** 出处 what kind of row says a fact, so that `explain` can name the row. */
export type OriginKind =
  | 'state'
  | 'residence'
  | 'certificate'
  | 'low-income'
  | 'person'
  | 'guardian'
  | 'application'
  | 'placement'
  | 'household'
  | 'employer'
  | 'event';

/** 事实 a fact that a scheme may ask for: whose it is, what it can be, which lists bring it, and how it reads in a month. */
export type Fact = Described & (OfUnits | OfEvents);

type Described = {
  readonly name: string;
  readonly label: Text;
  /** The list to import where the fact is unknown. */
  readonly source: Text;
  /** 出自 every kind of sheet whose rows it is made of: what rests on it rests on them. */
  readonly sheets: readonly SheetName[];
  /** 缺失时 what it means that nothing is recorded: unknown unless this says otherwise. */
  readonly absent?: Text;
  readonly origin: OriginKind;
  /** 证明材料 what somebody can bring to the counter where it is missing or wrong. */
  readonly proof: Text;
} & (
  | { readonly type: 'bool'; readonly yes: Text; readonly no: Text }
  | { readonly type: 'enum'; readonly values: readonly EnumValue[] }
  | Ranged
);

/** Of everybody, every household or every employer at once: a code for each by their place. */
type OfUnits = {
  readonly entity: UnitType;
  /** `scheme` matters only where the fact is `ofScheme`. */
  readonly inMonth: (month: Month, scheme: string) => Int32Array;
  /** Whether it is another for each scheme, such as 申请. */
  readonly ofScheme?: true;
};

/** Of the application, record or list entry that a scheme pays for. */
type OfEvents = {
  readonly entity: 'event';
  readonly ofEvent: (event: EventFacts, month: Month) => Code;
};

/** 事件 what the row of an event says of itself. */
export type EventFacts = {
  /** Fen; undefined without an amount above zero. */
  readonly amount: number | undefined;
  readonly level: string | null;
  readonly basis: string | null;
  /** 家长 the place of the person, below 0 where they are not on record. */
  readonly parent: number;
  /** Whether the row names a parent at all. */
  readonly namesParent: boolean;
  /** Whether it is known whose cap the event is held against, where there is a cap by household: 1, or UNKNOWN. */
  readonly household: Code;
};

/** A fact that is a number between two others. */
export type Ranged = {
  /** `money` is whole fen, written in a file as a quoted decimal of yuan. */
  readonly type: 'int' | 'money';
  readonly from: number;
  readonly to: number;
  /** `one`: the English word for a single one. */
  readonly unit: Text & { readonly one?: string };
  /** 万分之 a share of ten thousand, shown as a percentage beside. */
  readonly isShare?: true;
  /** The points that stand for the whole range in tests and lint. */
  readonly samples: readonly number[];
};

type EnumValue = { readonly value: FactValue; readonly label: Text };
