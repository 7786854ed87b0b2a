import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import {
  createDatabase,
  discardNewDatabase,
  inTransaction,
  openDatabase,
} from '../../src/db/connection/open.ts';
import { saveSetting } from '../../src/db/history/setting-store.ts';
import { main } from '../../src/main.ts';
import { newPath, raw } from '../db/temporary.ts';
import { dpf, dpfHere, environment, repository, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/payout-story');
const program = join(repository, 'bin/dpf.js');
const onPosix = test.skipIf(process.platform === 'win32');

/** A call whose output nobody reads until `rest` is asked for. */
function standing(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [program, ...args], { cwd, env: environment() });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  return { child, ended, stderr: () => stderr };
}

onPosix('an interrupt after the saving says what was saved, and it is', async () => {
  const folder = temporaryFolder();
  const rows = Array.from({ length: 4000 }, (_, at) => `某${at},99999919700101${at},,肢体,三级,2015-12-08`);
  const good = '甲某,999999197001020012,99999919700102001243,肢体,三级,2015-12-08';
  writeFileSync(
    join(folder, '花名册.csv'),
    ['姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期', good, ...rows].join('\n'),
  );
  const importing = ['import', '花名册.csv', '--json', '--as-of', '2020-12-31'];
  const { child, ended, stderr } = standing(importing, folder);
  const saved = (): boolean => {
    if (!existsSync(join(folder, 'dpf.sqlite'))) return false;
    const { status, stdout } = dpf(['import', 'list', '--json'], folder);
    return status === 0 && (JSON.parse(stdout) as { imports: unknown[] }).imports.length === 1;
  };
  while (!saved()) await delay(50);
  child.kill('SIGINT');
  expect((await ended)[0]).toBe(130);
  expect(stderr()).toContain('已中断，已保存为第 1 次导入');
  expect(saved()).toBe(true);
});

test('an error after the saving says what was saved', () => {
  const folder = temporaryFolder(story);
  const { status, stderr } = dpf(['import', '花名册.csv', '-o', `${'长'.repeat(120)}.txt`], folder);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/无法写入[^]*但是：已保存为第 1 次导入/)]);
});

onPosix('a stdout that cannot be written is told in three lines', () => {
  const folder = temporaryFolder(story);
  for (const [args, told] of [
    [['import', '花名册.csv'], '已保存为第 1 次导入'],
    [['import', 'list'], '没有写入任何数据'],
    [['--help'], '没有写入任何数据'],
  ] as const) {
    const full = openSync('/dev/full', 'w');
    const child = spawnTo(full, args, folder);
    closeSync(full);
    expect([child.status, child.stderr]).toEqual([2, expect.stringContaining('结果写不出去（ENOSPC）')]);
    expect(child.stderr).toContain(told);
    expect(child.stderr).not.toContain('    at ');
  }
});

function spawnTo(out: number, args: readonly string[], cwd: string) {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env: environment(),
    encoding: 'utf8',
    stdio: ['ignore', out, 'pipe'],
  });
  return { status, stderr };
}

test('a first import that fails leaves the file of another that has written to it or reads it', async () => {
  const path = newPath();
  const written = await createDatabase(path);
  const other = await openDatabase(path);
  await inTransaction(other, (writing) => saveSetting(writing, 'district', '甲区'));
  await other.query.destroy();
  discardNewDatabase(written);
  expect(existsSync(path)).toBe(true);

  const next = newPath();
  const read = await createDatabase(next);
  const reader = raw(next);
  const rows = reader.prepare('select name from sqlite_schema').iterate();
  rows.next();
  discardNewDatabase(read);
  expect(existsSync(next)).toBe(true);
  rows.return?.();
});

onPosix('a first import that fails takes its own file, and who waited for it is told, not lost', async () => {
  const path = newPath();
  const db = await createDatabase(path);
  const waiting = await openDatabase(path);
  discardNewDatabase(db);
  expect(existsSync(path)).toBe(false);
  await expect(inTransaction(waiting, (writing) => saveSetting(writing, 'district', '甲区'))).rejects.toThrow(
    /is gone/,
  );
  await waiting.query.destroy();
  // A file of the same name that is not its own stays.
  const other = newPath();
  const mine = await createDatabase(other);
  rmSync(other);
  writeFileSync(other, '别人的');
  discardNewDatabase(mine);
  expect(readFileSync(other, 'utf8')).toBe('别人的');
});

test('what a kill left of a first import is completed by the next import, or by init', async () => {
  for (const command of [['import', '.'], ['init']]) {
    const folder = temporaryFolder(story);
    const db = await createDatabase(join(folder, 'dpf.sqlite'));
    await db.query.destroy();
    expect((await dpfHere(command, folder)).status).toBe(0);
    expect((await dpfHere(['audit', 'verify'], folder)).status).toBe(0);
    const sqlite = connect(join(folder, 'dpf.sqlite'), {});
    const district = sqlite.prepare("select value from setting where name = 'district'").pluck().get();
    expect(district).toBe('dongxihu');
    expect(sqlite.prepare('select action from audit where seq = 1').pluck().get()).toBe('init');
    sqlite.close();
    expect((await dpfHere(['init'], folder)).status).toBe(2);
  }
});

test('a rollback that fails does not hide what failed first', async () => {
  const db = await createDatabase(newPath());
  const work = inTransaction(db, ({ sqlite }) => {
    // As SQLite does by itself when the disk is full.
    sqlite.exec('rollback');
    return Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
  });
  await expect(work).rejects.toThrow('full');
  await db.query.destroy();
});

test('a file cut short is told as damaged, at any length', async () => {
  const folder = temporaryFolder(story);
  dpf(['import', '.'], folder);
  const path = join(folder, 'dpf.sqlite');
  const whole = readFileSync(path);
  for (const part of [0.02, 0.1, 0.3, 0.5, 0.8, 0.99]) {
    for (const cut of [Math.floor(whole.length * part), Math.floor((whole.length * part) / 4096) * 4096]) {
      if (cut === 0) continue;
      writeFileSync(path, whole);
      truncateSync(path, cut);
      for (const args of [
        'audit verify',
        'import 低保名单.csv --as-of 2021-01-31',
        'payout --month 2020-12',
      ]) {
        const { status, stderr } = await dpfHere(args.split(' '), folder);
        expect([cut, args, status, stderr]).not.toEqual([cut, args, 70, expect.anything()]);
      }
    }
  }
});

test('commands at once that log what they reveal all find their place in the chain', async () => {
  const folder = temporaryFolder(story);
  dpf(['import', '.'], folder);
  const calls = Array.from({ length: 8 }, () => standing(['person', 'show', '1', '--reveal'], folder));
  for (const { child } of calls) child.stdout.resume();
  expect(await Promise.all(calls.map(async ({ ended }) => (await ended)[0]))).toEqual(calls.map(() => 0));
  const { status, stdout } = dpf(['audit', 'verify', '--json'], folder);
  expect([status, (JSON.parse(stdout) as { missing: unknown }).missing]).toEqual([0, []]);
});

test('a reader that stands still does not hold the command, nor the database with it', async () => {
  const folder = temporaryFolder(story);
  dpf(['import', '.'], folder);
  const whole = ['verify', 'certificates', '--json', '--as-of', '2020-12-31'];
  let text = '';
  const stream = {
    on: () => undefined,
    off: () => undefined,
    write: (piece: string) => ((text += piece), false),
  };
  const host = {
    argv: ['', '', ...whole, '--db', join(folder, 'dpf.sqlite')],
    env: environment(),
    exitCode: 0,
    stdout: stream,
    stderr: stream,
    umask: () => 0,
    once: () => undefined,
    off: () => undefined,
  };
  await main(host as unknown as NodeJS.Process);
  expect(JSON.parse(text)).toHaveProperty('findings');
}, 20_000);

const cuts: readonly (readonly [string, string, RegExp])[] = [
  ['its tail cut off', 'delete from audit where seq > 2', /缺少记录：.*批次 1/],
  ['emptied', 'delete from audit', /缺少记录：.*第 1 次导入/],
];
test.each(cuts)('a log with %s is found by what it no longer tells of', async (_, sql, told) => {
  const folder = temporaryFolder(story);
  dpf(['import', '.'], folder);
  dpf(['review', 'record', '1', ...'--result 合格 --on 2020-12-01 --as-of 2020-12-31'.split(' ')], folder);
  dpf(['payout', '--month', '2020-12'], folder);
  expect(dpf(['audit', 'verify'], folder).status).toBe(0);
  const sqlite = connect(join(folder, 'dpf.sqlite'), {});
  sqlite.exec(`drop trigger audit_never_delete; ${sql}`);
  sqlite.close();
  const { status, stdout } = await dpfHere(['audit', 'verify'], folder);
  expect([status, stdout]).toEqual([1, expect.stringMatching(told)]);
});

// 3.40 of Debian 12 and its like, which an auditor has.
const older = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
test.runIf(older.status === 0)("an outsider's integrity check is clean, with an older SQLite too", () => {
  const folder = temporaryFolder(story);
  dpf(['import', '.'], folder);
  dpf(['review', 'start', '--name', '2020年复核', '--as-of', '2020-12-31'], folder);
  dpf(['payout', '--month', '2020-12'], folder);
  const check = ['dpf.sqlite', 'pragma integrity_check; pragma foreign_key_check'];
  const { stdout } = spawnSync('sqlite3', check, { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe('ok\n');
});
