import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
import { CannotRun, exitCodes } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import {
  changesOf,
  discardMade,
  type FileIdentity,
  hasDatabase,
  identityOf,
  isSameFile,
  type MadeFile,
  makeFile,
  refuseRemoved,
} from './database-file.ts';
import { DpfDialect } from './dialect.ts';
import { connect, type Sqlite } from './driver.ts';
import { noDatabase } from './missing-database.ts';
import { isOfDevelopment, migrate, schemaVersion } from './migrate.ts';
import type { Text } from '../../kernel/text.ts';
import type { Tables } from '../schema.ts';
import { explainSqliteFault, refuseOtherThanFile } from './sqlite-fault.ts';
import { noteWriting, type Writer } from './writing-note.ts';

/** An open database: Kysely for typed statements, the connection itself for statements run once a row. */
export type Database = {
  readonly query: Kysely<Tables>;
  readonly sqlite: Sqlite;
  readonly path: string;
  /** The file that was opened; none in memory. */
  readonly file: FileIdentity | undefined;
  /** Set where this process made the file. */
  readonly made?: MadeFile;
  /** 已保存 is told of every change that is on record, so that an interrupt or a later error does not deny it. */
  readonly noteSaved?: (what: Text) => void;
  /** Who is named to others while a change is being made. */
  readonly writer?: Writer;
};

/** "dpf1": marks a file as ours. */
const APPLICATION_ID = 0x64706631;

/** Creates a new database file, readable by its owner only. Throws CannotRun if one exists that is not empty. */
export async function createDatabase(path: string): Promise<Database> {
  const isMade = makeFile(path);
  const file = identityOf(path);
  let db: Database;
  try {
    db = await opened(path, true);
  } catch (error) {
    if (isMade && isSameFile(identityOf(path), file)) rmSync(path, { force: true });
    throw error;
  }
  return isMade && file ? { ...db, made: { ...file, changes: changesOf(db.sqlite) } } : db;
}

/** An empty database in memory, for a dry run where there is no file yet. */
export async function openScratchDatabase(): Promise<Database> {
  return opened(':memory:', true);
}

/**
 * Opens an existing database and brings it to the newest schema; one that was killed in its first instant only for who
 * completes it. Throws CannotRun (exit 2, 10, 11, 13, 14).
 */
export async function openDatabase(path: string, { completes = false } = {}): Promise<Database> {
  if (!hasDatabase(path)) throw noDatabase(path);
  return opened(path, completes);
}

/** What fails is told by the promise, though SQLite itself never waits. */
function opened(path: string, mayBeEmpty: boolean): Promise<Database> {
  return new Promise((resolve) => {
    resolve(open(path, mayBeEmpty));
  });
}

function open(path: string, mayBeEmpty: boolean): Database {
  let sqlite: Sqlite | undefined;
  try {
    if (path !== ':memory:') refuseOtherThanFile(path);
    sqlite = connect(path, { fileMustExist: true, timeout: 5000 });
    const file = identityOf(path);
    if (sqlite.pragma('page_count', { simple: true }) !== 0) checkIsOurs(sqlite, path);
    else if (!mayBeEmpty) throw noDatabase(path);
    for (const pragma of pragmas) sqlite.pragma(pragma);
    const query = new Kysely<Tables>({ dialect: new DpfDialect(sqlite) });
    if (sqlite.pragma('user_version', { simple: true }) !== schemaVersion) {
      // Before the tables: whenever the power goes, what is left is known as ours and is migrated next time.
      sqlite.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(sqlite);
    }
    return { query, sqlite, path, file };
  } catch (error) {
    sqlite?.close();
    throw explainSqliteFault(error, path);
  }
}

// DELETE rather than WAL: the user was promised one file to copy, and WAL leaves two more beside it.
const pragmas = [
  'journal_mode = DELETE',
  'synchronous = EXTRA',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'secure_delete = ON',
  'temp_store = MEMORY',
  'cache_size = -65536',
];

function checkIsOurs(sqlite: Sqlite, path: string): void {
  const version = sqlite.pragma('user_version', { simple: true }) as number;
  if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new CannotRun({
      what: {
        zh: `${inert(basename(path))} 不是 dpf 的数据库`,
        en: `${inert(basename(path))} is not a dpf database`,
      },
      why: {
        zh: '它由别的程序建立，dpf 不会改动它',
        en: 'another program made it, and dpf will not touch it',
      },
      next: { zh: '用 --db 指定 dpf 建立的文件', en: 'Name a file made by dpf with --db' },
    });
  }
  if (isOfDevelopment(sqlite)) {
    throw new CannotRun({
      what: {
        zh: `数据库 ${inert(basename(path))} 由 0.2.0 之前的开发版建立，不能打开`,
        en: `The database ${inert(basename(path))} is of a development build before 0.2.0`,
      },
      why: {
        zh: '开发版的表与正式版不同，没有升级办法；文件没有改动',
        en: 'its tables are others than those of the releases, and nothing brings it up; it was left as it is',
      },
      next: {
        zh: '用 --db 另建一个数据库，把原来的表重新导入；旧文件请留作备查',
        en: 'Make another database with --db and import the sheets again; keep the old file',
      },
    });
  }
  if (version > schemaVersion) {
    throw new CannotRun({
      what: {
        zh: `数据库 ${inert(basename(path))} 的版本较新`,
        en: `The database ${inert(basename(path))} is too new`,
      },
      why: {
        zh: `它由更新的 dpf 建立（版本 ${version}，本程序只到 ${schemaVersion}）`,
        en: `a newer dpf made it (version ${version}; this program knows up to ${schemaVersion})`,
      },
      next: { zh: '请升级 dpf 后再打开', en: 'Upgrade dpf, then open it again' },
      exitCode: exitCodes.newer,
    });
  }
}

/** Takes away a database that was made for a first import that failed, and closes it. Never throws. */
export function discardNewDatabase({ sqlite, path, made }: Database): void {
  discardMade(sqlite, path, made);
}

/** Opens (or creates), works, and closes whatever happens. */
export async function withDatabase<Result>(
  opening: Promise<Database>,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = await opening;
  try {
    return await work(db);
  } catch (error) {
    throw explainSqliteFault(error, db.path);
  } finally {
    // What could not even be closed has been told of above.
    await db.query.destroy().catch(() => undefined);
  }
}

/**
 * For a job that passes over everybody once: what it has read it does not read again, so most of the cache would only
 * take room.
 */
export function keepCacheSmall({ sqlite }: Database): void {
  sqlite.pragma('cache_size = -16384');
}

/** What a transaction hands to its work: the same connection, with Kysely bound to the transaction. */
export type Writing = { readonly query: Transaction<Tables>; readonly sqlite: Sqlite };

class DryRun extends Error {}

const changed: Text = { zh: '改动已保存', en: 'the change was saved' };

/** Whether a transaction is only a try, which may judge the result, and what is on record when it is kept. */
export type TransactionOptions<Result> = {
  readonly dryRun?: boolean | ((result: Result) => boolean);
  /** Undefined where what was kept is nothing that a person asked for. */
  readonly saved?: (result: Result) => Text | undefined;
};

/** One immediate transaction around `work`, of which the log is not told: jobs take `write` for it. */
export async function inTransaction<Result>(
  db: Database,
  work: (writing: Writing) => Promise<Result>,
  { dryRun = false, saved = () => changed }: TransactionOptions<Result> = {},
): Promise<Result> {
  let done: { result: Result } | undefined;
  try {
    await db.query.transaction().execute(async (query) => {
      refuseRemoved(db.path, db.file);
      const result = await noted(db, () => work({ query, sqlite: db.sqlite }));
      done = { result };
      if (typeof dryRun === 'function' ? dryRun(result) : dryRun) throw new DryRun();
    });
    const what = done && saved(done.result);
    if (what) db.noteSaved?.(what);
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  if (!done) throw new Error('the transaction ended without a result');
  return done.result;
}

/** The work, while a note beside the database says whose it is. */
async function noted<Result>({ path, file, writer }: Database, work: () => Promise<Result>): Promise<Result> {
  const takeAway = file && writer ? noteWriting(path, writer) : undefined;
  try {
    return await work();
  } finally {
    takeAway?.();
  }
}
