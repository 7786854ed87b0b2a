/** 带标注的文稿 a text whose numbers are marked with what was found of them. */
export type MarkedText = {
  readonly title: string;
  /** What was found, in lines of plain words. */
  readonly summary: readonly string[];
  readonly findings: readonly MarkedFinding[];
  readonly lines: readonly MarkedLine[];
};

/** A line of the text; the cells of a row of a table. */
export type MarkedLine = { readonly cells: readonly (readonly MarkedPiece[])[] };
export type MarkedPiece = { readonly text: string; readonly mark?: Mark };

/** 标注 the verdict of a number, why, and the place of the finding in the list where it differs. */
type Mark = {
  readonly verdict: 'agrees' | 'differs' | 'unexplained' | 'not-a-figure';
  readonly words: string;
  readonly finding?: number;
};

/** 不符的数 a number that differs: what is printed, what it comes to, how, and where. */
type MarkedFinding = {
  readonly printed: string;
  readonly computed: string;
  readonly by: string;
  readonly line: number;
};
