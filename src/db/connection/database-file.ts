import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { CannotRun, exitCodes } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { Sqlite } from './driver.ts';
import { isFolder } from './missing-database.ts';

/** Which file a path led to. */
export type FileIdentity = { readonly dev: number; readonly ino: number };

/** A file that this process made, and how often it had been changed when it was ready. */
export type MadeFile = FileIdentity & { readonly changes: number };

/** Whether a path holds a database. An empty file, as a kill in the first instant of a new one leaves it, holds none. */
export function hasDatabase(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !(found.isFile() && found.size === 0);
}

/** The file at a path; undefined where there is none. */
export function identityOf(path: string): FileIdentity | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { dev: found.dev, ino: found.ino };
}

/** Whether two paths or openings are one file. */
export function isSameFile(one: FileIdentity | undefined, other: FileIdentity | undefined): boolean {
  return one !== undefined && one.dev === other?.dev && one.ino === other.ino;
}

/**
 * Makes the file of a new database, readable by its owner only; false where an empty one is there to be taken. Throws
 * CannotRun if the file exists.
 */
export function makeFile(path: string): boolean {
  if (identityOf(path) && !hasDatabase(path)) return false;
  try {
    closeSync(openSync(path, 'wx', 0o600));
    return true;
  } catch (cause) {
    throw notCreated(path, cause);
  }
}

/** The refusal to make a database where there is one, or where none can be. */
export function notCreated(path: string, cause?: unknown): CannotRun {
  const folder = inert(dirname(path));
  return new CannotRun({
    what: {
      zh: `无法新建数据库 ${inert(basename(path))}`,
      en: `Cannot create the database ${inert(basename(path))}`,
    },
    why: existsSync(path)
      ? { zh: '该文件已经存在', en: 'the file exists already' }
      : isFolder(dirname(path))
        ? { zh: `文件夹 ${folder} 不可写`, en: `the folder ${folder} is not writable` }
        : { zh: `还没有文件夹 ${folder}`, en: `there is no folder ${folder} yet` },
    next: existsSync(path)
      ? {
          zh: '不用再建，可以直接导入；要另建一个的，用 --db 指定另一个路径',
          en: 'Import into it, nothing else has to be done; for another one name another path with --db',
        }
      : { zh: '用 --db 指定另一个路径', en: 'Name another path with --db' },
    cause,
  });
}

/** How often a database was changed, by its own header. */
export function changesOf(sqlite: Sqlite): number {
  return sqlite.serialize().readUInt32BE(24);
}

/**
 * Takes away a new database whose first import failed, and closes it: only the very file that was made here, and only
 * where nobody reads it and nobody has written to it. Who waits for it finds out (`refuseRemoved`). Never throws.
 */
export function discardMade(sqlite: Sqlite, path: string, made: MadeFile | undefined): void {
  if (made === undefined) return;
  let isOurs = false;
  try {
    if (sqlite.inTransaction) sqlite.exec('rollback');
    sqlite.exec('begin exclusive');
    isOurs = isSameFile(identityOf(path), made) && changesOf(sqlite) === made.changes;
    if (isOurs) rmSync(path);
  } catch {
    // Somebody holds it, or the system (Windows) keeps an open file: what stays is completed by the next import.
  }
  try {
    sqlite.close();
    // Windows removes a file only when it is closed, and refuses while anybody else has it open.
    if (isOurs && isSameFile(identityOf(path), made)) rmSync(path);
  } catch {
    // As above.
  }
}

/** Refuses to write into a file that is no longer at its path: it would be lost when it is closed. Throws CannotRun. */
export function refuseRemoved(path: string, opened: FileIdentity | undefined): void {
  if (opened === undefined || isSameFile(identityOf(path), opened)) return;
  throw new CannotRun({
    what: {
      zh: `数据库 ${inert(basename(path))} 已不在原处`,
      en: `The database ${inert(basename(path))} is gone`,
    },
    why: {
      zh: '等待期间它被移走、替换，或它的第一次导入失败后被撤去',
      en: 'while this waited it was moved, replaced, or taken away after its first import failed',
    },
    next: { zh: '没有写入任何数据；再运行一次', en: 'Nothing was written; run it again' },
    exitCode: exitCodes.locked,
  });
}
