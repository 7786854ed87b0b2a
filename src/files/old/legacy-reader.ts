// A process of its own: the library holds the whole file and has no limits, so a hostile file may take this down and
// nothing else. Prints all of its sheets, packed.
import { readFileSync, writeSync } from 'node:fs';
import { argv } from 'node:process';
import * as cpexcel from '@e965/xlsx/dist/cpexcel.full.mjs';
import { CFB, type CellObject, read, set_cptable, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { isUnbroken } from './biff-records.ts';
import { blankCell, type Cell, type MergedArea, type SheetRow } from '../cell.ts';
import { packPiece, type Piece } from './kept-book.ts';
import type { Limits } from '../limits.ts';
import { formatOf, numberCell, type ShowNumber } from '../xlsx/number-format.ts';

const STDOUT = 1;
const BATCH = 500;

const showNumber: ShowNumber = (code, value) => (SSF as { format: ShowNumber }).format(code, value);

type Wanted = {
  readonly path: string;
  readonly encoding?: string;
  readonly limits: Pick<Limits, 'rows' | 'columns' | 'cells' | 'cellCharacters'>;
};

const { path, encoding, limits } = JSON.parse(argv[2] ?? '') as Wanted;
set_cptable(cpexcel);
const book = encoding === undefined ? readBinary(path) : readMarkup(path, encoding);
for (const index of book.SheetNames.keys()) printSheet(book, index);

function readBinary(file: string): WorkBook {
  const bytes = readFileSync(file);
  const stream = streamOf(bytes);
  if (stream && !isUnbroken(Buffer.from(stream))) throw new Error('a chain of records is broken');
  return read(bytes, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellHTML: false,
    nodim: true,
  });
}

type Container = {
  readonly read: (bytes: Buffer, options: { readonly type: 'buffer' }) => object;
  readonly find: (container: object, name: string) => { readonly content: Uint8Array } | null;
};

function streamOf(bytes: Buffer): Uint8Array | undefined {
  const { read: open, find } = CFB as Container;
  const container = open(bytes, { type: 'buffer' });
  return (find(container, 'Workbook') ?? find(container, 'Book'))?.content;
}

/** The library ignores the charset of a page, so it gets text; `raw` keeps 000123 and 2020.12 as they are written. */
function readMarkup(file: string, charset: string): WorkBook {
  const text = new TextDecoder(charset, { fatal: true }).decode(readFileSync(file));
  return read(text, { type: 'string', dense: true, cellNF: true, raw: true, cellHTML: false });
}

function printSheet({ SheetNames: names, Sheets: sheets, Workbook: parts }: WorkBook, index: number): void {
  const name = names[index] ?? '';
  const sheet = sheets[name];
  // What the library cannot take apart it leaves out.
  if (!sheet) throw new Error('a sheet is missing');
  const isHidden = (parts?.Sheets?.[index]?.Hidden ?? 0) !== 0;
  print({ head: { name, isHidden, hiddenColumns: hiddenColumns(sheet), merged: mergedIn(sheet) } });
  const is1904 = parts?.WBProps?.date1904 === true;
  let rows: SheetRow[] = [];
  for (const row of rowsOf(sheet, is1904)) {
    if ('over' in row) {
      print({ rows });
      print(row);
      return;
    }
    rows.push(row);
    if (rows.length < BATCH) continue;
    print({ rows });
    rows = [];
  }
  print({ rows });
}

type Over = { readonly over: keyof Limits; readonly row: number };

/** Row by row until one passes a limit. */
function* rowsOf(sheet: WorkSheet, is1904: boolean): Generator<SheetRow | Over> {
  let filled = 0;
  const data = sheet['!data'] ?? [];
  // Sparse: what the file lacks is a hole, and there may be a thousand million of them.
  for (const at of indicesOf(data)) {
    const row = at + 1;
    const cells: Cell[] = [];
    for (const column of indicesOf(data[at] ?? [])) {
      const cell = data[at]?.[column];
      const value = cell ? toCell(cell, is1904) : blankCell;
      if (value.kind === 'blank') continue;
      const over = overOf(value, row, column, ++filled);
      if (over) {
        yield { over, row };
        return;
      }
      while (cells.length < column) cells.push(blankCell);
      cells[column] = value;
    }
    const isHidden = sheet['!rows']?.[at]?.hidden === true;
    if (cells.length > 0) yield isHidden ? { row, cells, isHidden } : { row, cells };
  }
}

function overOf(cell: Cell, row: number, column: number, filled: number): keyof Limits | undefined {
  if (row > limits.rows) return 'rows';
  if (column >= limits.columns) return 'columns';
  if (filled > limits.cells) return 'cells';
  return cell.kind === 'text' && cell.text.length > limits.cellCharacters ? 'cellCharacters' : undefined;
}

function indicesOf(sparse: readonly unknown[]): readonly number[] {
  return Object.keys(sparse).map(Number);
}

/** The areas merged downwards that begin where something is read. */
function mergedIn(sheet: WorkSheet): MergedArea[] {
  return (sheet['!merges'] ?? [])
    .filter(({ s: from, e: to }) => to.r > from.r && from.c < limits.columns)
    .map(({ s: from, e: to }) => ({ column: from.c, first: from.r + 1, last: to.r + 1 }));
}

function hiddenColumns({ '!cols': columns = [] }: WorkSheet): readonly number[] {
  return indicesOf(columns).filter((at) => columns[at]?.hidden === true);
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
function print(piece: Piece): void {
  let left = packPiece(piece);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(STDOUT, left));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}
