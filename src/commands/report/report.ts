import type { Command } from 'commander';
import type { ListedIndicator } from '../../jobs/report/read-indicators.ts';
import type { VerifyRequest } from '../../jobs/report/verify-report.ts';
import { exitCodes } from '../../kernel/cannot-run.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asYear, examples, formatOption } from '../frame/options.ts';
import { hintOutdated, outdatedJson } from '../payout/show-outdated.ts';
import { showTable } from '../frame/screen/show-table.ts';
import { traceText, valueText } from './show-trace.ts';

const formats = ['md', 'html', 'docx', 'xlsx', 'json'] as const;
type AnnualOptions = {
  readonly year: number;
  readonly format?: (typeof formats)[number];
  readonly template?: string;
};
type Say = (text: Text) => string;

/** `dpf report annual|indicators|trace|verify|template`: the year-end summary and its figures, what follows, its template. */
export function addReport(program: Command, io: Io): void {
  const say: Say = (text) => inLang(text, io.lang);
  const report = program
    .command('report')
    .addHelpText(
      'after',
      examples(io.lang, 'dpf report annual --year 2020', 'dpf report trace certificates.holders --year 2020'),
    );
  addAnnual(report, io, say);
  addIndicators(report, io, say);
  addTrace(report, io, say);
  addVerify(report, io, say);
  addTemplate(report, io, say);
}

function addAnnual(report: Command, io: Io, say: Say): void {
  report
    .command('annual')
    .description(
      say({
        zh: '写出年终总结（Markdown、网页、Word 文档或工作簿）',
        en: 'writes the year-end summary (Markdown, a page, a Word document or a workbook)',
      }),
    )
    .requiredOption('--year <year>', say({ zh: '年份', en: 'year' }), asYear)
    .addOption(formatOption(formats, say))
    .option('--template <file>', say({ zh: '另用一个模板', en: 'another template' }))
    .addHelpText(
      'after',
      examples(io.lang, 'dpf report annual --year 2020', 'dpf report annual --year 2020 -o summary.docx'),
    )
    .action(
      run(io, async (session, { year, format = 'md', template }: AnnualOptions) => {
        const { context, deliver, show } = session;
        const request = { year, template };
        if (session.options.json || format === 'json') {
          const { readAnnualFigures } = await import('../../jobs/report/read-indicators.ts');
          const read = await readAnnualFigures(context, request, io.lang);
          const { figures: indicators, outdatedRuns, ...rest } = read;
          const json = { year, indicators, ...rest, outdatedRuns: outdatedJson(outdatedRuns) };
          await show({ schema: 'dpf.report.annual/1', json });
          hintOutdated(session, outdatedRuns);
          session.failOn(read.checks.flatMap(({ holds }) => (holds ? [] : ['error'])));
        } else {
          const { writeAnnualReport } = await import('../../jobs/report/write-annual-report.ts');
          const { report: written, content } = await writeAnnualReport(context, { ...request, format });
          await deliver(content, `${year}.${format}`);
          hintOutdated(session, written.outdatedRuns);
          if (written.oldRoster) session.hint(written.oldRoster);
          const failed = written.ties.filter(({ holds }) => !holds).length;
          const differing = written.differences.length;
          if (failed + differing > 0)
            session.hint({
              zh: `数据校核：勾稽不符 ${failed} 条，与公布数不一致 ${differing} 处，见总结的“数据校核”一节`,
              en: `checks: ${failed} ties fail, ${differing} figures differ from what was published; see 数据校核 in the summary`,
            });
          session.failOn(written.ties.flatMap(({ holds }) => (holds ? [] : ['error'])));
        }
      }),
    );
}

function addIndicators(report: Command, io: Io, say: Say): void {
  report
    .command('indicators')
    .description(
      say({
        zh: '列出全部指标：口径、单位，给出年份则加上数值',
        en: 'lists every figure with its definition; with a year, its value',
      }),
    )
    .option('--year <year>', say({ zh: '年份', en: 'year' }), asYear)
    .addHelpText('after', examples(io.lang, 'dpf report indicators --year 2020'))
    .action(
      run(io, async ({ context, show }, { year }: { readonly year?: number }) => {
        const { listIndicators } = await import('../../jobs/report/read-indicators.ts');
        const indicators = await listIndicators(context, year, io.lang);
        await show({
          schema: 'dpf.report.indicators/1',
          json: { year, indicators },
          text: () => showTable(tableOf(indicatorColumns, indicators), io.lang),
        });
      }),
    );
}

function addTrace(report: Command, io: Io, say: Say): void {
  report
    .command('trace')
    .description(say({ zh: '列出一个数字所依据的全部记录', en: 'lists the rows behind one figure' }))
    .argument('<figure>', say({ zh: '指标的名称或代号', en: 'key or title of the figure' }))
    .requiredOption('--year <year>', say({ zh: '年份', en: 'year' }), asYear)
    .addOption(formatOption(['table', 'csv', 'xlsx'], say))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf report trace certificates.issued --year 2020',
        'dpf report trace certificates.holders --year 2020 -o holders.xlsx',
      ),
    )
    .action(
      run(
        io,
        async (
          session,
          key: string,
          { year, format }: { readonly year: number; readonly format?: string },
        ) => {
          const { traceFigure } = await import('../../jobs/report/trace/trace-figure.ts');
          const { traceListing } = await import('../../jobs/report/trace/trace-listing.ts');
          // The documents are Chinese, whoever asks.
          const isDocument = session.options.json !== true && (format === 'csv' || format === 'xlsx');
          const traced = await traceFigure(session.context, key, year, isDocument ? 'zh' : io.lang);
          const { figure, rows, restsOn } = traced;
          await session.show({
            schema: 'dpf.report.trace/1',
            json: { year, figure, rows, restsOn },
            text: () => traceText(traced, traceListing(traced), io.lang),
            format,
            list: { name: key, of: () => traceListing(traced) },
          });
        },
      ),
    );
}

function addVerify(report: Command, io: Io, say: Say): void {
  report
    .command('verify')
    .description(
      say({
        zh: '核对写好的总结（改动后也可以）：逐个指出与数据库不符的数字',
        en: 'holds a written summary, edited or not, against the database and names each figure that differs',
      }),
    )
    .argument('<file>', say({ zh: 'Markdown、网页、.docx 或 .xlsx', en: 'Markdown, a page, .docx or .xlsx' }))
    .option(
      '--year <year>',
      say({ zh: '年份（文末没有写时）', en: 'year, if its foot does not say' }),
      asYear,
    )
    .option('--template <file>', say({ zh: '写它时另用的模板', en: 'the template it was written from' }))
    .addHelpText('after', examples(io.lang, 'dpf report verify summary.docx'))
    .action(
      run(io, async (session, file: string, options: Omit<VerifyRequest, 'file'>) => {
        const { verifyReport } = await import('../../jobs/report/verify-report.ts');
        const { verifiedText } = await import('./show-verified.ts');
        const verified = await verifyReport(session.context, { ...options, file });
        await session.show({
          schema: 'dpf.report.verify/1',
          json: { ...verified, follows: verified.differs.length === 0 },
          text: () => verifiedText(verified, io.lang),
        });
        if (verified.differs.length > 0) session.io.setExitCode(exitCodes.problems);
      }),
    );
}

function addTemplate(report: Command, io: Io, say: Say): void {
  report
    .command('template')
    .description(
      say({
        zh: '取出本区的总结模板，改好后用 --template 指定',
        en: 'takes the district’s template out, to be edited and given back with --template',
      }),
    )
    .addHelpText('after', examples(io.lang, 'dpf report template -o annual.md'))
    .action(
      run(io, async ({ context, show }) => {
        const { readAnnualTemplate } = await import('../../jobs/report/read-annual-template.ts');
        const { file, text } = await readAnnualTemplate(context);
        await show({ schema: 'dpf.report.template/1', json: { file, text }, text: () => text });
      }),
    );
}

const indicatorColumns: readonly ListingColumn<ListedIndicator>[] = [
  column('指标名', 'key', ({ key }) => key),
  column('指标', 'label', ({ label }) => label),
  column('数值', 'value', valueText, { kind: 'decimal' }),
  column('单位', 'unit', ({ unit }) => unit),
  column('口径', 'definition', ({ definition, lacking }) => definition ?? notRecordedText(lacking)),
];

function notRecordedText(lacking: string | undefined): Text {
  return lacking === undefined
    ? { zh: '（尚未登记）', en: '(nothing recorded yet)' }
    : { zh: `（尚未登记：${lacking}）`, en: `(nothing recorded yet: ${lacking})` };
}
