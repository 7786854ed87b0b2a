import { statSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { dpf, dpfHere, repository, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/import-problems');

async function firstSheet(path: string): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('an empty workbook');
  return sheet;
}

const textAt = (sheet: exceljs.Worksheet, row: number, column: number): string =>
  sheet.getCell(row, column).text;

test('the sheet comes back whole, with reasons first and the cells in question marked', async () => {
  const folder = temporaryFolder(story);
  const path = join(folder, '待更正.xlsx');
  expect(dpf(['import', '花名册.csv', '--problems', '待更正.xlsx'], folder).status).toBe(1);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  const sheet = await firstSheet(path);
  expect(sheet.rowCount).toBe(2 + 8);
  expect(textAt(sheet, 1, 2)).toMatch(
    /^待更正的副本：.*原表：花名册\.csv；表种：持证残疾人花名册；截至：2021-01-04；/,
  );
  expect([1, 2, 5].map((column) => textAt(sheet, 2, column))).toEqual(['问题', '姓名', '残疾人证号']);
  // Row 4 of the file, the wrong check character, is the third below the headings here.
  expect(textAt(sheet, 5, 1)).toMatch(/^错误“身份证号”（原表 C4）：身份证号校验码不符/);
  expect(sheet.getCell(5, 4).fill).toMatchObject({ pattern: 'solid' });
  expect(sheet.getCell(5, 2).fill).not.toMatchObject({ pattern: 'solid' });
  expect(textAt(sheet, 3, 1)).toBe('');
});

test('the corrected copy goes in, and with the rest of the sheet unchanged the counts say so', async () => {
  const folder = temporaryFolder(story);
  dpf(['import', '花名册.csv', '--problems', '待更正.xlsx'], folder);
  const path = join(folder, '待更正.xlsx');
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  // The clerk looks the category up and writes it, and the date.
  for (const [column, text] of [
    [6, '视力'],
    [8, '2019-02-28'],
  ] as const) {
    const cell = sheet?.getCell(6, column);
    if (cell) cell.value = text;
  }
  await book.xlsx.writeFile(join(folder, '更正后.xlsx'));
  const { rows } = JSON.parse(dpf(['import', '更正后.xlsx', '--json'], folder).stdout) as {
    rows: Record<string, number>;
  };
  expect(rows).toEqual({ read: 8, inserted: 1, updated: 0, unchanged: 2, rejected: 5 });
});

test('no problems, no file', () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/import-twice'));
  const { status, stderr } = dpf(['import', '花名册.csv', '--problems', '待更正.xlsx'], folder);
  expect(status).toBe(0);
  expect(stderr).toBe('');
  expect(() => statSync(join(folder, '待更正.xlsx'))).toThrow();
});

test.each([
  [['数据在第二张表.xlsx', '--sheet', '名册'], '没有这个工作表；有：说明、花名册'],
  [['UTF-8有BOM.csv', '--sheet', '名册'], '文本文件没有工作表'],
  [['UTF-8有BOM.csv', '--kind', 'holder'], '是不是 持证残疾人花名册 holders'],
  [['UTF-8有BOM.csv', '--kind', 'deaths'], 'dpf template deaths'],
])('`dpf import %j` is told what there is instead', async (args, said) => {
  const { status, stderr } = await dpfHere(['import', ...args], join(repository, 'fixtures/odd-files'));
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});
