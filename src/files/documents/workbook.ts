import type { Fen } from '../../kernel/fen.ts';

/** A value of a workbook cell. Fen is shown as yuan with two decimals; a string is always text, never a formula. */
export type WorkbookValue = string | number | { readonly fen: Fen } | Share | undefined;

/** 比例 a number that is shown as a percentage with two decimals. */
type Share = { readonly numerator: number; readonly denominator: number };

/** A column: heading, width in half-width characters, and how its cells look. */
export type WorkbookColumn = {
  readonly heading: string;
  /** A hint shown under the heading in brackets, or as a note. */
  readonly hint?: string;
  readonly width: number;
  /** `text` keeps numbers such as certificate numbers as text (format @). */
  readonly as: 'text' | 'integer' | 'yuan' | 'decimal';
  readonly wrap?: boolean;
  /** Drop-down choices for the cells below the heading. */
  readonly choices?: readonly string[];
};

/** One sheet as offices print them: merged title, a note on the right, headings, rows, a bold total row, footers. */
export type WorkbookSheet = {
  readonly name: string;
  readonly title?: string;
  /** The line under the title, right-aligned, such as 单位:元. */
  readonly note?: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: Iterable<readonly WorkbookValue[]>;
  readonly total?: readonly WorkbookValue[];
  readonly footers?: readonly string[];
  readonly landscape?: boolean;
  /** Empty rows below the headings that get the columns' formats and drop-downs (for templates). */
  readonly blankRows?: number;
};
