import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { holderRow, holders, ids, type Name } from './name-rows.ts';
import { dpfHere, temporaryFolder } from './program.ts';

const counted = ['read', 'inserted', 'updated', 'unchanged', 'rejected'] as const;
type Done = {
  readonly rows: Readonly<Record<(typeof counted)[number], number>>;
  readonly problems: readonly { code: string; column: string; message: string }[];
};

/** An office with the roster of both holders. */
export async function office(...roster: readonly string[]) {
  const folder = temporaryFolder();
  const say = async <Said>(...args: readonly string[]): Promise<Said> => {
    const asOf = args.includes('--as-of') ? [] : ['--as-of', '2020-12-31'];
    const { stdout, stderr } = await dpfHere([...args, ...asOf, '--json'], folder);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Said;
  };
  const write = (heading: string, rows: readonly string[]): void => {
    writeFileSync(join(folder, '名单.csv'), [heading, ...rows].join('\n'));
  };
  const load = async (heading: string, rows: readonly string[], ...options: readonly string[]) => {
    write(heading, rows);
    const { rows: counts, problems } = await say<Done>('import', '名单.csv', ...options);
    const codes = problems.map(({ code, column }) => `${code} ${column}`);
    return { counts: counted.map((of) => counts[of]).join(' '), codes, problems };
  };
  const nameOf = async (who: Name): Promise<string> =>
    (await say<{ name: string }>('person', 'show', ids[who])).name;
  if (roster.length > 0) await load(holders, roster);
  return { folder, write, load, say, nameOf };
}

/** The roster of both. */
export const bothHolders = [holderRow('韩凯建'), holderRow('萧红')];
