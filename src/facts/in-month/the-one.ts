import type { Month } from '../month.ts';
import { goesBefore } from '../window.ts';
import type { Rows } from '../rows.ts';

/** 不知道 what a column holds where a fact is not known. */
export const UNKNOWN = -1;

const BEFORE_ALL = -1;

type Episodes = Rows<'from' | 'to'>;

/**
 * Of each person the `value` of the episode that counts in the month. A change on a day leaves the old value that day, as
 * the end of a certificate does. `none` where there is no episode; UNKNOWN where two that began on one day differ.
 */
export function theOneThatCounts<Name extends string>(
  { window, people }: Month,
  episodes: Rows<Name> & Episodes,
  values: Int32Array,
  none = UNKNOWN,
): Int32Array {
  const { starts, from, to } = episodes;
  const { begunBy, lastsTo } = window;
  const counting = new Int32Array(starts.length - 1).fill(none);
  for (const owner of people) {
    let since = BEFORE_ALL;
    for (let at = starts[owner] ?? 0, end = starts[owner + 1] ?? 0; at < end; at++) {
      const [begun, value] = [from[at] ?? 0, values[at] ?? 0];
      if (begun > begunBy || (to[at] ?? 0) < lastsTo) continue;
      if (since !== BEFORE_ALL && begun !== since && !goesBefore(window, begun, since)) continue;
      counting[owner] = begun === since && counting[owner] !== value ? UNKNOWN : value;
      since = begun;
    }
  }
  return counting;
}
