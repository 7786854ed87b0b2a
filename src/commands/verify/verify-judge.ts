import type { Command } from 'commander';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples, parentCommand } from '../frame/options.ts';

type Options = {
  readonly same?: boolean;
  readonly different?: boolean;
  readonly why: string;
  readonly dryRun?: boolean;
};

/** `dpf verify judge`, below `dpf verify`: whether two people are one, kept with who said so, when and why. */
export function addVerifyJudge(program: Command, io: Io): void {
  const verify = parentCommand(program, 'verify');
  const say = (text: Text): string => inLang(text, io.lang);
  const who = say({ zh: '登记号或身份证号', en: 'registry id or citizen id' });
  verify
    .command('judge')
    .description(
      say({
        zh: '记下一对人是不是同一人；记下后不再列出，判错了再记一次即可，每次都留在日志里',
        en: 'keeps whether two people are one; the pair is then listed no more. Judge again to change it: every judgement stays on record',
      }),
    )
    .argument('<person>', who)
    .argument('<other>', who)
    .option('--same', say({ zh: '是同一人', en: 'they are one person' }))
    .option('--different', say({ zh: '不是同一人', en: 'they are two people' }))
    .requiredOption('--why <text>', say({ zh: '怎样核实的', en: 'how it was found out' }))
    .option('--dry-run', say({ zh: '只检查，不保存', en: 'check only, save nothing' }))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf verify judge 12 57 --different --why "两人同时到场，双胞胎"',
        'dpf verify judge 12 57 --same --why "57 号身份证号录错一位"',
      ),
    )
    .action(run(io, judgePair));
}

async function judgePair(session: Session, person: string, other: string, options: Options): Promise<void> {
  const { same = false, different = false, why, dryRun = false } = options;
  if (same === different) throw noVerdict();
  const { judge } = await import('../../jobs/verify/record-judgement.ts');
  const verdict = same ? 'same' : 'different';
  const judged = await judge(session.context, { people: [person, other], verdict, why, dryRun });
  const [one, another] = judged.people.map(({ person: id, name }) => `${id} ${name}`);
  const prefix = session.say(dryRun ? { zh: '试运行：', en: 'Dry run: ' } : { zh: '', en: '' });
  const text = same
    ? {
        zh: `已记下：${one} 和 ${another} 是同一人。数据没有合并，请：\n${nextSteps.zh}`,
        en: `Kept: ${one} and ${another} are one person. Nothing was merged; next:\n${nextSteps.en}`,
      }
    : { zh: `已记下：${one} 和 ${another} 不是同一人\n`, en: `Kept: ${one} and ${another} are two people\n` };
  await session.show({
    schema: 'dpf.verify.judge/1',
    json: { ...judged, dryRun },
    text: () => prefix + session.say(text),
  });
}

const nextSteps: Text = {
  zh:
    '  1. 对照身份证原件，确定哪个号码是对的\n' +
    '  2. 用错的号码办的证，列入证件变动名单（注销，原因“换号”或“其他”）导入\n' +
    '  3. 低保、户籍、账户等名单改用对的号码重新导入，再用 dpf explain 查两人名下的发放\n',
  en:
    '  1. Look at the identity card: which number is right?\n' +
    '  2. Cancel the certificate under the wrong number with a list of certificate events\n' +
    '  3. Import the low-income, household and account lists again under the right one, then see with dpf explain what both were paid\n',
};

function noVerdict(): CannotRun {
  return new CannotRun({
    what: { zh: '没有写是不是同一人', en: 'Are they one person or two?' },
    next: { zh: '--same（是）和 --different（不是）选一个', en: 'Give one of --same and --different' },
  });
}
