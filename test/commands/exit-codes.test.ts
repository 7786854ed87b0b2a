import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { dpf, environment, repository, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/payout-story');
const problems = join(repository, 'fixtures/commands/import-problems');
const audit = ['audit', 'verify'];

function officeWithDatabase(): { folder: string; database: string } {
  const folder = temporaryFolder(story);
  dpf(['import', '.'], folder);
  return { folder, database: join(folder, 'dpf.sqlite') };
}

test('0: done and clean', () => {
  expect(dpf(['import', '花名册.csv'], temporaryFolder(story)).status).toBe(0);
});

test('1: done, and problems at or above --fail-on were found', () => {
  const folder = temporaryFolder(problems);
  expect(dpf(['import', '花名册.csv'], folder).status).toBe(1);
  expect(dpf(['import', '低保名单.csv', '--kind', 'low-income'], temporaryFolder(story)).status).toBe(0);
  expect(dpf(['import', '花名册.csv', '--fail-on', 'info'], temporaryFolder(story)).status).toBe(0);
});

test('2: could not run, and nothing was changed', () => {
  const folder = temporaryFolder(problems);
  expect(dpf(['import', '别的表.csv'], folder).status).toBe(2);
  expect(dpf(['import', '没有.csv'], folder).status).toBe(2);
  expect(dpf(['payout', '--month', '2020-13'], folder).status).toBe(2);
  expect(dpf(['payout'], folder).status).toBe(2);
  expect(existsSync(join(folder, 'dpf.sqlite'))).toBe(false);
});

test.each([['--problems'], ['-o']])(
  '2: where the file of %s cannot be written nothing is imported',
  (option) => {
    const folder = temporaryFolder(problems);
    const before = readdirSync(folder);
    expect(dpf(['import', '花名册.csv', option, '别的表.csv'], folder).status).toBe(2);
    expect(dpf(['import', '花名册.csv', option, '没有/更正.xlsx'], folder).status).toBe(2);
    expect(readdirSync(folder)).toEqual(before);
  },
);

test('2: a group without a command shows its help, in both languages', () => {
  for (const lang of ['zh', 'en']) {
    const { status, stdout, stderr } = dpf(['person', '--lang', lang], repository);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('dpf person');
    expect(stderr).not.toContain('outputHelp');
  }
});

test('2: a file that another program made is not touched', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'dpf.sqlite');
  connect(path, {}).exec('create table t (a)').close();
  const before = readFileSync(path);
  expect(dpf(audit, folder).status).toBe(2);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('10: no database', () => {
  const folder = temporaryFolder();
  const { status, stderr } = dpf(audit, folder);
  expect(status).toBe(10);
  expect(stderr).toContain('dpf import');
  expect(readdirSync(folder)).toEqual([]);
});

test('11: locked by another process', () => {
  const { folder, database } = officeWithDatabase();
  const other = connect(database, {});
  other.exec('begin exclusive');
  expect(dpf(audit, folder).status).toBe(11);
  other.exec('rollback');
  other.close();
  expect(dpf(audit, folder).status).toBe(0);
});

test('13: a damaged database', () => {
  const { folder, database } = officeWithDatabase();
  const bytes = readFileSync(database);
  bytes.fill(0x55, 4096);
  writeFileSync(database, bytes);
  expect(dpf(audit, folder).status).toBe(13);
});

test('14: made by a newer dpf', () => {
  const { folder, database } = officeWithDatabase();
  const other = connect(database, {});
  other.pragma('user_version = 999');
  other.close();
  expect(dpf(audit, folder).status).toBe(14);
});

test('70: a bug is told as one, without the data in it', () => {
  // A table that no outsider has is missing: nothing that a person could have done.
  const { folder, database } = officeWithDatabase();
  const other = connect(database, {});
  other.exec('drop table audit');
  other.close();
  const { status, stderr } = dpf(audit, folder);
  expect([status, stderr]).toEqual([70, expect.stringContaining('--debug')]);
  expect(stderr).toContain('数据没有改动');
});

test('2: a clock or an operator that is none is refused before it reaches the log', () => {
  const { folder } = officeWithDatabase();
  for (const [name, value] of [
    ['DPF_NOW', 'not an instant'],
    ['DPF_NOW', '2021-13-01T00:00:00Z'],
    ['DPF_NOW', '2021-01-04'],
    ['DPF_OPERATOR', '   '],
    ['DPF_OPERATOR', '张\n三'],
    ['DPF_OPERATOR', '\u202e三张'],
    ['DPF_OPERATOR', '张三999999198001010016'],
    ['DPF_OPERATOR', '张'.repeat(65)],
  ] as const) {
    const { status, stderr } = dpf(audit, folder, { [name]: value });
    expect([value, status, stderr]).toEqual([value, 2, expect.stringContaining(name)]);
  }
  expect(dpf(audit, folder, { DPF_NOW: '2021-01-04T09:00:00+08:00', DPF_OPERATOR: '张三' }).status).toBe(0);
});

test.skipIf(process.platform === 'win32')('130: interrupted, and nothing was changed', async () => {
  const folder = temporaryFolder();
  copyFileSync(join(repository, 'fixtures/dongxihu-2020/roster.xlsx'), join(folder, 'roster.xlsx'));
  const child = spawn(process.execPath, [join(repository, 'bin/dpf.js'), 'import', 'roster.xlsx'], {
    cwd: folder,
    env: environment(),
  });
  // The file appears when the saving begins.
  while (!existsSync(join(folder, 'dpf.sqlite'))) await delay(5);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(130);
  expect(readdirSync(folder)).toEqual(['roster.xlsx']);
});

test('the table of exit codes is one help away, in both languages', () => {
  const codes = (lang: string) =>
    [...dpf(['help', 'exit-codes', '--lang', lang], repository).stdout.matchAll(/^ *(\d+) /gm)].map(
      ([, code]) => Number(code),
    );
  expect(codes('zh')).toEqual([0, 1, 2, 4, 10, 11, 12, 13, 14, 70, 130]);
  expect(codes('en')).toEqual(codes('zh'));
});

test('an old Node is told what is missing', () => {
  const launcher = readFileSync(join(repository, 'bin/dpf.js'), 'utf8').replace(
    'process.versions.node.split',
    '"18.0.0".split',
  );
  const path = join(temporaryFolder(), 'dpf.cjs');
  writeFileSync(path, launcher);
  const { status, stderr } = spawnSync(process.execPath, [path], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toMatch(/需要 Node 20/);
});
