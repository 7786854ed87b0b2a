import { userInfo } from 'node:os';
import { runProgram } from './cli.ts';
import type { Io } from './commands/io.ts';
import { exitCodes } from './kernel/cannot-run.ts';
import type { Lang } from './kernel/text.ts';

/** The edge of the process: the only place that touches its streams, environment, clock and exit code. */
export async function main(host: NodeJS.Process): Promise<void> {
  const argv = host.argv.slice(2);
  const lang = pickLang(argv, host.env);
  host.umask(0o077);
  // A reader such as `head` that closes the pipe early is no error of ours.
  let hasReader = true;
  host.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    hasReader = false;
  });
  const io: Io = {
    out: (text) => host.stdout.write(text),
    outInPieces: async (pieces) => {
      for (const piece of pieces) {
        if (!hasReader) return;
        if (!host.stdout.write(piece)) await roomIn(host.stdout);
      }
    },
    err: (text) => host.stderr.write(text),
    env: host.env,
    outIsTerminal: host.stdout.isTTY,
    errIsTerminal: host.stderr.isTTY,
    columns: host.stdout.columns,
    now: host.env['DPF_NOW'] ?? new Date().toISOString(),
    elapsed: () => performance.now(),
    operator: host.env['DPF_OPERATOR'] ?? userName(),
    lang,
    onExit: (cleanUp) => {
      host.once('exit', cleanUp);
      return () => host.off('exit', cleanUp);
    },
    setExitCode: (code) => {
      host.exitCode = code;
    },
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    host.once(signal, () => {
      const text = { zh: '\n已中断，没有写入任何数据\n', en: '\nInterrupted; nothing was changed\n' };
      host.stderr.write(text[lang]);
      // The open transaction is rolled back by the journal when the file is next opened.
      host.exit(exitCodes.interrupted);
    });
  }
  await runProgram(argv, io);
}

function roomIn(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, go);
      resolve();
    };
    for (const event of ['drain', 'error', 'close']) stream.on(event, go);
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
