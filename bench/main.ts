import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importTable } from './imports.ts';
import { measure, median, type Run } from './measure.ts';
import { writeHouseholds, writeLowIncome, writeRoster } from './roster.ts';

// `npm run bench [-- JOB…] [--rows N] [--append]`: floors and ours in turns; only the ratios travel.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '20000' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    append: { type: 'boolean', default: false },
  },
});
const people = Number(values.rows);
const times = people >= 500_000 ? 1 : 3;
const folder = mkdtempSync(join(tmpdir(), 'dpf-bench-'));
const program = join(import.meta.dirname, '../bin/dpf.js');
const roster = join(folder, 'roster.csv');
const database = join(folder, 'dpf.sqlite');

const dpf = (...args: string[]): Run => measure([program, ...args], folder);
const floor = (name: string, ...args: string[]): Run =>
  measure([join(import.meta.dirname, 'floors', name), ...args], folder);
const empty = (): Run => measure(['-e', '0'], folder);
const fresh = (): void => {
  for (const end of ['', '-journal']) rmSync(database + end, { force: true });
};

type Job = {
  readonly name: string;
  readonly target: string;
  readonly floor: () => Run;
  readonly ours: () => Run;
  readonly before?: () => void;
};

const asOf = ['--as-of', '2020-12-31'];
const saved = join(folder, 'saved.sqlite');
const restore = (): void => {
  copyFileSync(saved, database);
};
const jobs: readonly Job[] = [
  { name: 'start: dpf --help', target: '≤ 1.3', floor: empty, ours: () => dpf('--help') },
  { name: 'start: dpf scheme list', target: '≤ 2.2', floor: empty, ours: () => dpf('scheme', 'list') },
  {
    ...{ name: 'verify certificates', target: '≤ 6', before: restore },
    floor: () => floor('iterate.mjs'),
    ours: () => dpf('verify', 'certificates', ...asOf, '--json'),
  },
  {
    ...{ name: 'payout, first draft', target: '≤ 10', before: restore },
    floor: () => floor('lines.mjs'),
    ours: () => dpf('payout', '--month', '2020-12'),
  },
  {
    ...{ name: 'payout, nothing changed', target: '≤ 5' },
    floor: () => floor('lines.mjs'),
    ours: () => dpf('payout', '--month', '2020-12'),
  },
  {
    ...{ name: 'report annual', target: '≤ 10' },
    floor: () => floor('group-by.mjs'),
    ours: () => dpf('report', 'annual', '--year', '2020'),
  },
  { name: 'person show', target: '≤ 2.2', floor: empty, ours: () => dpf('person', 'show', '7') },
  { name: 'explain', target: '≤ 2.2', floor: empty, ours: () => dpf('explain', '7', '--month', '2020-12') },
];

function prepare(): void {
  fresh();
  const lists = ['households.csv', 'low-income.csv'].map((name) => join(folder, name));
  dpf('import', roster, ...lists, ...asOf);
  copyFileSync(database, saved);
  dpf('payout', '--month', '2020-12');
  copyFileSync(database, join(folder, 'paid.sqlite'));
}

function row({ name, target, floor: atLeast, ours, before }: Job): string {
  const best = median(
    times,
    atLeast,
    name.startsWith('payout, first')
      ? () => {
          copyFileSync(join(folder, 'paid.sqlite'), database);
        }
      : undefined,
  );
  const own = median(times, ours, before);
  const ratio = own.seconds / best.seconds;
  const cells = [
    name,
    best.seconds.toFixed(2),
    own.seconds.toFixed(2),
    ratio.toFixed(2),
    target,
    own.megabytes.toFixed(0),
  ];
  process.stderr.write(`${cells.join('  ')}\n`);
  return `| ${cells.join(' | ')} |`;
}

await writeRoster(roster, people);
await writeLowIncome(join(folder, 'low-income.csv'), people);
await writeHouseholds(join(folder, 'households.csv'), people);
const wanted = jobs.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
if (wanted.some(({ name }) => /verify|payout|report|explain|person/.test(name))) prepare();
const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}`;
const table = [
  `${people} people, median of ${times}; ${machine}`,
  '',
  '| job | floor s | ours s | ratio | target | peak MB |',
  '|---|---:|---:|---:|---:|---:|',
  ...wanted.map(row),
  '',
];
if (positionals.length === 0 || positionals.includes('import'))
  table.push('', await importTable(folder, values.sizes.split(',').map(Number)));
const text = table.join('\n');
process.stdout.write(`\n${text}`);
if (values.append) appendFileSync(join(import.meta.dirname, 'results.md'), `\n${text}`);
rmSync(folder, { recursive: true, force: true });
