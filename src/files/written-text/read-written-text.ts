import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { wordsOf } from '../../kernel/documents/document.ts';
import { inert } from '../../kernel/writing/inert.ts';
import { defaultLimits, type Limits, overLimit } from '../limits.ts';
import { htmlPassages } from '../read-back/html-passages.ts';
import { readDocxWithNotes } from '../docx/docx-paragraphs.ts';
import { HEAD, readHead } from '../read-head.ts';
import { detectEncoding } from '../sheets/csv-encoding.ts';
import { notOpened, unreadable } from '../unreadable.ts';
import { openZip } from '../xlsx/zip-archive.ts';
import { readPdfWords } from './pdf-words.ts';

/** 文稿 the words of a written text: a line a paragraph or a row of a table, its cells parted by tabs, where `isWhole`. */
export type WrittenText = {
  readonly format: 'txt' | 'docx' | 'html' | 'pdf';
  readonly text: string;
  /** Whether its lines are paragraphs; those of plain text may have been broken anywhere. */
  readonly isWhole: boolean;
};

/** More than three hundred pages of text in one encoding; a .docx of that length with pictures. */
const limits: Limits = {
  ...defaultLimits,
  legacyBytes: 4 * 1024 * 1024,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
};
const MOST_CHARACTERS = 2_000_000;

/** Reads the words of a .txt, Markdown, page, .docx or .pdf by what it holds. Throws CannotRun. */
export async function readWrittenText(path: string): Promise<WrittenText> {
  const file = inert(basename(path));
  const { head, size } = await readHead(path).catch((error: unknown) => {
    throw notOpened(file, error);
  });
  if (size === 0) throw unreadable(file, { zh: '文件是空的', en: 'it is empty' }, otherFile);
  const start = head.subarray(0, 5).toString('latin1');
  if (size > limits.fileBytes) throw overLimit(file, 'fileBytes', limits);
  if (start.startsWith('PK')) return readDocx(path, file);
  if (start === '%PDF-')
    return { format: 'pdf', text: await readPdfWords(path, file, MOST_CHARACTERS), isWhole: false };
  if (size > limits.legacyBytes) throw overLimit(file, 'legacyBytes', limits);
  if (head.includes(0) && head.readUInt16BE(0) < 0xfe00) throw unreadable(file, noText, otherFile);
  const text = new TextDecoder(await detectEncoding(path, file, head)).decode(await readFile(path));
  if (!/<(?:!doctype html|html|body)\b/i.test(text.slice(0, HEAD)))
    return { format: 'txt', text, isWhole: false };
  const lines = htmlPassages(text).map(({ runs }) => wordsOf(runs).replaceAll('|', '\t'));
  return { format: 'html', text: lines.join('\n'), isWhole: true };
}

async function readDocx(path: string, file: string): Promise<WrittenText> {
  const archive = await openZip(path, file, limits);
  try {
    if (!archive.has('word/document.xml')) throw unreadable(file, noText, otherFile);
    const lines = (await readDocxWithNotes(archive, limits)).flatMap(({ runs, cells }) => {
      const words = (cells ?? [runs]).map((cell) => wordsOf(cell).replaceAll('\t', ' '));
      return words.some((cell) => cell.trim() !== '') ? [words.map((cell) => cell.trim()).join('\t')] : [];
    });
    const text = lines.join('\n');
    if (text.length > MOST_CHARACTERS) throw unreadable(file, tooLong, shorten);
    return { format: 'docx', text, isWhole: true };
  } finally {
    await archive.close();
  }
}

const tooLong = { zh: '文字超过 200 万字', en: 'it holds more than two million characters' };
const shorten = { zh: '请拆成几个文件后再试', en: 'Split it into several files and try again' };
const noText = { zh: '它不是文本、网页、.docx 或 .pdf', en: 'it is no text, page, .docx or .pdf' };
const otherFile = {
  zh: '请给出 .txt、.md、.docx 或 .pdf；.doc、.wps 请先另存为 .docx',
  en: 'Name a .txt, .md, .docx or .pdf; save a .doc or .wps as .docx first',
};
