import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Passage } from '../../kernel/documents/document.ts';
import { inert } from '../../kernel/writing/inert.ts';
import { defaultLimits, type Limits, overLimit } from '../limits.ts';
import { detectEncoding } from '../sheets/csv-encoding.ts';
import { HEAD, readHead } from '../read-head.ts';
import { notOpened, unreadable } from '../unreadable.ts';
import { openXlsx } from '../xlsx/open-xlsx.ts';
import { openZip, type ZipArchive } from '../xlsx/zip-archive.ts';
import { readDocxPassages } from './docx-passages.ts';
import { htmlPassages } from './html-passages.ts';
import { markdownPassages } from './markdown-passages.ts';
import { readWrittenSheets, type WrittenSheet } from './written-sheets.ts';

/** 读回 a document that may have been edited since it was written: its words, or of a workbook its cells. */
export type ReadBack =
  | { readonly format: 'docx' | 'html' | 'md'; readonly passages: readonly Passage[] }
  | { readonly format: 'xlsx'; readonly sheets: readonly WrittenSheet[] };

/** A summary has some dozens of pages; what is larger is none. */
const limits: Limits = {
  ...defaultLimits,
  legacyBytes: 4 * 1024 * 1024,
  entryBytes: 32 * 1024 * 1024,
  totalBytes: 128 * 1024 * 1024,
  rows: 20_000,
  cells: 400_000,
  strings: 400_000,
};

/** Reads a .docx, .xlsx, page or Markdown by what it holds. Throws CannotRun. */
export async function readBack(path: string): Promise<ReadBack> {
  const file = inert(basename(path));
  const { head, size } = await readHead(path).catch((error: unknown) => {
    throw notOpened(file, error);
  });
  if (size === 0) throw unreadable(file, empty, notOurs);
  if (head.subarray(0, 2).toString('latin1') !== 'PK') return readText(path, file, { head, size });
  if (size > limits.fileBytes) throw overLimit(file, 'fileBytes', limits);
  const archive = await openZip(path, file, limits);
  try {
    if (archive.has('word/document.xml'))
      return { format: 'docx', passages: await readDocxPassages(archive, limits) };
    if (archive.has('xl/workbook.xml')) return await readWorkbook(path, file, archive);
  } finally {
    await archive.close();
  }
  throw unreadable(file, noDocument, notOurs);
}

async function readWorkbook(path: string, file: string, archive: ZipArchive): Promise<ReadBack> {
  const book = await openXlsx(path, file, limits);
  try {
    return { format: 'xlsx', sheets: await readWrittenSheets(book, archive) };
  } finally {
    await book.close();
  }
}

async function readText(
  path: string,
  file: string,
  { head, size }: { readonly head: Buffer; readonly size: number },
): Promise<ReadBack> {
  if (size > limits.legacyBytes) throw overLimit(file, 'legacyBytes', limits);
  if (head.includes(0) && head.readUInt16BE(0) < 0xfe00) throw unreadable(file, noDocument, notOurs);
  const encoding = await detectEncoding(path, file, head);
  const text = new TextDecoder(encoding).decode(await readFile(path));
  return /<(?:!doctype html|html|body)\b/i.test(text.slice(0, HEAD))
    ? { format: 'html', passages: htmlPassages(text) }
    : { format: 'md', passages: markdownPassages(text) };
}

const empty = { zh: '文件是空的', en: 'it is empty' };
const noDocument = {
  zh: '它不是 Markdown、网页、.docx 或 .xlsx',
  en: 'it is no Markdown, page, .docx or .xlsx',
};
const notOurs = {
  zh: '请给出 dpf report annual 写成的文件；旧格式请另存为 .docx 或 .xlsx',
  en: 'Name a file that dpf report annual wrote; save an old format as .docx or .xlsx',
};
