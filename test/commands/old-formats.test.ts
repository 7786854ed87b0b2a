import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { openRows, readApart } from '../../src/jobs/read-apart.ts';
import type { RowSource } from '../../src/jobs/read-rows.ts';
import { recogniseFiles } from '../../src/jobs/recognise-files.ts';
import { openSpreadsheet } from '../../src/files/open-spreadsheet.ts';
import { readAll } from '../files/temp.ts';
import { bothHolders } from './office.ts';
import { holders, ids } from './name-rows.ts';
import { dpfHere, temporaryFolder } from './program.ts';
import { workbook } from './workbook.ts';

type Row = readonly (string | undefined)[];
type Area = { readonly column: number; readonly first: number; readonly last: number };

function xls(rows: readonly Row[], merged: readonly Area[], bookType: 'biff8' | 'xlml'): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merged.map(({ column: c, first, last }) => ({
    s: { r: first - 1, c },
    e: { r: last - 1, c },
  }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表');
  return write(book, { type: 'buffer', bookType }) as Uint8Array;
}

function html(rows: readonly Row[], merged: readonly Area[]): string {
  const cell = (text: string | undefined, row: number, column: number): string => {
    const area = merged.find((one) => one.column === column && one.first <= row && row <= one.last);
    if (area && area.first < row) return '';
    return `<td${area ? ` rowspan=${area.last - area.first + 1}` : ''}>${text ?? ''}</td>`;
  };
  const line = (row: Row, at: number): string =>
    `<tr>${row.map((text, column) => cell(text, at + 1, column)).join('')}</tr>`;
  return `<html><body><table>${rows.map(line).join('\n')}</table></body></html>`;
}

const letter = (column: number): string => String.fromCharCode(65 + column);
const formats: Record<string, (rows: readonly Row[], merged: readonly Area[]) => Uint8Array | string> = {
  'an .xlsx': (rows, merged) =>
    workbook({
      sheets: [
        {
          name: '表',
          rows,
          merged: merged.map(
            ({ column, first, last }) => `${letter(column)}${first}:${letter(column)}${last}`,
          ),
        },
      ],
    }),
  'an .xls': (rows, merged) => xls(rows, merged, 'biff8'),
  'an XML table': (rows, merged) => xls(rows, merged, 'xlml'),
  'a web page': html,
};

const roster = ['姓名', '身份证号', '残疾人证号', '残疾类别', '残疾等级', '发证日期', '街道'];
const holder = (id: string, street?: string) => ['某人', id, `${id}43`, '肢体', '三级', '2015-03-04', street];
type Imported = { rows: Record<string, number>; problems: { severity: string; code: string; row: number }[] };

test.each(Object.keys(formats))('a subdistrict merged over people is that of each, in %s', async (format) => {
  const folder = temporaryFolder();
  const people = [ids.韩凯建, ids.萧红, ids.乙某];
  const rows = [
    roster,
    holder(people[0] ?? '', '径河街道'),
    holder(people[1] ?? ''),
    holder(people[2] ?? ''),
  ];
  const name = format === 'an .xlsx' ? '册.xlsx' : '册.xls';
  writeFileSync(join(folder, name), formats[format]?.(rows, [{ column: 6, first: 2, last: 4 }]) ?? '');
  const run = async <Said>(...args: readonly string[]) =>
    JSON.parse((await dpfHere([...args, '--as-of', '2020-12-31', '--json'], folder)).stdout) as Said;
  const { rows: counts, problems } = await run<Imported>('import', name);
  expect(counts).toMatchObject({ read: 3, inserted: 3 });
  expect(problems.map(({ severity, code, row }) => `${severity} ${code} ${row}`)).toEqual([
    'info merged-cells 2',
  ]);
  for (const id of people)
    expect(await run('person', 'show', id)).toMatchObject({
      facts: [{ name: 'subdistrict', value: '径河街道' }],
    });
});

test.each(Object.keys(formats))('an amount merged over rows is nobody’s, in %s', async (format) => {
  const folder = temporaryFolder();
  const rows = [
    ['姓名', '身份证号', '补贴项目', '月份', '金额'],
    ['某人', ids.韩凯建, '社保补贴', '2020-12', '1200'],
    ['某人', ids.萧红, '社保补贴', '2020-12', undefined],
  ];
  const name = format === 'an .xlsx' ? '册.xlsx' : '册.xls';
  writeFileSync(join(folder, name), formats[format]?.(rows, [{ column: 4, first: 2, last: 3 }]) ?? '');
  const { stdout } = await dpfHere(['import', name, '--as-of', '2020-12-31', '--json'], folder);
  const { rows: counts, problems } = JSON.parse(stdout) as Imported;
  expect([counts['rejected'], problems.filter(({ code }) => code === 'merged-amount').length]).toEqual([
    2, 2,
  ]);
});

async function all(source: RowSource): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (;;) {
    const next = await source.next();
    if (next.done === true) return rows;
    rows.push(...next.value.rows);
  }
}

test('an .xls is read once for the whole command: what follows needs the file no more', async () => {
  const path = join(temporaryFolder(), '册.xls');
  const book = utils.book_new();
  for (let sheet = 0; sheet < 3; sheet += 1)
    utils.book_append_sheet(book, utils.aoa_to_sheet([roster, holder(ids.韩凯建, '径河街道')]), `表${sheet}`);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
  const { sheets } = await recogniseFiles({ paths: [path] });
  rmSync(path);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['表0', '表1', '表2']);
  for (const sheet of sheets) {
    const rows = await all(openRows(sheet));
    expect(rows).toMatchObject([{ row: 2, result: { outcome: 'record' } }]);
    expect(await all(readApart(sheet))).toEqual(rows);
  }
});

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
