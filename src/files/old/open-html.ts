import { readFile } from 'node:fs/promises';
import type { Text } from '../../kernel/text.ts';
import type { SheetRow, SheetWatch, Spreadsheet } from '../cell.ts';
import { detectEncoding } from '../sheets/csv-encoding.ts';
import { mergedIn, rowsOf, tablesOf } from './html-table.ts';
import { type Limits, overLimit } from '../limits.ts';
import type { TextFile } from '../sheets/open-csv.ts';
import { openXmlTable } from './open-legacy.ts';
import { unreadable } from '../unreadable.ts';

const BATCH = 500;
/** What Excel 2003 saves as XML, and LibreOffice in one piece. */
const XML_TABLE = /<(?:\w+:)?(?:Workbook|document)\b/;
const XML_TABLE_END = /<\/(?:\w+:)?(?:Workbook|document)\s*>\s*$/;

/** Opens a web page or XML table that was saved as .xls. */
export async function openHtml(
  path: string,
  file: string,
  { head, size, encoding: stated }: TextFile,
  limits: Limits,
): Promise<Spreadsheet> {
  if (size > limits.legacyBytes) throw overLimit(file, 'legacyBytes', limits);
  const encoding = await detectEncoding(path, file, head, stated);
  const page = new TextDecoder(encoding, { fatal: true }).decode(await readFile(path));
  if (XML_TABLE.test(page.slice(0, head.length))) {
    if (!XML_TABLE_END.test(page.slice(-256))) throw unreadable(file, cut);
    return openXmlTable(path, file, encoding, limits);
  }
  const tables = tablesOf(page);
  if (tables.length === 0) throw unreadable(file, noTable);
  return {
    format: 'html',
    encoding,
    close: () => Promise.resolve(),
    sheets: tables.map((table, index) => {
      const name = tables.length === 1 ? '' : `Sheet${index + 1}`;
      const reading = { file, sheet: name, limits };
      return {
        name,
        isHidden: false,
        rows: (watch) => inBatches(rowsOf(table, reading), watch),
        merged: () => Promise.resolve(mergedIn(table, reading)),
      };
    }),
  };
}

// All of it is in memory; rows are awaited everywhere, as most come from a file.
// eslint-disable-next-line @typescript-eslint/require-await
async function* inBatches(
  rows: Iterable<SheetRow>,
  { seen }: SheetWatch = {},
): AsyncGenerator<readonly SheetRow[]> {
  let batch: SheetRow[] = [];
  try {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    // Headings before the break say what it is that breaks off.
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
  seen?.(1);
}

const noTable: Text = { zh: '这是网页，里面没有表格', en: 'it is a web page without a table' };
const cut: Text = { zh: '文件不完整：末尾被截断', en: 'the file is incomplete: its end is missing' };
