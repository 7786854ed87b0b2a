import { displayWidth } from '../../../kernel/writing/display-width.ts';
import { narrowestWidth, wrapText } from '../../../kernel/writing/wrap-text.ts';
import { RIGHT_COLUMN, STYLE_END, TABLE_END, TABLE_MARKS, TABLE_RULE } from './frame-marks.ts';

const GAP = 2;
/** What is no wider than this is not wrapped: a name, a day, a subdistrict. What is LONG is read on lines of WIDE. */
const NARROW = 12;
const LONG = 36;
const WIDE = 24;
/** How much further in the columns stand that did not fit on the line. */
const FOLD = 4;

type Column = { readonly start: number; readonly width: number; readonly isRight: boolean };

/** Lays the tables of a text out for a screen of that width (undefined: no screen), and takes their marks away. */
export function fitTables(text: string, width: number | undefined): string {
  if (width === undefined || !text.includes(TABLE_RULE)) return text.replaceAll(TABLE_MARKS, '');
  const done: string[] = [];
  let table: string[] | undefined;
  for (const line of text.split('\n')) {
    if (line.includes(TABLE_RULE)) table = [done.pop() ?? '', line];
    else if (table) table.push(line);
    else done.push(line);
    if (!table || !line.includes(TABLE_END)) continue;
    done.push(...layOut(table, width));
    table = undefined;
  }
  return [...done, ...(table ?? [])].join('\n').replaceAll(TABLE_MARKS, '');
}

function layOut(table: readonly string[], width: number): readonly string[] {
  const [headings = '', rule = '', ...rows] = table;
  if (displayWidth(rule) <= width) return table;
  const columns = columnsOf(rule);
  const cells = [headings, ...rows].map((line) => cellsOf(line.replaceAll(TABLE_MARKS, ''), columns));
  const indent = columns[0]?.start ?? 0;
  const least = columns.map(({ width: most }, index) => {
    const unbroken = cells.map((row) => narrowestWidth(row[index] ?? ''));
    return Math.min(most, Math.max(most > LONG ? WIDE : NARROW, ...unbroken));
  });
  const folds = foldsOf(least, width - indent).map((indexes, place) => {
    const margin = indent + (place === 0 ? 0 : FOLD);
    const own = indexes.map((index) => ({
      index,
      most: columns[index]?.width ?? 0,
      least: least[index] ?? 0,
    }));
    const widths = shrink(own, width - margin);
    const isRight = indexes.map((index) => columns[index]?.isRight === true);
    return { margin: ' '.repeat(margin), indexes, widths, isRight };
  });
  const lines = cells.map((row) => folds.flatMap((fold) => linesOf(row, fold)));
  const [first] = folds;
  const newRule =
    folds.length === 1
      ? first?.widths.map((own) => '-'.repeat(own)).join(' '.repeat(GAP))
      : '-'.repeat(width - indent);
  const [head = [], ...body] = lines;
  return [...head, ' '.repeat(indent) + (newRule ?? ''), ...body.flat()];
}

function columnsOf(rule: string): readonly Column[] {
  let start = /^ */.exec(rule)?.[0].length ?? 0;
  const dashes = rule.trimStart().replaceAll(TABLE_RULE, '').replaceAll(TABLE_END, '').split(' '.repeat(GAP));
  return dashes.map((one) => {
    const column = { start, width: displayWidth(one), isRight: one.startsWith(RIGHT_COLUMN) };
    start += column.width + GAP;
    return column;
  });
}

/** What stands in each column; the marks of a style take no room and stay with what they begin. */
function cellsOf(line: string, columns: readonly Column[]): readonly string[] {
  const cells = columns.map(() => '');
  let [at, place] = [0, 0];
  for (const character of line) {
    const next = columns[place + 1];
    if (next && at >= next.start && character !== STYLE_END) place += 1;
    if (at >= (columns[0]?.start ?? 0)) cells[place] = (cells[place] ?? '') + character;
    at += displayWidth(character);
  }
  return cells.map((cell) => cell.trim());
}

/** 折行 the columns that stand on one line, where they do not all fit on it; the others follow, further in. */
function foldsOf(least: readonly number[], width: number): readonly (readonly number[])[] {
  const folds: number[][] = [[]];
  let used = -GAP;
  for (const [index, own] of least.entries()) {
    const room = width - (folds.length === 1 ? 0 : FOLD);
    if (used + GAP + own > room && used > 0) {
      folds.push([]);
      used = -GAP;
    }
    folds.at(-1)?.push(index);
    used += GAP + own;
  }
  return folds;
}

/** Takes from the widest column until all fit. */
function shrink(
  columns: readonly { readonly most: number; readonly least: number }[],
  width: number,
): readonly number[] {
  const widths = columns.map(({ most }) => most);
  const isFree = (index: number): boolean => (widths[index] ?? 0) > (columns[index]?.least ?? 0);
  const sum = (): number => widths.reduce((all, own) => all + own, GAP * (widths.length - 1));
  for (let over = sum() - width; over > 0; over -= 1) {
    const free = [...widths.keys()].filter(isFree);
    if (free.length === 0) break;
    const widest = free.reduce((one, other) => ((widths[other] ?? 0) > (widths[one] ?? 0) ? other : one));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

type Fold = {
  readonly margin: string;
  readonly indexes: readonly number[];
  readonly widths: readonly number[];
  readonly isRight: readonly boolean[];
};

function linesOf(row: readonly string[], { margin, indexes, widths, isRight }: Fold): readonly string[] {
  const parts = indexes.map((index, at) => styledEach(wrapText(row[index] ?? '', widths[at] ?? 0)));
  if (parts.every((part) => part.join('') === '')) return [];
  const height = Math.max(...parts.map((part) => part.length));
  return Array.from({ length: height }, (_, at) =>
    (
      margin +
      parts
        .map((part, place) => {
          const text = part[at] ?? '';
          const padding = ' '.repeat(Math.max(0, (widths[place] ?? 0) - displayWidth(text)));
          return isRight[place] ? padding + text : text + padding;
        })
        .join(' '.repeat(GAP))
    ).trimEnd(),
  );
}

/** A style that goes on over several lines is begun and ended on each. */
function styledEach(lines: readonly string[]): readonly string[] {
  let open = '';
  return lines.map((line) => {
    const begun = open + line;
    open = /[\uFDD0-\uFDD4](?=[^\uFDDF]*$)/.exec(begun)?.[0] ?? '';
    return open === '' ? begun : begun + STYLE_END;
  });
}
