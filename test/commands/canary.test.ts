import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { inventedId } from '../importing/invented.ts';
import { type Call, dpfHere, sharedFolder } from './program.ts';

/** Numbers that must stay in the sheets and the database; each stands in several cells, spaced and damaged. */
const [first, second, third] = [1, 2, 3].map((n) => inventedId('19800101', n)) as [string, string, string];
const account = '6222999988887777666';
const canaries = [first, second, third, `${first}43`, `${second}43B1`, account, `${third.slice(0, 15)}000`];

const wide = (text: string): string =>
  text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const spaced = (text: string): string => text.split('').join(' ');
const lines = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');

const headings = [
  '姓名',
  '身份证号',
  '残疾人证号',
  '残疾类别',
  '残疾等级',
  '发证日期',
  '家庭住址',
  `备注${account}`,
];
const good = ['甲某', first, `${first}43`, '肢体', '三级', '2015-12-08', `某路${first}号`, ''];
const changed = (...changes: readonly (readonly [number, string])[]): string[] =>
  good.map((cell, at) => changes.find(([column]) => column === at)?.[1] ?? cell);
const rows = [
  headings,
  good,
  changed([1, `${first}43`], [2, first]),
  changed([1, wide(first)], [5, spaced(first)]),
  changed([1, spaced(second)], [2, `${first}43`]),
  changed([1, `${third.slice(0, 15)}000`], [3, `肢体${second}`], [4, wide(second)]),
  changed([0, `乙${first}`], [1, `${second}x`], [5, account]),
  changed([1, second], [2, `${second}43B1`]),
];
const accounts = lines(
  ['姓名', '身份证号', '户名', '银行账号'],
  ['甲某', first, '甲某', account],
  ['甲某', second, '', account],
  ['丙某', third, '丙某', `${account}x`],
);

let folder = '';
let temporary = '';
const calls: Call[] = [];

beforeAll(async () => {
  folder = sharedFolder();
  temporary = join(folder, '临时');
  mkdirSync(temporary);
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, temporary);
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
  };
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), account);
  write('花名册.csv', lines(...rows));
  write('监护人与账户.csv', accounts);
  write('旧版.xls', new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer));
  write('新版.xlsx', new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer));
  write('引号.csv', `${lines(...rows)}"${first},${account}`);
  write(`${second}.csv`, lines(headings, changed([1, third])));
  const ask = ['verify certificates', 'person find 某', 'person show 甲某', 'person history 甲某'];
  const money = ['payout --month 2020-12', 'explain 甲某 --month 2020-12', 'report annual --year 2020'];
  const reasons = [
    'explain --all --scheme family-care --month 2020-12',
    'explain 甲某 --month 2020-12 --letter',
  ];
  const files = ['花名册.csv', '监护人与账户.csv', '旧版.xls', '新版.xlsx', '引号.csv', `${second}.csv`];
  for (const command of [
    ...files.map((file) => `import ${file}`),
    'import 花名册.csv --explain',
    'import list',
    'import show 1',
    `person show ${third}`,
    ...ask,
    ...money,
    ...reasons,
  ]) {
    for (const more of [['--debug'], ['--json', '--lang', 'en']]) {
      const args = [...command.split(' '), ...more, '--as-of', '2020-12-31'];
      calls.push(await dpfHere(args, folder));
    }
  }
});

afterAll(() => {
  vi.unstubAllEnvs();
});

/** So much of a number is already a person: the area and the birth date. */
const KNOWING = 14;

/** The digits of a text as a finder of numbers sees them. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\-']+/g, '');

test('no canary is on a screen, in an error or in JSON', () => {
  const said = calls.map(({ stdout, stderr }) => bare(stdout + stderr));
  for (const canary of canaries)
    expect(said.filter((text) => text.includes(canary.slice(0, KNOWING)))).toEqual([]);
  // The commands did speak of these people.
  expect(said.join('').split('999999').length).toBeGreaterThan(50);
});

test('none is in the log of the database, in the temporary folder or in any other file', () => {
  const sqlite = connect(join(folder, 'dpf.sqlite'), { readonly: true });
  const log = sqlite.prepare<[], string>('select body from audit').pluck().all().join('\n');
  sqlite.close();
  expect(log).toContain('import');
  for (const canary of canaries) expect(bare(log)).not.toContain(canary.slice(0, KNOWING));
  expect(readdirSync(temporary)).toEqual([]);
  const own = readdirSync(folder).filter((name) => !/\.(?:csv|xlsx?)$/.test(name));
  expect(own.sort()).toEqual(['dpf.sqlite', '临时']);
  // And it is there that they are kept.
  expect(readFileSync(join(folder, 'dpf.sqlite')).includes(first)).toBe(true);
});
