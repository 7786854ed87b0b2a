import { plainOf } from './plain-text.ts';

/** 文稿 a text as it was read from a file; `isWhole` where each of its lines is a paragraph, and none was broken by a converter. */
export type Text = { readonly text: string; readonly isWhole: boolean };

/** 段 a paragraph or a row of a table: its words in half-width forms and healed, and where they come from. */
export type Part = {
  readonly kind: 'paragraph' | 'heading' | 'row' | 'page';
  readonly text: string;
  /** 单元格 from where to where in `text`, of a row. */
  readonly cells: readonly Cell[];
  /** The table that a row belongs to, counted from 0; -1 of others. */
  readonly table: number;
  readonly pieces: readonly Piece[];
};
type Cell = { readonly start: number; readonly end: number };
/** From `at` on in the words of a part, they stand at `from` on in the text. */
type Piece = { readonly at: number; readonly from: number };
type Line = { readonly text: string; readonly from: number };

/** The place in the whole text of a stretch of the words of a part. */
export function spanOf({ pieces }: Part, start: number, end: number): readonly [number, number] {
  const at = (place: number): number => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.at ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    const piece = pieces[low - 1] ?? { at: 0, from: 0 };
    return piece.from + place - piece.at;
  };
  return [at(start), at(Math.max(end - 1, start)) + 1];
}

const TABLE_RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?\s*$/;
const MARKED =
  /^\s*(?:#{1,6}\s|[-*+]\s|>\s|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十\d]+[章节条部]|[一二三四五六七八九十]是)/;
const HEADING =
  /^\s*(?:#{1,6}\s|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[章节部])/;
const ENDED = /[。;！？!?；:：…”"』」]\s*$/;
const GOES_ON = /(?:[,，、(（《“—-]|\d|[年月日第共计约近达为])\s*$/;
const PAGE = /^\s*(?:[-—–·]\s*)?(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[-—–·/]\s*(?:共?\s*\d{1,3}\s*页?)?)?\s*$/;

/** Cuts a text into paragraphs and rows of tables; lines that a converter broke are joined again. */
export function partsOf({ text, isWhole }: Text): readonly Part[] {
  const lines = linesOf(text);
  const parts: Part[] = [];
  let open: Line[] = [];
  let table = -1;
  let wasRow = false;
  const close = (): void => {
    if (open.length > 0) parts.push(paragraphOf(open));
    open = [];
  };
  const width = widthOf(lines);
  const isHeader = isWhole ? () => false : runningHeads(lines);
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line.text, lines[index - 1]?.text, lines[index + 1]?.text);
    if (cells) {
      close();
      if (TABLE_RULE.test(line.text)) continue;
      if (!wasRow) table += 1;
      wasRow = true;
      parts.push(rowOf(line, cells, table));
      continue;
    }
    const last = open.at(-1);
    if (line.text.trim() === '' || (!isWhole && isPageNumber(lines, index)) || isHeader(index)) {
      if (isWhole || !last || !isCut(last.text, width)) close();
      if (line.text.trim() !== '' && open.length === 0) parts.push({ ...paragraphOf([line]), kind: 'page' });
      wasRow = false;
      continue;
    }
    wasRow = false;
    if (last && (isWhole || !belongs(last.text, line.text, width))) close();
    open.push(line);
  }
  close();
  return parts;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\r\n\f\v\u2028]*(?:\r\n|[\r\n\f\v\u2028]|$)/g)) {
    if (match[0] === '' && match.index >= text.length) break;
    lines.push({ text: match[0].replace(/[\r\n\f\v\u2028]+$/, ''), from: match.index });
  }
  return lines;
}

/** How long a full line of it is: nine of ten are no longer. */
function widthOf(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.trim().length).filter((length) => length > 0);
  lengths.sort((one, other) => one - other);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

function isPageNumber(lines: readonly Line[], index: number): boolean {
  const own = lines[index]?.text ?? '';
  // A bare number may go on with the line before it; one between dashes cannot.
  return PAGE.test(own) && (/[-—–·]/.test(own) || !GOES_ON.test(lines[index - 1]?.text ?? ''));
}

/** 页眉 a line that stands right behind a page number, and in the same words elsewhere: no part of what is told. */
function runningHeads(lines: readonly Line[]): (index: number) => boolean {
  const filled = lines.flatMap(({ text }, index) => (text.trim() === '' ? [] : [index]));
  const said = new Map<string, number>();
  for (const index of filled) {
    const words = lines[index]?.text.trim() ?? '';
    said.set(words, (said.get(words) ?? 0) + 1);
  }
  const heads = new Set(
    filled.filter((index, at) => {
      const last = filled[at - 1];
      const words = lines[index]?.text.trim() ?? '';
      return (
        last !== undefined && isPageNumber(lines, last) && (said.get(words) ?? 0) > 1 && words.length < 40
      );
    }),
  );
  return (index) => heads.has(index);
}

function isCut(last: string, width: number): boolean {
  return GOES_ON.test(last) || (last.trim().length >= width * 0.85 && !ENDED.test(last));
}

/** 行宽 no page has longer lines: where they are longer, each is a paragraph. */
const WIDEST = 60;

/** Whether a line goes on with the one before it. */
function belongs(last: string, next: string, width: number): boolean {
  if (HEADING.test(next) || /^\s*#/.test(last)) return false;
  if (/^\s*[,，、。;；）)%％]/.test(next)) return true;
  if (MARKED.test(next) && !(GOES_ON.test(last) && /^\s*\d/.test(next))) return false;
  if (HEADING.test(last) && !/[,，。;；]/.test(last) && last.trim().length < width * 0.8) return false;
  if (GOES_ON.test(last)) return true;
  if (width > WIDEST && ENDED.test(last)) return false;
  if (/^(?:\s{2,}|\u3000)/.test(next) && ENDED.test(last)) return false;
  return last.trim().length >= width * 0.7 && !(ENDED.test(last) && last.trim().length < width * 0.9);
}

function paragraphOf(lines: readonly Line[]): Part {
  const pieces: Piece[] = [];
  let text = '';
  for (const { text: own, from } of lines) {
    const lead = text === '' ? 0 : (/^\s*(?:>\s)?/.exec(own)?.[0].length ?? 0);
    const rest = own.slice(lead).trimEnd();
    if (text !== '' && /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(rest)) text += ' ';
    let at = 0;
    // The signs of Markdown are no words: a number may be strong.
    for (const match of [...rest.matchAll(/\*\*|__|`|\\(?=[!-/:-@[-`{-~])/g), undefined]) {
      const end = match?.index ?? rest.length;
      if (end > at) {
        pieces.push({ at: text.length, from: from + lead + at });
        text += rest.slice(at, end);
      }
      at = end + (match?.[0].length ?? 0);
    }
  }
  const first = lines[0]?.text ?? '';
  const isHeading = lines.length === 1 && HEADING.test(first) && !/[。;；]/.test(first) && first.length < 60;
  return { kind: isHeading ? 'heading' : 'paragraph', text: plainOf(text), cells: [], table: -1, pieces };
}

/** The cells of a row of Markdown, of words parted by tabs, or of columns parted by spaces where lines beside it are such too. */
function cellsOf(
  line: string,
  before: string | undefined,
  after: string | undefined,
): readonly Cell[] | undefined {
  if (/^\s*\|.*\|\s*$/.test(line)) return splitAt(line, /(?<!\\)\|/g).slice(1, -1);
  if (line.includes('\t') && line.trim().includes('\t')) return splitAt(line, /\t/g);
  const columns = inColumns(line);
  if (!columns) return undefined;
  return [before, after].some((one) => inColumns(one ?? '')?.length === columns.length) ? columns : undefined;
}

function inColumns(line: string): readonly Cell[] | undefined {
  if (/[。;；]/.test(line) || !/\S(?: {2,}|\u3000{1,})\S/.test(line)) return undefined;
  const lead = line.length - line.trimStart().length;
  const cells = splitAt(line.trimEnd(), / {2,}|\u3000+/g).filter(
    ({ start, end }) => end > start && start >= lead,
  );
  return cells.length >= 2 ? cells : undefined;
}

function splitAt(line: string, by: RegExp): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const match of line.matchAll(by)) {
    cells.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  return [...cells, { start, end: line.length }];
}

/** The signs of Markdown stay as spaces, so that no place moves: the words of a cell may be strong. */
function rowOf({ text, from }: Line, cells: readonly Cell[], table: number): Part {
  const words = text.replace(/\*\*|__|`/g, (sign) => ' '.repeat(sign.length));
  return { kind: 'row', text: plainOf(words), cells, table, pieces: [{ at: 0, from }] };
}
