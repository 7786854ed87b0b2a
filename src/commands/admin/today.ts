import type { Command } from 'commander';
import type { Today } from '../../jobs/today/read-today.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples, formatOption } from '../frame/options.ts';
import { showTable } from '../frame/screen/show-table.ts';

type TodayLine = Today['sections'][number]['lines'][number];

const formats = ['table', 'json', 'md', 'html'] as const;

/** `dpf today`: one screen of what needs doing; also what `dpf` alone shows. */
export function addToday(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  program
    .command('today')
    .description(
      say({
        zh: '今天要办的事：个案期限、到期的证、没有批准的草稿、缺的名单，每行末尾是处理它的命令',
        en: 'what needs doing today: cases, certificates, drafts and lists, each line with the command that deals with it',
      }),
    )
    .addOption(formatOption(formats, say))
    .addHelpText('after', examples(io.lang, 'dpf today', 'dpf today --as-of 2020-12-08 -o today.html'))
    .action(
      run(
        io,
        async (
          { context, show, deliver, options },
          { format }: { readonly format?: (typeof formats)[number] },
        ) => {
          const { readToday } = await import('../../jobs/today/read-today.ts');
          const today = await readToday(context);
          if (options.json !== true && (format === 'md' || format === 'html')) {
            const { todayDocument } = await import('../../jobs/today/today-document.ts');
            await deliver(todayDocument(today, format, io.lang), `today.${format}`);
          } else
            await show({
              schema: 'dpf.today/1',
              json: todayJson(today, io.lang),
              text: () => todayText(today, io.lang),
              format,
            });
        },
      ),
    );
}

function todayJson({ asOf, isEmpty, sections }: Today, lang: Lang): object {
  return {
    asOf,
    isEmpty,
    sections: sections.map(({ title, lines, ...section }) => ({
      ...section,
      title: inLang(title, lang),
      lines: lines.map((line) => ({ ...line, text: inLang(line.text, lang) })),
    })),
  };
}

function todayText({ asOf, sections }: Today, lang: Lang): string {
  const head = inStyle('bold', inLang({ zh: `${asOf} 待办`, en: `To do on ${asOf}` }, lang));
  if (sections.length === 0)
    return `${head}\n${inLang({ zh: '没有要办的事\n', en: 'Nothing needs doing\n' }, lang)}`;
  const parts = sections.map(({ title, lines }) => {
    const columns: readonly ListingColumn<TodayLine>[] = [
      { title, of: ({ text, isUrgent }) => (isUrgent ? { text, style: 'red' } : text) },
      column('命令', 'command', (one) => one.command),
    ];
    return `\n${showTable(tableOf(columns, lines), lang)}`;
  });
  return `${head}\n${parts.join('')}`;
}
