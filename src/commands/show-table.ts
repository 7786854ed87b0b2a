import stringWidth from 'string-width';

/** A column of a table on screen. */
export type ScreenColumn = { readonly heading: string; readonly align?: 'left' | 'right' };

/** Rows as aligned columns, two spaces apart; a Chinese character is two wide. No box-drawing: its width varies. */
export function showTable(columns: readonly ScreenColumn[], rows: readonly (readonly string[])[]): string {
  const headings = columns.map(({ heading }) => heading);
  const widths = columns.map((_, index) =>
    [headings, ...rows].reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? '')), 0),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const cell = cells[index] ?? '';
        const padding = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(cell)));
        return align === 'right' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [line(headings), rule, ...rows.map(line)].join('\n') + '\n';
}
