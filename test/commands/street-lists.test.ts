import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder, temporaryFolder } from './program.ts';

/** The year that is made up, with its roster imported. */
const year = sharedFolder(join(repository, 'fixtures/dongxihu-2020'));
beforeAll(async () => {
  await dpfHere(['import', 'roster.xlsx', '--quiet'], year);
});

test('the list of a street goes out without a number and comes back as review results', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/verify-waive'));
  await dpfHere(['import', '花名册.csv'], folder);
  const list = ['verify', 'certificates', '--as-of', '2029-06-30', '--format', 'xlsx', '-o', '清单.xlsx'];
  await dpfHere(list, folder);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(folder, '清单.xlsx'));
  const text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
  expect(text).not.toMatch(/999999/);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['汇总', '吴家山街道', '径河街道', '金银湖街道']);
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
    'reviews 0',
    'reviews 1',
    'reviews 0',
  ]);
});

test('the worklist of a scheme has a sheet a subdistrict with names and no numbers, and is no list to import', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/explain'));
  for (const file of ['花名册.csv', '死亡名单.csv']) await dpfHere(['import', file, '--quiet'], folder);
  for (const [scheme, file] of [
    ['care', '照料.xlsx'],
    ['nursing', '护理.xlsx'],
  ] as const) {
    const words = ['explain', '--all', '--scheme', scheme, '--month', '2020-12', '--policies', '办法'];
    await dpfHere([...words, '--format', 'xlsx', '-o', file, '--as-of', '2021-01-05'], folder);
  }
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(folder, '照料.xlsx'));
  expect(book.worksheets.map(({ name }) => name)).toEqual(['汇总', '径河街道']);
  const text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
  expect(text).toContain('戊某');
  expect(text).toContain('持证残疾人花名册');
  expect(text).not.toMatch(/999999/);
  await book.xlsx.readFile(join(folder, '护理.xlsx'));
  const dropped = JSON.stringify(book.getWorksheet('柏泉街道')?.getSheetValues());
  expect(dropped).toContain('上月符合，本月不符合');
  expect((await dpfHere(['import', '护理.xlsx'], folder)).status).toBe(2);
});

test('the streets stand in the order of the district after a summary that adds up, with the community beside', async () => {
  const folder = year;
  await dpfHere(
    ['verify', 'certificates', '--as-of', '2020-12-31', '--format', 'xlsx', '-o', '清单.xlsx'],
    folder,
  );
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(folder, '清单.xlsx'));
  const [summary, ...streets] = book.worksheets;
  const names = streets.map(({ name }) => name);
  const district = readFileSync(join(repository, 'policies/dongxihu/district.yaml'), 'utf8');
  const places = names.filter((name) => name !== '未登记').map((name) => district.indexOf(name));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  const told = new Map<string, number>();
  summary?.eachRow((row) => {
    const [, name, count] = row.values as unknown as [undefined, string, number];
    if (typeof count === 'number') told.set(name, count);
  });
  expect([...told.keys()]).toEqual([...names, '合计']);
  // Title, note and headings above, the line on how to fill it in below.
  const lines = streets.map((sheet) => [sheet.name, sheet.rowCount - 4] as const);
  expect([...told]).toEqual([...lines, ['合计', lines.reduce((sum, [, count]) => sum + count, 0)]]);
  const [first] = streets;
  const headings = first?.getRow(3).values as string[];
  expect(first?.getCell(4, headings.indexOf('社区')).text).toMatch(/社区|村|大队/);
  for (const sheet of book.worksheets) {
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.pageSetup.printTitlesRow).toBe('3:3');
    expect(sheet.getRow(3).height).toBeGreaterThan(0);
  }
});

const lists = {
  findings: 'verify certificates --as-of 2020-12-31',
  calendar: 'verify calendar --as-of 2020-12-31 --months 1',
  scheme: 'explain --all --scheme psychiatric-medication --month 2020-12 --as-of 2021-01-05',
};
test.each([
  [lists.findings, 'csv'] as const,
  [lists.findings, 'md'] as const,
  [lists.calendar, 'csv'] as const,
  [lists.scheme, 'csv'] as const,
  [lists.scheme, 'md'] as const,
])('the community stands beside the street in what `dpf %s` writes as %s', async (command, format) => {
  const { stdout } = await dpfHere([...command.split(' '), '--format', format], year);
  const separator = format === 'md' ? '|' : ',';
  const rows = stdout.split(/\r?\n/).map((line) => line.split(separator).map((cell) => cell.trim()));
  const at = rows.findIndex((cells) => cells.includes('街道'));
  const [heading = [], ...others] = rows.slice(at);
  const place = heading.indexOf('社区');
  expect(place).toBe(heading.indexOf('街道') + 1);
  const communities = others.map((cells) => cells[place]).filter(Boolean);
  expect(communities.filter((name) => /社区|村|大队/.test(name ?? '')).length).toBeGreaterThan(20);
});

test('a check stands on the sheet of a street by its title, not by its code alone', async () => {
  await dpfHere([...lists.findings.split(' '), '-o', '题目.xlsx'], year);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(year, '题目.xlsx'));
  const sheet = book.worksheets[1];
  const place = (sheet?.getRow(3).values as string[]).indexOf('核查项');
  for (let row = 4; row < (sheet?.rowCount ?? 0); row += 1)
    expect(sheet?.getCell(row, place).text).toMatch(/^V\d\d \p{Script=Han}/u);
});
