import type { YearMonth } from '../../kernel/year-month.ts';
import type { Month } from '../month.ts';
import { firstDay } from '../window.ts';
import { UNKNOWN } from './the-one.ts';

/**
 * 低保 1, 0 or UNKNOWN of each person: on from the month by which it must have begun to the month itself; off where one of
 * them is known to be off, and undecided where no list says.
 */
export function lowIncome(month: Month): Int32Array {
  const { begunIn, month: own } = month.window;
  const now = statusIn(month, own);
  if (begunIn === own) return now;
  const before = statusIn(month, begunIn);
  return now.map((status, person) => both(status, before[person] ?? UNKNOWN));
}

/** Both hold (Kleene): 1, 0 or UNKNOWN. */
export function both(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : one === UNKNOWN || other === UNKNOWN ? UNKNOWN : 1;
}

/** What is on record of the person, else what the lists say of whoever they do not name. */
function statusIn(month: Month, on: YearMonth): Int32Array {
  const { people, lowIncome: episodes, coverage, coveredHome } = month.onRecord;
  const day = firstDay(on);
  const covers = coverage.map(({ from, to }) => from <= on && to >= on);
  const isAllCovered = coverage.some(({ isOfArea }, at) => covers[at] === true && !isOfArea);
  const status = new Int32Array(people.count).fill(isAllCovered ? 0 : UNKNOWN);
  const { starts, value, from, to } = episodes;
  for (const person of month.people) {
    if (!isAllCovered) {
      const end = coveredHome.starts[person + 1] ?? 0;
      for (let at = coveredHome.starts[person] ?? 0; at < end; at++)
        if (covers[coveredHome.list[at] ?? 0]) status[person] = 0;
    }
    for (let at = starts[person] ?? 0, end = starts[person + 1] ?? 0; at < end; at++) {
      if ((from[at] ?? 0) <= day && (to[at] ?? 0) > day) status[person] = value[at] ?? UNKNOWN;
    }
  }
  return status;
}
