import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/payout-story');
const roster = ['import', '花名册.csv', '--quiet'];
const verify = ['verify', 'certificates'];

test('a database that is not there is missed for its true reason, with what may be meant', async () => {
  const folder = temporaryFolder(story);
  const told = async (...args: readonly string[]) => {
    const { status, stderr } = await dpfHere([...verify, ...args], folder);
    expect(status).toBe(10);
    return stderr;
  };
  expect(await told()).toContain('办法：先运行 dpf import');
  expect(await told('--db', '没有/台账.sqlite')).toContain('原因：没有文件夹 没有\n');
  await dpfHere([...roster, '--db', '台账.db'], folder);
  const mistyped = await told('--db', '台帐.db');
  expect(mistyped).toContain(
    '没有数据库 台帐.db\n原因：这个文件夹里没有这个文件\n办法：是不是 --db 台账.db？',
  );
  // The option forgotten altogether.
  expect(await told()).toContain('办法：是不是 --db 台账.db？');
  writeFileSync(join(folder, '空.sqlite'), '');
  expect(await told('--db', '空.sqlite')).toContain('原因：这个文件是空的');
});

test('a folder is no database: the one in it is named, or how to make one', async () => {
  const folder = temporaryFolder(story);
  mkdirSync(join(folder, '数据'));
  for (const command of [verify, roster, ['init']]) {
    const { status, stderr } = await dpfHere([...command, '--db', '数据'], folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining('数据 是文件夹，不是数据库')]);
    expect(stderr).toContain('写成 --db 数据');
  }
  await dpfHere([...roster, '--db', join('数据', '2020.sqlite')], folder);
  const { stderr } = await dpfHere([...verify, '--db', '数据'], folder);
  expect(stderr).toContain(`是不是 --db ${join('数据', '2020.sqlite')}？`);
});

test('a first import into a folder that there is not says which one is missing', async () => {
  const { status, stderr } = await dpfHere([...roster, '--db', '没有/x.sqlite'], temporaryFolder(story));
  expect([status, stderr]).toEqual([2, expect.stringContaining('原因：还没有文件夹 没有\n')]);
});

test('a first import that makes a database beside another says so, a dry run makes none', async () => {
  const folder = temporaryFolder(story);
  const words = ['import', '花名册.csv'];
  expect((await dpfHere([...words, '--db', '台账.sqlite'], folder)).stderr).toBe('');
  expect((await dpfHere([...words, '--dry-run'], folder)).stderr).toBe('');
  expect((await dpfHere(words, folder)).stderr).toContain('新建了数据库 dpf.sqlite；旁边已有 台账.sqlite');
  expect((await dpfHere(words, folder)).stderr).toBe('');
});

test('a folder without a list is said to be empty, or what lies in it', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '收件'));
  const told = async () => {
    const { status, stderr } = await dpfHere(['import', '收件'], folder);
    expect([status, readdirSync(folder)]).toEqual([2, ['收件']]);
    return stderr;
  };
  expect(await told()).toContain('文件夹 收件 里没有表格\n原因：它是空的\n办法：把名单');
  writeFileSync(join(folder, '收件', '通知.pdf'), '');
  expect(await told()).toContain('原因：里面只有 通知.pdf，不是表格');
});
