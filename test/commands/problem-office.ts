import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect } from 'vitest';
import { dpfHere, temporaryFolder } from './program.ts';

export type Imported = {
  readonly file: string;
  readonly kind: string;
  readonly scope: string;
  readonly area: string | null;
  readonly asOf: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly code: string }[];
  readonly notRead?: readonly { readonly file: string; readonly why: string }[];
};

/** A folder of lists, and what an import in it says. */
export function office() {
  const folder = temporaryFolder();
  const write = (name: string, ...lines: readonly string[]): void => {
    writeFileSync(join(folder, name), lines.join('\n'));
  };
  const imported = async (...args: readonly string[]): Promise<Imported> => {
    const { stdout, stderr } = await dpfHere(['import', ...args, '--json'], folder);
    expect(stdout, stderr).not.toBe('');
    return JSON.parse(stdout) as Imported;
  };
  const copy = async (name = '改.xlsx') => {
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(join(folder, name));
    return book;
  };
  /** Writes a value into a cell of the copy, as its first sheet has it. */
  const correct = async (cell: string, value: exceljs.CellValue, name = '改.xlsx'): Promise<void> => {
    const book = await copy(name);
    const [sheet] = book.worksheets;
    if (sheet) sheet.getCell(cell).value = value;
    await book.xlsx.writeFile(join(folder, name));
  };
  /** 低保 on a day: 是, 否 or nothing. */
  const lowIncome = async (id: string, asOf = '2020-12-31'): Promise<string | undefined> => {
    const { stdout } = await dpfHere(['person', 'show', id, '--as-of', asOf, '--json'], folder);
    const { facts } = JSON.parse(stdout) as { facts: { name: string; said: string }[] };
    return facts.find(({ name }) => name === 'low_income')?.said;
  };
  return { folder, write, imported, copy, correct, lowIncome };
}
