import { type Command, Option } from 'commander';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { type Fen, parseYuan } from '../../kernel/fen.ts';
import { plainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { severities, type Severity } from '../../kernel/problem.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { parseYearMonth, type YearMonth } from '../../kernel/year-month.ts';

/** The options every command takes (cli.md, "Everywhere"). */
export type CommonOptions = {
  readonly db?: string;
  readonly policies?: string;
  readonly asOf?: PlainDate;
  readonly knownAt?: PlainDate;
  readonly lang?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly force?: boolean;
  readonly color: boolean;
  readonly reveal?: boolean;
  readonly phones?: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly failOn: Severity;
};

/** Reads a day: 2020-12-31, 2020/12/31, 20201231 or 2020年12月31日. Throws CannotRun. */
export function asDate(text: string): PlainDate {
  const [, year, month, day] =
    /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(plain(text))?.filter(Boolean) ??
    [];
  return (
    plainDate(Number(year), Number(month), Number(day)) ??
    refuse(text, { zh: '日期应写成 2020-12-31', en: 'write a date as 2020-12-31' })
  );
}

/** Reads `--month`: 2020-12, 2020-1, 2020/12, 202012 or 2020年12月. Throws CannotRun. */
export function asMonth(text: string): YearMonth {
  const [, year, month = ''] =
    /^(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))$/.exec(plain(text))?.filter(Boolean) ?? [];
  return (
    parseYearMonth(`${year}-${month.padStart(2, '0')}`) ??
    refuse(text, { zh: '月份应写成 2020-12', en: 'write a month as 2020-12' })
  );
}

/** Reads `--year`. Throws CannotRun. */
export function asYear(text: string): number {
  const [year] = /^(19|20)\d{2}(?=年?$)/.exec(plain(text))?.map(Number) ?? [];
  return year ?? refuse(text, { zh: '年份应写成 2020', en: 'write a year as 2020' });
}

/** Reads `--fail-on`. Throws CannotRun. */
function asSeverity(text: string): Severity {
  return asOneOf(severities, { info: '提示', warning: '警告', error: '错误' })(text);
}

/** Reads one of a closed list of words, or of what they are called in Chinese. The reader throws CannotRun. */
export function asOneOf<Choice extends string>(
  choices: readonly Choice[],
  names: Partial<Readonly<Record<Choice, string>>> = {},
): (text: string) => Choice {
  return (text) => {
    const zh = choices.map((choice) => [names[choice], choice].filter(Boolean).join(' '));
    return (
      choices.find((choice) => choice === text || names[choice] === plain(text)) ??
      refuse(text, { zh: `只能是 ${zh.join(' | ')}`, en: `one of ${choices.join(' | ')}` })
    );
  };
}

/** Reads a whole number between two limits. The reader throws CannotRun. */
export function asCount(most: number, least = 1): (text: string) => number {
  return (text) => {
    const count = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (count >= least && count <= most) return count;
    return refuse(text, {
      zh: `应是 ${least} 至 ${most} 的整数`,
      en: `a whole number from ${least} to ${most}`,
    });
  };
}

/** Reads an amount in yuan. The reader throws CannotRun. */
export function asYuan(text: string): Fen {
  const amount = parseYuan(plain(text));
  if (amount !== undefined && amount >= 0) return amount;
  return refuse(text, { zh: '金额应写成 1200 或 1200.50', en: 'write an amount as 1200 or 1200.50' });
}

/** Gathers a repeatable option. */
export function asList(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, text];
}

/** As people type it: full-width forms and blanks mean nothing. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}

function refuse(text: string, next: Text): never {
  throw new CannotRun({ what: { zh: `看不懂“${text}”`, en: `Cannot read "${text}"` }, next });
}

/** Adds the common options to the program, where every command finds them. */
export function addCommonOptions(program: Command, say: (text: Text) => string): void {
  program
    .option(
      '--db <file>',
      say({ zh: '数据库文件（默认 dpf.sqlite）', en: 'database file (default dpf.sqlite)' }),
    )
    .option('--policies <dir>', say({ zh: '政策文件夹', en: 'folder of policy files' }))
    .option(
      '--as-of <date>',
      say({ zh: '以哪一天为准（默认今天）', en: 'the day to go by (default today)' }),
      asDate,
    )
    .option(
      '--known-at <date>',
      say({ zh: '按那一天已知的数据查询', en: 'ask what was known on that day' }),
      asDate,
    )
    .option('--lang <zh|en>', say({ zh: '语言：zh 中文、en 英文', en: 'language' }), asOneOf(['zh', 'en']))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .option('-o, --output <file>', say({ zh: '写入文件', en: 'write to a file' }))
    .option('--force', say({ zh: '允许覆盖已有文件', en: 'allow overwriting a file' }))
    .option('--no-color', say({ zh: '不用颜色', en: 'no colour' }))
    .option('--reveal', say({ zh: '显示完整号码（会记入日志）', en: 'show full numbers (is logged)' }))
    .option('--phones', say({ zh: '显示电话（会记入日志）', en: 'show telephones (is logged)' }))
    .option(
      '--fail-on <severity>',
      say({
        zh: '发现达到此级别的问题就以 1 退出：info 提示、warning 警告、error 错误',
        en: 'exit 1 at or above: info | warning | error',
      }),
      asSeverity,
      'error',
    )
    .option('--quiet', say({ zh: '不显示进度和提示', en: 'no progress or hints' }))
    .option('--debug', say({ zh: '出错时显示细节', en: 'show the stack of an error' }));
}

/** What each `--format` can be: the suffix of `-o` chooses among them. */
export const offeredFormats = new WeakMap<Option, readonly string[]>();

/** `--format` with its closed list of words. */
export function formatOption(formats: readonly string[], say: (text: Text) => string): Option {
  const list = formats.join(' | ');
  const option = new Option('--format <format>', say({ zh: `格式：${list}`, en: list }));
  offeredFormats.set(option, formats);
  return option.argParser(asOneOf(formats));
}

/** The command that others stand below; it must have been added before them. */
export function parentCommand(program: Command, name: string): Command {
  const parent = program.commands.find((command) => command.name() === name);
  if (!parent) throw new TypeError(`the ${name} command comes first`);
  return parent;
}

/** The examples at the foot of a command's help. */
export function examples(lang: Lang, ...lines: readonly string[]): string {
  return `\n${inLang({ zh: '示例：', en: 'Examples:' }, lang)}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
