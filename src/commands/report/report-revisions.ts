import type { Command } from 'commander';
import type { ReportChanges } from '../../jobs/report/freeze-report.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, joined, semicolon, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asYear, examples, formatOption, parentCommand } from '../frame/options.ts';
import { showTable } from '../frame/screen/show-table.ts';

/** `dpf report freeze|changes|revise`, below `dpf report`: what was handed in, and what has become of it. */
export function addReportRevisions(program: Command, io: Io): void {
  const report = parentCommand(program, 'report');
  const say = (text: Text): string => inLang(text, io.lang);
  addFreeze(report, io, say);
  addChanges(report, io, say);
  addRevise(report, io, say);
}

type Say = (text: Text) => string;
const yearText: Text = { zh: '年份', en: 'year' };

function addFreeze(report: Command, io: Io, say: Say): void {
  report
    .command('freeze')
    .description(
      say({
        zh: '上报时留存当年的全部数字，以后的变动都和它比较',
        en: 'keeps the figures of a year as they are handed in; what changes later is held against them',
      }),
    )
    .requiredOption('--year <year>', say(yearText), asYear)
    .option('--why <text>', say({ zh: '说明，如报给谁', en: 'a note, such as whom it goes to' }))
    .option('--dry-run', say({ zh: '只检查，不写入', en: 'check only, write nothing' }))
    .addHelpText('after', examples(io.lang, 'dpf report freeze --year 2020 --why "报市残联"'))
    .action(
      run(io, async ({ context, show }, options: FreezeOptions) => {
        const { freezeYear } = await import('../../jobs/report/freeze-report.ts');
        const { year: of, why, dryRun = false } = options;
        const frozen = await freezeYear(context, { year: of, why, dryRun });
        await show({
          schema: 'dpf.report.freeze/1',
          json: { ...frozen, dryRun },
          text: () => say(frozenText(frozen, dryRun)),
        });
      }),
    );
}

function addChanges(report: Command, io: Io, say: Say): void {
  report
    .command('changes')
    .description(
      say({
        zh: '上报之后变了的数字：原数、现数、原因',
        en: 'the figures that changed since they were handed in: old, new and cause',
      }),
    )
    .requiredOption('--year <year>', say(yearText), asYear)
    .addHelpText('after', examples(io.lang, 'dpf report changes --year 2020'))
    .action(
      run(io, async ({ context, show }, { year: of }: { readonly year: number }) => {
        const { changesOfYear } = await import('../../jobs/report/freeze-report.ts');
        const { frozen, changes } = await changesOfYear(context, of);
        await show({
          schema: 'dpf.report.changes/1',
          json: {
            year: of,
            frozen,
            changes: changes.map(({ causes, ...change }) => ({
              ...change,
              old: change.old ?? null,
              now: change.now ?? null,
              causes: causes.map(say),
            })),
          },
          text: () =>
            changes.length === 0
              ? say({ zh: '上报的数字没有变动\n', en: 'No figure handed in has changed\n' })
              : showTable(tableOf(columns, changes), io.lang),
        });
      }),
    );
}

function addRevise(report: Command, io: Io, say: Say): void {
  report
    .command('revise')
    .description(
      say({
        zh: '上报之后数字变了的，写出更正说明',
        en: 'writes the note of correction of what was handed in',
      }),
    )
    .requiredOption('--year <year>', say(yearText), asYear)
    .requiredOption('--why <text>', say({ zh: '更正理由', en: 'the reason for correcting' }))
    .addOption(formatOption(['md', 'docx'], say))
    .addHelpText(
      'after',
      examples(io.lang, 'dpf report revise --year 2020 --why "街道补报两张名单" -o 更正说明.docx'),
    )
    .action(
      run(io, async (session, { year: of, why, format = 'md' }: ReviseOptions) => {
        const { writeCorrection } = await import('../../jobs/report/freeze-report.ts');
        const { content } = await writeCorrection(session.context, { year: of, why, format });
        await session.deliver(content, `correction-${of}.${format}`);
        session.hint({
          zh: `更正上报之后，再运行 dpf report freeze --year ${of}，以后就和新数比较`,
          en: `Once it is handed in, run dpf report freeze --year ${of} again: later changes are held against that`,
        });
      }),
    );
}

type FigureChange = ReportChanges['changes'][number];
type FreezeOptions = { readonly year: number; readonly why?: string; readonly dryRun?: boolean };
type ReviseOptions = { readonly year: number; readonly why: string; readonly format?: 'md' | 'docx' };

function frozenText(
  frozen: { readonly year: number; readonly asOf: string; readonly figures: number; readonly isNew: boolean },
  dryRun: boolean,
): Text {
  const { year, asOf, figures, isNew } = frozen;
  const tried = dryRun ? { zh: '（未写入）', en: ' (not written)' } : { zh: '', en: '' };
  return isNew
    ? {
        zh: `已留存 ${year} 年的 ${figures} 个数字（截至 ${asOf}）${tried.zh}\n`,
        en: `Kept ${figures} figures of ${year} (as of ${asOf})${tried.en}\n`,
      }
    : {
        zh: `${year} 年的数字和上次留存的相同，没有再存\n`,
        en: `The figures of ${year} are those kept before: nothing was written\n`,
      };
}

const valueOf = (value: FigureChange['old']): string =>
  value === undefined || value === null ? '—' : String(value);
const columns: readonly ListingColumn<FigureChange>[] = [
  column('指标', 'figure', ({ label }) => label),
  column('原数', 'old', ({ old }) => valueOf(old), { kind: 'decimal' }),
  column('现数', 'now', ({ now }) => valueOf(now), { kind: 'decimal' }),
  column('单位', 'unit', ({ unit }) => unit),
  column('原因', 'cause', ({ causes }) => joined(causes, semicolon)),
];
