// A process of its own: the library holds the whole file and has no limits, so a hostile file may take this down and
// nothing else. Prints JSON lines: the names of the sheets, or the rows of one.
import { readFileSync, writeSync } from 'node:fs';
import { argv } from 'node:process';
import * as cpexcel from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type CellObject, read, set_cptable, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Cell, SheetRow } from './cell.ts';
import { formatOf, numberCell, type ShowNumber } from './number-format.ts';

const STDOUT = 1;
const BATCH = 500;

const showNumber: ShowNumber = (code, value) => (SSF as { format: ShowNumber }).format(code, value);

const [, , path = '', encoding = '', wanted] = argv;
set_cptable(cpexcel);
const book = encoding === '' ? readBinary(path) : readMarkup(path, encoding);
if (wanted === undefined)
  print(book.SheetNames.map((name, index) => ({ name, isHidden: isHidden(book, index) })));
else printRows(book, Number(wanted));

function readBinary(file: string): WorkBook {
  return read(readFileSync(file), {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellHTML: false,
    nodim: true,
  });
}

/** The library ignores the charset of a page, so it gets text; `raw` keeps 000123 and 2020.12 as they are written. */
function readMarkup(file: string, charset: string): WorkBook {
  const text = new TextDecoder(charset, { fatal: true }).decode(readFileSync(file));
  return read(text, { type: 'string', dense: true, cellNF: true, raw: true, cellHTML: false });
}

function isHidden({ Workbook: parts }: WorkBook, index: number): boolean {
  return (parts?.Sheets?.[index]?.Hidden ?? 0) !== 0;
}

function printRows({ SheetNames: names, Sheets: sheets, Workbook: parts }: WorkBook, index: number): void {
  const sheet = sheets[names[index] ?? ''];
  if (!sheet) return;
  const is1904 = parts?.WBProps?.date1904 === true;
  print({
    hiddenColumns: hiddenColumns(sheet),
  });
  let rows: SheetRow[] = [];
  // Sparse: a row or cell that the file lacks is a hole, and `forEach` passes over holes.
  denseRows(sheet).forEach((cells, at) => {
    const read: Cell[] = [];
    cells.forEach((cell, column) => {
      const value = toCell(cell, is1904);
      if (value.kind === 'blank') return;
      while (read.length < column) read.push({ kind: 'blank' });
      read[column] = value;
    });
    if (read.length === 0) return;
    rows.push({
      row: at + 1,
      cells: read,
      ...(sheet['!rows']?.[at]?.hidden === true ? { isHidden: true } : {}),
    });
    if (rows.length < BATCH) return;
    print(rows);
    rows = [];
  });
  print(rows);
}

// Sparse too: `forEach` passes over columns of which the file says nothing.
function hiddenColumns(sheet: WorkSheet): number[] {
  const hidden: number[] = [];
  sheet['!cols']?.forEach((column, at) => {
    if (column.hidden === true) hidden.push(at);
  });
  return hidden;
}

function denseRows(sheet: WorkSheet): CellObject[][] {
  return sheet['!data'] ?? [];
}

function toCell({ t: type, v: value, w: shown, z: format, f: formula }: CellObject, is1904: boolean): Cell {
  if (formula !== undefined && value === undefined) return { kind: 'error', text: 'formula' };
  switch (type) {
    case 's':
      return value === '' || value === undefined ? { kind: 'blank' } : { kind: 'text', text: String(value) };
    case 'n': {
      const code = typeof format === 'string' ? formatOf(format) : undefined;
      return numberCell(String(value), code, is1904, showNumber);
    }
    case 'b':
      return { kind: 'boolean', value: value === true };
    case 'e':
      return { kind: 'error', text: shown ?? '#N/A' };
    case 'd':
    case 'z':
      return { kind: 'blank' };
  }
}

// Synchronous: the parent reads at its own pace, and nothing piles up here.
function print(document: unknown): void {
  let left = Buffer.from(`${JSON.stringify(document)}\n`);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(STDOUT, left));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}
