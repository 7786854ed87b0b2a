import type { IntakeRow } from '../importing/kinds.ts';
import type { Text } from '../kernel/text.ts';

/** 表种 the name of a kind of sheet. */
export type SheetName = IntakeRow['kind'];

/** A value a fact can have; a fact without one is unknown. Money is a number of fen. */
export type FactValue = boolean | number | string;

/** 对象 what a scheme counts and pays for. */
export type Unit = 'person' | 'household' | 'employer';

/** 事实 a fact that a scheme may ask for: whose it is, what it can be, and which list brings it. */
export type Fact = {
  readonly name: string;
  /** 个人, 户, 单位, or the application, record or list entry that a scheme pays for. */
  readonly entity: Unit | 'event';
  /** The SQL identifier of its column: the name with dots as underscores. */
  readonly column: string;
  readonly label: Text;
  /** The list to import where the fact is unknown. */
  readonly source: Text;
  /** 出自 every kind of sheet whose rows it is made of: what rests on it rests on them. */
  readonly sheets: readonly SheetName[];
  /** 缺失时 what it means that nothing is recorded: unknown unless this says otherwise. */
  readonly absent?: Text;
} & (
  | { readonly type: 'bool'; readonly yes: Text; readonly no: Text }
  | { readonly type: 'enum'; readonly values: readonly EnumValue[] }
  | Ranged
);

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
