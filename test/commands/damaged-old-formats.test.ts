import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { openSpreadsheet } from '../../src/files/sheets/open-spreadsheet.ts';
import { readAll } from '../files/temp.ts';
import { holders, ids } from './name-rows.ts';
import { bothHolders } from './office.ts';
import { dpfHere, temporaryFolder } from './program.ts';

const BAD = 0.35;
const page = (rows: string): string => `<html><body><table>${rows}</table></body></html>`;
const deaths = '<tr><td>姓名</td><td>身份证号</td><td>死亡日期</td></tr>';
const xml = (rows: string): string =>
  `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet></Workbook>`;
const data = (text: string, index = ''): string =>
  `<Cell${index}><Data ss:Type="String">${text}</Data></Cell>`;

test.each([
  [
    'a colspan that no sheet can hold',
    page(`${deaths}<tr><td colspan=1000000000>某</td><td>x</td></tr>`),
    '列数超过 200（第 2 行）',
  ],
  [
    'a row that no sheet can hold',
    page(`${deaths}${'<tr>'.repeat(1_048_576)}<td>某</td></tr>`),
    '行数超过 1048576（第 1048577 行）',
  ],
  [
    'a column of an XML table',
    xml(`<Row>${data('姓名')}${data('x', ' ss:Index="900000000"')}</Row>`),
    '列数超过 200（第 1 行）',
  ],
  [
    'a row of an XML table',
    xml(`<Row>${data('姓名')}</Row><Row ss:Index="900000000">${data('x')}</Row>`),
    '行数超过 1048576（第 900000000 行）',
  ],
])('%s is refused as that, and at once', { timeout: 20_000 }, async (_, content, expected) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '册.xls'), content);
  const { status, stderr } = await dpfHere(['import', '册.xls'], folder);
  expect([status, stderr]).toEqual([2, expect.stringContaining(expected)]);
});

test('areas beyond a sheet are harmless where nothing stands beyond it', async () => {
  const folder = temporaryFolder();
  const row = `<tr><td>某人</td><td>${ids.韩凯建}</td><td rowspan=99999999999>2020-05-01</td></tr>`;
  writeFileSync(
    join(folder, '册.xls'),
    page(`<tr><td colspan=99999999999>死亡名单</td></tr>${deaths}${row}`),
  );
  const { status, stdout } = await dpfHere(['import', '册.xls', '--json'], folder);
  expect([status, stdout]).toEqual([0, expect.stringContaining('"inserted": 1')]);
});

test('a page of many merged groups takes as long as one without', { timeout: 20_000 }, async () => {
  const path = join(temporaryFolder(), '册.xls');
  const rows = Array.from(
    { length: 60_000 },
    (_, index) => `<tr>${index % 2 === 0 ? '<td rowspan=2>户</td>' : ''}<td>a</td><td>b</td></tr>`,
  );
  writeFileSync(path, page(rows.join('')));
  const book = await openSpreadsheet(path);
  expect((await book.sheets[0]?.merged?.())?.length).toBe(30_000);
  expect((await readAll(book)).at(-1)).toMatchObject({ row: 60_000, cells: [{ kind: 'blank' }, {}, {}] });
});

const rows = Array.from(
  { length: 50 },
  () => `<tr><td>某人</td><td>${ids.韩凯建}</td><td>2020-05-01</td></tr>`,
);
test.each([
  ['a web page', `<html><body><table>${deaths}${rows.join('')}<tr><td>某`, '文件已损坏（约第 52 行）'],
  ['an XML table', xml(`<Row>${data('姓名')}</Row>`).slice(0, -30), '末尾被截断'],
])('%s that is cut is told, and the roster beside it goes in', async (_, content, expected) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '花名册.csv'), [holders, ...bothHolders].join('\n'));
  writeFileSync(join(folder, '断.xls'), content);
  const { status, stdout, stderr } = await dpfHere(['import', '.', '--as-of', '2020-12-31'], folder);
  expect([status, stdout.includes('有效持证残疾人 2 人')]).toEqual([1, true]);
  expect(stderr).toContain('未读 断.xls');
  expect(stderr).toContain(expected);
});

test('an .xls of which a part cannot be taken apart is damaged, not a workbook of fewer sheets', async () => {
  const folder = temporaryFolder();
  const book = utils.book_new();
  const lines = Array.from({ length: 2000 }, (_, index) => [`某${index}`, ids.韩凯建, '2020-05-01']);
  for (const name of ['上', '下'])
    utils.book_append_sheet(book, utils.aoa_to_sheet([['姓名', '身份证号', '死亡日期'], ...lines]), name);
  const bytes = Buffer.from(write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
  bytes.fill(0, Math.floor(bytes.length * BAD), Math.floor(bytes.length * BAD) + 1024);
  writeFileSync(join(folder, '花名册.csv'), [holders, ...bothHolders].join('\n'));
  writeFileSync(join(folder, '坏.xls'), bytes);
  const { status, stdout, stderr } = await dpfHere(['import', '.', '--as-of', '2020-12-31'], folder);
  expect([status, stdout.includes('有效持证残疾人 2 人')]).toEqual([1, true]);
  expect(stderr).toContain('未读 坏.xls：旧版表格读不出来：文件已损坏');
});

test.each([
  ['&#x7532;&#26576;', '甲某'],
  ['&amp;lt;&nbsp;', '&lt;'],
  ['<font>甲</font><br>乙<!-- 丙 -->', '甲\n乙'],
  ['<table><tr><td>里</td></tr></table>外', '里外'],
  ["x'y", "x'y"],
])('the cell %s of a page shows %j', async (inside, expected) => {
  const path = join(temporaryFolder(), '册.xls');
  writeFileSync(path, page(`<tr><td>${inside}</td><td>b</td></tr>`));
  expect(await readAll(await openSpreadsheet(path))).toMatchObject([
    { cells: [{ kind: 'text', text: expected }, { text: 'b' }] },
  ]);
});
