import type { Command } from 'commander';
import type { FigureJson } from '../jobs/read-indicators.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { run } from './frame.ts';
import type { Io } from './io.ts';
import { asOneOf, asYear, examples } from './options.ts';
import { showTable } from './show-table.ts';

const formats = ['md', 'xlsx', 'json'] as const;
type AnnualOptions = {
  readonly year: number;
  readonly format?: (typeof formats)[number];
  readonly template?: string;
};
type Say = (text: Text) => string;

/** `dpf report annual|indicators|trace`: the year-end summary, its figures, and the rows behind one. */
export function addReport(program: Command, io: Io): void {
  const say: Say = (text) => inLang(text, io.lang);
  const report = program
    .command('report')
    .description(say({ zh: '年终总结和指标', en: 'the year-end summary and its figures' }));
  addAnnual(report, io, say);
  addIndicators(report, io, say);
  addTrace(report, io, say);
}

function addAnnual(report: Command, io: Io, say: Say): void {
  report
    .command('annual')
    .description(
      say({
        zh: '写出年终总结(Markdown 或工作簿)',
        en: 'writes the year-end summary (Markdown or a workbook)',
      }),
    )
    .requiredOption('--year <year>', say({ zh: '年份', en: 'year' }), asYear)
    .option(
      '--format <format>',
      say({ zh: '格式:md | xlsx | json', en: 'md | xlsx | json' }),
      asOneOf(formats),
    )
    .option('--template <file>', say({ zh: '另用一个模板', en: 'another template' }))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf report annual --year 2020',
        'dpf report annual --year 2020 --format xlsx -o summary.xlsx',
      ),
    )
    .action(
      run(io, async (session, { year, format = 'md', template }: AnnualOptions) => {
        const { context, deliver, show } = session;
        const request = { year, template };
        if (session.options.json || format === 'json') {
          const { readAnnualFigures } = await import('../jobs/read-indicators.ts');
          const { asOf, figures } = await readAnnualFigures(context, request, io.lang);
          await show({ schema: 'dpf.report.annual/1', json: { year, asOf, indicators: figures } });
        } else if (format === 'xlsx') {
          const { writeAnnualWorkbook } = await import('../jobs/write-annual-report.ts');
          const { workbook } = await writeAnnualWorkbook(context, request);
          await deliver(workbook, `${year}.xlsx`);
        } else {
          const { writeAnnualReport } = await import('../jobs/write-annual-report.ts');
          await deliver((await writeAnnualReport(context, request)).markdown, `${year}.md`);
        }
      }),
    );
}
