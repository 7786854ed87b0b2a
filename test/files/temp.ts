import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll } from 'vitest';
import { openSpreadsheet } from '../../src/files/sheets/open-spreadsheet.ts';
import type { Cell, SheetRow, Spreadsheet } from '../../src/files/cell.ts';
import { CannotRun } from '../../src/kernel/cannot-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'dpf-files-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes bytes to a new temporary file of this name. */
export function temp(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export function tempFolder(): string {
  return mkdtempSync(join(folder, 'sub-'));
}

/** The parts of a small .xlsx made by hand, for what no library writes; `sheet` is the XML inside sheetData. */
export function handMade(sheet: string, parts: Record<string, string> = {}): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const all: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>
      <Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/>
      <Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

export async function readAll(book: Spreadsheet, sheet = 0): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of book.sheets[sheet]?.rows() ?? []) rows.push(...batch);
  return rows;
}

/** All rows of the first sheet of a file made of these bytes. */
export async function readBytes(name: string, content: Uint8Array | string): Promise<SheetRow[]> {
  const book = await openSpreadsheet(temp(name, content));
  try {
    return await readAll(book);
  } finally {
    await book.close();
  }
}

/** The cells of a row as short values: text, number as stored, date, boolean, `!error`, undefined. */
export function plain(cell: Cell): string | boolean | undefined {
  if (cell.kind === 'blank') return undefined;
  if (cell.kind === 'boolean') return cell.value;
  if (cell.kind === 'number') return cell.date ?? cell.text;
  return cell.kind === 'error' ? `!${cell.text}` : cell.text;
}

export async function refusal(action: Promise<unknown>): Promise<CannotRun> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof CannotRun) return error;
  throw new Error('not refused', { cause: error });
}
