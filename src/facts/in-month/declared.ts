import type { Month } from '../month.ts';
import { UNKNOWN } from './the-one.ts';

/** 用人单位 what each employer declared for the month's year (安残审核). */
export function declared({ onRecord: { employers, declared: rows }, window }: Month): {
  readonly disabled: Int32Array;
  readonly ratio: Int32Array;
} {
  const [disabled, ratio] = [new Int32Array(employers.count), new Int32Array(employers.count)];
  const year = Number(window.month.slice(0, 4));
  for (let employer = 0; employer < employers.count; employer++) {
    [disabled[employer], ratio[employer]] = [UNKNOWN, UNKNOWN];
    for (let at = rows.starts[employer] ?? 0, end = rows.starts[employer + 1] ?? 0; at < end; at++) {
      if (rows.year[at] !== year) continue;
      const [some, all] = [rows.disabled[at] ?? UNKNOWN, rows.workers[at] ?? UNKNOWN];
      disabled[employer] = some <= MOST_WORKERS ? some : UNKNOWN;
      ratio[employer] = all > 0 && some >= 0 && some <= all ? Math.floor((some * 10_000) / all) : UNKNOWN;
      break;
    }
  }
  return { disabled, ratio };
}

const MOST_WORKERS = 99_999;
