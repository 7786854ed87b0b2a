/** 公文 a written document as offices print it: a title, blocks in order, and who signs when. */
export type OfficialDocument = {
  readonly title: string;
  /** 信函 a letter of one page: smaller letters and narrower margins than GB/T 9704 has for a document. */
  readonly isLetter?: true;
  readonly blocks: readonly DocumentBlock[];
  /** 落款 lines at the right of the foot: who signs, and the date. */
  readonly signature?: readonly string[];
  /** 回执 lines to be filled in by who receives it, below the signature. */
  readonly receipt?: readonly string[];
  /** A line in small letters at the very end, such as what the document was made from. */
  readonly footnote?: string;
};

/** A block of a document: a heading of level 1 (一、) or 2 (（一）), a paragraph, a line without indent, or a table. */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'line'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly DocumentColumn[];
      readonly rows: readonly (readonly string[])[];
    };

/** A column of a table: its share of the width, and whether its cells are figures. */
type DocumentColumn = {
  readonly heading: string;
  readonly share: number;
  readonly align?: 'right';
};
