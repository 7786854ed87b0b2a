import type { Command } from 'commander';
import type { Calendar } from '../../jobs/verify/list-due.ts';
import { type ListingColumn, column, type Listing, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asCount, examples, formatOption, parentCommand } from '../frame/options.ts';
import { showListing, showTable } from '../frame/screen/show-table.ts';

const formats = ['table', 'json', 'csv', 'xlsx'] as const;
const SHOWN = 20;
const LONGEST = 120;

type Options = {
  readonly months: number;
  readonly subdistrict?: string;
  readonly format?: (typeof formats)[number];
};

/** `dpf verify calendar`, below `dpf verify`: what falls due in the coming months. */
export function addVerifyCalendar(program: Command, io: Io): void {
  const verify = parentCommand(program, 'verify');
  const say = (text: Text): string => inLang(text, io.lang);
  verify
    .command('calendar')
    .description(
      say({
        zh: '今后几个月的到期事项：提醒换领、到期、迁出后应冻结和应注销、豁免到期',
        en: 'what falls due in the coming months: reminders, expiries, freezing and cancelling after a move, ends of waivers',
      }),
    )
    .option('--months <n>', say({ zh: '看几个月', en: 'how many months ahead' }), asCount(LONGEST), 6)
    .option('--subdistrict <name>', say({ zh: '只看这个街道', en: 'this subdistrict only' }))
    .addOption(formatOption(formats, say))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf verify calendar --as-of 2020-12-31 --months 3',
        'dpf verify calendar --subdistrict 吴家山 --format xlsx -o due.xlsx',
      ),
    )
    .action(
      run(io, async (session, { months, subdistrict, format }: Options) => {
        const { listDue } = await import('../../jobs/verify/list-due.ts');
        const { dueListing } = await import('../../jobs/verify/due-listing.ts');
        await listDue(session.context, { months, subdistrict }, (calendar) =>
          session.show({
            schema: 'dpf.verify.calendar/1',
            json: () => calendarJson(calendar, io.lang),
            text: () => calendarText(calendar, dueListing(calendar, SHOWN), io.lang),
            format,
            list: { name: 'due', of: () => dueListing(calendar) },
          }),
        );
      }),
    );
}

function calendarJson({ entries, ...rest }: Calendar, lang: Lang): object {
  const due = Array.from(entries(), ({ what, personId, on, kind, name, ...entry }) => {
    const { certificate, subdistrict, code } = entry;
    return { on, kind, name, certificate, subdistrict, code, person: personId, what: inLang(what, lang) };
  });
  return { ...rest, due };
}

function calendarText({ from, to, total, byMonth }: Calendar, entries: Listing, lang: Lang): string {
  const head = {
    zh: `${from} 至 ${to} 到期事项 ${total} 项\n`,
    en: `${total} things fall due from ${from} to ${to}\n`,
  };
  if (total === 0) return inLang(head, lang);
  const kinds = [...new Map(byMonth.map(({ kind, what }) => [kind, what]))];
  const columns: readonly ListingColumn<string>[] = [
    column('月份', 'month', (month) => month),
    ...kinds.map(([kind, title]): ListingColumn<string> => ({
      title,
      kind: 'integer',
      of: (month) => byMonth.find((one) => one.month === month && one.kind === kind)?.count ?? 0,
    })),
  ];
  const months = tableOf(columns, new Set(byMonth.map(({ month }) => month)));
  return `${inLang(head, lang)}\n${showTable(months, lang)}\n${showListing(entries, lang, { most: SHOWN, total })}`;
}
