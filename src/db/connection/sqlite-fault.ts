import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { CannotRun, exitCodes, type ExitCode } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { Text } from '../../kernel/text.ts';
import { whoIsWriting } from './writing-note.ts';
import { folderIsNoDatabase, isFolder } from './missing-database.ts';

type Fault = { readonly exitCode: ExitCode; readonly why: Text; readonly next: Text };

const faults: Record<string, Fault> = {
  SQLITE_BUSY: {
    exitCode: exitCodes.locked,
    why: { zh: '另一个窗口或程序正在使用它', en: 'another window or program is using it' },
    next: { zh: '等那个操作结束后再试一次', en: 'Wait for the other operation to end, then try again' },
  },
  SQLITE_NOTADB: {
    exitCode: exitCodes.damaged,
    why: {
      zh: '它不是 SQLite 数据库，或者已加密或损坏',
      en: 'it is not a SQLite database, or it is encrypted or damaged',
    },
    next: { zh: '请核对 --db 的路径，或换用备份文件', en: 'Check the path given to --db, or use a backup' },
  },
  SQLITE_CORRUPT: {
    exitCode: exitCodes.damaged,
    why: { zh: '文件内容已损坏', en: 'its content is damaged' },
    next: {
      zh: '保留原文件不要再写入，换用最近的备份',
      en: 'Keep the file untouched and use the latest backup',
    },
  },
  SQLITE_READONLY: {
    exitCode: exitCodes.cannotRun,
    why: { zh: '文件或文件夹是只读的', en: 'the file or its folder is read-only' },
    next: {
      zh: '去掉只读属性，或把数据库放到可写的文件夹',
      en: 'Make it writable, or keep the database in a writable folder',
    },
  },
  SQLITE_CANTOPEN: {
    exitCode: exitCodes.cannotRun,
    why: {
      zh: '打不开该文件（可能是设备，或没有权限）',
      en: 'it cannot be opened (a device, or no permission)',
    },
    next: { zh: '请核对 --db 的路径和权限', en: 'Check the path given to --db and its permissions' },
  },
  SQLITE_IOERR: {
    exitCode: exitCodes.cannotRun,
    why: { zh: '读写磁盘出错', en: 'reading or writing the disk failed' },
    next: {
      zh: '检查磁盘或U盘是否还在、是否写保护，再试一次；没有写入任何数据',
      en: 'See whether the disk or stick is still there and writable, and try again; nothing was written',
    },
  },
  SQLITE_FULL: {
    exitCode: exitCodes.cannotRun,
    why: { zh: '磁盘已满', en: 'the disk is full' },
    next: {
      zh: '清出空间后再试；没有写入任何数据',
      en: 'Free some space and try again; nothing was written',
    },
  },
};

/** A folder, device or pipe is no database: SQLite would wait for a pipe, and write into a device. Throws CannotRun. */
export function refuseOtherThanFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== false) return;
  if (isFolder(path)) throw folderIsNoDatabase(path);
  throw explainSqliteFault(Object.assign(new Error('no file'), { code: 'SQLITE_CANTOPEN' }), path);
}

/** Turns a driver error about the file into what a person can act on; anything else is a bug and passes through. */
export function explainSqliteFault(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = Object.entries(faults).find(([prefix]) => code.startsWith(prefix));
  if (!known) return error;
  const name = inert(basename(path));
  const writing = known[1].exitCode === exitCodes.locked ? whoIsWriting(path) : undefined;
  return new CannotRun({
    what: { zh: `无法使用数据库 ${name}`, en: `Cannot use the database ${name}` },
    ...known[1],
    ...(writing && { why: writing }),
    cause: error,
  });
}
