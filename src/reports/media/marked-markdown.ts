import type { MarkedPiece, MarkedText } from '../../kernel/documents/marked-text.ts';
import { escapeMarkdown, escapeStart, escapeWords } from './escape-markdown.ts';
import { markdownTable } from './markdown-table.ts';

/** 带标注的文稿 as Markdown: what differs is struck out, what it comes to is strong, and a note says why. */
export function markedMarkdown({ title, summary, findings, lines }: MarkedText): string {
  const columns = ['文中', '应为', '算法', '行'].map((heading) => ({ heading }));
  const rows = findings.map(({ printed, computed, by, line }, index) => {
    return [`${escapeMarkdown(printed)}[^${index + 1}]`, ...[computed, by, String(line)].map(escapeMarkdown)];
  });
  const body = lines.map(({ cells }) =>
    cells.length > 1
      ? `| ${cells.map((cell) => piecesMarkdown(cell, findings)).join(' | ')} |`
      : escapeStart(piecesMarkdown(cells[0] ?? [], findings)),
  );
  return [
    `# ${escapeMarkdown(title)}`,
    ...summary.map(escapeMarkdown),
    ...(rows.length === 0 ? [] : [markdownTable(columns, rows).join('\n')]),
    '---',
    ...grouped(body),
    ...findings.map(({ by }, index) => `[^${index + 1}]: ${escapeMarkdown(by)}`),
    '',
  ].join('\n\n');
}

/** The rows of a table follow each other, under an empty head. */
function grouped(lines: readonly string[]): readonly string[] {
  const written: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('| ')) written.push(line);
    else if (lines[index - 1]?.startsWith('| ') === true) written.push(`${written.pop() ?? ''}\n${line}`);
    else {
      const count = line.split(/(?<!\\)\|/).length - 2;
      written.push(`|${'  |'.repeat(count)}\n|${'---|'.repeat(count)}\n${line}`);
    }
  }
  return written;
}

function piecesMarkdown(pieces: readonly MarkedPiece[], findings: MarkedText['findings']): string {
  return pieces
    .map(({ text, mark }) => {
      const words = escapeWords(text);
      if (mark?.finding === undefined) return words;
      const computed = findings[mark.finding]?.computed ?? '';
      return `~~${words.trim()}~~${computed === '' ? '' : ` **${escapeWords(computed)}**`}[^${mark.finding + 1}]`;
    })
    .join('')
    .trim();
}
