import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { problemCodes } from '../../src/importing/problems/problem-codes.ts';
import type { CopyCase, Held } from './copy-case-people.ts';
import { copyCases, notCorrected } from './copy-cases.ts';
import { dpfHere, temporaryFolder } from './program.ts';
import { registryIn } from './registry-in.ts';

type Imported = {
  readonly importId?: number | null;
  readonly rows: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly cell?: string }[];
};

const AS_OF = ['--as-of', '2020-12-31'];

async function imports(folder: string, ...args: readonly string[]): Promise<Imported> {
  const { stdout, stderr } = await dpfHere(['import', ...args, '--json'], folder);
  expect(stdout, stderr).not.toBe('');
  const said = JSON.parse(stdout) as Imported | { readonly files: readonly Imported[] };
  if (!('files' in said)) return said;
  return {
    ...said.files.at(-1),
    rows: said.files.at(-1)?.rows ?? {},
    problems: said.files.flatMap(({ problems }) => problems),
  };
}

const textOf = (held: Held): string =>
  typeof held === 'object' ? ('day' in held ? held.day : held.error) : held === undefined ? '' : String(held);

/** As Excel holds it: a day is a number that is shown as one. */
function put(cell: exceljs.Cell, held: Held): void {
  if (typeof held === 'object' && 'day' in held) {
    cell.numFmt = 'yyyy/m/d';
    cell.value = new Date(`${held.day}T00:00:00Z`);
  } else cell.value = (held ?? null) as exceljs.CellValue;
}

/** Writes a sheet as it was sent, or as it ought to have been. */
async function write(folder: string, sent: CopyCase, isRight: boolean): Promise<string> {
  const lines = [...(sent.title === undefined ? [] : [[sent.title]]), sent.headings, ...sent.rows].map(
    (line): Held[] => [...line],
  );
  if (isRight) {
    for (const [cell, held] of Object.entries(sent.fix ?? {}))
      (lines[Number(cell.slice(1)) - 1] as Held[])[cell.charCodeAt(0) - 65] = held;
    if (sent.drop !== undefined) lines.splice(sent.drop - 1, 1);
  }
  const name = sent.isText === true ? '名单.csv' : '名单.xlsx';
  if (sent.isText === true) {
    writeFileSync(join(folder, name), lines.map((line) => [...line].map(textOf).join(',')).join('\n'));
    return name;
  }
  const book = new exceljs.Workbook();
  const fill = (sheet: exceljs.Worksheet, all: readonly (readonly Held[])[]): void => {
    for (const [row, line] of all.entries())
      for (const [column, held] of line.entries()) put(sheet.getCell(row + 1, column + 1), held);
  };
  if (sent.others) fill(book.addWorksheet('前面的人'), sent.others);
  const sheet = book.addWorksheet('人员');
  fill(sheet, lines);
  if (!isRight) for (const area of sent.merged ?? []) sheet.mergeCells(area);
  await book.xlsx.writeFile(join(folder, name));
  return name;
}

/** Does to the copy what the clerk does; it has a line above and a column before what was sent. */
async function correct(path: string, { fix = {}, drop, isElsewhere = false }: CopyCase): Promise<void> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('an empty workbook');
  for (const [at, held] of Object.entries(fix)) {
    const cell = sheet.getCell(Number(at.slice(1)) + 1, at.charCodeAt(0) - 63);
    if (!isElsewhere) expect(cell.master.fill, at).toMatchObject({ fgColor: { argb: 'FFFFF2AB' } });
    if (cell.isMerged) sheet.unMergeCells(cell.address);
    put(cell, held);
  }
  if (drop !== undefined) sheet.spliceRows(drop + 1, 1);
  await book.xlsx.writeFile(path);
}

async function office(before: CopyCase['before'] = []): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, ...lines] of before) {
    writeFileSync(join(folder, name), lines.join('\n'));
    await imports(folder, name, '--as-of', '2020-11-30');
  }
  return folder;
}

test('every code has a case, or a reason why no row is corrected', () => {
  const known = [...Object.keys(copyCases), ...Object.keys(notCorrected)];
  expect(known.toSorted()).toEqual(Object.keys(problemCodes).toSorted());
});

test.each(Object.entries(copyCases))('%s: the corrected copy goes in', async (code, sent) => {
  const { options = [], isOnRecord = false } = sent;
  const asOf = sent.title?.includes('截至') === true ? [] : AS_OF;
  const first = await office(sent.before);
  const told = await imports(first, await write(first, sent, false), ...asOf, '--problems', '改.xlsx');
  expect(told.problems.map((problem) => problem.code)).toContain(code);
  // Before anything is corrected the copy is no better than what was sent.
  const still = await imports(first, '改.xlsx', '--dry-run');
  expect(still.rows['rejected']).toBe(told.rows['rejected']);
  await correct(join(first, '改.xlsx'), sent);
  if (isOnRecord) await dpfHere(['import', 'undo', String(told.importId)], first);
  const again = await imports(first, '改.xlsx', ...options);
  expect([again.rows['rejected'], again.problems.map((problem) => problem.code)]).toEqual([
    0,
    expect.not.arrayContaining([code]),
  ]);
  const right = await office(sent.before);
  const once = await imports(right, await write(right, sent, true), ...asOf);
  expect(once.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(registryIn(first)).toEqual(registryIn(right));
});
