import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import type { main } from '../../src/main.ts';

export const repository = resolve(import.meta.dirname, '../..');
const program = join(repository, 'bin/dpf.js');
/** The program as it is built; its sources where their lines are counted (vitest.config.ts). */
const entry = join(repository, process.env['DPF_TEST_ENTRY'] ?? 'dist/main.js');

/** What a call of the program left behind. */
export type Call = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** A folder of its own for one test, with the given files in it; removed afterwards. */
export function temporaryFolder(...copies: readonly string[]): string {
  const folder = newFolder(copies);
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The same for all tests of a file; to be called in `beforeAll`. */
export function sharedFolder(...copies: readonly string[]): string {
  const folder = newFolder(copies);
  shared.push(folder);
  return folder;
}

const shared: string[] = [];
afterAll(() => {
  for (const folder of shared) rmSync(folder, { recursive: true, force: true });
});

function newFolder(copies: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dpf 残联 '));
  // What a session is typed from and held against is no file of the clerk's.
  const filter = (path: string): boolean => !/[\\/](?:session|expected)\.txt$/.test(path);
  for (const path of copies) cpSync(path, folder, { recursive: true, filter });
  return folder;
}

/** The environment of a call: nothing of the developer's own, and a clock and a name that stand still. */
export function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const mine = /^(DPF_.*|NO_COLOR|FORCE_COLOR|LC_.*|LANG|TZ|NODE_OPTIONS|NODE_V8_COVERAGE)$/;
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !mine.test(name)));
  return {
    ...rest,
    DPF_NOW: '2021-01-04T01:00:00.000Z',
    DPF_OPERATOR: '经办人',
    LANG: 'zh_CN.UTF-8',
    ...more,
  };
}

/** Runs the real program in a process of its own. */
export function dpf(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Call {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env: environment(env),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { status, stdout, stderr };
}

/**
 * Runs the whole program in this process: what it says and its exit code are the same (a session is run both ways),
 * without the third of a second that a new process takes. Not for what concerns the process: time zone, signals, modes.
 * With `columns` its output is a terminal of that width.
 */
export async function dpfHere(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  columns?: number,
): Promise<Call> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({
    on: () => undefined,
    write: (text: string) => {
      said[name] += text;
      return true;
    },
  });
  const host = {
    argv: [process.execPath, program, ...args],
    env: environment(env),
    exitCode: 0,
    stdout: { ...stream('stdout'), isTTY: columns !== undefined, columns },
    stderr: stream('stderr'),
    umask: () => 0,
    once: () => undefined,
    off: () => undefined,
  };
  const built = (await import(entry)) as { readonly main: typeof main };
  const before = process.cwd();
  process.chdir(cwd);
  try {
    await built.main(host as unknown as NodeJS.Process);
  } finally {
    process.chdir(before);
  }
  return { status: host.exitCode, ...said };
}
