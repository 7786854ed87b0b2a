import { displayWidth } from '../../kernel/writing/display-width.ts';
import { RIGHT_COLUMN, TABLE_END, TABLE_RULE } from './frame-table.ts';

/** A column of a table on screen. */
export type ScreenColumn = {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  /** Left out where no row has anything in it. */
  readonly isOptional?: boolean;
};

/**
 * Rows as aligned columns, two spaces apart; a Chinese character is two wide. No box-drawing: its width varies. The
 * marks in it let the sink lay it out anew where the screen is narrower.
 */
export function showTable(all: readonly ScreenColumn[], cells: readonly (readonly string[])[]): string {
  const isShown = all.map(
    ({ isOptional }, index) => isOptional !== true || cells.some((row) => (row[index] ?? '') !== ''),
  );
  const columns = all.filter((_, index) => isShown[index]);
  const rows = cells.map((row) => row.filter((_, index) => isShown[index]));
  const headings = columns.map(({ heading }) => heading);
  const widths = columns.map((_, index) =>
    [headings, ...rows].reduce((widest, row) => Math.max(widest, displayWidth(row[index] ?? '')), 0),
  );
  const line = (own: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const cell = own[index] ?? '';
        const padding = ' '.repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(cell)));
        return align === 'right' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd();
  const rule = columns
    .map(({ align }, index) => (align === 'right' ? RIGHT_COLUMN : '') + '-'.repeat(widths[index] ?? 0))
    .join('  ');
  return `${[line(headings), TABLE_RULE + rule, ...rows.map(line)].join('\n')}${TABLE_END}\n`;
}
