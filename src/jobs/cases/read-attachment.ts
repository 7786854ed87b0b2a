import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { identityOf, isSameFile } from '../../db/connection/database-file.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { maskedText } from '../../kernel/mask.ts';
import { inert } from '../../kernel/writing/inert.ts';

/** 附件上限 20 MB: the database stays a file that can be copied. */
const MOST_BYTES = 20 * 1024 * 1024;

/** 附件名 a file's name as it is kept: without its folder, and with numbers of people masked. */
export function nameOfAttachment(path: string): string {
  return maskedText(inert(basename(path)));
}

/** Reads a file that is to be kept with a case. Throws CannotRun where it is none, or too large. */
export async function readAttachment(
  path: string,
  database: string,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const name = nameOfAttachment(path);
  const found = await stat(path).catch((cause: unknown) => {
    throw notRead(name, cause);
  });
  if (!found.isFile()) throw notRead(name, undefined);
  if (isSameFile(found, identityOf(database))) throw ownDatabase(name);
  if (found.size === 0) throw nothingIn(name);
  if (found.size > MOST_BYTES) throw tooLarge(name, found.size);
  const content = await readFile(path).catch((cause: unknown) => {
    throw notRead(name, cause);
  });
  if (content.length > MOST_BYTES) throw tooLarge(name, content.length);
  return { name, content };
}

function ownDatabase(name: string): CannotRun {
  return new CannotRun({
    what: { zh: `${name} 就是正在使用的数据库`, en: `${name} is the database itself` },
    next: { zh: '请核对文件名', en: 'Check the name' },
  });
}

function nothingIn(name: string): CannotRun {
  return new CannotRun({
    what: { zh: `${name} 是空文件（0 字节）`, en: `${name} is empty (0 bytes)` },
    next: { zh: '请重新扫描或另存后再存', en: 'Scan or save it again' },
  });
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
