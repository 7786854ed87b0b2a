import { appendFileSync, closeSync, openSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { CannotRun } from '../kernel/cannot-run.ts';
import { refusedName } from '../kernel/refused-name.ts';
import type { Text } from '../kernel/text.ts';

/** Writes a file whole or not at all, readable by its owner only; an existing one only with `force`. */
export async function saveFile(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  { force }: { readonly force: boolean },
): Promise<void> {
  await refuseTarget(path, { force });
  try {
    // The pieces go into its file beside the target; it then flushes that and puts it in place.
    const tmpfileCreated = (beside: string): void => {
      append(beside, pieces);
    };
    await writeFileAtomic(path, '', { mode: 0o600, tmpfileCreated });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const refused = refusedName(code, basename(path), process.platform === 'win32');
    if (refused) throw notSaved(path, refused.why, refused.next);
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const why = {
      zh: `文件被占用、没有权限或磁盘已满（${code}）`,
      en: `it is in use, not allowed, or the disk is full (${code})`,
    };
    throw notSaved(path, why, inUse);
  }
}

function append(path: string, pieces: Iterable<string | Uint8Array>): void {
  const file = openSync(path, 'a');
  try {
    for (const piece of pieces) appendFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/** Throws CannotRun where a file may not be written: asked before work whose result goes there. */
export async function refuseTarget(path: string, { force }: { readonly force: boolean }): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw notSaved(path, aFolder.why, aFolder.next);
  if (existing && !force) throw notSaved(path, taken.why, taken.next);
  const parent = await stat(dirname(path)).catch(() => undefined);
  if (!parent?.isDirectory()) throw notSaved(path, noParent.why, noParent.next);
}

function notSaved(path: string, why: Text, next: Text): CannotRun {
  const file = basename(path);
  return new CannotRun({ what: { zh: `无法写入 ${file}`, en: `Cannot write ${file}` }, why, next });
}

const inUse: Text = {
  zh: '请关闭打开它的 Excel 或 WPS，检查磁盘后再试',
  en: 'Close it in Excel or WPS, check the disk, and try again',
};
const taken = {
  why: { zh: '文件已存在', en: 'the file exists' },
  next: { zh: '换一个文件名，或加 --force 覆盖', en: 'Choose another name, or overwrite it with --force' },
};
const aFolder = {
  why: { zh: '这是文件夹', en: 'it is a folder' },
  next: { zh: '请给出文件名', en: 'Name a file' },
};
const noParent = {
  why: { zh: '所在文件夹不存在', en: 'its folder does not exist' },
  next: { zh: '请先建好文件夹', en: 'Make the folder first' },
};
