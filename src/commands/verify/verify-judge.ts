import type { Command } from 'commander';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples, parentCommand } from '../frame/options.ts';
import { showJudgements } from './show-judgements.ts';

type Options = {
  readonly same?: boolean;
  readonly different?: boolean;
  readonly why?: string;
  readonly from?: string;
  readonly dryRun?: boolean;
};

/** `dpf verify judge`, below `dpf verify`: whether two people are one, and whom rows of a list mean; kept with who said so, when and why. */
export function addVerifyJudge(program: Command, io: Io): void {
  const verify = parentCommand(program, 'verify');
  const say = (text: Text): string => inLang(text, io.lang);
  const who = say({ zh: '登记号或身份证号', en: 'registry id or citizen id' });
  verify
    .command('judge')
    .description(
      say({
        zh: '记下一对人是不是同一人，或读回 dpf match --judge 的判定表；记下后不再列出、不再问，判错了再记一次即可，每次都留在日志里',
        en: 'keeps whether two people are one, or reads a filled-in workbook of dpf match --judge; what is judged is listed and asked no more. Judge again to change it: every judgement stays on record',
      }),
    )
    .argument('[person]', who)
    .argument('[other]', who)
    .option(
      '--from <file>',
      say({ zh: '读回填好的比对判定表', en: 'read a filled-in workbook of dpf match --judge' }),
    )
    .option('--same', say({ zh: '是同一人', en: 'they are one person' }))
    .option('--different', say({ zh: '不是同一人', en: 'they are two people' }))
    .option(
      '--why <text>',
      say({
        zh: '怎样核实的（判定一对人时必填；读回时用于没有写说明的行）',
        en: 'how it was found out (a pair needs it; of a workbook for the rows that do not say)',
      }),
    )
    .option('--dry-run', say({ zh: '只检查，不保存', en: 'check only, save nothing' }))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf verify judge 12 57 --different --why "两人同时到场，双胞胎"',
        'dpf verify judge 12 57 --same --why "57 号身份证号录错一位"',
        'dpf verify judge --from 判定.xlsx',
      ),
    )
    .action(run(io, judgeAny));
}

async function judgeAny(
  session: Session,
  person: string | undefined,
  other: string | undefined,
  options: Options,
): Promise<void> {
  const { from, same, different, why, dryRun = false } = options;
  if (from === undefined) {
    if (person === undefined || other === undefined) throw noPair();
    return judgePair(session, [person, other], options);
  }
  if ([person, other, same, different].some((one) => one !== undefined)) throw bothWays();
  const { readJudgements } = await import('../../jobs/verify/match/read-judgements.ts');
  await showJudgements(session, await readJudgements(session.context, { path: from, why, dryRun }));
}

async function judgePair(
  session: Session,
  people: readonly [string, string],
  options: Options,
): Promise<void> {
  const { same = false, different = false, why = '', dryRun = false } = options;
  if (same === different) throw noVerdict();
  const { judge } = await import('../../jobs/verify/duplicates/record-judgement.ts');
  const verdict = same ? 'same' : 'different';
  const judged = await judge(session.context, { people, verdict, why, dryRun });
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

function noPair(): CannotRun {
  return new CannotRun({
    what: { zh: '没有写要判定谁', en: 'Who is to be judged?' },
    next: {
      zh: '给出一对人的两个登记号，或用 --from 读回 dpf match --judge 的判定表',
      en: 'Give the two registry ids of a pair, or with --from a filled-in workbook of dpf match --judge',
    },
  });
}

function bothWays(): CannotRun {
  return new CannotRun({
    what: {
      zh: '--from 不能与一对人或 --same、--different 同用',
      en: '--from goes with no pair and no verdict',
    },
    why: { zh: '判定写在表里，每行一个', en: 'the workbook says a verdict in each of its rows' },
    next: { zh: '分两次运行', en: 'Run it twice' },
  });
}
