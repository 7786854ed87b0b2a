import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

test('the list of a street goes out without a number and comes back as review results', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/verify-waive'));
  await dpfHere(['import', '花名册.csv'], folder);
  const list = ['verify', 'certificates', '--as-of', '2029-06-30', '--format', 'xlsx', '-o', '清单.xlsx'];
  await dpfHere(list, folder);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(folder, '清单.xlsx'));
  const text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
  expect(text).not.toMatch(/999999/);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['吴家山街道', '径河街道', '金银湖街道']);
  const sheet = book.getWorksheet('径河街道');
  const headings = sheet?.getRow(3).values as string[];
  const fill = (heading: string, value: string): void => {
    const cell = sheet?.getCell(4, headings.indexOf(heading));
    if (cell) cell.value = value;
  };
  expect(sheet?.getCell(4, headings.indexOf('复核结果')).dataValidation.formulae?.[0]).toContain('死亡');
  fill('复核日期', '2029-07-01');
  fill('复核结果', '死亡');
  await book.xlsx.writeFile(join(folder, '街道交回.xlsx'));
  const back = await dpfHere(['import', '街道交回.xlsx', '--as-of', '2029-07-31', '--json'], folder);
  const { files } = JSON.parse(back.stdout) as { files: { kind: string; rows: { inserted: number } }[] };
  expect(files.map(({ kind, rows }) => `${kind} ${rows.inserted}`)).toEqual([
    ...['reviews 0', 'reviews 1', 'reviews 0'],
  ]);
});
