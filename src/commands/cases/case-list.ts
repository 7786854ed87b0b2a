import type { Command } from 'commander';
import type { CaseList, DueCases } from '../../jobs/cases/list-cases.ts';
import { DUE_SOON } from '../../jobs/cases/due-soon.ts';
import { type ListingColumn, column, type Listing, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asCount, examples, formatOption, parentCommand } from '../frame/options.ts';
import { showListing, showTable } from '../frame/screen/show-table.ts';

const formats = ['table', 'json', 'csv', 'xlsx', 'md'] as const;
const SHOWN = 20;
const LONGEST = 366;

type Narrowed = {
  readonly kind?: string;
  readonly clerk?: string;
  readonly subdistrict?: string;
  readonly format?: (typeof formats)[number];
};
type ListOptions = Narrowed & {
  readonly state?: string;
  readonly person?: string;
  readonly household?: string;
  readonly employer?: string;
  readonly overdue?: boolean;
  readonly open?: boolean;
};
type ExportOptions = Omit<Narrowed, 'format'> & { readonly format?: (typeof exported)[number] };
type Say = (text: Text) => string;

/** `dpf case list|due|export`, below `dpf case`: which cases there are, what is overdue or due soon, and a sheet to fill in. */
export function addCaseList(program: Command, io: Io): void {
  const parent = parentCommand(program, 'case');
  const say: Say = (text) => inLang(text, io.lang);
  addList(parent, io, say);
  addDue(parent, io, say);
  addExport(parent, io, say);
}

function narrowed(command: Command, say: Say): Command {
  return command
    .option('--kind <type>', say({ zh: '只列这一种', en: 'this kind only' }))
    .option('--clerk <clerk>', say({ zh: '只列这个经办人的', en: 'of this clerk only' }))
    .option('--subdistrict <name>', say({ zh: '只列这个街道的', en: 'of this subdistrict only' }))
    .addOption(formatOption(formats, say));
}

function addList(parent: Command, io: Io, say: Say): void {
  narrowed(
    parent
      .command('list')
      .description(
        say({ zh: '列出个案，期限最近的在前', en: 'lists the cases, those due first coming first' }),
      ),
    say,
  )
    .option('--state <state>', say({ zh: '只列在这个状态的', en: 'in this state only' }))
    .option('--person <person>', say({ zh: '只列这个人的', en: 'of this person only' }))
    .option('--household <household>', say({ zh: '只列这一户的（户号）', en: 'of this household only' }))
    .option('--employer <employer>', say({ zh: '只列这家单位的（信用代码）', en: 'of this employer only' }))
    .option('--overdue', say({ zh: '只列超期的', en: 'overdue ones only' }))
    .option('--open', say({ zh: '只列没有办结的', en: 'only those that have not ended' }))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf case list --kind 无障碍改造 --open',
        'dpf case list --overdue --format xlsx -o 超期.xlsx',
      ),
    )
    .action(
      run(
        io,
        async ({ context, show, options: common }, { overdue, open, format, ...options }: ListOptions) => {
          const { listAllCases } = await import('../../jobs/cases/list-cases.ts');
          const { casesListing } = await import('../../jobs/cases/cases-listing.ts');
          const isShown = common.json !== true && (format === undefined || format === 'table');
          const request = { ...options, isOverdue: overdue, isOpen: open };
          const found = await listAllCases(context, request, isShown ? SHOWN : undefined);
          await show({
            schema: 'dpf.case.list/1',
            json: found,
            text: () => listText(found, casesListing(found.cases, found), io.lang),
            format,
            list: { name: 'cases', of: () => casesListing(found.cases, found) },
          });
        },
      ),
    );
}

function listText({ total, asOf }: CaseList, listing: Listing, lang: Lang): string {
  const head: Text = {
    zh: total === 0 ? `没有个案（截至 ${asOf}）\n` : `个案 ${total} 件（截至 ${asOf}）\n`,
    en: total === 0 ? `No cases (as of ${asOf})\n` : `${total} cases (as of ${asOf})\n`,
  };
  return inLang(head, lang) + (total === 0 ? '' : showListing(listing, lang, { most: SHOWN, total }));
}

function addDue(parent: Command, io: Io, say: Say): void {
  narrowed(
    parent.command('due').description(
      say({
        zh: '超期的和快到期的个案，按经办人合计',
        en: 'the cases that are overdue or due soon, and how many each clerk has',
      }),
    ),
    say,
  )
    .option(
      '--within <days>',
      say({ zh: '今后几天内到期', en: 'due within so many days' }),
      asCount(LONGEST, 0),
      DUE_SOON,
    )
    .addHelpText(
      'after',
      examples(io.lang, 'dpf case due --within 10', 'dpf case due --clerk 李某 --as-of 2020-12-08'),
    )
    .action(
      run(
        io,
        async (
          { context, show, options: common },
          { within, format, ...options }: Narrowed & { readonly within: number },
        ) => {
          const { listDueCases } = await import('../../jobs/cases/list-cases.ts');
          const { casesListing } = await import('../../jobs/cases/cases-listing.ts');
          const isShown = common.json !== true && (format === undefined || format === 'table');
          const due = await listDueCases(context, { ...options, within }, isShown ? SHOWN : undefined);
          const listing = casesListing(due.cases, { ...due, title: '到期个案' });
          await show({
            schema: 'dpf.case.due/1',
            json: { ...due, within },
            text: () => dueText(due, listing, io.lang),
            format,
            list: { name: 'cases-due', of: () => listing },
          });
        },
      ),
    );
}

type OfClerk = DueCases['byClerk'][number];

const clerkColumns: readonly ListingColumn<OfClerk>[] = [
  column('经办人', 'clerk', ({ clerk }) => clerk ?? { zh: '（没有）', en: '(none)' }),
  column('超期', 'overdue', ({ overdue }) => overdue, { kind: 'integer' }),
  column('快到期', 'due', ({ due }) => due, { kind: 'integer' }),
];

function dueText({ asOf, until, total, overdue, byClerk }: DueCases, listing: Listing, lang: Lang): string {
  const head: Text = {
    zh: `截至 ${asOf}：超期 ${overdue} 件，${until} 前到期 ${total - overdue} 件\n`,
    en: `As of ${asOf}: ${overdue} overdue, ${total - overdue} due by ${until}\n`,
  };
  if (total === 0) return inLang(head, lang);
  const clerks = byClerk.length === 0 ? '' : `\n${showTable(tableOf(clerkColumns, byClerk), lang)}`;
  return `${inLang(head, lang)}${clerks}\n${showListing(listing, lang, { most: SHOWN, total })}`;
}

const exported = ['xlsx', 'csv', 'json'] as const;

function addExport(parent: Command, io: Io, say: Say): void {
  parent
    .command('export')
    .description(
      say({
        zh: '没有办结的个案做成台账发给街道填写；填好后用 dpf import 导入，逐行办理',
        en: 'the open cases as a sheet for a street to fill in; dpf import takes it back row by row',
      }),
    )
    .option('--kind <type>', say({ zh: '只列这一种', en: 'this kind only' }))
    .option('--clerk <clerk>', say({ zh: '只列这个经办人的', en: 'of this clerk only' }))
    .option('--subdistrict <name>', say({ zh: '只列这个街道的', en: 'of this subdistrict only' }))
    .addOption(formatOption(exported, say))
    .addHelpText('after', examples(io.lang, 'dpf case export --subdistrict 径河 -o 径河个案.xlsx'))
    .action(
      run(io, async ({ context, show }, { format = 'xlsx', ...options }: ExportOptions) => {
        const { listAllCases } = await import('../../jobs/cases/list-cases.ts');
        const { handedOutCases } = await import('../../jobs/cases/cases-listing.ts');
        const found = await listAllCases(context, { ...options, isOpen: true });
        await show({
          schema: 'dpf.case.export/1',
          json: found,
          text: () => '',
          format,
          list: { name: 'cases', of: () => handedOutCases(found.cases, found.asOf) },
        });
      }),
    );
}
