import type { Command } from 'commander';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asOneOf, asYear, examples, formatOption, parentCommand } from '../frame/options.ts';
import { showTable } from '../frame/screen/show-table.ts';

/** `dpf report flows`, below `dpf report`: how many holders came and went in a year, and why. */
export function addReportFlows(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  parentCommand(program, 'report')
    .command('flows')
    .description(
      say({
        zh: '持证残疾人增减：上年末、新办、迁入、注销、迁出、转类，到现有人数，分类别或街道',
        en: 'holders who came and went in a year, by cause, for each category or subdistrict',
      }),
    )
    .requiredOption('--year <year>', say({ zh: '年份', en: 'year' }), asYear)
    .option(
      '--by <group>',
      say({
        zh: '分什么列出：category 类别（默认）、subdistrict 街道',
        en: 'by category (default) or subdistrict',
      }),
      asOneOf(['category', 'subdistrict'], { category: '类别', subdistrict: '街道' }),
    )
    .addOption(formatOption(['table', 'csv', 'xlsx', 'md'], say))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf report flows --year 2020',
        'dpf report flows --year 2020 --by subdistrict -o 增减.xlsx',
      ),
    )
    .action(
      run(io, async ({ context, show }, options: FlowsOptions) => {
        const { readFlows } = await import('../../jobs/report/read-flows.ts');
        const { flowsListing } = await import('../../jobs/report/flows-listing.ts');
        const read = await readFlows(context, options.year, options.by ?? 'category');
        const { flows, ...head } = read;
        await show({
          schema: 'dpf.report.flows/1',
          json: {
            ...head,
            flows: flows.map(({ group, opening, causes, closing }) => ({
              group: say(group),
              opening,
              ...causes,
              closing,
            })),
          },
          text: () => showTable(flowsListing(read), io.lang),
          format: options.format,
          list: { name: 'flows', of: () => flowsListing(read) },
        });
      }),
    );
}

type FlowsOptions = {
  readonly year: number;
  readonly by?: 'category' | 'subdistrict';
  readonly format?: string;
};
