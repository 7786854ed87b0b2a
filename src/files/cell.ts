import type { PlainDate } from '../kernel/plain-date.ts';
import type { TextEncoding } from '../kernel/writing/text-encoding.ts';

/** One cell as the file holds it: nothing is converted, so that a lost digit can still be seen. */
export type Cell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  /**
   * `text` is the number as stored (`420112199001010000`, `4.2E+17`); `date` is set where its format is a date's, `is1904`
   * where it is none but would count from 1904.
   */
  | { readonly kind: 'number'; readonly text: string; readonly date?: PlainDate; readonly is1904?: true }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** An Excel error such as #N/A, or a formula that was never calculated. */
  | { readonly kind: 'error'; readonly text: string };

export const blankCell: Cell = { kind: 'blank' };

/** One row; `cells[0]` is column A. `row` counts from 1 as Excel does. */
export type SheetRow = {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly isHidden?: boolean;
  /** 删除线 whether a cell of it is struck out. */
  readonly isStruck?: boolean;
};

/** Told how much of a file or part has been read, from 0 to 1. */
export type SeenShare = (share: number) => void;

/** Told of a sheet while it is read: how far, and which columns (counted from 0) are hidden. */
export type SheetWatch = {
  readonly seen?: SeenShare;
  readonly hiddenColumns?: (first: number, last: number) => void;
};

/** 合并单元格 a merged area over several rows, in its first column: rows as Excel counts, `column` from 0. */
export type MergedArea = { readonly column: number; readonly first: number; readonly last: number };

/** One sheet to be read once, in batches of rows, never whole. A CSV file is one sheet named ''. */
export type Sheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: (watch?: SheetWatch) => AsyncIterable<readonly SheetRow[]>;
  /** The areas merged downwards, in no order; none where a format has none. */
  readonly merged?: () => Promise<readonly MergedArea[]>;
  /** 下拉选项 what it offers for the cells of a column, by the column counted from 0; none where a format has none. */
  readonly choices?: () => Promise<ReadonlyMap<number, readonly string[]>>;
};

/**
 * 读过的旧表 all that was read of a file which can only be read whole, packed, so that nobody has to read it whole again. Its
 * memory is shared by the threads that it is sent to.
 */
export type KeptBook = {
  readonly format: Spreadsheet['format'];
  readonly encoding: TextEncoding | undefined;
  readonly sheets: readonly KeptSheet[];
  readonly bytes: number;
};

export type KeptSheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly hiddenColumns: readonly number[];
  readonly merged: readonly MergedArea[];
  /** Packed rows. */
  readonly batches: readonly Uint8Array[];
};

/** A spreadsheet file that was opened and recognised. */
export type Spreadsheet = {
  readonly format: 'xlsx' | 'csv' | 'xls' | 'html' | 'markdown' | 'docx';
  /** How text was decoded, for CSV, HTML and Markdown. */
  readonly encoding?: TextEncoding;
  /** What this program says that it made the file as. */
  readonly madeAs?: 'report' | undefined;
  readonly sheets: readonly Sheet[];
  /** What makes the same of it again without the file. */
  readonly kept?: KeptBook;
  readonly close: () => Promise<void>;
};

/** The letter name of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
