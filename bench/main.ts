import {
  appendFileSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importTable } from './imports.ts';
import { measure, median, type Run } from './measure.ts';
import { writePages } from './pages.ts';
import { writeCases } from './cases.ts';
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
const CASES = 100_000;
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
  /** What the floor needs in place; measured no more than `before`. */
  readonly beforeFloor?: () => void;
  /** How many runs; few of what takes long. */
  readonly times?: number;
};

const asOf = ['--as-of', '2020-12-31'];
/** The database in a state that a job begins with: imported, drafted, or approved and then corrected. */
const restore = (state: 'saved' | 'drafted' | 'corrected') => (): void => {
  copyFileSync(join(folder, `${state}.sqlite`), database);
  // What the copy left to be written is not for the job to wait for.
  const file = openSync(database, 'r+');
  fsyncSync(file);
  closeSync(file);
};
const keep = (state: Parameters<typeof restore>[0]): void => {
  copyFileSync(database, join(folder, `${state}.sqlite`));
};
const payout = {
  beforeFloor: restore('drafted'),
  floor: () => floor('lines.mjs'),
  ours: () => dpf('payout', '--month', '2020-12'),
};
const jobs: readonly Job[] = [
  { name: 'start: dpf --help', target: '≤ 1.3', floor: empty, ours: () => dpf('--help') },
  { name: 'start: dpf scheme list', target: '≤ 2.2', floor: empty, ours: () => dpf('scheme', 'list') },
  {
    name: 'verify certificates',
    target: '≤ 3',
    before: restore('saved'),
    floor: () => floor('iterate.mjs'),
    ours: () => dpf('verify', 'certificates', ...asOf, '--json'),
  },
  { name: 'payout, first draft', target: '≤ 8', before: restore('saved'), ...payout },
  { name: 'payout, nothing changed', target: '≤ 0.5', before: restore('drafted'), ...payout },
  { name: 'payout, 1.5 % changed', target: '≤ 2', before: restore('corrected'), ...payout },
  {
    name: 'payout, what-if of 12 months',
    target: '≤ 8, 450 MB',
    before: restore('drafted'),
    ...payout,
    ours: () => dpf('whatif', 'nursing-subsidy.yaml', '--month', '2020-01..2020-12'),
  },
  {
    name: 'report annual',
    target: '≤ 10',
    floor: () => floor('group-by.mjs'),
    ours: () => dpf('report', 'annual', '--year', '2020'),
  },
  {
    name: 'person show',
    target: '≤ 2.2',
    times: 11,
    floor: empty,
    ours: () => dpf('person', 'show', '7'),
  },
  {
    name: 'explain',
    target: '≤ 2.2',
    times: 11,
    floor: empty,
    ours: () => dpf('explain', '7', '--month', '2020-12'),
  },
  {
    name: `case due, of ${CASES} cases`,
    target: '≤ 2.2',
    times: 11,
    floor: empty,
    ours: () => dpf('case', 'due', '--within', '10', '--as-of', '2020-12-08'),
  },
  // Three lengths, to see how its memory grows.
  ...[50, 200, 800].map((pages): Job => ({
    name: `check a summary of ${pages} pages`,
    target: pages === 200 ? '≤ 20' : '',
    floor: () => dpf('--version'),
    before: () => {
      writePages(join(folder, 'pages.txt'), pages);
    },
    ours: () => dpf('report', 'check', 'pages.txt'),
  })),
];

/** A scheme as it is, with each of its amounts one yuan higher. */
function dearer(scheme: string): string {
  const text = readFileSync(join(import.meta.dirname, `../policies/dongxihu/${scheme}.yaml`), 'utf8');
  return text.replaceAll(/(?<=yuan: ')\d+/g, (yuan) => String(Number(yuan) + 1));
}

/** 个案台账. */
const CASES_FILE = 'cases.csv';

function prepare(): void {
  fresh();
  const lists = ['households.csv', 'low-income.csv'].map((name) => join(folder, name));
  dpf('import', roster, ...lists, ...asOf, '--large');
  if (wanted.some(({ name }) => name.startsWith('case')))
    dpf('import', join(folder, CASES_FILE), '--as-of', '2020-12-08', '--large');
  keep('saved');
  if (wanted.every(({ name }) => /^(?:verify|case)/.test(name))) return;
  dpf('payout', '--month', '2020-12');
  keep('drafted');
  floor('approve.mjs');
  dpf('import', join(folder, 'corrected.csv'), ...asOf, '--large');
  keep('corrected');
  restore('drafted')();
}

function row({ name, target, floor: atLeast, ours, before, beforeFloor, times: own = times }: Job): string {
  const best = median(own, atLeast, beforeFloor);
  const run = median(own, ours, before);
  const cells = [
    name,
    best.seconds.toFixed(2),
    run.seconds.toFixed(2),
    (run.seconds / best.seconds).toFixed(2),
    (run.cpu / best.cpu).toFixed(2),
    target,
    run.megabytes.toFixed(0),
  ];
  process.stderr.write(`${cells.join('  ')}\n`);
  return `| ${cells.join(' | ')} |`;
}

await writeRoster(roster, people);
await writeLowIncome(join(folder, 'low-income.csv'), people);
await writeLowIncome(join(folder, 'corrected.csv'), people, 10);
await writeHouseholds(join(folder, 'households.csv'), people);
writeFileSync(join(folder, 'nursing-subsidy.yaml'), dearer('nursing-subsidy'));
if (positionals.length === 0 || positionals.includes('case'))
  await writeCases(join(folder, CASES_FILE), people, CASES);
const wanted = jobs.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
if (wanted.some(({ name }) => /verify|payout|report|explain|person|case due/.test(name))) prepare();
const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}`;
const table = [machine, ''];
if (wanted.length > 0)
  table.push(
    `${people} people, median of ${times}:`,
    '',
    '| job | floor s | ours s | ratio | ratio of CPU | target | peak MB |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...wanted.map(row),
    '',
  );
if (positionals.length === 0 || positionals.includes('import'))
  table.push(await importTable(folder, values.sizes.split(',').map(Number)));
const text = table.join('\n');
process.stdout.write(`\n${text}`);
if (values.append) appendFileSync(join(import.meta.dirname, 'results.md'), `\n${text}`);
rmSync(folder, { recursive: true, force: true });
