import { cellText, type Listing, shownOn } from '../../kernel/documents/listing.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { markdownTable } from './markdown-table.ts';

/** A list as a Markdown table under its title and note. */
export function listingMarkdown(listing: Listing): string {
  const { title = listing.name, note, columns, rows } = shownOn('md', listing);
  const table = markdownTable(
    columns.map((column) => ({ heading: escapeMarkdown(column.title.zh) })),
    Array.from(rows, (row) => columns.map((_, index) => escapeMarkdown(cellText(row[index], 'zh')))),
  );
  return [`# ${escapeMarkdown(title)}`, '', ...(note === undefined ? [] : [note, '']), ...table, ''].join(
    '\n',
  );
}
