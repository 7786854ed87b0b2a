import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotRun, exitCodes } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { Text } from '../../kernel/text.ts';

const MOST_NAMED = 5;

/** There is no database to read from, and why: no folder, an empty file, a name that is none, or nothing yet. */
export function noDatabase(path: string): CannotRun {
  const others = databasesIn(dirname(path));
  return new CannotRun({
    what: { zh: `没有数据库 ${inert(basename(path))}`, en: `There is no database ${inert(basename(path))}` },
    why: whyNone(path, others),
    next: nameOneOf(others) ?? {
      zh: '先运行 dpf import 花名册.xlsx（或 dpf init），或用 --db 指定已有的数据库',
      en: 'Run dpf import roster.xlsx (or dpf init) first, or name an existing one with --db',
    },
    exitCode: exitCodes.noDatabase,
  });
}

function whyNone(path: string, others: readonly string[]): Text {
  const folder = inert(dirname(path));
  if (statSync(path, { throwIfNoEntry: false }))
    return { zh: '这个文件是空的，里面没有任何登记', en: 'the file is empty: nothing is on record in it' };
  if (!isFolder(dirname(path))) return { zh: `没有文件夹 ${folder}`, en: `there is no folder ${folder}` };
  if (folder === '.' && others.length === 0)
    return { zh: '这个文件夹里还没有导入过花名册', en: 'no roster has been imported in this folder yet' };
  return folder === '.'
    ? { zh: '这个文件夹里没有这个文件', en: 'there is no such file in this folder' }
    : { zh: `文件夹 ${folder} 里没有这个文件`, en: `there is no such file in the folder ${folder}` };
}

/** A folder is no database; one that is in it may be meant. */
export function folderIsNoDatabase(path: string): CannotRun {
  return new CannotRun({
    what: { zh: `${inert(path)} 是文件夹，不是数据库`, en: `${inert(path)} is a folder, no database` },
    why: { zh: '--db 要写到文件名', en: '--db needs the name of a file' },
    next: nameOneOf(databasesIn(path)) ?? {
      zh: `写成 --db ${inert(join(path, 'dpf.sqlite'))}；那里还没有数据库，先运行 dpf import`,
      en: `Write --db ${inert(join(path, 'dpf.sqlite'))}; there is none yet, so run dpf import first`,
    },
  });
}

/** Whether a path leads to a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The files of a folder that are called like databases, by their whole path; none where it cannot be read. */
export function databasesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(?:sqlite3?|db3?)$/i.test(name))
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0);
  } catch {
    return [];
  }
}

function nameOneOf(paths: readonly string[]): Text | undefined {
  if (paths.length === 0 || paths.length > MOST_NAMED) return undefined;
  const names = paths.map((path) => `--db ${inert(path)}`);
  return { zh: `是不是 ${names.join('，或 ')}？`, en: `Did you mean ${names.join(' or ')}?` };
}
