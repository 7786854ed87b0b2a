import type { Block, Document, Passage, Run } from '../../kernel/documents/document.ts';
import { wordsOf } from '../../kernel/documents/document.ts';

/** 句 a sentence with the places of the figures in it; a row of a table is one. */
export type WrittenSentence = {
  readonly under: string;
  readonly text: string;
  readonly marks: readonly Mark[];
};
/** The place of a figure; `whole` where it is told as a share of another. */
export type Mark = {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly whole?: string;
};

/** The passages of a document as its file would be read back. */
export function passagesOf({ blocks, notes = [] }: Document): readonly Passage[] {
  let under: readonly string[] = [];
  return [...blocks, ...notes].flatMap((block) => {
    if (block.kind === 'heading') under = [...under.slice(0, block.level - 1), wordsOf(block.runs)];
    return rowsOf(block).map((runs) => ({ under: under.join(' '), runs }));
  });
}

function rowsOf(block: Block): readonly (readonly Run[])[] {
  switch (block.kind) {
    case 'table': {
      const rows = [block.columns.map(({ heading }) => heading), ...block.rows];
      return rows.map((row) => row.flatMap((cell, index) => (index === 0 ? cell : [{ text: '|' }, ...cell])));
    }
    case 'list':
      return block.items.map(({ runs }) => runs);
    case 'rule':
      return [];
    case 'heading':
    case 'paragraph':
    case 'line':
    case 'note':
      return [block.runs];
  }
}

/** The sentences of passages, in order. */
export function sentencesOf(passages: readonly Passage[]): readonly WrittenSentence[] {
  return passages.flatMap(({ under, runs }) => {
    let at = 0;
    const marks = runs.flatMap(({ text, figure, whole }): readonly Mark[] => {
      const start = at;
      at += text.length;
      if (figure === undefined) return [];
      return [{ key: figure, start, end: at, ...(whole !== undefined && { whole }) }];
    });
    let from = 0;
    return wordsOf(runs)
      .split(/(?<=。)/)
      .map((text) => {
        const start = from;
        from += text.length;
        const own = marks.filter((mark) => mark.start >= start && mark.start < from);
        return {
          under,
          text,
          marks: own.map((mark) => ({
            ...mark,
            start: mark.start - start,
            end: Math.min(mark.end, from) - start,
          })),
        };
      })
      .filter(({ text }) => text.trim() !== '');
  });
}

/** As it is compared: without blanks, wide letters narrow. */
export function plainly(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
