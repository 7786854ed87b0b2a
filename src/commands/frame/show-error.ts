import { CommanderError } from 'commander';
import { CannotRun, exitCodes, type ExitCode } from '../../kernel/cannot-run.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { placeholdersIn } from './frame-help.ts';
import { paintFor } from './frame.ts';
import { screenSafe } from './screen/frame-sink.ts';
import type { Io } from './io.ts';

/** Tells what went wrong on stderr and sets the exit code. */
export async function reportError(error: unknown, argv: readonly string[], io: Io): Promise<void> {
  const shown = await showError(error, argv, io.lang, io.savedSoFar());
  const paint = await paintFor(io, { color: !argv.includes('--no-color') }, io.errIsTerminal);
  io.err(screenSafe(shown.text, { reveal: false, paint }));
  io.setExitCode(shown.exitCode);
}

/** Three lines for a person: what, why, what to do next; and the exit code. */
type ShownError = { readonly text: string; readonly exitCode: ExitCode };

const labels = {
  what: { zh: '错误', en: 'error' },
  why: { zh: '原因', en: 'why' },
  next: { zh: '办法', en: 'next' },
  saved: { zh: '但是', en: 'but' },
} satisfies Record<string, Text>;
const colon: Record<Lang, string> = { zh: '：', en: ': ' };

/** Words an error in the reader's language. */
async function showError(
  error: unknown,
  argv: readonly string[],
  lang: Lang,
  saved: Text | undefined,
): Promise<ShownError> {
  if (error instanceof CommanderError) {
    // The help of a group of commands was shown instead of running one.
    const text = error.code === 'commander.help' ? '' : await usageText(error, argv, lang);
    return { text, exitCode: exitCodes.cannotRun };
  }
  const stack = argv.includes('--debug') && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  if (error instanceof CannotRun) {
    const { what, why, next } = error;
    return { text: lines(lang, { what, why, next, saved }) + stack, exitCode: error.exitCode };
  }
  const name = error instanceof Error ? error.name : typeof error;
  const text = lines(lang, {
    what: { zh: `dpf 内部出错（${name}）`, en: `dpf has a bug (${name})` },
    why: {
      zh: `程序没有预料到这种情况；${saved?.zh ?? '数据没有改动'}`,
      en: `the program did not expect this; ${saved?.en ?? 'no data was changed'}`,
    },
    next: {
      zh: '请加 --debug 再运行一次，把输出（先删去个人信息）发给维护者',
      en: 'Run it again with --debug and send the output, with personal data removed, to the maintainers',
    },
  });
  return { text: text + stack, exitCode: exitCodes.bug };
}

function lines(
  lang: Lang,
  parts: { what: Text; why?: Text | undefined; next?: Text | undefined; saved?: Text | undefined },
): string {
  return (['what', 'why', 'next', 'saved'] as const)
    .flatMap((part) =>
      parts[part] ? [`${inLang(labels[part], lang)}${colon[lang]}${inLang(parts[part], lang)}\n`] : [],
    )
    .join('');
}

const usage: Record<string, (subject: string, message: string) => Text> = {
  'commander.unknownCommand': (word) => ({ zh: `没有命令“${word}”`, en: `There is no command "${word}"` }),
  'commander.unknownOption': (word) => ({ zh: `没有选项“${word}”`, en: `There is no option "${word}"` }),
  'commander.missingArgument': (word) => ({
    zh: `缺少参数${placeholdersIn(`<${word}>`, 'zh')}`,
    en: `The argument <${word}> is missing`,
  }),
  'commander.optionMissingArgument': (word) => ({
    zh: `选项“${placeholdersIn(word, 'zh')}”后面缺少内容`,
    en: `The option "${word}" needs a value`,
  }),
  'commander.missingMandatoryOptionValue': (word) => ({
    zh: `必须给出选项“${placeholdersIn(word, 'zh')}”`,
    en: `The option "${word}" is required`,
  }),
  'commander.excessArguments': (_, message) => {
    const [expected = '', given = ''] = message.match(/\d+/g) ?? [];
    return {
      zh: `参数太多：要 ${expected} 个，给了 ${given} 个`,
      en: `There are too many arguments: ${given} instead of ${expected}`,
    };
  },
};

async function usageText(error: CommanderError, argv: readonly string[], lang: Lang): Promise<string> {
  const [, subject = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, similar] = /Did you mean (?:one of )?(.*)\?\)/s.exec(error.message) ?? [];
  const what = usage[error.code]?.(subject, error.message) ?? {
    zh: '用法不对',
    en: 'That is no call of dpf',
  };
  const misspelt = await misspeltOption(error.code, subject, argv);
  if (misspelt) {
    const next = { zh: `您是不是想用 ${misspelt.meant}？`, en: `Did you mean ${misspelt.meant}?` };
    return lines(lang, { what: usage['commander.unknownOption']?.(misspelt.typed, '') ?? what, next });
  }
  const next = similar
    ? { zh: `您是不是想用 ${similar}？`, en: `Did you mean ${similar}?` }
    : { zh: '运行 dpf --help 或 dpf 命令 --help 查看用法', en: 'See dpf --help or dpf COMMAND --help' };
  return lines(lang, { what, next });
}

/** Of an option that must be given, the word that was meant for it: commander asks for it before it looks at the rest. */
async function misspeltOption(
  code: string,
  flags: string,
  argv: readonly string[],
): Promise<{ readonly typed: string; readonly meant: string } | undefined> {
  const [meant] = /--[a-z-]+/.exec(flags) ?? [];
  if (code !== 'commander.missingMandatoryOptionValue' || meant === undefined) return undefined;
  const { nearestWord } = await import('../../jobs/frame/named.ts');
  const words = argv.map((word) => word.replace(/=.*/s, ''));
  const bare = (word: string): string => word.replace(/^-+/, '');
  const near = await nearestWord(bare(meant), words.map(bare));
  const typed = words.find((word) => bare(word) === near);
  return typed === undefined ? undefined : { typed, meant };
}
