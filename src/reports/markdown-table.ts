import { displayWidth } from '../kernel/writing/display-width.ts';
import { escapeMarkdown } from './escape-markdown.ts';

const SEPARATOR = /^\|(?:\s*:?-+:?\s*\|)+$/;

/** Whether a line is the `|---|---:|` under a table's heading. */
export function isSeparator(line: string): boolean {
  return SEPARATOR.test(line);
}

/** A Markdown table of plain text, its cells escaped. */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return padTable([line(headings), `|${'---|'.repeat(headings.length)}`, ...rows.map(line)]);
}

/** The rows of a Markdown table padded to equal display width (a Chinese character is two wide). */
export function padTable(lines: readonly string[]): readonly string[] {
  const rows = lines.map(cellsOf);
  const alignments = (rows[1] ?? []).map((cell) => cell.endsWith(':'));
  const widths = alignments.map((_, column) =>
    rows.reduce(
      (widest, row, index) => (index === 1 ? widest : Math.max(widest, displayWidth(row[column] ?? ''))),
      3,
    ),
  );
  return rows.map((row, index) => {
    const cells = widths.map((width, column) => {
      const isRight = alignments[column] === true;
      if (index === 1) return isRight ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
      const cell = row[column] ?? '';
      const padding = ' '.repeat(width - displayWidth(cell));
      return isRight ? padding + cell : cell + padding;
    });
    return `| ${cells.join(' | ')} |`;
  });
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\s*\|/, '')
    .replace(/(?<!\\)\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
