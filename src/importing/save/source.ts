import type { PlainDate } from '../../kernel/plain-date.ts';

/** 出处 the sheet that an import reads, and of which day it speaks. */
export type Source = {
  readonly importId: number;
  readonly sheet: string;
  readonly asOf: PlainDate;
  /** Its place in the order of commands: of two statements of one day the later corrects. */
  readonly command: number;
  /** The fields that a column, or the title for all rows, speaks of. */
  readonly stated: ReadonlySet<string>;
  /** The name of the file, for people. */
  readonly file?: string;
};

/** Where something is written from: an import and its sheet. */
export type WrittenBy = Pick<Source, 'importId' | 'sheet'>;
