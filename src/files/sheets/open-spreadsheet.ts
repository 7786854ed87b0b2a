import { basename } from 'node:path';
import type { Text } from '../../kernel/text.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { KeptBook, Spreadsheet } from '../cell.ts';
import { defaultLimits, overLimit, type Limits } from '../limits.ts';
import type { TextEncoding } from '../../kernel/writing/text-encoding.ts';
import { openCsv } from './open-csv.ts';
import { openHtml } from '../old/open-html.ts';
import { openKept } from '../old/kept-book.ts';
import { openXls } from '../old/open-legacy.ts';
import { openMarkdown } from './open-markdown.ts';
import { openZip } from '../xlsx/zip-archive.ts';
import { openXlsx } from '../xlsx/open-xlsx.ts';
import { readHead } from '../read-head.ts';
import { notOpened, unreadable } from '../unreadable.ts';

/** How a file is to be opened, where its reader knows better. */
export type OpenOptions = {
  readonly limits?: Partial<Limits>;
  /** Of a text file; found out where it is not given. */
  readonly encoding?: TextEncoding | undefined;
  /** What an earlier reading kept of the file, which is then not read again. */
  readonly kept?: KeptBook | undefined;
};

/**
 * Opens a spreadsheet (.xlsx, CSV, .xls, a web page saved as .xls) by what it holds, whatever its name says; Markdown and a
 * .docx only by their names. Close it after use.
 */
export async function openSpreadsheet(path: string, options: OpenOptions = {}): Promise<Spreadsheet> {
  const limits = { ...defaultLimits, ...options.limits };
  const file = inert(basename(path));
  if (options.kept) return openKept(options.kept, file, limits);
  const { head, size } = await readHead(path).catch((error: unknown) => {
    throw notOpened(file, error);
  });
  if (size === 0) throw unreadable(file, empty.why, empty.next);
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    if (size > limits.fileBytes) throw overLimit(file, 'fileBytes', limits);
    return openZipped(path, file, limits);
  }
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') return openXls(path, file, size, limits);
  const text = { head, size, encoding: options.encoding };
  if (isMarkup(head)) return openHtml(path, file, text, limits);
  if (/\.(?:md|markdown)$/i.test(file)) return openMarkdown(path, file, text, limits);
  return openCsv(path, file, text, limits);
}

/** A workbook and a text of Word are both zips: what is in them tells one from the other. */
async function openZipped(path: string, file: string, limits: Limits): Promise<Spreadsheet> {
  // Loaded here: few files are texts, and every workbook would wait for it.
  if (!/\.(?:docx|docm|dotx)$/i.test(file)) return openXlsx(path, file, limits);
  const { isDocx, openDocx } = await import('../docx/open-docx.ts');
  const archive = await openZip(path, file, limits);
  try {
    if (isDocx(archive)) return await openDocx(archive, limits);
  } catch (error) {
    await archive.close();
    throw error;
  }
  await archive.close();
  return openXlsx(path, file, limits);
}

function isMarkup(head: Buffer): boolean {
  const text = head.toString('latin1').replace(/\0|^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe)/g, '');
  return /^\s*<(?:html|\?xml|!doctype|!--|table|meta|head|style|body)/i.test(text);
}

const empty: { readonly why: Text; readonly next: Text } = {
  why: { zh: '文件是空的', en: 'the file is empty' },
  next: { zh: '请重新导出或重新拷贝该文件', en: 'Export or copy it again' },
};
