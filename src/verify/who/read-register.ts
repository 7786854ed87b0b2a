import type { Database } from '../../db/connection/open.ts';
import { peopleToIndex, placesOfPeople } from '../../db/people/people-by-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { indexPeople } from '../../registry/people-index.ts';
import { createRegister, type Register } from './register.ts';

/** 登记 everybody on record, with how often each thing is met with, and the numbers by which places go in it. */
export type ReadRegister = {
  readonly register: Register;
  readonly asOf: PlainDate;
  readonly placeOf: (place: string | undefined) => number;
  /** The place in the index of a registry id. */
  readonly at: (id: number) => number | undefined;
};

/** Reads everybody as of a day; `besides` is 2 where both who are compared are on the register. */
export function readRegister(
  db: Pick<Database, 'sqlite'>,
  asOf: PlainDate,
  besides: 1 | 2,
  tell?: (done: number, of: number) => void,
): ReadRegister {
  const { size, people } = peopleToIndex(db);
  const index = indexPeople(people, size, (done) => tell?.(done, size));
  const numbers = new Map<string, number>();
  const ids = index.columns.id.subarray(0, index.size);
  const at = (id: number): number | undefined => {
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return ids[low] === id ? low : undefined;
  };
  for (const { person, name, value } of placesOfPeople(db, asOf)) {
    const place = at(person);
    const key = placeKey(value);
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    if (place !== undefined) index.columns[name][place] = number;
  }
  return {
    register: createRegister(index, besides),
    asOf,
    placeOf: (place) => (place === undefined ? 0 : (numbers.get(placeKey(place)) ?? 0)),
    at,
  };
}

/** 吴家山 for 吴家山街道 and 吴家山街道办事处. A place that the register does not know tells nobody apart. */
function placeKey(place: string): string {
  return place
    .replace(/\s/g, '')
    .replace(/(?<=..)(?:街道办事处|街道|街|镇|乡|社区居委会|居委会|村委会|社区|村|大队)$/u, '');
}
