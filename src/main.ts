import { userInfo } from 'node:os';
import { runProgram } from './cli.ts';
import type { Io } from './commands/frame/io.ts';
import { exitCodes } from './kernel/cannot-run.ts';
import type { Lang, Text } from './kernel/text.ts';

/** The edge of the process: the only place that touches its streams, environment, clock and exit code. */
export async function main(host: NodeJS.Process): Promise<void> {
  const argv = host.argv.slice(2);
  const lang = pickLang(argv, host.env);
  host.umask(0o077);
  let saved: Text | undefined;
  const out = watchStdout(host, lang, () => saved);
  host.stderr.on('error', () => undefined);
  const io: Io = {
    out: (text) => host.stdout.write(text),
    outInPieces: async (pieces) => {
      let isRead = true;
      for (const piece of pieces) {
        if (!out.hasReader()) return;
        // One that stands still would hold the database for as long: from then on the text waits in memory.
        if (!host.stdout.write(piece) && isRead) isRead = await roomIn(host.stdout);
      }
    },
    err: (text) => host.stderr.write(text),
    env: host.env,
    outIsTerminal: host.stdout.isTTY,
    errIsTerminal: host.stderr.isTTY,
    columns: host.stdout.columns,
    now: given(host.env['DPF_NOW']) ?? new Date().toISOString(),
    // `performance` would load more of node than a short call takes.
    elapsed: () => Number(process.hrtime.bigint()) / 1e6,
    operator: given(host.env['DPF_OPERATOR']) ?? userName(),
    lang,
    onExit: (cleanUp) => {
      host.once('exit', cleanUp);
      return () => host.off('exit', cleanUp);
    },
    noteSaved: (what) => {
      saved = what;
    },
    savedSoFar: () => saved,
    setExitCode: (code) => {
      if (!out.isBroken()) host.exitCode = code;
    },
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    host.once(signal, () => {
      const what = saved ?? { zh: '没有写入任何数据', en: 'nothing was changed' };
      host.stderr.write({ zh: `\n已中断，${what.zh}\n`, en: `\nInterrupted; ${what.en}\n` }[lang]);
      // The open transaction is rolled back by the journal when the file is next opened.
      host.exit(exitCodes.interrupted);
    });
  }
  await runProgram(argv, io);
}

/** A reader such as `head` that closes the pipe early is no error of ours; a full disk behind `>` is told as one. */
function watchStdout(
  host: NodeJS.Process,
  lang: Lang,
  saved: () => Text | undefined,
): { readonly hasReader: () => boolean; readonly isBroken: () => boolean } {
  let hasReader = true;
  let isBroken = false;
  host.stdout.on('error', (error: NodeJS.ErrnoException) => {
    hasReader = false;
    if (error.code === 'EPIPE' || isBroken) return;
    isBroken = true;
    host.exitCode = exitCodes.cannotRun;
    const what = saved() ?? { zh: '没有写入任何数据', en: 'nothing was changed' };
    host.stderr.write(
      {
        zh: `错误：结果写不出去（${error.code}）\n原因：输出所在的磁盘已满或不可写；${what.zh}\n办法：清出空间后再运行，或用 -o 写到别处\n`,
        en: `error: The result cannot be written (${error.code})\nwhy: the disk behind the output is full or not writable; ${what.en}\nnext: Free some space and run it again, or write elsewhere with -o\n`,
      }[lang],
    );
  });
  return { hasReader: () => hasReader, isBroken: () => isBroken };
}

/** How long a reader may stand still, in milliseconds. */
const PATIENCE = 1000;

/** Waits until there is room; false where there was none in time. */
function roomIn(stream: NodeJS.WriteStream): Promise<boolean> {
  return new Promise((resolve) => {
    const go = (isRead = true): void => {
      clearTimeout(late);
      for (const event of ['drain', 'error', 'close']) stream.off(event, onEvent);
      resolve(isRead);
    };
    const onEvent = (): void => {
      go();
    };
    const late = setTimeout(() => {
      go(false);
    }, PATIENCE);
    for (const event of ['drain', 'error', 'close']) stream.on(event, onEvent);
  });
}

function pickLang(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  const at = argv.indexOf('--lang');
  const given =
    at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  // Every class of Intl knows the system's locale; this one is ready in no time, a date format takes a quarter of a start.
  const system =
    env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? new Intl.PluralRules().resolvedOptions().locale;
  return /^zh/i.test(given ?? env['DPF_LANG'] ?? system) ? 'zh' : 'en';
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
