import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from '../measure.ts';
import { type MadeRow, makeRows, writeList, writeRegister } from './files.ts';
import { firstMechanics } from './first-mechanics.ts';
import { firstSource } from './first-source.ts';
import { populate, shuffled } from './invented.ts';
import { kinds } from './kinds.ts';
import { createRandom } from './random.ts';

// `npx tsx bench/linkage/speed.ts --rows N --size N --program bin/dpf.js [--program other/bin/dpf.js]`: in turns, same files.
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '2000' },
    size: { type: 'string', default: '20000' },
    folder: { type: 'string', default: join(tmpdir(), 'dpf-linkage') },
    program: { type: 'string', multiple: true, default: [join(import.meta.dirname, '../../bin/dpf.js')] },
  },
});
const [rows, size] = [Number(values.rows), Number(values.size)];
const random = createRandom(7);
const people = populate(random, firstSource, size);
const made = { random, people, how: firstMechanics };
// Of a real list most rows are clean: three in five exact, one in four with a slip, the others of nobody.
const [exact] = kinds;
const slips = kinds.filter((kind) => kind.meant);
const strangers = kinds.filter((kind) => !kind.meant);
const some = (of: typeof kinds, share: number): readonly MadeRow[] =>
  makeRows(of, made, Math.ceil((rows * share) / of.length));
const list = shuffled(random, [
  ...some(exact ? [exact] : [], 0.6),
  ...some(slips, 0.25),
  ...some(strangers, 0.15),
]).slice(0, rows);
const folder = resolve(values.folder, `speed-${rows}-${size}`);
mkdirSync(folder, { recursive: true });
writeRegister(join(folder, 'register.csv'), people.register);
writeList(join(folder, 'list.csv'), list);
for (const [at, path] of values.program.entries()) {
  const program = resolve(path);
  const own = join(folder, String(at));
  mkdirSync(own, { recursive: true });
  const db = join(own, 'dpf.sqlite');
  for (const end of ['', '-journal']) rmSync(db + end, { force: true });
  measure([program, 'import', 'register.csv', '--large', '--as-of', '2020-12-31', '--db', db], folder);
  const floor = measure([join(import.meta.dirname, '../floors/iterate.mjs')], own);
  const tell = (what: string, ...args: readonly string[]): void => {
    const { seconds, cpu, megabytes } = measure(
      [program, 'match', 'list.csv', '--db', db, '--as-of', '2020-12-31', ...args],
      folder,
    );
    const cells = [path, what, seconds.toFixed(2), cpu.toFixed(2), megabytes.toFixed(0)];
    process.stdout.write(
      `| ${[...cells, (seconds / floor.seconds).toFixed(1), (cpu / floor.cpu).toFixed(1)].join(' | ')} |\n`,
    );
  };
  tell(`match ${rows} × ${size}`, '--json');
  tell('the same as a workbook', '-o', `hits-${at}.xlsx`, '--force', '--weak');
}
