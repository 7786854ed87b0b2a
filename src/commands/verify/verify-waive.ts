import type { Command } from 'commander';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asDate, examples, parentCommand } from '../frame/options.ts';

type Options = {
  readonly person: string;
  readonly until: PlainDate;
  readonly why: string;
  readonly dryRun?: boolean;
};

/** `dpf verify waive CODE --person ID`, below `dpf verify`: a finding judged acceptable, until a day. */
export function addVerifyWaive(program: Command, io: Io): void {
  const verify = parentCommand(program, 'verify');
  const say = (text: Text): string => inLang(text, io.lang);
  verify
    .command('waive')
    .description(
      say({
        zh: '一个人的一项发现认为可以接受，到某天为止；仍然计数，不再列出。再豁免一次就以新的为准',
        en: 'judges a finding of one person acceptable until a day: counted, no longer listed. The latest word counts',
      }),
    )
    .argument('<check>', say({ zh: '核查项，如 V11', en: 'code of the check, such as V11' }))
    .requiredOption('--person <person>', say({ zh: '登记号、证号或姓名', en: 'registry id, number or name' }))
    .requiredOption('--until <date>', say({ zh: '豁免到哪天', en: 'the last day of the waiver' }), asDate)
    .requiredOption('--why <text>', say({ zh: '理由', en: 'the reason' }))
    .option('--dry-run', say({ zh: '只检查，不写入', en: 'check only, write nothing' }))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf verify waive V11 --person 148 --until 2021-06-30 --why "监护人在外地，六月回来登记"',
      ),
    )
    .action(
      run(io, async ({ context, show }, code: string, { dryRun = false, ...options }: Options) => {
        const { waiveFinding } = await import('../../jobs/verify/waive-finding.ts');
        const waiver = await waiveFinding(context, { code, ...options, dryRun });
        const { person, until } = waiver;
        const { checkTitled } = await import('../../jobs/verify/check-titles.ts');
        const check = checkTitled(waiver.code);
        await show({
          schema: 'dpf.verify.waive/1',
          json: { ...waiver, dryRun },
          text: () =>
            say({
              zh: `${check.zh}：${person.name}（登记号 ${person.id}）豁免到 ${until}${dryRun ? '（未写入）' : ''}\n`,
              en: `${waiver.code} of ${person.name} (registry id ${person.id}) waived until ${until}${dryRun ? ' (not written)' : ''}\n`,
            }),
        });
      }),
    );
}
