import { blankCell, type Cell, type MergedArea, type SheetRow } from '../cell.ts';
import { textOfHtml } from './html-text.ts';
import { type Limits, overLimit } from '../limits.ts';
import { damagedSheet, rowOf } from '../unreadable.ts';

/** A table of a page by where its inside begins and ends; `isCut` where the page ends before it does. */
export type HtmlTable = { readonly html: string; readonly isCut: boolean };

/** For messages. */
export type TableReading = { readonly file: string; readonly sheet: string; readonly limits: Limits };

/** No attribute holds a bracket, so that one scan is enough, whatever is left open. */
const TAG = /<!--[^]*?(?:-->|$)|<(\/?)(table|tr|td|th)\b([^<>]*)>/gi;

/** The outermost tables of a page; what is inside a cell is the cell's. */
export function tablesOf(page: string): readonly HtmlTable[] {
  const tables: HtmlTable[] = [];
  let from = 0;
  let depth = 0;
  for (const { 0: tag, 1: slash, 2: name, index } of page.matchAll(TAG)) {
    if (name?.toLowerCase() !== 'table') continue;
    if (slash === '') {
      if (depth === 0) from = index + tag.length;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) tables.push({ html: page.slice(from, index), isCut: false });
    }
  }
  // A page that itself ends is one of a careless program, not half of one.
  const isCut = !/<\/(?:body|html)\s*>\s*$/i.test(page.slice(-256));
  if (depth > 0) tables.push({ html: page.slice(from), isCut });
  return tables;
}

type PlacedCell = {
  readonly row: number;
  readonly column: number;
  /** How many rows it spans. */
  readonly rows: number;
  readonly html: string;
};

/**
 * The cells of a table where a browser puts them. What spans rows is remembered by column and for no more columns than are
 * read: a cell costs the same however far it says that it reaches.
 */
function* cellsOf({ html }: HtmlTable, columns: number): Generator<PlacedCell> {
  const covered = new Uint32Array(columns);
  let row = 0;
  let next = 0;
  let depth = 0;
  let open: { readonly from: number; readonly attributes: string } | undefined;
  const place = ({ from, attributes }: NonNullable<typeof open>, to: number): PlacedCell => {
    while (next < columns && (covered[next] ?? 0) >= row) next += 1;
    const column = next;
    const rows = spanOf(attributes, 'rowspan');
    next += spanOf(attributes, 'colspan');
    if (rows > 1) covered.fill(Math.min(row + rows - 1, 0xffffffff), column, Math.min(next, columns));
    return { row, column, rows, html: html.slice(from, to) };
  };
  for (const { 0: tag, 1: slash, 2: word = '', 3: attributes = '', index } of html.matchAll(TAG)) {
    const name = word.toLowerCase();
    if (name === 'table') depth += slash === '' ? 1 : -1;
    if (name === '' || name === 'table' || depth > 0) continue;
    if (open) yield place(open, index);
    open = undefined;
    if (slash !== '') continue;
    if (name === 'tr') {
      row += 1;
      next = 0;
    } else {
      // A cell without a row begins the first.
      row ||= 1;
      open = { from: index + tag.length, attributes };
    }
  }
  if (open) yield place(open, html.length);
}

function spanOf(attributes: string, name: 'rowspan' | 'colspan'): number {
  const stated = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d+)`, 'i').exec(attributes)?.[1];
  return Math.max(Number(stated ?? 1), 1);
}

/** The rows of a table; those without content are left out. */
export function* rowsOf(table: HtmlTable, { file, sheet, limits }: TableReading): Generator<SheetRow> {
  let row = 0;
  let filled = 0;
  let cells: Cell[] = [];
  for (const cell of cellsOf(table, limits.columns)) {
    if (cell.row !== row) {
      if (cells.length > 0) yield { row, cells };
      row = cell.row;
      cells = [];
    }
    const text = textOfHtml(cell.html);
    if (text === '') continue;
    const refuse = (limit: keyof Limits) => overLimit(file, limit, limits, rowOf(sheet, row));
    if (cell.column >= limits.columns) throw refuse('columns');
    if (row > limits.rows) throw refuse('rows');
    if (text.length > limits.cellCharacters) throw refuse('cellCharacters');
    if (++filled > limits.cells) throw refuse('cells');
    while (cells.length < cell.column) cells.push(blankCell);
    cells.push({ kind: 'text', text });
  }
  if (cells.length > 0) yield { row, cells };
  if (table.isCut) throw damagedSheet(file, sheet, row);
}

/** The areas of a table that reach over several rows. */
export function mergedIn(table: HtmlTable, { file, sheet, limits }: TableReading): readonly MergedArea[] {
  const areas: MergedArea[] = [];
  for (const { row, column, rows } of cellsOf(table, limits.columns)) {
    if (rows < 2 || column >= limits.columns) continue;
    if (areas.push({ column, first: row, last: row + rows - 1 }) > limits.rows)
      throw overLimit(file, 'rows', limits, rowOf(sheet, row));
  }
  return areas;
}
