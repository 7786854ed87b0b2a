import type { DocumentBlock, OfficialDocument } from '../files/documents/document.ts';
import { escapeCell, escapeMarkdown } from './escape-markdown.ts';
import { padTable } from './markdown-table.ts';

/** 公文 as Markdown: the same words as its .docx. */
export function documentMarkdown({
  title,
  blocks,
  signature = [],
  receipt = [],
  footnote,
}: OfficialDocument): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    ...blocks.map(blockMarkdown),
    ...signature.map((line) => escapeMarkdown(line)),
    ...receipt.map((line) => escapeMarkdown(line)),
    ...(footnote === undefined ? [] : ['---', escapeMarkdown(footnote)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
    case 'line':
      return escapeMarkdown(block.text);
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
      const rule = block.columns.map(({ align }) => (align === 'right' ? '---:' : '---')).join('|');
      const heading = line(block.columns.map((column) => column.heading));
      return padTable([heading, `|${rule}|`, ...block.rows.map(line)]).join('\n');
    }
  }
}
