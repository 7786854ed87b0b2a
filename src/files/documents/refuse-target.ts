import { closeSync, openSync, readSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { Text } from '../../kernel/text.ts';

/** How a file may be written. */
export type Target = {
  /** Whether an existing file may be overwritten. */
  readonly force: boolean;
  /** What is in use and stays whatever `force` says: the database, and every file and folder that is read. */
  readonly keep?: readonly string[];
};

type Reason = { readonly why: Text; readonly next: Text };

/** Throws CannotRun where a file may not be written: asked before work whose result goes there, and again at the end. */
export async function refuseTarget(path: string, { force, keep = [] }: Target): Promise<void> {
  const existing = await find(path);
  const parent = await find(dirname(path));
  const reason =
    (existing && (existing.isFile() ? await keptByKind(path) : existing.isDirectory() ? aFolder : noFile)) ??
    (await keptByUse(path, existing, keep)) ??
    (existing && !force ? taken : undefined) ??
    (parent?.isDirectory() === true ? undefined : noParent);
  if (reason) throw notSaved(path, reason.why, reason.next);
}

/** The refusal to write a file. */
export function notSaved(path: string, why: Text, next: Text): CannotRun {
  const file = inert(basename(path));
  return new CannotRun({ what: { zh: `无法写入 ${file}`, en: `Cannot write ${file}` }, why, next });
}

async function find(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

const BESIDE_DATABASE = /-(?:journal|wal|shm)$/;
// A database, its journal, its write-ahead log in either order of bytes.
const MAGIC = ['53514c69746520666f726d6174203300', 'd9d505f920a163d7', '377f0682', '377f0683'];

/** A database of any program, what SQLite keeps beside one, and a district's policies, wherever they lie. */
async function keptByKind(path: string): Promise<Reason | undefined> {
  const database = path.replace(BESIDE_DATABASE, '');
  if (
    isSqlite(path) ||
    (database !== path && ((await find(database))?.isFile() ?? false) && isSqlite(database))
  )
    return aDatabase;
  const isPolicyFolder = (await find(join(dirname(path), 'district.yaml')))?.isFile() ?? false;
  return isPolicyFolder && /\.(?:ya?ml|md|csv)$/i.test(path) ? aPolicy : undefined;
}

function isSqlite(path: string): boolean {
  const head = Buffer.alloc(16);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, head, 0, head.length, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    // What cannot be read is not overwritten blindly.
    return true;
  }
  return MAGIC.some((magic) => head.toString('hex').startsWith(magic));
}

async function keptByUse(
  path: string,
  existing: Stats | undefined,
  keep: readonly string[],
): Promise<Reason | undefined> {
  for (const kept of keep) {
    const used = await find(kept);
    const isInside =
      used?.isDirectory() === true && existing !== undefined && isSame(used, await find(dirname(path)));
    if (isInside && LIST.test(path)) return inUse;
    if (used?.isDirectory() === true) continue;
    if (isSame(used, existing) || (await isSamePlace(path.replace(BESIDE_DATABASE, ''), kept))) return inUse;
  }
  return undefined;
}

/** What is read of a folder that is named as an input. */
const LIST = /\.(?:xls[xm]?|et|csv|tsv|txt|md|ya?ml)$/i;

/** The same name in the same folder, also of a file that is not there yet. */
async function isSamePlace(one: string, other: string): Promise<boolean> {
  const isNamedAlike = basename(one).toLowerCase() === basename(other).toLowerCase();
  return isNamedAlike && isSame(await find(dirname(one)), await find(dirname(other)));
}

function isSame(one: Stats | undefined, other: Stats | undefined): boolean {
  return one !== undefined && one.dev === other?.dev && one.ino === other.ino;
}

export const taken: Reason = {
  why: { zh: '文件已存在', en: 'the file exists' },
  next: { zh: '换一个文件名，或加 --force 覆盖', en: 'Choose another name, or overwrite it with --force' },
};
const aFolder: Reason = {
  why: { zh: '这是文件夹', en: 'it is a folder' },
  next: { zh: '请给出文件名', en: 'Name a file' },
};
const otherName: Text = {
  zh: '换一个文件名；--force 也不会覆盖它',
  en: 'Choose another name; --force does not overwrite it',
};
const noFile: Reason = {
  why: { zh: '这是设备或管道，不是普通文件', en: 'it is a device or a pipe, not a regular file' },
  next: otherName,
};
const aDatabase: Reason = {
  why: { zh: '这是数据库或它的日志文件', en: 'it is a database or its journal' },
  next: otherName,
};
const aPolicy: Reason = {
  why: { zh: '这是政策文件夹里的文件', en: 'it is a file of a folder of policies' },
  next: otherName,
};
const inUse: Reason = {
  why: {
    zh: '这次命令正要读它（数据库、要读的表或政策）',
    en: 'this very command uses it (the database, a list, a policy)',
  },
  next: otherName,
};
const noParent: Reason = {
  why: { zh: '所在文件夹不存在', en: 'its folder does not exist' },
  next: { zh: '请先建好文件夹', en: 'Make the folder first' },
};
