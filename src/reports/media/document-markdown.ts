import type { Block, Document, Run } from '../../kernel/documents/document.ts';
import { escapeMarkdown, escapeStart, escapeWords } from './escape-markdown.ts';
import { markdownTable } from './markdown-table.ts';

/** 公文 as Markdown: the same words as its .docx. */
export function documentMarkdown({
  title,
  blocks,
  signature = [],
  receipt = [],
  notes = [],
  footnote,
}: Document): string {
  const parts = [
    ...(title === undefined ? [] : [`# ${escapeMarkdown(title)}`]),
    ...blocks.map(blockMarkdown),
    ...[...signature, ...receipt].map(escapeMarkdown),
    ...(notes.length === 0 && footnote === undefined ? [] : ['---']),
    ...notes.map(blockMarkdown),
    ...(footnote === undefined ? [] : [escapeMarkdown(footnote)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${runsMarkdown(block.runs)}`;
    case 'paragraph':
    case 'line':
    case 'note':
      return escapeStart(runsMarkdown(block.runs));
    case 'list':
      return block.items.map(({ marker, runs }) => `${marker} ${escapeStart(runsMarkdown(runs))}`).join('\n');
    case 'table':
      return markdownTable(
        block.columns.map(({ heading, align }) => ({ heading: runsMarkdown(heading), align })),
        block.rows.map((row) => row.map(runsMarkdown)),
      ).join('\n');
    case 'rule':
      return '---';
  }
}

function runsMarkdown(runs: readonly Run[]): string {
  const marks = { code: '`', strong: '**' };
  return runs
    .map(({ text, look }) => {
      const words = look === 'code' ? text : escapeWords(text);
      return look === undefined ? words : marks[look] + words + marks[look];
    })
    .join('')
    .trim();
}
