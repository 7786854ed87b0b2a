import type { Command } from 'commander';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asOneOf, asYear, examples, formatOption, parentCommand } from '../frame/options.ts';
import { showTable } from '../frame/screen/show-table.ts';

/** `dpf report services`, below `dpf report`: what each programme came to by month or subdistrict. */
export function addReportServices(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  parentCommand(program, 'report')
    .command('services')
    .description(
      say({
        zh: '服务台账：各个服务项目分月或分街道的人数、数量和金额',
        en: 'the service ledger: people, quantities and yuan of each programme by month or subdistrict',
      }),
    )
    .requiredOption('--year <year>', say({ zh: '年份', en: 'year' }), asYear)
    .option(
      '--by <group>',
      say({
        zh: '分什么列出：month 月（默认）、subdistrict 街道',
        en: 'by month (default) or subdistrict',
      }),
      asOneOf(['month', 'subdistrict'], { month: '月', subdistrict: '街道' }),
    )
    .addOption(formatOption(['table', 'csv', 'xlsx', 'md'], say))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf report services --year 2020',
        'dpf report services --year 2020 --by subdistrict -o 服务.xlsx',
      ),
    )
    .action(
      run(io, async ({ context, show }, options: ServicesOptions) => {
        const { readServices } = await import('../../jobs/report/read-services.ts');
        const { servicesListing } = await import('../../jobs/report/services-listing.ts');
        const read = await readServices(context, options.year, options.by ?? 'month');
        const { services, groups, ...head } = read;
        await show({
          schema: 'dpf.report.services/1',
          json: {
            ...head,
            services: services.map(({ programme, title, unit, cells, total }) => ({
              programme,
              title,
              unit,
              total: total.count,
              totalFen: total.fen,
              groups: groups.flatMap((group) => {
                const cell = cells.get(group);
                return cell ? [{ group, count: cell.count, fen: cell.fen }] : [];
              }),
            })),
          },
          text: () => showTable(servicesListing(read), io.lang),
          format: options.format,
          list: { name: 'services', of: () => servicesListing(read) },
        });
      }),
    );
}

type ServicesOptions = {
  readonly year: number;
  readonly by?: 'month' | 'subdistrict';
  readonly format?: string;
};
