import type { Day } from '../days.ts';
import type { Month } from '../month.ts';
import type { OnRecord } from '../on-record.ts';
import { theOneThatCounts, UNKNOWN } from './the-one.ts';

/** 迁移情况 of a person: moved away, not, or not known as they moved both ways on one day. */
const OUT = 1;

/** 迁出 of each person whether they have left. 迁出当月仍发: a move away ends an episode as a death does, a move here begins one. */
export function movedOut(month: Month): Int32Array {
  const { people, moves } = month.onRecord;
  const { window } = month;
  const { starts, on, isOut } = moves;
  const state = new Int32Array(people.count);
  for (const person of month.people) {
    let last = -1;
    for (let at = starts[person] ?? 0, end = starts[person + 1] ?? 0; at < end; at++) {
      const [day, out] = [on[at] ?? 0, isOut[at] ?? 0];
      const counts = out === OUT ? day < window.lastsTo : day <= window.begunBy;
      if (!counts || day < last) continue;
      state[person] = day === last && state[person] !== out ? UNKNOWN : out;
      last = day;
    }
  }
  return state;
}

/** 户籍 of each person whether in this district: 1, 0 or UNKNOWN. */
export function isLocal(month: Month): Int32Array {
  const { people, subdistrict, subdistricts } = month.onRecord;
  const ours = Int32Array.from(subdistricts, ({ isOurs }) => Number(isOurs));
  const values = subdistrict.value.map((place) => ours[place] ?? UNKNOWN);
  const home = theOneThatCounts(month, subdistrict, values);
  const out = month.of(movedOut);
  const local = new Int32Array(people.count);
  for (const person of month.people) {
    const away = out[person] ?? 0;
    local[person] = away === OUT ? 0 : away === UNKNOWN ? UNKNOWN : (home[person] ?? UNKNOWN);
  }
  return local;
}

/** 户籍街道 of a person on a day, as a place in `subdistricts`; UNKNOWN where none is on record, or two of one day differ. */
export function subdistrictOn({ subdistrict }: OnRecord, person: number, day: Day): number {
  const { starts, value, from, to } = subdistrict;
  let [found, since] = [UNKNOWN, 0];
  for (let at = starts[person] ?? 0; at < (starts[person + 1] ?? 0); at++) {
    const begun = from[at] ?? 0;
    if (begun > day || (to[at] ?? 0) <= day || begun < since) continue;
    found = begun === since && found !== value[at] ? UNKNOWN : (value[at] ?? UNKNOWN);
    since = begun;
  }
  return found;
}
