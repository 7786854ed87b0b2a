import type { Command } from 'commander';
import type { ToldFigure } from '../../jobs/report/written-text/check-summary.ts';
import { exitCodes } from '../../kernel/cannot-run.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asYear, examples, formatOption, parentCommand } from '../frame/options.ts';

type CheckOptions = { readonly year?: number; readonly all?: boolean; readonly format?: string };

/** A number for scripts, without the words for people. */
function figureJson({ text, value, unit, span, verdict, claim, indicator, computed }: ToldFigure): object {
  return { text, value, unit, span, verdict, claim, indicator, computed };
}

/** `dpf report check`: reads what somebody wrote and recomputes every number in it. */
export function addReportCheck(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  parentCommand(program, 'report')
    .command('check')
    .description(
      say({
        zh: '核对任何一篇写好的总结：数字之间对不对得上，有数据库时再与登记的指标比对',
        en: 'checks any written summary: whether its numbers follow from each other and, with a database, from the registry',
      }),
    )
    .argument('<file>', say({ zh: '.txt、.md、.docx 或 .pdf', en: 'a .txt, .md, .docx or .pdf' }))
    .option(
      '--year <year>',
      say({ zh: '年份（文中没有写时）', en: 'year, if the text does not say' }),
      asYear,
    )
    .option(
      '--all',
      say({ zh: '也列出相符的和无从核对的', en: 'list what agrees and what is unexplained, too' }),
    )
    .addOption(formatOption(['table', 'text', 'md', 'html', 'docx', 'json'], say))
    .addHelpText(
      'after',
      examples(io.lang, 'dpf report check summary.docx', 'dpf report check summary.docx -o marked.docx'),
    )
    .action(
      run(io, async (session, file: string, { year, all = false, format = 'table' }: CheckOptions) => {
        const { checkSummary } = await import('../../jobs/report/written-text/check-summary.ts');
        const needsDatabase = session.options.db !== undefined || (io.env['DPF_DB'] ?? '') !== '';
        const checked = await checkSummary(session.context, { file, year, needsDatabase });
        if (session.options.json === true || format === 'json' || format === 'table') {
          const { checkedText } = await import('./show-checked.ts');
          await session.show({
            schema: 'dpf.report.check/1',
            json: {
              file: checked.file,
              year: checked.year ?? null,
              figures: checked.figures.map(figureJson),
              counts: checked.counts,
            },
            ...(format !== 'json' && { text: () => checkedText(checked, io.lang, all) }),
          });
        } else {
          const { markedOf, writeMarked } = await import('../../jobs/report/written-text/mark-summary.ts');
          const { markedLines } = await import('./show-checked.ts');
          if (format === 'md' || format === 'html' || format === 'docx')
            await session.deliver(
              await writeMarked(checked, format, { path: file, createdOn: session.context.asOf }),
              `checked.${format}`,
            );
          else await session.deliver(markedLines(markedOf(checked)), 'checked.txt');
        }
        if (checked.counts.differs > 0) io.setExitCode(exitCodes.problems);
      }),
    );
}
