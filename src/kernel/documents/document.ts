/**
 * 文字 a stretch of words that look alike; `figure` is the key of the indicator whose value they are, or whose share of the
 * one of the key `whole`.
 */
export type Run = {
  readonly text: string;
  readonly figure?: string;
  readonly whole?: string;
  readonly look?: 'strong' | 'code';
};

/** 公文 a written document as offices print it: a title, blocks in order, and who signs when. */
export type Document = {
  readonly title?: string;
  /** 信函 a letter of one page: smaller letters and narrower margins than GB/T 9704 has for a document. */
  readonly isLetter?: true;
  readonly blocks: readonly Block[];
  /** 落款 lines at the right of the foot: who signs, and the date. */
  readonly signature?: readonly string[];
  /** 附注 what is said below the signature. */
  readonly notes?: readonly Block[];
  /** 回执 lines to be filled in by who receives it, below the signature. */
  readonly receipt?: readonly string[];
  /** A line in small letters at the very end, such as what the document was made from. */
  readonly footnote?: string;
};

/** A block of a document. */
export type Block =
  /** Level 1 is 一、, level 2 （一） or 1、; level 0 a further title. */
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  /** A paragraph, a line without indent, or a note in small letters. */
  | { readonly kind: 'paragraph' | 'line' | 'note'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
    }
  | { readonly kind: 'rule' };

/** An item of a list; its marker is a dash, or a number such as `1.`. */
type ListItem = { readonly marker: string; readonly runs: readonly Run[] };

/** A column of a table: its share of the width, and whether its cells are figures. */
export type TableColumn = {
  readonly heading: readonly Run[];
  readonly share: number;
  readonly align?: 'right';
};

/** 读回的一段 a paragraph, or the row of a table with `|` between its cells, as it was read back from a file. */
export type Passage = {
  /** The headings that it stands under. */
  readonly under: string;
  readonly runs: readonly Run[];
};

/** A text without any look. */
export function plain(text: string): readonly Run[] {
  return [{ text }];
}

/** The words alone. */
export function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
