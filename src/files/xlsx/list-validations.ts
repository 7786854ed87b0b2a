import type { Cell, SheetRow } from '../cell.ts';
import { columnIndex, lettersOf } from './cell-reference.ts';
import type { ZipArchive } from './zip-archive.ts';

/** 下拉选项 what a sheet itself offers for the cells of a column, by the column counted from 0. */
export type ChoicesByColumn = ReadonlyMap<number, readonly string[]>;

/** The rows of a sheet of the same workbook; of the sheet at hand where no name is given. */
export type RowsOfSheet = (name: string | undefined) => AsyncIterable<readonly SheetRow[]> | undefined;

/** What stands behind the rows; a workbook with more of it goes without. */
const LONGEST_TAIL = 1_000_000;
const MOST_CHOICES = 1000;
const MOST_COLUMNS = 100;
/** Each may ask for the rows of another sheet. */
const MOST_LISTS = 100;
const LONGEST_TAG = 40;
const END_OF_ROWS = /<\/(?:[\w.-]{1,20}:)?sheetData>|<(?:[\w.-]{1,20}:)?sheetData\s*\/>/;
// Excel writes a list that stands on another sheet as an extension (x14), in elements of the same names.
const VALIDATION =
  /<(?:[\w.-]{1,20}:)?dataValidation\s([^<>]*[^<>/])>([^]{0,2000}?)<\/(?:[\w.-]{1,20}:)?dataValidation>/g;
const FORMULA = /<(?:[\w.-]{1,20}:)?formula1>(?:<xm:f>)?([^<]*)/;
const CELLS = /\bsqref\s*=\s*["']([^"']*)|<(?:[\w.-]{1,20}:)?sqref>([^<]*)/;
const REFERENCE =
  /^(?:(?:'((?:[^']|'')+)'|([^'!"]+))!)?\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** Reads the drop-downs of a sheet that are lists: written out, or the cells of one column. */
export async function readChoices(
  archive: ZipArchive,
  part: string,
  rowsOf: RowsOfSheet,
): Promise<ChoicesByColumn> {
  const found = new Map<number, readonly string[]>();
  let asked = 0;
  for (const [, attributes = '', inner = ''] of (await tailOf(archive, part)).matchAll(VALIDATION)) {
    if (!/\btype\s*=\s*["']list["']/.test(attributes)) continue;
    const cells = CELLS.exec(attributes) ?? CELLS.exec(inner);
    const columns = columnsOf(cells?.[1] ?? cells?.[2] ?? '').filter((column) => !found.has(column));
    if (columns.length === 0) continue;
    asked += 1;
    if (asked > MOST_LISTS) break;
    const choices = await choicesOf(unescapeXml(FORMULA.exec(inner)?.[1] ?? ''), rowsOf);
    if (choices.length > 0) for (const column of columns) found.set(column, choices);
  }
  return found;
}

async function tailOf(archive: ZipArchive, part: string): Promise<string> {
  let text = '';
  let isBehind = false;
  for await (const chunk of archive.text(part)) {
    text += chunk;
    if (!isBehind) {
      const end = END_OF_ROWS.exec(text);
      isBehind = end !== null;
      text = end ? text.slice(end.index) : text.slice(-LONGEST_TAG);
    }
    if (text.length > LONGEST_TAIL) return '';
  }
  return isBehind ? text : '';
}

function columnsOf(cells: string): readonly number[] {
  return cells.split(/\s+/).flatMap((range) => {
    const [from = '', to = from] = range.split(':');
    if (!/^[A-Z]{1,3}\d+$/.test(from) || !/^[A-Z]{1,3}\d+$/.test(to)) return [];
    const first = columnIndex(from, lettersOf(from));
    const count = Math.min(columnIndex(to, lettersOf(to)) - first + 1, MOST_COLUMNS);
    return Array.from({ length: Math.max(count, 0) }, (_, index) => first + index);
  });
}

async function choicesOf(formula: string, rowsOf: RowsOfSheet): Promise<readonly string[]> {
  const inline = /^"([^"]*)"$/.exec(formula);
  if (inline) return (inline[1] ?? '').split(',').map((choice) => choice.trim());
  const [, quoted, plain, column = '', first, other, last] = REFERENCE.exec(formula) ?? [];
  if (column !== other) return [];
  const rows = rowsOf(quoted?.replaceAll("''", "'") ?? plain);
  const choices: string[] = [];
  for await (const batch of rows ?? [])
    for (const { row, cells } of batch) {
      if (row > Number(last) || choices.length >= MOST_CHOICES) return choices;
      const text = textOf(cells[columnIndex(column, column.length)]);
      if (row >= Number(first) && text !== '') choices.push(text);
    }
  return choices;
}

function textOf(cell: Cell | undefined): string {
  return cell?.kind === 'text' || cell?.kind === 'number' ? cell.text.trim() : '';
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => NAMED[name] ?? '');
}
