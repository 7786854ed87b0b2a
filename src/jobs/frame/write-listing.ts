import { csvPieces } from '../../files/documents/write-csv.ts';
import { writeWorkbook } from '../../files/documents/write-workbook.ts';
import { cellText, csvTitles, type Listing, mapped, shownOn } from '../../kernel/listing.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { listingMarkdown } from '../../reports/listing-markdown.ts';
import { listingSheets } from '../../reports/listing-sheets.ts';

/** 清单 a list as a file: CSV as Excel opens it, piece by piece, Markdown, or a workbook. */
export async function writeListing(
  listing: Listing,
  format: 'csv' | 'md' | 'xlsx',
  createdOn: PlainDate,
): Promise<Iterable<string> | Uint8Array> {
  if (format === 'md') return listingMarkdown(listing);
  if (format === 'xlsx') return writeWorkbook(listingSheets(listing), { createdOn });
  const { columns, rows } = shownOn('csv', listing);
  return csvPieces(
    csvTitles(columns),
    mapped(rows, (row) => columns.map((_, index) => cellText(row[index], 'zh'))),
  );
}
