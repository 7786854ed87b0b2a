import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { inTransaction, openDatabase } from '../../src/db/connection/open.ts';
import { whoIsWriting } from '../../src/db/connection/writing-note.ts';
import { type Call, dpf, environment, repository, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/payout-story');
const reference = join(repository, 'fixtures/dongxihu-2020');
const smallDisk = pathToFileURL(join(import.meta.dirname, 'small-disk.mjs')).href;
const full = (pages: number) => ({ NODE_OPTIONS: `--import=${smallDisk}`, DPF_TEST_PAGES: String(pages) });

test('a full disk at the first import leaves no database', () => {
  const folder = temporaryFolder(story);
  const before = readdirSync(folder);
  const { status, stderr } = dpf(['import', '花名册.csv'], folder, full(40));
  expect([status, stderr]).toEqual([2, expect.stringContaining('磁盘已满')]);
  expect(readdirSync(folder)).toEqual(before);
});

test('a full disk at a later import leaves the database as it was, and the next import works', () => {
  const folder = temporaryFolder(story, reference);
  expect(dpf(['import', '花名册.csv'], folder).status).toBe(0);
  const database = join(folder, 'dpf.sqlite');
  const before = readFileSync(database);
  const { status, stderr } = dpf(['import', 'roster.xlsx'], folder, full(before.length / 4096 + 20));
  expect([status, stderr]).toEqual([2, expect.stringContaining('磁盘已满')]);
  expect(readFileSync(database).equals(before)).toBe(true);
  expect(dpf(['import', 'roster.xlsx'], folder).status).toBe(0);
});

// The superuser may write anywhere, so the program is run as somebody else.
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
function asUser(args: readonly string[], cwd: string): Call {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'bin/dpf.js'), ...args], {
    cwd,
    env: environment({ HOME: cwd }),
    encoding: 'utf8',
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return { status, stdout, stderr };
}
const canRunAsUser = process.platform !== 'win32' && asUser(['--version'], '/').status === 0;

test.runIf(canRunAsUser)(
  'a folder or a database that may not be written is told, and nothing changes',
  () => {
    const folder = temporaryFolder(story);
    chmodSync(folder, 0o555);
    const fresh = asUser(['import', '花名册.csv'], folder);
    expect([fresh.status, fresh.stderr]).toEqual([2, expect.stringContaining('不可写')]);
    expect(existsSync(join(folder, 'dpf.sqlite'))).toBe(false);
    chmodSync(folder, 0o755);
    expect(dpf(['import', '花名册.csv'], folder).status).toBe(0);
    const database = join(folder, 'dpf.sqlite');
    chmodSync(database, 0o444);
    chmodSync(folder, 0o555);
    const before = readFileSync(database);
    const later = asUser(['import', '低保名单.csv'], folder);
    expect([later.status, later.stderr]).toEqual([2, expect.stringContaining('只读')]);
    expect(readFileSync(database).equals(before)).toBe(true);
    // What only asks still answers.
    expect(asUser(['verify', 'certificates', '--as-of', '2020-12-31'], folder).status).toBe(
      dpf(['verify', 'certificates', '--as-of', '2020-12-31'], folder).status,
    );
    chmodSync(folder, 0o755);
  },
);

test('a database that another process has locked is told, and nothing changes', () => {
  const folder = temporaryFolder(story);
  expect(dpf(['import', '花名册.csv'], folder).status).toBe(0);
  const database = join(folder, 'dpf.sqlite');
  const before = readFileSync(database);
  const other = connect(database, {});
  other.exec('begin immediate');
  const { status, stderr } = dpf(['import', '花名册.csv', '--as-of', '2021-06-30'], folder);
  expect([status, stderr]).toEqual([11, expect.stringContaining('另一个窗口')]);
  other.exec('rollback');
  other.close();
  expect(readFileSync(database).equals(before)).toBe(true);
});

test('who is turned away while another command writes is told who that is', async () => {
  const folder = temporaryFolder(story);
  expect(dpf(['import', '花名册.csv'], folder).status).toBe(0);
  const database = join(folder, 'dpf.sqlite');
  const note = `${database}-writing`;
  // What a killed command left, and a link that somebody put there, name nobody and are not written through.
  writeFileSync(join(folder, '别人的.txt'), '原文');
  symlinkSync(join(folder, '别人的.txt'), note);
  const db = {
    ...(await openDatabase(database)),
    writer: { operator: '李\u001B[31m四', now: '2021-01-04T01:02:03.000Z' },
  };
  await inTransaction(db, () => {
    expect(statSync(note).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    const { status, stderr } = dpf(['import', '花名册.csv', '--as-of', '2021-06-30'], folder);
    expect([status, stderr]).toEqual([11, expect.stringContaining('李�[31m四 运行的 dpf')]);
    expect(stderr).toContain(`进程 ${process.pid}，2021-01-04 09:02 开始`);
    return Promise.resolve();
  });
  await db.query.destroy();
  expect([existsSync(note), readFileSync(join(folder, '别人的.txt'), 'utf8')]).toEqual([false, '原文']);
  // A note that is not one says nothing.
  for (const text of ['', '{}', 'null', '原'.repeat(2000)]) {
    writeFileSync(note, text);
    expect(whoIsWriting(database)).toBe(undefined);
  }
});

test('an import names itself while it writes, and leaves no note behind', async () => {
  const folder = temporaryFolder(reference);
  expect(dpf(['import', 'moves.csv'], folder).status).not.toBe(2);
  const child = spawn(process.execPath, [join(repository, 'bin/dpf.js'), 'import', 'roster.xlsx'], {
    cwd: folder,
    env: environment(),
    stdio: 'ignore',
  });
  const exit = once(child, 'exit');
  const note = join(folder, 'dpf.sqlite-writing');
  while (!existsSync(note) && child.exitCode === null) await delay(5);
  expect(whoIsWriting(join(folder, 'dpf.sqlite'))?.zh).toContain(`进程 ${child.pid}`);
  expect(await exit).toEqual([0, null]);
  expect(existsSync(note)).toBe(false);
});

test('two imports at the same moment: each is whole or told to wait', async () => {
  const folder = temporaryFolder(reference);
  const start = async (file: string): Promise<number | null> => {
    const child = spawn(process.execPath, [join(repository, 'bin/dpf.js'), 'import', file], {
      cwd: folder,
      env: environment(),
      stdio: 'ignore',
    });
    const [status] = (await once(child, 'exit')) as [number | null];
    return status;
  };
  const statuses = await Promise.all([start('roster.xlsx'), start('low-income.csv')]);
  for (const status of statuses) expect([0, 2, 11]).toContain(status);
  const listed = JSON.parse(dpf(['import', 'list', '--json'], folder).stdout) as { imports: unknown[] };
  expect(listed.imports).toHaveLength(statuses.filter((status) => status === 0).length);
  for (const file of ['roster.xlsx', 'low-income.csv']) expect(dpf(['import', file], folder).status).toBe(0);
});
