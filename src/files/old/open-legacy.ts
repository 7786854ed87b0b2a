import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Text } from '../../kernel/text.ts';
import type { TextEncoding } from '../../kernel/writing/text-encoding.ts';
import { programFolder } from '../../kernel/program-folder.ts';
import type { KeptBook, Spreadsheet } from '../cell.ts';
import { keepPieces, openKept } from './kept-book.ts';
import { type Limits, overLimit } from '../limits.ts';
import { unreadable } from '../unreadable.ts';

/** The built program, also where the sources run: a process cannot be started from TypeScript. */
const READER = fileURLToPath(new URL('dist/worker/legacy-reader.js', programFolder));
const MEMORY_MB = 1024;
const TIME_OUT = 120_000;

/** Opens a BIFF .xls, or says that it is an .et or under a password. Read by a kept library in a process of its own. */
export async function openXls(
  path: string,
  file: string,
  size: number,
  limits: Limits,
): Promise<Spreadsheet> {
  if (size > limits.legacyBytes) throw overLimit(file, 'legacyBytes', limits);
  // .xls and .xlsx under a password share one container (MS-CFB); its folder names the parts in UTF-16.
  if (await holds(path, Buffer.from('EncryptedPackage', 'utf16le'))) throw unreadable(file, locked, unlock);
  if (/\.et$/i.test(file)) throw unreadable(file, wpsOwn);
  return openLegacy(path, file, { format: 'xls', encoding: undefined }, limits);
}

/** Opens an XML table that was saved as .xls. */
export async function openXmlTable(
  path: string,
  file: string,
  encoding: TextEncoding,
  limits: Limits,
): Promise<Spreadsheet> {
  return openLegacy(path, file, { format: 'html', encoding }, limits);
}

/** Reads the whole file once: the library cannot read a part of it, and each sheet would be all of it again. */
async function openLegacy(
  path: string,
  file: string,
  as: Pick<KeptBook, 'format' | 'encoding'>,
  limits: Limits,
): Promise<Spreadsheet> {
  const { rows, columns, cells, cellCharacters } = limits;
  const wanted = JSON.stringify({
    path,
    encoding: as.encoding,
    limits: { rows, columns, cells, cellCharacters },
  });
  const book = keepPieces(await outputOf(wanted, file), as);
  const [only, ...more] = book.sheets;
  const isOne = as.format === 'html' && only !== undefined && more.length === 0;
  return openKept(isOne ? { ...book, sheets: [{ ...only, name: '' }] } : book, file, limits);
}

async function outputOf(wanted: string, file: string): Promise<readonly Buffer[]> {
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MB}`, READER, wanted], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: TIME_OUT,
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(null);
    });
    child.once('close', resolve);
  });
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
    if ((await ended) !== 0) throw unreadable(file, damaged);
    return chunks;
  } finally {
    child.kill();
  }
}

async function holds(path: string, needle: Buffer): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    let tail = Buffer.alloc(0);
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      const part = Buffer.concat([tail, chunk as Buffer]);
      if (part.includes(needle)) return true;
      tail = part.subarray(-needle.length);
    }
    return false;
  } finally {
    await handle.close();
  }
}

const locked: Text = { zh: '文件加了密码', en: 'the file is under a password' };
const unlock: Text = {
  zh: '请在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx 再试',
  en: 'Open it in Excel or WPS, take the password off, save it as .xlsx and try again',
};
const wpsOwn: Text = { zh: '这是 WPS 自己的 .et 格式', en: "it is in WPS's own .et format" };
const damaged: Text = {
  zh: '旧版表格读不出来：文件已损坏、加了密码，或不是表格',
  en: 'the old spreadsheet cannot be read: it is damaged, under a password, or no spreadsheet',
};
