import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { someone } from '../payout/registry.ts';
import { dpfHere, repository, sharedFolder } from './program.ts';

const LATER = { DPF_NOW: '2021-03-04T01:00:00.000Z' };
const AS_OF = ['--as-of', '2020-12-31'];

/** What is asked of a registry: everything a later import could change. */
const questions = [
  ['verify', 'certificates', '--json', ...AS_OF],
  ['report', 'indicators', '--year', '2020', '--json'],
  ['report', 'annual', '--year', '2020'],
  ['report', 'trace', 'certificates.holders', '--year', '2020', '--json'],
  ['person', 'find', '某', '--json'],
  ...['1', '2', '3', '4'].flatMap((id) => [
    ['explain', id, '--month', '2020-12', '--json'],
    ['person', 'show', id, '--json', ...AS_OF],
  ]),
  ['payout', '--month', '2020-12', '--dry-run', '--json'],
];

let folder = '';
const before = (): string => join(folder, '之前.sqlite');
const after = (): string => join(folder, 'dpf.sqlite');

/** The answers of one database; what only counts imports is left out. */
async function answers(database: string, ...more: readonly string[]): Promise<readonly string[]> {
  const all: string[] = [];
  for (const question of questions) {
    const { stdout, stderr } = await dpfHere(
      [...question, ...more, '--quiet', '--db', database],
      folder,
      LATER,
    );
    expect(stderr).toBe('');
    // The log tells of the undoing, and the foot of the report names its last entry.
    all.push(stdout.replace(/日志第\d+条 [0-9a-f]{12}/, '日志'));
  }
  return all;
}

function write(name: string, ...lines: readonly string[]): void {
  writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`);
}

async function undo(id: number): Promise<void> {
  const { status, stderr } = await dpfHere(['import', 'undo', String(id)], folder, LATER);
  expect(stderr).toBe('');
  expect(status).toBe(0);
}

beforeAll(async () => {
  folder = sharedFolder(join(repository, 'fixtures/commands/every-kind'));
  await dpfHere(['import', '.', ...AS_OF], folder);
  write(
    '低保.csv',
    '姓名,身份证号,起始月份',
    '丙某,999999200203030037,2020-01',
    '丁某,999999198004040048,2020-02',
  );
  expect((await dpfHere(['import', '低保.csv', ...AS_OF], folder)).stdout).toContain('新增');
  copyFileSync(after(), before());

  const roster = readFileSync(join(folder, '01花名册.csv'), 'utf8');
  const changed = roster
    .replace('丙某,', '丙小某,')
    .replace('肢体,三级', '肢体,二级')
    .replace('2019-09-10,有效,长青街道', '2019-09-10,有效,径河街道');
  writeFileSync(join(folder, '花名册 2021.csv'), changed);
  write('低保 2021.csv', '姓名,身份证号,起始月份', '丙某,999999200203030037,2020-03');
  write(
    '死亡 2021.csv',
    '姓名,身份证号,死亡日期',
    '甲某,999999196001010012,2020-12-20',
    '丁某,999999198004040048,2020-09-01',
  );
  for (const file of ['花名册 2021.csv', '低保 2021.csv', '死亡 2021.csv']) {
    const { stdout } = await dpfHere(['import', file, '--as-of', '2021-02-28', '--json'], folder, LATER);
    const { rows } = JSON.parse(stdout) as { rows: Record<string, number> };
    expect((rows['inserted'] ?? 0) + (rows['updated'] ?? 0)).toBeGreaterThan(0);
  }
}, 120_000);

test('the later sheets change what is asked, or the next tests would prove nothing', async () => {
  const then = await answers(before());
  const changed = (await answers(after())).filter((answer, index) => answer !== then[index]);
  expect(changed.length).toBeGreaterThan(5);
}, 120_000);

test('every question can be asked as it was known on an earlier day', async () => {
  expect(await answers(after(), '--known-at', '2021-01-10')).toEqual(await answers(before()));
}, 120_000);

test('a life is told as it was known, without what came later or was taken back later', async () => {
  const lives = async (database: string, ...more: readonly string[]) => {
    const told = ['1', '2', '3', '4'].map((id) => [
      'person',
      'history',
      id,
      '--json',
      '--db',
      database,
      ...more,
    ]);
    const lived: string[] = [];
    for (const args of told) lived.push((await dpfHere(args, folder, LATER)).stdout);
    return lived;
  };
  const then = await lives(before());
  expect(await lives(after(), '--known-at', '2021-01-10')).toEqual(then);
  expect(await lives(after())).not.toEqual(then);
});

test('on the day before anything was imported nobody was known', async () => {
  const { status, stderr } = await dpfHere(
    ['person', 'show', '甲某', '--known-at', '2021-01-03'],
    folder,
    LATER,
  );
  expect([status, stderr]).toEqual([2, expect.stringContaining('登记中没有这个人')]);
  expect((await dpfHere(['person', 'show', '甲某', '--known-at', '2021-01-04'], folder, LATER)).status).toBe(
    0,
  );
});

test('what was known can be asked, not changed', async () => {
  for (const args of [
    ['import', '01花名册.csv'],
    ['payout', '--month', '2020-12'],
    ['import', 'undo', '1'],
  ]) {
    const { status, stderr } = await dpfHere([...args, '--known-at', '2021-01-10'], folder, LATER);
    expect([status, stderr]).toEqual([2, expect.stringContaining('只能用来查询')]);
  }
});

test('an import on which a later one rests is not undone, and what rests on it is named', async () => {
  const { status, stderr } = await dpfHere(['import', 'undo', '1', '--only'], folder, LATER);
  expect(status).toBe(2);
  expect(stderr).toContain('第 19 次导入（花名册 2021.csv）');
});

test('imports undone one by one leave everything as it was before them', async () => {
  for (const id of [21, 20, 19]) await undo(id);
  expect(await answers(after())).toEqual(await answers(before()));
  expect((await dpfHere(['audit', 'verify'], folder, LATER)).status).toBe(0);
}, 120_000);

test('an undone import is not undone twice, and its file can be imported again', async () => {
  expect((await dpfHere(['import', 'undo', '21'], folder, LATER)).stderr).toContain('已经撤销过');
  expect((await dpfHere(['import', 'undo', '99'], folder, LATER)).stderr).toContain('没有第 99 次导入');
  const again = await dpfHere(['import', '死亡 2021.csv', '--as-of', '2021-02-28', '--json'], folder, LATER);
  const { rows } = JSON.parse(again.stdout) as { rows: Record<string, number> };
  expect(rows).toMatchObject({ read: 2, inserted: 1, updated: 1 });
});

test('an import that a draft used is not undone', async () => {
  await dpfHere(['payout', '--month', '2020-12'], folder, LATER);
  const { status, stderr } = await dpfHere(['import', 'undo', '25'], folder, LATER);
  expect([status, stderr]).toEqual([2, expect.stringContaining('批次 1（2020-12）')]);
});

test('a certificate taken back with its import is told as corrected, and no more is said of the undo', async () => {
  const own = ['--db', 'own.sqlite'];
  await dpfHere(['import', '01花名册.csv', ...own, ...AS_OF], folder);
  await dpfHere(['import', 'undo', '1', ...own], folder, LATER);
  const { stdout } = await dpfHere(['person', 'history', '甲某', '--json', ...own], folder, LATER);
  const { history } = JSON.parse(stdout) as { history: { what: string; isCorrected: boolean }[] };
  expect(history.map(({ what, isCorrected }) => [what.slice(0, 6), isCorrected])).toEqual([
    ['残疾人证新办', true],
    ['户籍街道 径', true],
  ]);
});

test('what one command brought is one undo; --only takes back one list of it', async () => {
  const own = ['--db', 'together.sqlite'];
  const live = async (): Promise<readonly (number | undefined)[]> => {
    const { stdout } = await dpfHere(['import', 'list', '--json', ...own], folder, LATER);
    const { imports } = JSON.parse(stdout) as { imports: { kind: string; undoneBy?: number }[] };
    return imports.filter(({ kind }) => kind !== 'undo').map(({ undoneBy }) => undoneBy);
  };
  await dpfHere(['import', '01花名册.csv', '死亡 2021.csv', ...own, '--as-of', '2021-02-28'], folder);
  await dpfHere(['import', 'undo', '2', '--only', ...own], folder, LATER);
  expect(await live()).toEqual([undefined, 3]);
  await dpfHere(['import', '死亡 2021.csv', '低保.csv', ...own, '--as-of', '2021-02-28'], folder);
  const { stdout } = await dpfHere(['import', 'undo', '4', '--lang', 'en', ...own], folder, LATER);
  expect(stdout.split('\n').filter(Boolean)).toEqual([
    expect.stringContaining('import 4'),
    expect.stringContaining('import 5'),
  ]);
  expect(await live()).toEqual([undefined, 3, 7, 6]);
});

test('the problems of an import can be told again', async () => {
  const own = ['--db', 'again.sqlite'];
  await dpfHere(['import', '死亡名单.csv', ...own, ...AS_OF], folder);
  const { stdout } = await dpfHere(['import', 'show', '1', ...own], folder, LATER);
  expect(stdout).toContain('死亡名单');
  expect(stdout).toMatch(/错误 死亡名单\.csv 第 \d+ 行/);
  expect(stdout).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/);
});

test('where another list of the command stands in the way, it is named with the way to take back one alone', async () => {
  const own = ['--db', 'in-the-way.sqlite'];
  await dpfHere(['import', '01花名册.csv', '文字材料.md', ...own, ...AS_OF], folder);
  await dpfHere(['payout', '--month', '2020-12', ...own], folder, LATER);
  const { status, stderr } = await dpfHere(['import', 'undo', '2', ...own], folder, LATER);
  expect([status, stderr]).toEqual([2, expect.stringContaining('第 2 次导入不能撤销')]);
  expect(stderr).toContain('同一条命令的第 1 次导入，之后的数据以它为基础：批次 1（2020-12）');
  expect(stderr).toContain('dpf import undo 2 --only');
  expect((await dpfHere(['import', 'undo', '2', '--only', ...own], folder, LATER)).status).toBe(0);
});

test('whom only an import names that was undone is nobody: not matched, not found, no duplicate', async () => {
  folder = sharedFolder();
  const id = someone(7, '19600506');
  const headings = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期';
  const row = (name: string, number: string) => `${name},${number},${number}43,肢体,三级,2015-03-04`;
  write('花名册.csv', headings, row('甘露', id), row('甘露', someone(409, '19600506')));
  write(
    '死亡.csv',
    '姓名,身份证号,出生日期,死亡日期',
    `甘露,${id},,2020-05-01`,
    '甘露,,1960-05-06,2020-05-01',
  );
  const found = async () => {
    const said: number[] = [];
    for (const [question, key] of [
      [['match', '死亡.csv'], 'hits'],
      [['verify', 'duplicates'], 'pairs'],
      [['person', 'find', '甘露'], 'people'],
      [['person', 'find', '甘露', '1960'], 'people'],
    ] as const) {
      const { stdout } = await dpfHere([...question, '--json', ...AS_OF], folder, LATER);
      said.push((JSON.parse(stdout) as Readonly<Record<string, readonly unknown[]>>)[key]?.length ?? -1);
    }
    return said;
  };
  await dpfHere(['import', '花名册.csv', ...AS_OF], folder, LATER);
  expect(await found()).toEqual([2, 1, 2, 2]);
  await undo(1);
  expect(await found()).toEqual([0, 0, 0, 0]);
  // What was said stays to be seen, and whoever is named again is there again.
  expect((await dpfHere(['person', 'history', '1'], folder, LATER)).status).toBe(0);
  write('更正.csv', headings, row('甘露', id));
  await dpfHere(['import', '更正.csv', ...AS_OF], folder, LATER);
  expect(await found()).toEqual([2, 0, 1, 1]);
});
