import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  createDatabase,
  type Database,
  inTransaction,
  openDatabase,
  openScratchDatabase,
  withDatabase,
} from '../../src/db/connection/open.ts';
import { findSetting, saveSetting } from '../../src/db/history/setting-store.ts';
import { freshDatabase, newPath, raw } from './temporary.ts';

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const setting = (db: Database) => findSetting(db, 'district');

test('a new file is ours alone, and is never made over an existing one', async () => {
  const path = await freshDatabase();
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  const before = hashOf(path);
  await expect(createDatabase(path)).rejects.toThrow(/Cannot create/);
  expect(hashOf(path)).toBe(before);
});

test('the pragmas are in force on every opening, not only the first', async () => {
  await withDatabase(openDatabase(await freshDatabase()), ({ sqlite }) => {
    const pragma = (name: string) => sqlite.pragma(name, { simple: true });
    const names = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'recursive_triggers',
      'trusted_schema',
      'cell_size_check',
      'secure_delete',
    ];
    expect(Object.fromEntries(names.map((name) => [name, pragma(name)]))).toEqual({
      journal_mode: 'delete',
      synchronous: 3,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      secure_delete: 1,
    });
    expect(pragma('application_id')).toBe(0x64706631);
    expect(pragma('user_version')).toBeGreaterThan(0);
    return Promise.resolve();
  });
});

test('a transaction takes the file at once: a second writer waits before it has read anything', async () => {
  const path = await freshDatabase();
  await withDatabase(openDatabase(path), async (db) => {
    await inTransaction(db, () => {
      const other = raw(path);
      other.pragma('busy_timeout = 0');
      expect(() => other.exec('begin immediate')).toThrow(/locked/);
      return Promise.resolve();
    });
  });
});

test('work that fails leaves nothing behind', async () => {
  await withDatabase(openDatabase(await freshDatabase()), async (db) => {
    const work = inTransaction(db, async (writing) => {
      await saveSetting(writing, 'district', '甲区');
      throw new RangeError('half-way');
    });
    await expect(work).rejects.toThrow('half-way');
    expect(await setting(db)).toBeUndefined();
  });
});

test.each([
  ['always', true],
  ['as the result is judged', (result: string) => result === '乙区'],
])(
  'a dry run does the same work, gives its result and leaves the file byte for byte (%s)',
  async (_, dryRun) => {
    const path = await freshDatabase();
    const before = hashOf(path);
    const result = await withDatabase(openDatabase(path), (db) =>
      inTransaction(
        db,
        async (writing) => {
          await saveSetting(writing, 'district', '乙区');
          return (await findSetting(writing, 'district')) ?? '';
        },
        { dryRun },
      ),
    );
    expect(result).toBe('乙区');
    expect(hashOf(path)).toBe(before);
  },
);

test('a row without what it refers to is refused when the transaction ends', async () => {
  await withDatabase(openDatabase(await freshDatabase()), async (db) => {
    const work = inTransaction(db, ({ sqlite }) => {
      sqlite.exec(`insert into household (household_key, import_id) values ('H1', 99)`);
      return Promise.resolve();
    });
    await expect(work).rejects.toThrow(/FOREIGN KEY/);
  });
});

test('a scratch database has the schema and no file', async () => {
  await withDatabase(openScratchDatabase(), async (db) => {
    expect(db.sqlite.memory).toBe(true);
    expect(await setting(db)).toBeUndefined();
  });
});

test('an older file is brought to the newest schema or, if that fails, left as it was', async () => {
  const path = newPath();
  const sqlite = raw(path);
  // Ours by its mark, without a table yet; a table that is in the way makes the migration fail half-way.
  sqlite.pragma(`application_id = 1685087793`);
  sqlite.exec('create table fact (a)');
  await expect(openDatabase(path)).rejects.toThrow();
  const tables = sqlite
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'`,
    )
    .pluck()
    .all();
  expect(tables).toEqual(['fact']);
  sqlite.exec('drop table fact');
  await withDatabase(openDatabase(path), async (db) => {
    expect(await setting(db)).toBeUndefined();
  });
});
