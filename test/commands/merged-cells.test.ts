import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { dpfHere, temporaryFolder } from './program.ts';
import { workbook } from './workbook.ts';

type Row = readonly (string | { number: string } | undefined)[];
type Imported = {
  rows: Record<string, number>;
  problems: { code: string; severity: string; row: number; column: string; message: string }[];
};

/** Imports one sheet with merged areas; what is said of it, and a way to ask on. */
async function sheet(rows: readonly Row[], merged: readonly string[] = []) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.xlsx'), workbook({ sheets: [{ name: '表', rows, merged }] }));
  const run = async <Said>(...args: readonly string[]) =>
    JSON.parse((await dpfHere([...args, '--as-of', '2020-12-31', '--json'], folder)).stdout) as Said;
  const { rows: counts, problems } = await run<Imported>('import', 'a.xlsx');
  const told = problems.map(({ severity, code, row, column }) => `${severity} ${code} ${row} ${column}`);
  return { counts, told, problems, run };
}

const roster = ['姓名', '身份证号', '残疾人证号', '残疾类别', '残疾等级', '发证日期', '街道'];
const [one, other, third] = [ids.韩凯建, ids.萧红, ids.乙某];
const holder = (id: string, street?: string) => ['某人', id, `${id}43`, '肢体', '三级', '2015-03-04', street];

test('a subdistrict merged over people is that of each, whatever the cells below it still hold', async () => {
  const rows = [roster, holder(one, '径河街道'), holder(other), holder(third, '吴家山街道'), ['合计', '3人']];
  const { counts, told, run } = await sheet(rows, ['A5:B5', 'G2:G4']);
  expect(counts).toMatchObject({ read: 3, inserted: 3 });
  expect(told).toEqual(['info merged-cells 2 街道']);
  for (const id of [one, other, third])
    expect(await run('person', 'show', id)).toMatchObject({
      facts: [{ name: 'subdistrict', value: '径河街道' }],
    });
});

test('an area reaches no further than its last row and not into blank rows', async () => {
  const rows = [roster, holder(one, '径河街道'), holder(other), holder(third), [undefined]];
  const { counts, run } = await sheet(rows, ['G2:G3', 'A4:A9']);
  expect(counts).toMatchObject({ read: 3, rejected: 0 });
  expect(await run('person', 'show', third)).toMatchObject({ facts: [] });
});

test('an amount merged over several rows is nobody’s', async () => {
  const heading = ['姓名', '身份证号', '补贴项目', '月份', '金额'];
  const row = (id: string, amount?: string) => [
    '某人',
    id,
    '社保补贴',
    '2020-12',
    amount === undefined ? undefined : { number: amount },
  ];
  const { told, counts } = await sheet([heading, row(one, '1200'), row(other), row(third, '600')], ['E2:E3']);
  expect(told.filter((line) => line.startsWith('error merged'))).toEqual([
    'error merged-amount 2 金额',
    'error merged-amount 3 金额',
  ]);
  expect(counts).toMatchObject({ read: 3, inserted: 1, rejected: 2 });
});

test('a state merged over rows says of each that it does not hold', async () => {
  const heading = ['姓名', '身份证号', '起始月份', '在保状态'];
  const rows = [
    heading,
    ['某人', one, '2020-01', '停保'],
    ['某人', other, '2020-01'],
    ['某人', third, '2020-01', '在保'],
  ];
  const { told } = await sheet(rows, ['D2:D3']);
  expect(told.filter((line) => line.startsWith('error'))).toEqual([
    'error row-ended 2 在保状态',
    'error row-ended 3 在保状态',
  ]);
});

test.each([
  ['监护人信息', '银行账号', 'warning heading-not-read 1 监护人信息 银行账号'],
  ['补贴发放账户', '农商行银行账号', 'warning heading-not-read 1 补贴发放账户 农商行银行账号'],
])('an account under %s and %s that was not read is a warning', async (group, under, expected) => {
  const rows = [
    ['姓名', '身份证号', group, undefined, undefined],
    [undefined, undefined, '监护人身份证号', '监护人姓名', under],
    ['某人', one, other, '某人', '6217000000001'],
  ];
  expect((await sheet(rows, ['A1:A2', 'B1:B2', 'C1:E1'])).told).toContain(expected);
});

test('a group over one column is its heading where the word below it is none', async () => {
  const rows = [
    ['姓名', '身份证号', '银行账号', '户名', '监护人', undefined],
    [undefined, undefined, '农商行卡', undefined, '姓名', '身份证号'],
    ['某人', one, '6217000000001', '某人', undefined, undefined],
  ];
  const { counts, told, run } = await sheet(rows, ['A1:A2', 'B1:B2', 'D1:D2', 'E1:F1']);
  expect([counts['inserted'], told]).toEqual([1, []]);
  expect(await run('person', 'show', one, '--reveal')).toMatchObject({
    account: { account: '6217000000001' },
  });
});
