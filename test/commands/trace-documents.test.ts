import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder } from './program.ts';

const folder = sharedFolder(join(repository, 'fixtures/commands/payout-story'));
beforeAll(async () => {
  await dpfHere(['import', '.', '--as-of', '2020-12-31'], folder);
  expect((await dpfHere(['payout', '--month', '2020-12'], folder)).status).toBe(0);
});

const trace = (key: string, ...args: readonly string[]) =>
  dpfHere(['report', 'trace', key, '--year', '2020', ...args], folder);

test('as CSV the rows begin with the mark that Excel knows, and money is in yuan', async () => {
  expect((await trace('payout.psychiatric-medication.year.amount', '-o', 'x.csv')).status).toBe(0);
  const [heading = '', ...rows] = readFileSync(join(folder, 'x.csv'), 'utf8').split('\r\n');
  expect(heading).toBe('\uFEFF登记号,姓名,号码,街道,残疾类别,残疾等级,日期,金额（元）,文件,工作表,行');
  expect(rows.filter(Boolean).map((row) => row.split(',')[7])).toEqual(['150.00']);
});

test('the suffix of -o makes a workbook: amounts are numbers, the definition and the lists stand below', async () => {
  expect((await trace('payout.psychiatric-medication.year.amount', '-o', 'x.xlsx')).status).toBe(0);
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(join(folder, 'x.xlsx')) as never);
  const page = book.worksheets[0];
  const cells = page?.getSheetValues().flatMap((row) => (Array.isArray(row) ? row : [])) ?? [];
  expect(cells).toContain(150);
  const text = cells.filter((cell) => typeof cell === 'string').join('\n');
  expect(text).toMatch(/口径：2020 年各月应发的/);
  expect(text).toMatch(/依据：低保名单：低保名单.csv（2020-12-31，导入 \d+）/);
});

test('a figure cites every list that it rests on, a rate those of what it is made of', async () => {
  const { stdout } = await trace('payout.psychiatric-medication.people');
  expect(stdout).toContain('依据: 持证残疾人花名册：花名册.csv');
  expect(stdout).toContain('依据: 低保名单：低保名单.csv');
  expect(stdout).not.toContain('户名单.csv');
  expect((await trace('payout.multi-disability-household.units')).stdout).toMatch(/依据: \S+：户名单.csv/);
  expect((await trace('certificates.holder_rate')).stdout).toContain('依据: 持证残疾人花名册：花名册.csv');
});

test.each([
  ['verify certificates --as-of 2020-12-31 --format csv', 'f.csv'],
  ['explain --all --scheme nursing-subsidy --month 2020-12 --format csv', 'e.csv'],
])('every list that is written as CSV keeps the mark: %s', async (command, name) => {
  await dpfHere([...command.split(' '), '-o', name], folder);
  expect(readFileSync(join(folder, name), 'utf8').startsWith('\uFEFF')).toBe(true);
  expect((await dpfHere(command.split(' '), folder)).stdout).not.toContain('\uFEFF');
});
