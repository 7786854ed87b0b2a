import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dpfHere } from '../commands/program.ts';
import { csvOf, type List } from './sheets.ts';

// Thousands of small databases: in memory where the machine has a place for that.
const temporary = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

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
  const { status, stdout, stderr } = await dpfHere(args, folder);
  if ((status ?? 2) > 1) throw new Error(`dpf ${args.join(' ')}: exit ${String(status)}\n${stderr}`);
  return stdout;
}
