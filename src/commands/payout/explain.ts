import type { Command } from 'commander';
import type { Whom } from '../../jobs/payout/explain-payout.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { run, type Session } from '../frame/frame.ts';
import { writesOwn } from '../frame/frame-output.ts';
import type { Io } from '../frame/io.ts';
import { asList, asMonth, examples, formatOption } from '../frame/options.ts';
import { explainedAllJson, explainedAllText } from './show-explained-all.ts';
import { explainedJson, explainedText } from './show-explanation.ts';

const formats = ['table', 'json', 'csv', 'md', 'xlsx'] as const;

type Options = {
  readonly month: YearMonth;
  readonly scheme?: readonly string[];
  readonly household?: string;
  readonly employer?: string;
  readonly full?: boolean;
  readonly all?: boolean;
  readonly near?: boolean;
  readonly letter?: boolean;
  readonly format?: (typeof formats)[number];
};

/** `dpf explain PERSON --month`: why paid, why not, or what is missing. */
export function addExplain(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const command = program.command('explain').description(
    say({
      zh: '逐项说明一个人、一户或一家单位某月发不发、为什么、依据哪个文件和哪一行',
      en: 'Says for each scheme whether a person, household or employer is paid in a month and why, by which document and row',
    }),
  );
  writesOwn(command, (options) => {
    if ('letter' in options) return ['docx', 'md'];
    // Who gives a format without --all is told of it by the command.
    return 'all' in options || 'format' in options ? undefined : ['table', 'json'];
  });
  addWhom(command, say)
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf explain 1 --month 2020-12',
        'dpf explain 1 --month 2020-12 --scheme family-care --full',
        'dpf explain 1 --month 2020-12 --letter -o letter.docx',
        'dpf explain --household H001 --month 2020-12',
        'dpf explain --all --scheme nursing-subsidy --month 2020-12',
        'dpf explain --all --scheme nursing-subsidy --month 2020-12 --format xlsx -o list.xlsx',
      ),
    )
    .action(run(io, explain));
}

function addWhom(command: Command, say: (text: Text) => string): Command {
  return command
    .argument(
      '[person]',
      say({
        zh: '登记号、身份证号、残疾人证号或姓名',
        en: 'registry id, citizen id, certificate number or name',
      }),
    )
    .requiredOption('--month <month>', say({ zh: '月份，如 2020-12', en: 'month such as 2020-12' }), asMonth)
    .option(
      '--scheme <scheme>',
      say({ zh: '只看这个项目（可重复）', en: 'this scheme only (repeatable)' }),
      asList,
    )
    .option(
      '--household <household>',
      say({ zh: '改为说明一户（户号）', en: 'a household instead, by its key in the household list' }),
    )
    .option(
      '--employer <employer>',
      say({ zh: '改为说明一家单位（统一社会信用代码）', en: 'an employer instead (credit code)' }),
    )
    .option(
      '--full',
      say({
        zh: '连同判定过程、出处、计算和版本',
        en: 'with the tree, the rows, the arithmetic and the version',
      }),
    )
    .option(
      '--letter',
      say({
        zh: '写成给本人或监护人的告知书（-o 告知书.docx 或 .md）',
        en: 'as a letter to the person or guardian (-o letter.docx or .md)',
      }),
    )
    .option(
      '--all',
      say({
        zh: '改为说明所有人：一个项目多少人符合、因为什么不符合、缺什么',
        en: 'everybody instead: how many one scheme pays, refuses on what, and lacks',
      }),
    )
    .addOption(formatOption(formats, ({ zh, en }) => say({ zh: `--all 的${zh}`, en: `--all: ${en}` })))
    .option(
      '--near',
      say({ zh: '--all 的名单里也列出只差一条的', en: '--all: near misses in the list too' }),
    );
}

async function explain(session: Session, person: string | undefined, options: Options): Promise<void> {
  const { month, scheme: schemes = [], full: isFull = false } = options;
  const whom = whomOf(person, options);
  if (options.letter === true) return writeLetter(session, whom, options);
  if (whom === 'all') return explainEverybody(session, options);
  if (options.format !== undefined || options.near === true) throw needsAll();
  const { explainPayout } = await import('../../jobs/payout/explain-payout.ts');
  const explained = await explainPayout(session.context, { whom, month, schemes });
  const { lang } = session.io;
  await session.show({
    schema: 'dpf.explain/1',
    json: explainedJson(explained, lang),
    text: () => explainedText(explained, { lang, isFull }),
  });
}

function letterRefused(isToAll: boolean): CannotRun {
  return new CannotRun({
    what: isToAll
      ? { zh: '告知书只写给一个人', en: 'A letter is written to one person' }
      : { zh: '告知书只能写成 .docx 或 .md', en: 'A letter is a .docx or .md file' },
    next: {
      zh: '如 dpf explain 1 --month 2020-12 --letter -o 告知书.docx',
      en: 'Write dpf explain 1 --month 2020-12 --letter -o letter.docx',
    },
  });
}

function needsAll(): CannotRun {
  return new CannotRun({
    what: { zh: '--format 和 --near 只和 --all 一起用', en: '--format and --near go with --all only' },
    next: { zh: '去掉它，或改用 --json', en: 'Leave it out, or use --json' },
  });
}

async function writeLetter(session: Session, whom: Whom | 'all', { month, scheme: schemes = [] }: Options) {
  const { writeDecisionLetter } = await import('../../jobs/payout/write-decision-letter.ts');
  const { io, context, options } = session;
  const format =
    options.output === undefined ? 'md' : /\.(docx|md)$/i.exec(options.output)?.[1]?.toLowerCase();
  if (whom === 'all' || (format !== 'docx' && format !== 'md')) throw letterRefused(whom === 'all');
  const request = { whom, month, schemes, lang: io.lang, format } as const;
  await session.deliver(await writeDecisionLetter(context, request), 'letter.docx');
}

async function explainEverybody(
  session: Session,
  { month, scheme: schemes = [], format, near = false }: Options,
) {
  const { explainAll } = await import('../../jobs/payout/explain-all.ts');
  const { explainedListing } = await import('../../jobs/payout/explained-listing.ts');
  const { show, context, io } = session;
  await explainAll(context, { month, schemes }, (explained) =>
    show({
      schema: 'dpf.explain-all/1',
      json: () => explainedAllJson(explained, io.lang),
      text: () => explainedAllText(explained, io.lang),
      format,
      list: {
        name: 'list',
        of: (asked) => explainedListing(explained, asked, { reveal: context.reveal, near }),
      },
    }),
  );
}

function whomOf(person: string | undefined, { household, employer, all }: Options): Whom | 'all' {
  const given = [
    ...(person === undefined ? [] : [{ person }]),
    ...(household === undefined ? [] : [{ household }]),
    ...(employer === undefined ? [] : [{ employer }]),
    ...(all === true ? (['all'] as const) : []),
  ];
  const [only] = given;
  if (only && given.length === 1) return only;
  throw new CannotRun({
    what: {
      zh: given.length === 0 ? '没有说明要解释谁' : '一次只能解释一个',
      en: given.length === 0 ? 'Nobody was named' : 'Only one can be explained at a time',
    },
    next: {
      zh: '写一个人，或用 --household 户号、--employer 信用代码，或 --all',
      en: 'Name a person, or use --household KEY, --employer CODE or --all',
    },
  });
}
