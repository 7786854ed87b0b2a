import { displayWidth } from '../kernel/display-width.ts';

/** A column of a table on screen. */
export type ScreenColumn = {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  /** Left out where no row has anything in it. */
  readonly isOptional?: boolean;
};

const MARKS = /[\uFDD0-\uFDDF]/g;

/** Rows as aligned columns, two spaces apart; a Chinese character is two wide. No box-drawing: its width varies. */
export function showTable(all: readonly ScreenColumn[], cells: readonly (readonly string[])[]): string {
  const isShown = all.map(
    ({ isOptional }, index) => isOptional !== true || cells.some((row) => (row[index] ?? '') !== ''),
  );
  const columns = all.filter((_, index) => isShown[index]);
  const rows = cells.map((row) => row.filter((_, index) => isShown[index]));
  const headings = columns.map(({ heading }) => heading);
  const widths = columns.map((_, index) =>
    [headings, ...rows].reduce((widest, row) => Math.max(widest, widthOf(row[index] ?? '')), 0),
  );
  const line = (own: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const cell = own[index] ?? '';
        const padding = ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell)));
        return align === 'right' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [line(headings), rule, ...rows.map(line)].join('\n') + '\n';
}

/** On screen a style's marks take no room. */
function widthOf(cell: string): number {
  return displayWidth(cell.replaceAll(MARKS, ''));
}
