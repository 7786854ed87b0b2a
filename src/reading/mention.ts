import type { Range } from './numbers/range.ts';
import type { Family } from './words/units.ts';

/** 数的性质 what stands in a text as a number: a quantity, or what only looks like one. */
export type Nature =
  | 'quantity'
  | 'date'
  | 'time'
  | 'ordinal'
  | 'document'
  | 'age'
  | 'grade'
  | 'code'
  | 'range'
  | 'word'
  | 'page';

/** 文中的数 a number as a text prints it, with its unit, what its words allow, and its place. */
export type Mention = {
  readonly text: string;
  readonly nature: Nature;
  /** In people, yuan, percent …: 万 and 万元 are reckoned in. NaN where there is none. */
  readonly value: number;
  readonly range: Range;
  readonly unit: string;
  readonly family: Family;
  /** 每人每月 whom and what time an amount is for, as 人 and 月; empty for a sum. */
  readonly per: string;
  readonly isRounded: boolean;
  readonly isQualified: boolean;
  readonly place: Place;
  /** What stands before it back to the number before or the end of its clause, and after it likewise. */
  readonly before: string;
  readonly after: string;
};

/** Whether it stands before the other in the text. */
export function isBefore({ place: one }: Mention, { place: other }: Mention): boolean {
  return one.part < other.part || (one.part === other.part && one.start < other.start);
}

/** 位置 in which part, from where to where in its words; sentences end at 。, segments at ；, clauses at ，. */
type Place = {
  readonly part: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly segment: number;
  readonly clause: number;
  /** Where the bracket opens that it stands in; -1 outside of any. */
  readonly bracket: number;
};

/** No line of a text that is read is longer. */
const LONGEST_PART = 4_000_000;

/** The place of a number: a cell of a table is the same number with the unit of its heading. */
export function keyOf({ place }: Mention): number {
  return place.part * LONGEST_PART + place.start;
}
