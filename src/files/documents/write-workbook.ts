import type { CellValue, Style, Workbook, Worksheet } from 'exceljs';
import { displayWidth } from '../../kernel/writing/display-width.ts';
import {
  cellText,
  type ListedColumn,
  type ListedValue,
  type Listing,
  type ListingChart,
  mapped,
  shownValue,
} from '../../kernel/documents/listing.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { isLongList, withRows } from './long-sheet.ts';
import { addDropDowns } from './drop-downs.ts';
import { definedNameOf } from './figure-marks.ts';
import { addCharts, type NativeChart } from './native-charts.ts';
import { withSameBytes } from './same-bytes.ts';
import {
  cellStyle,
  footerStyle,
  headingStyle,
  hintStyle,
  noteStyle,
  PERCENT,
  titleStyle,
  YUAN,
} from './workbook-style.ts';
import { REPORT } from '../xlsx/xlsx-parts.ts';

const A4 = 9;
// In points; Excel allows no higher row. A 仿宋 character is a little wider than two of the column's units.
const LINE_HEIGHT = 20;
const NEXT_LINE = 16;
const HIGHEST_ROW = 409;
const WIDENING = 1.12;
// What the edges of a cell take of the width that a bold heading has.
const EDGE = 1;
const USUAL_WIDTH = 16;

/**
 * Writes an .xlsx as offices print it. The same sheets and date give the same bytes on any machine. One that is not to be
 * filled in and given back says so, and is never read as a list.
 */
export async function writeWorkbook(
  sheets: readonly Listing[],
  { createdOn }: { readonly createdOn: PlainDate },
): Promise<Uint8Array> {
  const [long] = sheets;
  if (long && isLongList(sheets)) {
    const [some = []] = long.rows;
    const workbook = await writeWorkbook([{ ...long, rows: [some] }], { createdOn });
    const cells = (values: readonly ListedValue[]) =>
      long.columns.map((column, at) => cellValue(values[at], column));
    const toBody = (values: readonly ListedValue[]) => ({
      cells: cells(values),
      height: heightOf(values, long.columns),
    });
    return withRows(workbook, long.columns, mapped(long.rows, toBody));
  }
  // Loaded here: it costs every other command a quarter of a second.
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const created = new Date(`${createdOn}T00:00:00Z`);
  Object.assign(book, { creator: 'dpf', lastModifiedBy: 'dpf', created, modified: created });
  if (!sheets.some(({ isToFillIn }) => isToFillIn)) book.category = REPORT;
  const added = sheets.map((sheet) => ({ ...addSheet(book, sheet), columns: sheet.columns }));
  // Last, as a long list goes to a hidden sheet behind all others.
  for (const { page, columns, body } of added) addDropDowns(book, page, columns, body);
  const charts = added.flatMap(({ page, charts: own }) => (own.length > 0 ? [[page.id, own] as const] : []));
  const zip = new Uint8Array(await book.xlsx.writeBuffer());
  if (charts.length === 0) return withSameBytes(zip);
  return withSameBytes(zip, undefined, (parts) => {
    addCharts(parts, new Map(charts));
  });
}

type Body = { readonly first: number; readonly last: number };

function addSheet(
  book: Workbook,
  sheet: Listing,
): { page: Worksheet; body: Body; charts: readonly NativeChart[] } {
  const page = book.addWorksheet(sheet.name);
  const { columns } = sheet;
  columns.forEach((column, index) => {
    page.getColumn(index + 1).width = widthOf(column);
  });
  let row = 0;
  const add = (values: readonly CellValue[], styles: readonly Partial<Style>[], height?: number): void => {
    row += 1;
    styles.forEach((style, index) => {
      const cell = page.getCell(row, index + 1);
      cell.value = values[index] ?? null;
      cell.style = style;
    });
    if (height !== undefined) page.getRow(row).height = height;
  };
  const addLine = (text: string | undefined, style: Partial<Style>, height: number): void => {
    if (text === undefined) return;
    add([escapeCharacters(text)], [style], height);
    if (columns.length > 1) page.mergeCells(row, 1, row, columns.length);
  };
  const wholeWidth = columns.reduce((sum, column) => sum + widthOf(column), 0);
  addLine(sheet.title, titleStyle, 36);
  addLine(sheet.note, noteStyle, 20);
  const heading = row + 1;
  add(
    columns.map(({ title }) => escapeCharacters(title.zh)),
    columns.map(() => headingStyle),
    Math.max(...columns.map((column) => wrappedHeight(column.title.zh, widthOf(column) - EDGE))),
  );
  if (columns.some(({ hint }) => hint)) add(...hintRow(columns));
  const lastHeading = row;
  const styles = columns.map((column) => cellStyle(column, false));
  const toCells = (values: readonly ListedValue[]): CellValue[] =>
    columns.map((column, index) => cellValue(values[index], column));
  for (const values of sheet.rows) {
    add(toCells(values), stylesOf(values, styles), heightOf(values, columns));
    nameFigures(book, page, row, values);
  }
  for (let blank = 0; blank < (sheet.blankRows ?? 0); blank += 1) add([], styles);
  const body = { first: lastHeading + 1, last: row };
  if (sheet.total)
    add(
      toCells(sheet.total),
      columns.map((column) => cellStyle(column, true)),
    );
  for (const footer of sheet.footers ?? []) addLine(footer, footerStyle, wrappedHeight(footer, wholeWidth));
  layOut(page, { landscape: sheet.isLandscape ?? false, first: heading, last: lastHeading });
  const at = { heading: lastHeading, body, below: row + 1 };
  const charts = (sheet.charts ?? []).map((chart) => placed(page, chart, at));
  // Two fit on a page of their own.
  if (charts.length > 1) page.getRow(row).addPageBreak();
  return { page, body, charts };
}

/** A chart by the cells that it is drawn from. */
function placed(
  page: Worksheet,
  { title, over, columns }: ListingChart,
  { heading, body, below }: { readonly heading: number; readonly body: Body; readonly below: number },
): NativeChart {
  const cells = (column: number, row: number, lastColumn: number, lastRow: number) =>
    [page.getCell(row, column + 1), page.getCell(lastRow, lastColumn + 1)]
      .map(({ $col$row }) => $col$row)
      .join(':');
  const named = (range: string) => `'${page.name}'!${range}`;
  const [first = 0, last = first] = [columns[0], columns.at(-1)];
  if (over === 'headings') {
    const total = body.last + 1;
    const series = {
      name: named(page.getCell(total, 1).$col$row),
      labels: named(cells(first, heading, last, heading)),
      values: named(cells(first, total, last, total)),
    };
    return { title, series: [series], below };
  }
  const series = columns.map((column) => ({
    name: named(page.getCell(heading, column + 1).$col$row),
    labels: named(cells(0, body.first, 0, body.last)),
    values: named(cells(column, body.first, column, body.last)),
  }));
  return { title, series, below };
}

/** The first cell of a figure goes by its name, which moves with it. */
function nameFigures(book: Workbook, page: Worksheet, row: number, values: readonly ListedValue[]): void {
  values.forEach((value, index) => {
    if (typeof value !== 'object' || !('figure' in value)) return;
    const name = definedNameOf(value.figure);
    if (book.definedNames.getRanges(name).ranges.length > 0) return;
    book.definedNames.add(`'${page.name}'!${page.getCell(row, index + 1).$col$row}`, name);
  });
}

/** Lays a sheet out for A4, with the rows of its headings (`first` to `last`) in view and on every page. */
export function layOut(
  page: Worksheet,
  { landscape, first, last }: { readonly landscape: boolean; readonly first: number; readonly last: number },
): void {
  page.views = [{ state: 'frozen', xSplit: 0, ySplit: last }];
  Object.assign(page.pageSetup, {
    paperSize: A4,
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${first}:${last}`,
  });
  page.headerFooter.oddFooter = '第&P页 共&N页';
}

/** Money keeps its two decimals in whatever column it stands, and a share its sign. */
function stylesOf(
  values: readonly ListedValue[],
  styles: readonly Partial<Style>[],
): readonly Partial<Style>[] {
  return styles.map((style, index) => {
    const value = values[index];
    const numFmt = formatOf(value);
    return numFmt === undefined ? style : { ...style, numFmt };
  });
}

function formatOf(listed: ListedValue): string | undefined {
  const value = shownValue(listed);
  if (typeof value !== 'object') return undefined;
  if ('fen' in value) return YUAN;
  return 'numerator' in value ? PERCENT : undefined;
}

/** The height a row needs for its wrapped cells: programs do not work it out for a file they did not write. */
function heightOf(values: readonly ListedValue[], columns: readonly ListedColumn[]): number | undefined {
  if (!columns.some(({ wrap }) => wrap)) return undefined;
  const heights = columns.map((column, index) =>
    column.wrap ? wrappedHeight(cellText(values[index], 'zh'), widthOf(column)) : LINE_HEIGHT,
  );
  return Math.max(...heights);
}

/** 填写说明 what a heading means, in brackets below it, with the height that its lines need. */
function hintRow(columns: readonly ListedColumn[]): [CellValue[], Partial<Style>[], number] {
  const hints = columns.map(({ hint }) => (hint ? `（${escapeCharacters(hint)}）` : null));
  const heights = columns.map((column, index) => wrappedHeight(hints[index] ?? '', widthOf(column)));
  return [hints, columns.map(() => hintStyle), Math.max(...heights)];
}

/** The height that a text needs in a column of a width. */
export function wrappedHeight(text: string, width: number): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((displayWidth(line) * WIDENING) / width)), 0);
  return Math.min(HIGHEST_ROW, LINE_HEIGHT + (lines - 1) * NEXT_LINE);
}

/** A string is always a string cell: exceljs makes formulas of objects only, and none is ever built here. */
function cellValue(listed: ListedValue, { kind = 'text' }: ListedColumn): CellValue {
  const value = shownValue(listed);
  if (typeof value === 'object' && 'numerator' in value)
    return value.denominator === 0 ? null : value.numerator / value.denominator;
  const isText = kind === 'text';
  if (typeof value === 'number' && !isText) return value;
  const text = cellText(value, 'zh');
  if (text === '') return null;
  return typeof value === 'object' && 'fen' in value && !isText ? Number(text) : escapeCharacters(text);
}

function widthOf({ width = USUAL_WIDTH }: ListedColumn): number {
  return width;
}

/** What looks like an escape (_x0041_) would be read as one, so its underscore is escaped (§22.9.2.19). */
export function escapeCharacters(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
