import type { Command } from 'commander';
import type { RecordedService, Was } from '../../jobs/services/record-service.ts';
import { type Fen, formatYuan } from '../../kernel/fen.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asCount, asDate, asYear, asYuan, examples, formatOption } from '../frame/options.ts';
import { showListing } from '../frame/screen/show-table.ts';

const formats = ['table', 'json', 'csv', 'xlsx', 'md'] as const;
const SHOWN = 20;
type Options = {
  readonly person?: string;
  readonly employer?: string;
  readonly tally?: number;
  readonly on?: PlainDate;
  readonly quantity?: number;
  readonly amount?: Fen;
  readonly subdistrict?: string;
  readonly number?: string;
  readonly note?: string;
  readonly corrects?: number;
  readonly why?: string;
  readonly dryRun?: boolean;
};
type ListOptions = {
  readonly programme?: string;
  readonly year?: number;
  readonly format?: (typeof formats)[number];
};
type Say = (text: Text) => string;

const MOST = 99_999_999;

/** `dpf record PROGRAMME`: one service delivered, by hand; `dpf record list` shows what is on record. */
export function addRecord(program: Command, io: Io): void {
  const say: Say = (text) => inLang(text, io.lang);
  const record = program
    .command('record')
    .description(
      say({
        zh: '登记一次服务；写错了用 --corrects 更正，dpf import undo 撤销。成批的请用服务台账导入',
        en: 'Writes down one service; --corrects mends one, dpf import undo takes it back. Many come as a service ledger',
      }),
    )
    .argument('<programme>', say({ zh: '服务项目的名称或编号', en: 'the programme, by id, title or name' }))
    .option('--person <person>', say({ zh: '登记号、证号或姓名', en: 'registry id, number or name' }))
    .option('--employer <code>', say({ zh: '用人单位的统一社会信用代码', en: 'credit code of an employer' }))
    .option('--tally <n>', say({ zh: '汇总数，不记名', en: 'a count without names' }), asCount(MOST))
    // Not required here: commander would ask it of the list below, too.
    .option('--on <date>', say({ zh: '服务日期（必填）', en: 'day of the service (required)' }), asDate)
    .option('--quantity <n>', say({ zh: '数量（默认 1）', en: 'how many (default 1)' }), asCount(MOST))
    .option('--amount <yuan>', say({ zh: '金额（元）', en: 'amount in yuan' }), asYuan)
    .option('--subdistrict <name>', say({ zh: '街道', en: 'subdistrict' }))
    .option('--number <text>', say({ zh: '台账编号', en: 'number in the ledger' }))
    .option('--note <text>', say({ zh: '备注', en: 'note' }))
    .option('--corrects <record>', say({ zh: '更正第几条记录', en: 'the record it corrects' }), asCount(MOST))
    .option(
      '--why <text>',
      say({
        zh: '更正理由，改到另一个人名下时必填',
        en: 'why it is corrected; needed where it becomes another person’s',
      }),
    )
    .option('--dry-run', say({ zh: '只检查，不写入', en: 'check only, write nothing' }))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf record 助听器适配 --person 148 --on 2020-06-01 --amount 1200',
        'dpf record 上门排查 --tally 36 --on 2020-02-03 --subdistrict 径河',
        'dpf record list --programme 助听器适配 --year 2020',
      ),
    )
    .action(
      run(io, async ({ context, show }, programme: string, options: Options) => {
        const { recordService } = await import('../../jobs/services/record-service.ts');
        const { amount: amountFen, dryRun = false, on, ...rest } = options;
        const { person, employer, tally, quantity, subdistrict, number, note, corrects, why } = rest;
        const whom = { person, employer, tally, subdistrict };
        const what = { programme, on, quantity, amountFen, number, note, corrects, why, dryRun };
        const done = await recordService(context, { ...whom, ...what });
        await show({
          schema: 'dpf.record/1',
          json: recordJson(done, dryRun, io.lang),
          text: () => recordText(done, dryRun, io.lang),
        });
      }),
    );
  addList(record, io, say);
}

function recordJson(done: RecordedService, dryRun: boolean, lang: Lang): object {
  const { record, importId, warnings } = done;
  return {
    ...done,
    ...(dryRun && { record: null, importId: null }),
    ...(!dryRun && { record, importId }),
    warnings: warnings.map(({ code, message }) => ({ code, message: inLang(message, lang) })),
    dryRun,
  };
}

function recordText(done: RecordedService, dryRun: boolean, lang: Lang): string {
  const { title, person, subject, on, quantity, unit, amountFen, record, importId, corrects, was, warnings } =
    done;
  const whom = [person?.name, subject].filter((one) => one !== undefined).join(' ');
  const what = [
    on,
    title,
    whom,
    `${quantity} ${unit}`,
    amountFen === undefined ? '' : `${formatYuan(amountFen)} 元`,
  ];
  const kept: Text = dryRun
    ? { zh: '（试运行，没有保存）', en: ' (dry run, not saved)' }
    : {
        zh: `（记录 ${record}，导入 ${importId}${corrects === undefined ? '' : `，更正记录 ${corrects}`}）`,
        en: ` (record ${record}, import ${importId}${corrects === undefined ? '' : `, corrects record ${corrects}`})`,
      };
  return [
    `${what.filter(Boolean).join(' ')}${inLang(kept, lang)}\n`,
    was === undefined ? '' : inLang(wasText(was), lang),
    ...warnings.map(({ code, message }) =>
      inLang({ zh: `请注意 ${code}：${message.zh}\n`, en: `Note ${code}: ${message.en}\n` }, lang),
    ),
  ].join('');
}

/** 原记录 what the corrected record said. */
function wasText({ on, programme, person, subject, quantity }: Was): Text {
  const words = [on, programme, person?.name ?? subject].filter((one) => one !== undefined).join(' ');
  return { zh: `原记录：${words}，数量 ${quantity}\n`, en: `It was: ${words}, ${quantity}\n` };
}

function addList(record: Command, io: Io, say: Say): void {
  record
    .command('list')
    .description(say({ zh: '列出服务记录和它们的编号', en: 'lists the service records with their numbers' }))
    .option('--programme <programme>', say({ zh: '只列这个项目', en: 'this programme only' }))
    .option('--year <year>', say({ zh: '只列这一年', en: 'this year only' }), asYear)
    .addOption(formatOption(formats, say))
    .addHelpText('after', examples(io.lang, 'dpf record list --programme 助听器适配 --year 2020'))
    .action(
      run(io, async ({ context, show }, { programme, year, format }: ListOptions) => {
        const { listServices, servicesListing } = await import('../../jobs/services/list-services.ts');
        const rows = await listServices(context, { programme, year });
        const list = servicesListing(rows);
        await show({
          schema: 'dpf.record.list/1',
          json: { records: rows },
          text: () => showListing(list, io.lang, { most: SHOWN }),
          format,
          list: { name: 'services', of: () => list },
        });
      }),
    );
}
