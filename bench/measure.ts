import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One run of a process with its threads: seconds on the wall and of the processor, and the most memory it held, in MB. */
export type Run = { readonly seconds: number; readonly cpu: number; readonly megabytes: number };

const preload = pathToFileURL(join(import.meta.dirname, 'floors/report-memory.mjs')).href;

/** Runs Node with some arguments and measures it from outside. Throws if it could not run at all. */
export function measure(args: readonly string[], folder: string): Run {
  const report = join(folder, 'memory.txt');
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], {
    cwd: folder,
    env: { ...process.env, DPF_BENCH_MEMORY: report, DPF_LANG: 'en', NO_COLOR: '1' },
    encoding: 'utf8',
    maxBuffer: 1_000_000_000,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status === null || status > 1)
    throw new Error(`${args.join(' ')} ended with ${String(status)}\n${stderr}`);
  const [kilobytes = NaN, microseconds = NaN] = readFileSync(report, 'utf8').split(' ').map(Number);
  return { seconds, cpu: microseconds / 1_000_000, megabytes: kilobytes / 1024 };
}

/** The run of median time among several; `prepare` comes before each and is not measured. */
export function median(times: number, run: () => Run, prepare: () => void = () => undefined): Run {
  const runs = Array.from({ length: times }, () => {
    prepare();
    return run();
  });
  const inOrder = runs.toSorted((one, other) => one.seconds - other.seconds);
  const middle = inOrder[Math.floor(times / 2)];
  if (!middle) throw new RangeError('at least one run');
  return middle;
}
