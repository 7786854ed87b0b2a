import { type Cell, columnLetters, type Spreadsheet } from '../cell.ts';
import { keyOfName } from '../documents/figure-marks.ts';
import { readXml } from '../xlsx/xml-parser.ts';
import type { ZipArchive } from '../xlsx/zip-archive.ts';

/** 读回的工作表 the cells of a sheet, with the keys of the figures whose names its cells go by. */
export type WrittenSheet = {
  readonly name: string;
  readonly rows: readonly WrittenRow[];
  /** By the address of the cell, such as C5. */
  readonly figures: ReadonlyMap<string, string>;
};

/** A row as Excel counts it; a number is one only where its cell holds one. */
export type WrittenRow = { readonly row: number; readonly cells: readonly (string | number | undefined)[] };

const WORKBOOK = 'xl/workbook.xml';

/** Reads every sheet of a workbook whole, and the defined names in it. */
export async function readWrittenSheets(
  book: Spreadsheet,
  archive: ZipArchive,
): Promise<readonly WrittenSheet[]> {
  const names = await readNames(archive);
  const sheets: WrittenSheet[] = [];
  for (const { name, rows } of book.sheets) {
    const read: WrittenRow[] = [];
    for await (const batch of rows())
      for (const { row, cells } of batch) read.push({ row, cells: cells.map(valueOf) });
    sheets.push({ name, rows: read, figures: names.get(name) ?? new Map() });
  }
  return sheets;
}

/** The address of a cell, its column counted from 0. */
export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

function valueOf(cell: Cell): string | number | undefined {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return Number(cell.text);
    case 'boolean':
      return String(cell.value);
    case 'error':
      return cell.text;
    case 'blank':
      return undefined;
  }
}

async function readNames(archive: ZipArchive): Promise<ReadonlyMap<string, Map<string, string>>> {
  const names = new Map<string, Map<string, string>>();
  let key: string | undefined;
  let target = '';
  await readXml(
    archive.text(WORKBOOK),
    {
      open: (name, attributes) => {
        key = name === 'definedName' ? keyOfName(attributes['name'] ?? '') : undefined;
        target = '';
      },
      text: (text) => {
        target += text;
      },
      close: (name) => {
        const found = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(target.trim());
        if (name !== 'definedName' || key === undefined || !found) return;
        const sheet = (found[1] ?? found[2] ?? '').replaceAll("''", "'");
        const own = names.get(sheet) ?? new Map<string, string>();
        names.set(sheet, own.set(`${found[3] ?? ''}${found[4] ?? ''}`, key));
      },
    },
    { file: archive.file, part: WORKBOOK },
  );
  return names;
}
