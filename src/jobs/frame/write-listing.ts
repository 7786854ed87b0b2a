import { csvPieces } from '../../files/documents/write-csv.ts';
import { writeWorkbook } from '../../files/documents/write-workbook.ts';
import {
  cellText,
  csvTitles,
  type ListedValue,
  type Listing,
  mapped,
  shownOn,
} from '../../kernel/documents/listing.ts';
import { maskedText, type Shown } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { listingMarkdown } from '../../reports/media/listing-markdown.ts';
import { listingSheets } from '../../reports/media/listing-sheets.ts';

/** 清单 a list as a file: CSV as Excel opens it, piece by piece, Markdown, or a workbook. */
export async function writeListing(
  listing: Listing,
  format: 'csv' | 'md' | 'xlsx',
  { createdOn, reveal = false, phones = false }: { readonly createdOn: PlainDate } & Partial<Shown>,
): Promise<Iterable<string> | Uint8Array> {
  if (format === 'md') return listingMarkdown(listing);
  // Text goes through what makes it safe for a screen; a workbook is bytes.
  if (format === 'xlsx')
    return writeWorkbook(listingSheets(maskedListing(listing, { reveal, phones })), { createdOn });
  const { columns, rows } = shownOn('csv', listing);
  return csvPieces(
    csvTitles(columns),
    mapped(rows, (row) => columns.map((_, index) => cellText(row[index], 'zh'))),
  );
}

/** 脱敏 the same list with every number of a person, account or card and every telephone in its words masked. */
function maskedListing(listing: Listing, shown: Shown): Listing {
  if (shown.reveal && shown.phones) return listing;
  const shownIn = (text: string): string => maskedText(text, shown);
  const masked = (value: ListedValue): ListedValue => {
    if (typeof value === 'string') return shownIn(value);
    if (typeof value !== 'object' || !('text' in value)) return value;
    const { text } = value;
    return typeof text === 'string'
      ? { ...value, text: shownIn(text) }
      : { ...value, text: { zh: shownIn(text.zh), en: shownIn(text.en) } };
  };
  return { ...listing, rows: mapped(listing.rows, (row) => row.map(masked)) };
}
