import type { CellValue, Style, Workbook, Worksheet } from 'exceljs';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Cell, MergedArea } from '../cell.ts';
import { addDropDowns } from './drop-downs.ts';
import { serialOfDate } from '../xlsx/excel-date.ts';
import { withSameBytes } from './same-bytes.ts';
import { bodyStyle, footerStyle, headingStyle, lineStyle, MARK, reasonStyle } from './workbook-style.ts';
import { escapeCharacters, layOut, wrappedHeight } from './write-workbook.ts';

/** A row of a copy: what is wrong with it, its cells as they were, and which of them (counted from 0) are in question. */
export type CopiedRow = {
  readonly row: number;
  readonly reasons: string;
  readonly cells: readonly Cell[];
  readonly marked: ReadonlySet<number>;
};

/** 副本 a sheet as it was, with a first column for reasons and a first line for what it is a copy of. */
export type SheetCopy = {
  readonly name: string;
  /** What the first line says, and what is wrong with the sheet as a whole. */
  readonly line: string;
  readonly reasons: string;
  /** The heading of the reasons, and the rows of the headings, as the rows of the copy are counted. */
  readonly reasonHeading: string;
  readonly headings: { readonly first: number; readonly last: number; readonly hints: number };
  readonly rows: readonly CopiedRow[];
  readonly columns: readonly { readonly width: number; readonly choices?: readonly string[] }[];
  /** The areas that stay merged. */
  readonly merged: readonly MergedArea[];
};

const REASONS_WIDTH = 50;
const LINE_WIDTH = 100;
const DATE = 'yyyy-mm-dd';

/** Writes copies of sheets to be corrected: every cell keeps its type, so that it is read as it was. */
export async function writeCopies(sheets: readonly SheetCopy[], createdOn: PlainDate): Promise<Uint8Array> {
  // Loaded here: it costs every other command a quarter of a second.
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const created = new Date(`${createdOn}T00:00:00Z`);
  Object.assign(book, { creator: 'dpf', lastModifiedBy: 'dpf', created, modified: created });
  const added = sheets.map((sheet) => [sheet, addCopy(book, sheet)] as const);
  // Last, as a long list goes to a hidden sheet behind all others.
  for (const [{ columns, headings, rows }, page] of added) {
    const body = { first: headings.hints + 1, last: rows.at(-1)?.row ?? 0 };
    addDropDowns(book, page, [{}, ...columns], body);
  }
  return withSameBytes(new Uint8Array(await book.xlsx.writeBuffer()));
}

function addCopy(book: Workbook, sheet: SheetCopy): Worksheet {
  const page = book.addWorksheet(sheet.name);
  const { columns, headings, rows } = sheet;
  [REASONS_WIDTH, ...columns.map(({ width }) => width)].forEach((width, index) => {
    page.getColumn(index + 1).width = width;
  });
  addLine(page, sheet);
  for (const { row, reasons, cells, marked } of rows) {
    const isHeading = row >= headings.first && row <= headings.last;
    const isBody = row > headings.hints;
    if (isBody) {
      put(page, row, 1, escapeCharacters(reasons), reasonStyle);
      page.getRow(row).height = wrappedHeight(reasons, REASONS_WIDTH);
    }
    const width = isHeading || isBody ? Math.max(cells.length, columns.length) : cells.length;
    for (let index = 0; index < width; index += 1) {
      const cell = cells[index];
      const fill = marked.has(index) ? { fill: MARK } : {};
      const style = isHeading ? headingStyle : isBody ? bodyStyle(formatOf(cell)) : lineStyle;
      put(page, row, index + 2, valueOf(cell), { ...style, ...fill });
    }
  }
  put(page, headings.last, 1, sheet.reasonHeading, headingStyle);
  for (const { column, first, last } of sheet.merged) page.mergeCells(first, column + 2, last, column + 2);
  layOut(page, { landscape: true, first: headings.first, last: headings.hints });
  page.autoFilter = {
    from: { row: headings.hints, column: 1 },
    to: { row: rows.at(-1)?.row ?? headings.hints, column: columns.length + 1 },
  };
  return page;
}

const lineNote: Partial<Style> = { ...footerStyle, font: { name: '黑体', size: 11 } };

/** The first line stands beside the reasons: whoever takes their column out keeps it. */
function addLine(page: Worksheet, { line, reasons, columns }: SheetCopy): void {
  put(page, 1, 1, escapeCharacters(reasons), reasonStyle);
  put(page, 1, 2, escapeCharacters(line), lineNote);
  let last = 0;
  for (let width = 0; last < columns.length && width < LINE_WIDTH; last += 1)
    width += columns[last]?.width ?? 0;
  if (last > 1) page.mergeCells(1, 2, 1, last + 1);
  const room = columns.slice(0, last).reduce((sum, { width }) => sum + width, 0);
  page.getRow(1).height = Math.max(wrappedHeight(line, room), wrappedHeight(reasons, REASONS_WIDTH));
}

function put(page: Worksheet, row: number, column: number, value: CellValue, style: Partial<Style>): void {
  const cell = page.getCell(row, column);
  cell.value = value;
  cell.style = style;
}

/** What is typed into a cell stays as it is typed, an id of 18 digits too; only days are shown as days. */
function formatOf(cell: Cell | undefined): string {
  return cell?.kind === 'number' && cell.date !== undefined ? DATE : '@';
}

function valueOf(cell: Cell | undefined): CellValue {
  switch (cell?.kind) {
    case 'text':
      return escapeCharacters(cell.text);
    case 'number':
      return cell.date === undefined ? Number(cell.text) : serialOfDate(cell.date);
    case 'boolean':
      return cell.value;
    case 'error':
      // Of a formula that was never calculated there is no value to show.
      return { error: cell.text.startsWith('#') ? cell.text : '#N/A' } as CellValue;
    case 'blank':
    case undefined:
      return null;
  }
}
