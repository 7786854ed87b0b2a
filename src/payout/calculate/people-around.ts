import type { OnRecord } from '../../facts/on-record.ts';

/** The places of everybody that was read. */
export function everybody({ people }: OnRecord): Int32Array {
  const places = new Int32Array(people.count);
  for (let place = 0; place < places.length; place++) places[place] = place;
  return places;
}

/** 同户 the places of some people, of whoever ever shared a household with one, and of the guardians of all of them. */
export function placesAround(
  { people, household, guardians }: OnRecord,
  some: readonly number[],
): Int32Array {
  const isAsked = new Uint8Array(people.count);
  const shared = new Set<number>();
  const each = (person: number, take: (household: number) => void): void => {
    for (let at = household.starts[person] ?? 0; at < (household.starts[person + 1] ?? 0); at++)
      take(household.value[at] ?? 0);
  };
  for (const person of some) {
    if (person < 0) continue;
    isAsked[person] = 1;
    each(person, (own) => shared.add(own));
  }
  if (shared.size > 0)
    for (let person = 0; person < people.count; person++)
      each(person, (own) => {
        if (shared.has(own)) isAsked[person] = 1;
      });
  const places = [...isAsked.keys()].filter((person) => isAsked[person] === 1);
  const wards = places.flatMap((person) => [
    ...guardians.guardian.subarray(guardians.starts[person] ?? 0, guardians.starts[person + 1] ?? 0),
  ]);
  return Int32Array.from([...new Set([...places, ...wards.filter((guardian) => guardian >= 0)])]).sort();
}
