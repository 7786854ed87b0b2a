import { writeCsv } from '../../files/documents/write-csv.ts';
import { writeWorkbook } from '../../files/documents/write-workbook.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type ListDocument, listMarkdown, listSheet } from '../../reports/list-document.ts';

/** A list as a file: CSV as Excel opens it, Markdown, or a workbook. */
export async function writeList(
  list: ListDocument,
  format: 'csv' | 'md' | 'xlsx',
  createdOn: PlainDate,
): Promise<string | Uint8Array> {
  const headings = list.columns.map(({ heading }) => heading);
  if (format === 'csv') return writeCsv(headings, list.rows);
  if (format === 'md') return listMarkdown(list);
  return writeWorkbook([listSheet(list)], { createdOn });
}
