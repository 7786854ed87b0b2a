import { displayWidth } from '../../../kernel/writing/display-width.ts';
import {
  cellText,
  type Listing,
  type ListedValue,
  shownOn,
  type Table,
} from '../../../kernel/documents/listing.ts';
import { inLang, type Lang } from '../../../kernel/text.ts';
import { inStyle, RIGHT_COLUMN, TABLE_END, TABLE_RULE } from './frame-marks.ts';

/**
 * Rows as aligned columns, two spaces apart; a Chinese character is two wide. No box-drawing: its width varies. The
 * marks in it let the sink lay it out anew where the screen is narrower.
 */
export function showTable(table: Table, lang: Lang): string {
  const { columns: all, rows, total } = shownOn('screen', table);
  const cells = [...rows, ...(total ? [total] : [])].map((row) =>
    all.map((_, index) => cellOf(row[index], lang)),
  );
  const isShown = all.map(
    ({ isOptional }, index) => isOptional !== true || cells.some((row) => row[index] !== ''),
  );
  const keep = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, index) => isShown[index]);
  const columns = keep(all);
  const lines = [columns.map(({ title }) => inLang(title, lang)), ...cells.map(keep)];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => displayWidth(line[index] ?? ''))));
  const isRight = columns.map(({ kind = 'text' }) => kind !== 'text');
  const [headings = '', ...body] = lines.map((line) =>
    line
      .map((cell, index) => {
        const padding = ' '.repeat((widths[index] ?? 0) - displayWidth(cell));
        return isRight[index] ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths
    .map((width, index) => (isRight[index] ? RIGHT_COLUMN : '') + '-'.repeat(width))
    .join('  ');
  return `${[headings, TABLE_RULE + rule, ...body].join('\n')}${TABLE_END}\n`;
}

/** The first rows of a list, and how many more there are; `total` spares the counting of those that are not shown. */
export function showListing(
  { rows, ...list }: Listing,
  lang: Lang,
  { most, total }: { readonly most: number; readonly total?: number },
): string {
  const shown: (readonly ListedValue[])[] = [];
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count <= most) shown.push(row);
    else if (total !== undefined) break;
  }
  return showTable({ ...list, rows: shown }, lang) + moreText((total ?? count) - shown.length, list, lang);
}

/** How many rows are not shown, and how to have them all; nothing where all are. */
export function moreText(count: number, { more }: Pick<Listing, 'more'>, lang: Lang): string {
  if (count <= 0 || !more) return '';
  const { counter, file } = more;
  return inLang(
    {
      zh: `…… 还有 ${count} ${counter}，加 --format xlsx -o ${file.zh} 可得全部\n`,
      en: `… ${count} more; --format xlsx -o ${file.en} lists them all\n`,
    },
    lang,
  );
}

function cellOf(value: ListedValue, lang: Lang): string {
  const text = cellText(value, lang);
  return typeof value === 'object' && 'style' in value ? inStyle(value.style, text) : text;
}
