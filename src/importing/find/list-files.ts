import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { notOpened } from '../../files/unreadable.ts';
import { inert } from '../../kernel/writing/inert.ts';

const SPREADSHEET = /\.(?:xlsx|xlsm|xls|et|ods|csv|tsv|txt|html?|md)$/i;
/** Locks and marks of Excel, WPS, Windows and macOS. */
const LEFT_BEHIND = /^(?:[.~]|thumbs\.db$|desktop\.ini$)/i;
/** Notes about a folder, and no lists. */
const NOTES = /^readme\b[^.]*\.(?:md|txt|html?)$/i;

/** The files named, and the spreadsheets directly in the folders named; not what programs leave beside them. */
export async function listFiles(paths: readonly string[]): Promise<readonly string[]> {
  const lists = paths.map(async (path) => {
    const found = await stat(path).catch((error: unknown) => {
      throw notOpened(inert(basename(path)), error);
    });
    if (!found.isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => SPREADSHEET.test(name) && !NOTES.test(name));
    return names.sort().map((name) => join(path, name));
  });
  const all = (await Promise.all(lists)).flat();
  const left = all.filter((path) => !LEFT_BEHIND.test(basename(path)));
  return left.length === 0 ? all : left;
}
