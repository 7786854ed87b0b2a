import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holder, numberOf, one, onRoster, roster, three, two } from './copy-case-people.ts';
import { type Imported, office } from './problem-office.ts';
import { dpfHere } from './program.ts';
import { registryIn } from './registry-in.ts';
import { workbook } from './workbook.ts';

const LOW = '姓名,身份证号,起始月份';
const on = (id: string, from = '2018-01'): string => `某人,${id},${from}`;
const codes = ({ problems }: Imported) => problems.map(({ code }) => code);

test.each([
  ['12月新增低保.csv', [], 'additions', '2020-12-31'],
  ['表.csv', ['--scope', 'additions'], 'additions', '2020-12-31'],
  ['表.csv', ['--scope', 'part'], 'part', '2020-12-31'],
])('the copy of %s %j goes in as %s and ends nobody', async (name, options, scope, asOf) => {
  const { folder, write, imported, correct, lowIncome } = office();
  write('全.csv', LOW, on(one), on(two));
  await imported('全.csv', '--as-of', '2020-11-30');
  write(name, LOW, on(three, '去年'));
  await imported(name, '--as-of', '2020-12-31', ...options, '--problems', '改.xlsx');
  await correct('D3', '2020-12');
  const again = await imported('改.xlsx');
  expect(again).toMatchObject({ scope, asOf, rows: { inserted: 1, rejected: 0 }, problems: [] });
  expect([await lowIncome(one), await lowIncome(three)]).toEqual([undefined, '是']);
  expect(await lowIncome(two, '2020-11-30')).toBe('是');
  const right = office();
  right.write('全.csv', LOW, on(one), on(two));
  await right.imported('全.csv', '--as-of', '2020-11-30');
  right.write(name, LOW, on(three, '2020-12'));
  await right.imported(name, '--as-of', '2020-12-31', ...options);
  expect(registryIn(folder)).toEqual(registryIn(right.folder));
});

test('whom a list names is what its file was called, not what the copy is called', async () => {
  const { folder, write, imported, correct, copy } = office();
  write('全.csv', LOW, on(one), on(two));
  await imported('全.csv', '--as-of', '2020-11-30');
  const rows = [LOW.split(','), ['某人', three, '去年']];
  writeFileSync(join(folder, '12月新增低保.xlsx'), workbook({ sheets: [{ name: 'Sheet1', rows }] }));
  await imported('12月新增低保.xlsx', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  expect((await copy()).worksheets[0]?.name).toBe('Sheet1');
  await correct('D3', '2020-12');
  expect(await imported('改.xlsx')).toMatchObject({ scope: 'additions', problems: [] });
});

test('the copy of removals named by the file takes off those who stand in it', async () => {
  const { write, imported, correct, lowIncome } = office();
  write('全.csv', LOW, on(one), on(two));
  await imported('全.csv', '--as-of', '2020-11-30');
  write('低保减少.csv', '姓名,身份证号,停保月份', `某人,${one},年底`);
  await imported('低保减少.csv', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  await correct('D3', '2020-12');
  expect(await imported('改.xlsx')).toMatchObject({ scope: 'removals', asOf: '2020-12-31', problems: [] });
  // Nobody says anything of the other one in a month that no complete list covers.
  expect([await lowIncome(one, '2021-01-01'), await lowIncome(two, '2021-01-01')]).toEqual(['否', undefined]);
});

test('the copy of a complete list holds everybody: it is complete at last, and nobody is off it', async () => {
  const { write, imported, correct, lowIncome } = office();
  write('低保.csv', '径河街道低保名单(截至2020年12月31日),,', LOW, on(one), on(two), on(three, '去年'));
  const first = await imported('低保.csv', '--problems', '改.xlsx');
  expect([first.scope, first.area, ...codes(first)]).toEqual([
    'complete',
    '径河街道',
    'month-form',
    'list-incomplete',
  ]);
  await correct('D6', '2018-01');
  const again = await imported('改.xlsx');
  expect(again).toMatchObject({ scope: 'complete', area: '径河街道', asOf: '2020-12-31', problems: [] });
  expect([await lowIncome(one), await lowIncome(two), await lowIncome(three)]).toEqual(['是', '是', '是']);
});

/** A full roster over two sheets, with a mistake on the second. */
const fullRoster = (second: string) =>
  workbook({
    sheets: [one, two].map((id, at) => ({
      name: `第${at + 1}组`,
      rows: [
        ['全量花名册（截至2020年12月31日）'],
        roster,
        ['某人', id, numberOf(id), at === 1 ? second : '肢体', '三级', '2015-03-04', '径河街道'],
      ],
    })),
  });

test('of a list of several sheets all come back, so that those on the others are not taken for gone', async () => {
  const { folder, write, imported, copy } = office();
  write(...onRoster(one, two, three));
  await imported('在册.csv', '--as-of', '2020-11-30');
  writeFileSync(join(folder, '全量.xlsx'), fullRoster('视觉'));
  await imported('全量.xlsx', '--problems', '改.xlsx');
  expect((await copy()).worksheets.map(({ name }) => name)).toEqual(['第1组', '第2组']);
  const book = await copy();
  const [, second] = book.worksheets;
  if (second) second.getCell('E4').value = '肢体';
  await book.xlsx.writeFile(join(folder, '改.xlsx'));
  await imported('改.xlsx');
  expect(registryIn(folder)['roster_absence']).toEqual([expect.stringContaining(numberOf(three))]);
  // The same of a corrected file that is no copy.
  writeFileSync(join(folder, '全量2.xlsx'), fullRoster('肢体'));
  await imported('全量2.xlsx');
  expect(registryIn(folder)['roster_absence']).toEqual([expect.stringContaining(numberOf(three))]);
});

test('of a full roster that is the first of all nobody is gone by its correction', async () => {
  const { folder, imported } = office();
  writeFileSync(join(folder, '全量.xlsx'), fullRoster('视觉'));
  await imported('全量.xlsx');
  writeFileSync(join(folder, '全量2.xlsx'), fullRoster('肢体'));
  await imported('全量2.xlsx');
  expect(registryIn(folder)['roster_absence']).toEqual([]);
});

test('each sheet has its own reasons, in whatever order the files are read', async () => {
  const { write, imported, copy } = office();
  write('低保.csv', LOW, on(three, '去年'));
  write('在册.csv', roster.join(','), holder(one).map(String).join(',').replace('[object Object]', '春节'));
  await imported('低保.csv', '在册.csv', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  const told = (await copy()).worksheets.map((sheet) => [sheet.name, sheet.getCell('A3').text.slice(0, 9)]);
  expect(told).toEqual([
    ['在册', '错误“发证日期”（'],
    ['低保', '错误“起始月份”（'],
  ]);
});

test('a kind that was named, and a mapping of headings, hold for the copy', async () => {
  const { write, imported, correct, folder } = office();
  write('对照.csv', '原表头,标准表头', '开始,起始月份');
  write('表.csv', '姓名,身份证号,开始,死亡日期', `某人,${one},去年,`);
  const options = ['--kind', 'low-income', '--map', '对照.csv', '--as-of', '2020-12-31'];
  await imported('表.csv', ...options, '--problems', '改.xlsx');
  await correct('D3', '2020-01');
  const without = await dpfHere(['import', '改.xlsx'], folder);
  expect([without.status, without.stderr]).toEqual([2, expect.stringContaining('--map 对照.csv')]);
  expect(await imported('改.xlsx', '--map', '对照.csv')).toMatchObject({
    kind: 'low-income',
    asOf: '2020-12-31',
    rows: { inserted: 1, rejected: 0 },
  });
});

test('a copy whose first line is gone is no list of its own', async () => {
  const { write, imported, copy, folder } = office();
  write('12月新增低保.csv', LOW, on(three, '去年'));
  await imported('12月新增低保.csv', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  const book = await copy();
  book.worksheets[0]?.spliceRows(1, 1);
  await book.xlsx.writeFile(join(folder, '改.xlsx'));
  const refused = await dpfHere(['import', '改.xlsx'], folder);
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('那一行被改动或删去了')]);
});

test('in a folder the corrected copy is read in place of its list, once', async () => {
  const { write, imported, correct, folder, lowIncome } = office();
  write('低保.csv', LOW, on(one), on(two, '去年'));
  write('死亡.csv', '姓名,身份证号,死亡日期', `某人,${three},2020-03-01`);
  await imported('.', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  await correct('D4', '2018-01');
  const { status, stderr } = await dpfHere(['import', '.'], folder);
  expect([status, stderr]).toEqual([0, expect.stringContaining('未读 低保.csv：读的是它的更正副本 改.xlsx')]);
  expect([await lowIncome(one), await lowIncome(two)]).toEqual(['是', '是']);
  const before = registryIn(folder);
  expect((await dpfHere(['import', '.'], folder)).status).toBe(0);
  expect(registryIn(folder)).toEqual(before);
  // The copy is in use as a list: nothing is written over it.
  const over = await dpfHere(['import', '.', '--problems', '改.xlsx', '--force'], folder);
  expect([over.status, over.stderr]).toEqual([2, expect.stringContaining('无法写入 改.xlsx')]);
  rmSync(join(folder, '低保.csv'));
  expect((await dpfHere(['import', '.'], folder)).status).toBe(0);
});

test('where the list itself was corrected, its copy is left alone and told', async () => {
  const { write, imported, folder, lowIncome } = office();
  write('低保.csv', LOW, on(one), on(two, '去年'));
  await imported('.', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  write('低保.csv', LOW, on(one), on(two));
  const { status, stderr } = await dpfHere(['import', '.', '--as-of', '2020-12-31'], folder);
  expect([status, stderr]).toEqual([1, expect.stringMatching(/未读 改\.xlsx “低保”：它是 低保\.csv 的副本/)]);
  expect(await lowIncome(two)).toBe('是');
});
