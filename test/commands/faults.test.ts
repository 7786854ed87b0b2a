import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { dpfHere, repository, sharedFolder } from './program.ts';

const driver = Number(process.versions['napi']) >= 10 ? 'better-sqlite3-napi' : 'better-sqlite3';
const Driver = createRequire(import.meta.url)(driver) as typeof BetterSqlite3;
type Run = (this: unknown, ...given: unknown[]) => unknown;

/** The real driver with a fault in it: the n-th statement fails, or every one from the n-th on. */
const fault = { at: Infinity, isLasting: false, run: 0 };
const probe = new Driver(':memory:');
const statements = Object.getPrototypeOf(probe.prepare('select 1')) as Record<string, Run>;
for (const method of ['run', 'get', 'all', 'iterate']) {
  const real = statements[method] as Run;
  statements[method] = function (...given) {
    fault.run += 1;
    const isHit = fault.isLasting ? fault.run >= fault.at : fault.run === fault.at;
    if (isHit) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
    return real.apply(this, given);
  };
}
probe.close();

let folder = '';
const path = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = sharedFolder(join(repository, 'fixtures/commands/certificate-numbers'));
});

/** Imports a file with a fault; whatever fails is for the database to show. */
async function importInto(database: string, file: string, more: typeof fault): Promise<void> {
  Object.assign(fault, more);
  await dpfHere(['import', file, '--db', database, '--as-of', '2021-02-28'], folder).finally(() =>
    Object.assign(fault, { at: Infinity }),
  );
}

const whole = { at: Infinity, isLasting: false, run: 0 };

/** What a database holds, as one text: the rows of every table but the one that says when it was made. */
function content(dbPath: string): string {
  const sqlite = connect(dbPath, { readonly: true });
  expect(sqlite.pragma('quick_check', { simple: true })).toBe('ok');
  const names = sqlite
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'kysely%' order by name",
    )
    .pluck()
    .all();
  const tables = names.map((name) => sqlite.prepare(`select * from "${name}"`).raw().all());
  sqlite.close();
  return JSON.stringify(tables);
}

/**
 * Sweeps the fault over every statement of one import: whatever fails, the database is as it was or the import is
 * whole, and the same import then works. Returns how many statements there were.
 */
async function sweep(start: string | undefined, file: string, isLasting: boolean): Promise<number> {
  const dbPath = path('扫.sqlite');
  const restart = (): void => {
    for (const end of ['', '-journal']) rmSync(dbPath + end, { force: true });
    if (start) copyFileSync(start, dbPath);
  };
  restart();
  await importInto(dbPath, file, whole);
  const statementsRun = fault.run;
  const expected = content(dbPath);
  const before = start && content(start);
  for (let at = 1; at <= statementsRun; at += 1) {
    restart();
    await importInto(dbPath, file, { at, isLasting, run: 0 });
    const left = existsSync(dbPath) ? content(dbPath) : undefined;
    if (left !== before && left !== expected) throw new Error(`statement ${at} left half an import`);
    await importInto(dbPath, file, whole);
    if (content(dbPath) !== expected)
      throw new Error(`after statement ${at} failed, the next import differs`);
  }
  return statementsRun;
}

test.each([
  ['once', false],
  ['and every one after it', true],
])(
  'the n-th statement of a first import fails, %s: all or nothing',
  async (_, isLasting) => {
    expect(await sweep(undefined, '花名册.csv', isLasting)).toBeGreaterThan(50);
  },
  900_000,
);

test.each([
  ['once', false],
  ['and every one after it', true],
])(
  'the n-th statement of a later import fails, %s: all or nothing',
  async (_, isLasting) => {
    const start = path('先.sqlite');
    if (!existsSync(start)) await importInto(start, '花名册.csv', whole);
    expect(await sweep(start, '换号名单.csv', isLasting)).toBeGreaterThan(50);
  },
  900_000,
);
