import type { Command } from 'commander';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asCount, asDate, asList, asMonth, examples } from '../frame/options.ts';
import { changedJson, changedText } from './show-changed-case.ts';

type GivenOptions = {
  readonly on?: PlainDate;
  readonly clerk?: string;
  readonly field?: readonly string[];
  readonly document?: readonly string[];
  readonly note?: string;
  readonly dryRun?: boolean;
};
type OpenOptions = GivenOptions & {
  readonly person?: string;
  readonly name?: string;
  readonly household?: string;
  readonly employer?: string;
  readonly scheme?: string;
  readonly month?: YearMonth;
  readonly certificate?: string;
  readonly subdistrict?: string;
};
type Say = (text: Text) => string;

const MOST = 999_999_999;

/** `dpf case open|advance`: what is handled for somebody (个案), from the application on; the other verbs stand below it. */
export function addCase(program: Command, io: Io): void {
  const say: Say = (text) => inLang(text, io.lang);
  const command = program
    .command('case')
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf case open 无障碍改造 --person 148 --document 申请表',
        'dpf case due --within 10',
      ),
    );
  addOpen(command, io, say);
  addAdvance(command, io, say);
}

function addOpen(command: Command, io: Io, say: Say): void {
  const open = command
    .command('open')
    .description(
      say({
        zh: '受理一件个案；种类见 dpf case kinds。登错了用 dpf import undo 撤销',
        en: 'opens a case; dpf case kinds lists the kinds. A wrong one is taken back with dpf import undo',
      }),
    )
    .argument('<type>', say({ zh: '个案种类的名称或编号', en: 'the kind, by id, title or name' }))
    .option('--person <person>', say({ zh: '登记号、证号或姓名', en: 'registry id, number or name' }))
    .option(
      '--name <name>',
      say({
        zh: '姓名；第一次来办、还没有登记的人，--person 写身份证号',
        en: 'the name of somebody not yet on record, whose citizen id is --person',
      }),
    )
    .option('--household <household>', say({ zh: '户号', en: 'key of a household' }))
    .option('--employer <code>', say({ zh: '用人单位的统一社会信用代码', en: 'credit code of an employer' }))
    .option(
      '--subdistrict <name>',
      say({
        zh: '哪个街道的；登记里没有这个人的街道时用',
        en: 'its subdistrict, where none is on record of them',
      }),
    )
    .option('--scheme <scheme>', say({ zh: '涉及哪个补贴项目', en: 'the scheme it is about' }))
    .option(
      '--month <month>',
      say({ zh: '涉及哪个月的发放', en: 'the month of the payment it is about' }),
      asMonth,
    )
    .option('--certificate <number>', say({ zh: '涉及哪个残疾人证', en: 'the certificate it is about' }));
  addGiven(open, say)
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf case open 无障碍改造 --person 148 --on 2020-05-06 --document 申请表',
        'dpf case open 信访 --person 148 --field "反映的事项=护理补贴停发" --scheme 护理补贴 --month 2020-11',
      ),
    )
    .action(
      run(io, async ({ context, show }, kind: string, options: OpenOptions) => {
        const { openCase } = await import('../../jobs/cases/moves/open-case.ts');
        const { person, name, household, employer, scheme, month, certificate, subdistrict } = options;
        const about = { scheme, month, certificate, subdistrict };
        const given = givenOf(options);
        const done = await openCase(context, { kind, person, name, household, employer, ...about, ...given });
        await show({
          schema: 'dpf.case.open/1',
          json: changedJson(done, given.dryRun, io.lang),
          text: () => changedText(done, given.dryRun, io.lang),
        });
      }),
    );
}

function addAdvance(command: Command, io: Io, say: Say): void {
  const advance = command
    .command('advance')
    .description(
      say({
        zh: '个案办理一步；不能办的会说明还缺什么、现在能办什么',
        en: 'takes a case on by one step; what cannot be done is told with what is missing and what can',
      }),
    )
    .argument('<case>', say({ zh: '个案号', en: 'number of the case' }), asCount(MOST))
    .argument('<step>', say({ zh: '步骤的名称或编号', en: 'the step, by id or title' }));
  addGiven(advance, say)
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf case advance 12 入户勘查 --field 改造内容=卫生间扶手 --on 2020-05-12',
        'dpf case advance 12 quote --field quote=16500',
      ),
    )
    .action(
      run(io, async ({ context, show }, id: number, step: string, options: GivenOptions) => {
        const { advanceCase } = await import('../../jobs/cases/moves/move-on.ts');
        const given = givenOf(options);
        const done = await advanceCase(context, { id, step, ...given });
        await show({
          schema: 'dpf.case.advance/1',
          json: changedJson(done, given.dryRun, io.lang),
          text: () => changedText(done, given.dryRun, io.lang),
        });
      }),
    );
}

/** What every step can be told of. */
function addGiven(command: Command, say: Say): Command {
  return command
    .option('--on <date>', say({ zh: '办理日期（默认今天）', en: 'day (default today)' }), asDate)
    .option('--clerk <clerk>', say({ zh: '经办人', en: 'clerk' }))
    .option(
      '--field <field>',
      say({ zh: '填写一项，如 报价=16500（可重复）', en: 'a field such as quote=16500 (repeatable)' }),
      asList,
    )
    .option(
      '--document <document>',
      say({ zh: '已收的材料（可重复）', en: 'a paper that was handed in (repeatable)' }),
      asList,
    )
    .option('--note <text>', say({ zh: '备注', en: 'note' }))
    .option('--dry-run', say({ zh: '只检查，不写入', en: 'check only, write nothing' }));
}

function givenOf({ on, clerk, field = [], document = [], note, dryRun = false }: GivenOptions) {
  return { on, clerk, fields: field.map(asField), documents: document, note, dryRun };
}

function asField(text: string): readonly [name: string, value: string] {
  const parts = /^([^=＝]+)[=＝](.*)$/su.exec(text);
  const [, name, value] = parts ?? [];
  if (name !== undefined && value !== undefined) return [name.trim(), value];
  throw new CannotRun({
    what: { zh: `看不懂“${text}”`, en: `Cannot read "${text}"` },
    next: {
      zh: '写成 名称=内容，如 --field 报价=16500',
      en: 'Write it as name=value, such as --field quote=16500',
    },
  });
}
