import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refusedName } from '../../kernel/writing/refused-name.ts';
import { notSaved, refuseTarget, type Target, taken } from './refuse-target.ts';

/**
 * Writes a file whole or not at all, readable by its owner only; an existing one only with `force`, and never one that
 * `refuseTarget` keeps. The pieces go into a file beside it of a name that nobody can foresee.
 */
export async function saveFile(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  target: Target,
): Promise<void> {
  await refuseTarget(path, target);
  const beside = join(dirname(path), `.dpf-${randomBytes(12).toString('hex')}.tmp`);
  try {
    // Exclusively: a file or a link that somebody put there is not followed.
    const file = openSync(beside, 'wx', 0o600);
    try {
      for (const piece of pieces) write(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (target.force) renameSync(beside, path);
    else putInPlace(beside, path);
  } catch (error) {
    throw notWritten(path, error);
  } finally {
    rmSync(beside, { force: true });
  }
}

function write(file: number, piece: string | Uint8Array): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

/** A link is made only where there is nothing; some sticks have none, and there the moment of looking must do. */
function putInPlace(beside: string, path: string): void {
  try {
    linkSync(beside, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || existsSync(path)) throw notSaved(path, taken.why, taken.next);
    renameSync(beside, path);
  }
}

function notWritten(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const refused = refusedName(code, basename(path), process.platform === 'win32');
  if (refused) return notSaved(path, refused.why, refused.next);
  return notSaved(
    path,
    {
      zh: `文件被占用、没有权限或磁盘已满（${code}）`,
      en: `it is in use, not allowed, or the disk is full (${code})`,
    },
    {
      zh: '请关闭打开它的 Excel 或 WPS，检查磁盘后再试',
      en: 'Close it in Excel or WPS, check the disk, and try again',
    },
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
}
