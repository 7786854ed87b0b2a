import { readFile } from 'node:fs/promises';
import { commentDocx } from '../../../files/documents/comment-docx.ts';
import { writeMarkedDocx } from '../../../files/documents/write-marked-docx.ts';
import type { MarkedLine, MarkedPiece, MarkedText } from '../../../kernel/documents/marked-text.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { markedHtml } from '../../../reports/media/marked-html.ts';
import { markedMarkdown } from '../../../reports/media/marked-markdown.ts';
import type { CheckedSummary, ToldFigure } from './check-summary.ts';

export type MarkedFormat = 'md' | 'html' | 'docx';

/** Writes the text with its numbers marked: a .docx as the one that was read, with comments. */
export async function writeMarked(
  checked: CheckedSummary,
  format: MarkedFormat,
  { path, createdOn }: { readonly path: string; readonly createdOn: PlainDate },
): Promise<Iterable<string> | Uint8Array> {
  if (format === 'docx' && checked.format === 'docx') {
    const comments = checked.figures
      .filter(({ verdict }) => verdict === 'differs')
      .map((one) => ({ start: one.span.start, end: one.span.end, words: wordsOf(one) }));
    const commented = commentDocx(await readFile(path), checked.text, comments, createdOn);
    if (commented) return commented;
  }
  const marked = markedOf(checked);
  if (format === 'docx') return writeMarkedDocx(marked, { createdOn });
  return format === 'html' ? markedHtml(marked) : markedMarkdown(marked);
}

/** The words of a checked text, line by line, with a mark at each number. */
export function markedOf({ file, text, figures, counts, year }: CheckedSummary): MarkedText {
  const differing = figures.filter(({ verdict }) => verdict === 'differs');
  const places = new Map(differing.map((one, index) => [one, index]));
  return {
    title: `${file} 核对结果`,
    summary: [
      `数字 ${counts.figures} 处：相符 ${counts.agrees}，不符 ${counts.differs}，无从核对 ${counts.unexplained}，不是统计数 ${counts['not-a-figure']}。`,
      year === undefined
        ? '只核对了文中各数之间的关系，没有与数据库比对。'
        : `并与数据库中 ${year} 年的指标比对。`,
    ],
    findings: differing.map(({ text: printed, words, span }) => {
      const { computed, why: by } = words();
      return { printed, computed, by, line: span.line };
    }),
    lines: linesOf(text, figures, places),
  };
}

function linesOf(
  text: string,
  figures: readonly ToldFigure[],
  places: ReadonlyMap<ToldFigure, number>,
): readonly MarkedLine[] {
  const lines: MarkedLine[] = [];
  let next = 0;
  for (const match of text.matchAll(/([^\r\n\f]*)(?:\r\n|[\r\n\f]|$)/g)) {
    const line = match[1] ?? '';
    const from = match.index;
    const own: ToldFigure[] = [];
    // A number that goes on in the next line is marked in its first.
    while ((figures[next]?.span.start ?? Infinity) < from + line.length)
      own.push(...figures.slice(next, ++next));
    if (/^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?:-*:?\s*\|?)?$/.test(line) || line.trim() === '') continue;
    const cuts = /^\s*\|.*\|\s*$/.test(line)
      ? cellsAt(line, /(?<!\\)\|/g).slice(1, -1)
      : cellsAt(line, /\t/g);
    lines.push({
      cells: cuts.map(([start, end]) => piecesOf(text, [from + start, from + end], own, places)),
    });
  }
  return lines;
}

function cellsAt(line: string, by: RegExp): readonly (readonly [number, number])[] {
  const cells: [number, number][] = [];
  let start = 0;
  for (const match of line.matchAll(by)) {
    cells.push([start, match.index]);
    start = match.index + match[0].length;
  }
  return [...cells, [start, line.length]];
}

function piecesOf(
  text: string,
  [from, to]: readonly [number, number],
  figures: readonly ToldFigure[],
  places: ReadonlyMap<ToldFigure, number>,
): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = from;
  for (const one of figures) {
    const { start, end } = one.span;
    if (start < at || start >= to) continue;
    if (start > at) pieces.push({ text: text.slice(at, start) });
    at = Math.min(end, to);
    const finding = places.get(one);
    pieces.push({
      text: text.slice(start, at),
      mark: { verdict: one.verdict, words: wordsOf(one), ...(finding !== undefined && { finding }) },
    });
  }
  return at < to ? [...pieces, { text: text.slice(at, to) }] : pieces;
}

const verdicts = {
  agrees: '相符',
  differs: '不符',
  unexplained: '无从核对',
  'not-a-figure': '不是统计数',
} as const;

function wordsOf({ verdict, words }: ToldFigure): string {
  const { computed, why } = words();
  const isTold = verdict === 'differs' && computed !== '';
  return `${verdicts[verdict]}${isTold ? `，应为 ${computed}` : ''}${why === '' ? '' : `。${why}`}`;
}
