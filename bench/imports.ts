import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure, median, type Run } from './measure.ts';
import { writeRoster } from './roster.ts';
import { writeWorkbookOf } from './roster-workbook.ts';

const program = join(import.meta.dirname, '../bin/dpf.js');
const floors = join(import.meta.dirname, 'floors');
/** exceljs holds a whole workbook; a million rows are more than a heap. */
const MOST_FOR_PEER = 100_000;

type Job = {
  readonly name: string;
  readonly target: string;
  readonly floor: () => Run;
  readonly ours: () => Run;
  readonly before: () => void;
};

/** 导入 import at several sizes against its floors: rows a second, ratio, memory, and how the cost of a row grows. */
export async function importTable(folder: string, sizes: readonly number[]): Promise<string> {
  const lines: string[] = [];
  const costs = new Map<string, number[]>();
  for (const rows of sizes) {
    for (const job of await jobsOf(folder, rows)) {
      const times = rows >= 500_000 ? 1 : 3;
      const floor = median(times, job.floor);
      const own = median(times, job.ours, job.before);
      costs.set(job.name, [...(costs.get(job.name) ?? []), own.seconds / rows]);
      const cells = [
        job.name,
        String(rows),
        floor.seconds.toFixed(2),
        own.seconds.toFixed(2),
        (own.seconds / floor.seconds).toFixed(2),
        (own.cpu / floor.cpu).toFixed(2),
        job.target,
        Math.round(rows / own.seconds).toString(),
        own.megabytes.toFixed(0),
      ];
      process.stderr.write(`${cells.join('  ')}\n`);
      lines.push(`| ${cells.join(' | ')} |`);
    }
  }
  const growth = [...costs].map(([name, [...each]]) => {
    const [last = NaN, before = NaN] = each.reverse();
    return `${name} ${(last / before).toFixed(2)}`;
  });
  return [
    '| job | rows | floor s | ours s | ratio | ratio of CPU | target | rows a second | peak MB |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...lines,
    '',
    `Cost of a row at the largest size ÷ at the one before it: ${growth.join(' · ')}.`,
    '',
  ].join('\n');
}

async function jobsOf(folder: string, rows: number): Promise<readonly Job[]> {
  const file = (name: string): string => join(folder, name);
  await writeRoster(file('roster.csv'), rows);
  await writeRoster(file('moved.csv'), rows, 100);
  writeWorkbookOf(file('shared.xlsx'), rows);
  writeWorkbookOf(file('inline.xlsx'), rows, true);
  const ours = (name: string) => (): Run =>
    measure([program, 'import', name, '--as-of', '2020-12-31', '--large', '--db', 'dpf.sqlite'], folder);
  const fresh = (): void => {
    for (const end of ['', '-journal']) rmSync(file(`dpf.sqlite${end}`), { force: true });
  };
  const importOnce = (): void => {
    fresh();
    ours('roster.csv')();
    copyFileSync(file('dpf.sqlite'), file('saved.sqlite'));
  };
  const restore = (): void => {
    copyFileSync(file('saved.sqlite'), file('dpf.sqlite'));
  };
  const sqlite = (): Run => measure([join(floors, 'import-csv.mjs'), 'roster.csv'], folder);
  const exceljs = (name: string) => (): Run => measure([join(floors, 'exceljs-read.mjs'), name], folder);
  importOnce();
  const csv: readonly Job[] = [
    { name: 'csv', target: '≤ 2.5, CPU ≤ 4', floor: sqlite, ours: ours('roster.csv'), before: fresh },
    { name: 'csv, 1 % changed', target: '≤ 2', floor: sqlite, ours: ours('moved.csv'), before: restore },
    { name: 'csv, unchanged', target: '≤ 0.1', floor: sqlite, ours: ours('roster.csv'), before: restore },
  ];
  const workbooks = ['shared.xlsx', 'inline.xlsx'].map((name): Job => {
    const isPeer = rows <= MOST_FOR_PEER;
    const floor = isPeer ? exceljs(name) : sqlite;
    const target = isPeer ? '≤ 0.5 of exceljs' : 'floor: csv';
    return { name, target, floor, ours: ours(name), before: fresh };
  });
  return [...csv, ...workbooks];
}
