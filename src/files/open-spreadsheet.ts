import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Text } from '../kernel/text.ts';
import type { Spreadsheet } from './cell.ts';
import { defaultLimits, overLimit, type Limits } from './limits.ts';
import { openCsv } from './open-csv.ts';
import { openMarkdown } from './open-markdown.ts';
import { openXlsx } from './open-xlsx.ts';
import { notOpened, unreadable } from './unreadable.ts';

const HEAD = 1024;

/** Opens an .xlsx or CSV file by what it holds, whatever its name says; Markdown only by its name. Close it after use. */
export async function openSpreadsheet(
  path: string,
  options: { readonly limits?: Partial<Limits> } = {},
): Promise<Spreadsheet> {
  const limits = { ...defaultLimits, ...options.limits };
  const file = basename(path);
  const { head, size } = await readHead(path).catch((error: unknown) => {
    throw notOpened(file, error);
  });
  if (size === 0) throw unreadable(file, empty.why, empty.next);
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    if (size > limits.fileBytes) throw overLimit(file, 'fileBytes', limits);
    return openXlsx(path, file, limits);
  }
  // .xls and .xlsx under a password share one container (MS-CFB).
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') throw unreadable(file, oldExcel);
  if (isMarkup(head)) throw unreadable(file, webPage);
  if (/\.(?:md|markdown)$/i.test(file)) return openMarkdown(path, file, head, limits);
  return openCsv(path, file, { head, size }, limits);
}

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}

function isMarkup(head: Buffer): boolean {
  const text = head.toString('latin1').replace(/\0|^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe)/g, '');
  return /^\s*<(?:html|\?xml|!doctype|table|meta|head)/i.test(text);
}

const empty: { readonly why: Text; readonly next: Text } = {
  why: { zh: '文件是空的', en: 'the file is empty' },
  next: { zh: '请重新导出或重新拷贝该文件', en: 'Export or copy it again' },
};

const oldExcel: Text = {
  zh: '这是旧版 .xls 文件，或加了密码的 .xlsx 文件',
  en: 'it is an old .xls file, or an .xlsx under a password',
};

const webPage: Text = {
  zh: '这是网页，只是存成了表格的文件名',
  en: 'it is a web page saved under the name of a spreadsheet',
};
