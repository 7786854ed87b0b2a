import type { Command } from 'commander';
import type { Calendar, DueEntry } from '../../jobs/verify/list-due.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asCount, examples, formatOption, parentCommand } from '../frame/options.ts';
import { showTable } from '../frame/show-table.ts';

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
      run(io, async (session, { months, subdistrict, format = 'table' }: Options) => {
        const { listDue, dueDocument } = await import('../../jobs/verify/list-due.ts');
        const { checkTitled } = await import('../../jobs/verify/check-titles.ts');
        await listDue(session.context, { months, subdistrict }, async (calendar) => {
          const isJson = format === 'json' || session.options.json === true;
          if (!isJson && format !== 'table') {
            await session.deliver(await dueDocument(calendar, format), `due.${format}`);
            return;
          }
          await session.show({
            schema: 'dpf.verify.calendar/1',
            json: isJson ? calendarJson(calendar, io.lang) : {},
            ...(!isJson && { text: () => calendarText(calendar, checkTitled, io.lang) }),
          });
        });
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

function calendarText(
  { from, to, total, byMonth, entries }: Calendar,
  checkTitled: (code: string) => Text,
  lang: Lang,
): string {
  const say = (text: Text): string => inLang(text, lang);
  const shown = [...entries(SHOWN)];
  const kinds = [...new Map(byMonth.map(({ kind, what }) => [kind, say(what)]))];
  const months = [...new Set(byMonth.map(({ month }) => month))];
  const count = (month: string, kind: string): string =>
    String(byMonth.find((one) => one.month === month && one.kind === kind)?.count ?? 0);
  const summary = showTable(
    [
      { heading: say({ zh: '月份', en: 'month' }) },
      ...kinds.map(([, heading]) => ({ heading, align: 'right' as const })),
    ],
    months.map((month) => [month, ...kinds.map(([kind]) => count(month, kind))]),
  );
  const more = total - shown.length;
  return [
    say({
      zh: `${from} 至 ${to} 到期事项 ${total} 项\n`,
      en: `${total} things fall due from ${from} to ${to}\n`,
    }),
    total === 0 ? '' : `\n${summary}\n${entryTable(shown, checkTitled, lang)}`,
    more > 0
      ? say({
          zh: `…… 还有 ${more} 项，加 --format xlsx -o 到期日程.xlsx 可得全部\n`,
          en: `… ${more} more; --format xlsx -o due.xlsx lists them all\n`,
        })
      : '',
  ].join('');
}

function entryTable(entries: readonly DueEntry[], checkTitled: (code: string) => Text, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const headings = {
    zh: ['日期', '事项', '登记号', '姓名', '残疾人证号', '街道', '核查项'],
    en: ['day', 'what', 'id', 'name', 'certificate', 'subdistrict', 'check'],
  }[lang];
  const rows = entries.map(({ on, what, personId, name, certificate = '', subdistrict = '', code = '' }) => [
    ...[
      on,
      say(what),
      String(personId),
      name,
      certificate,
      subdistrict,
      code === '' ? '' : say(checkTitled(code)),
    ],
  ]);
  return showTable(
    headings.map((heading) => ({ heading })),
    rows,
  );
}
