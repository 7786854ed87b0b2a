import { documentHtml } from '../../reports/media/document-html.ts';
import { documentMarkdown } from '../../reports/media/document-markdown.ts';
import { type Document, plain } from '../../kernel/documents/document.ts';
import { inLang, type Lang } from '../../kernel/text.ts';
import type { Today } from './read-today.ts';

/** 今日待办 as Markdown or one page, to be hung on the wall. */
export function todayDocument({ asOf, sections }: Today, format: 'md' | 'html', lang: Lang): string {
  const document: Document = {
    title: inLang({ zh: `${asOf} 待办`, en: `To do on ${asOf}` }, lang),
    blocks: [
      ...(sections.length === 0
        ? [
            {
              kind: 'line' as const,
              runs: plain(inLang({ zh: '没有要办的事', en: 'Nothing needs doing' }, lang)),
            },
          ]
        : []),
      ...sections.flatMap(({ title, lines }) => [
        { kind: 'heading' as const, level: 1, runs: plain(inLang(title, lang)) },
        {
          kind: 'list' as const,
          items: lines.map(({ text, command }) => ({
            marker: '-',
            runs: [{ text: `${inLang(text, lang)} ` }, { text: command, look: 'code' as const }],
          })),
        },
      ]),
    ],
  };
  return format === 'md' ? documentMarkdown(document) : documentHtml(document);
}
