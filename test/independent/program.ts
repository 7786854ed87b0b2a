import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { csvOf, type List } from './sheets.ts';

const repository = resolve(import.meta.dirname, '../..');
// Thousands of small databases: in memory where the machine has a place for that.
const temporary = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

type Main = { readonly main: (host: NodeJS.Process) => Promise<void> };
type Said = { readonly status: number; readonly stdout: string; readonly stderr: string };

/** An office: a folder with a database, in which the built program is run. */
export type Office = {
  readonly database: string;
  /** Runs the program; throws where it could not run. */
  readonly dpf: (...args: string[]) => Promise<string>;
  /** One `dpf import` of these files, some in a folder. */
  readonly import: (lists: readonly List[], inFolder?: boolean) => Promise<void>;
  readonly close: () => void;
};

let folders: { readonly all: string; readonly empty: string } | undefined;

/** A new office, its database empty. */
export async function openOffice(): Promise<Office> {
  folders ??= await prepare();
  const folder = mkdtempSync(join(folders.all, 'office-'));
  const database = join(folder, 'dpf.sqlite');
  copyFileSync(folders.empty, database);
  let count = 0;
  return {
    database,
    dpf: (...args) => run(folder, args),
    import: async (lists, inFolder = false) => {
      count += 1;
      const paths = lists.map((list) => {
        const path = join(`${count}`, list.file);
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), csvOf(list));
        return path;
      });
      await run(folder, ['import', ...(inFolder ? [`${count}`] : paths)]);
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes what all offices left behind. */
export function closeOffices(): void {
  if (folders) rmSync(folders.all, { recursive: true, force: true });
  folders = undefined;
}

async function prepare() {
  const all = mkdtempSync(join(temporary, 'dpf-worlds-'));
  // A database of the present schema is made once and copied: making it costs more than a world does.
  await run(all, ['init']);
  return { all, empty: join(all, 'dpf.sqlite') };
}

/** Rows that could not be read are no reason to stop (exit 1); a command that could not run is (2 and above). */
async function run(folder: string, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await call(folder, args);
  if (status > 1) throw new Error(`dpf ${args.join(' ')}: exit ${status}\n${stderr}`);
  return stdout;
}

/** The built program in this process: a new process for each of some thousand calls would take minutes. */
async function call(folder: string, args: readonly string[]): Promise<Said> {
  const { main } = (await import(join(repository, 'dist/main.js'))) as Main;
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({
    on: () => undefined,
    write: (text: string) => {
      said[name] += text;
      return true;
    },
  });
  const host = {
    argv: [process.execPath, join(repository, 'bin/dpf.js'), ...args],
    env: {
      DPF_NOW: '2021-01-04T01:00:00.000Z',
      DPF_OPERATOR: '经办人',
      LANG: 'zh_CN.UTF-8',
    },
    exitCode: 0,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    umask: () => 0,
    once: () => undefined,
    off: () => undefined,
  };
  const before = process.cwd();
  process.chdir(folder);
  try {
    await main(host as unknown as NodeJS.Process);
  } finally {
    process.chdir(before);
  }
  return { status: host.exitCode, ...said };
}
