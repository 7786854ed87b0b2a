import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { maskIn } from '../../kernel/mask.ts';
import { inert } from '../../kernel/writing/inert.ts';

/** 附件上限 20 MB: the database stays a file that can be copied. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Reads a file that is to be kept with a case. Throws CannotRun where it is none, or too large. */
export async function readAttachment(
  path: string,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const name = maskIn(inert(basename(path)));
  const found = await stat(path).catch((cause: unknown) => {
    throw notRead(name, cause);
  });
  if (!found.isFile()) throw notRead(name, undefined);
  if (found.size > MOST_BYTES) throw tooLarge(name, found.size);
  const content = await readFile(path).catch((cause: unknown) => {
    throw notRead(name, cause);
  });
  if (content.length > MOST_BYTES) throw tooLarge(name, content.length);
  return { name, content };
}

function notRead(name: string, cause: unknown): CannotRun {
  return new CannotRun({
    what: { zh: `读不到文件 ${name}`, en: `Cannot read the file ${name}` },
    next: { zh: '请核对文件名和权限', en: 'Check its name and permissions' },
    cause,
  });
}

function tooLarge(name: string, bytes: number): CannotRun {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return new CannotRun({
    what: {
      zh: `${name} 有 ${megabytes} MB，附件最大 20 MB`,
      en: `${name} has ${megabytes} MB; an attachment has 20 at most`,
    },
    why: { zh: '附件存在数据库里', en: 'attachments are kept in the database' },
    next: { zh: '压缩或分开后再存', en: 'Compress or divide it' },
  });
}
