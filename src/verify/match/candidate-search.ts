import type { ListedPerson } from '../../importing/headings/match-columns.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { type NameKeys, nameKeysOf } from '../../registry/names/name-keys.ts';
import { addressKey, mayBeAlike, type PeopleIndex, phoneKey } from '../../registry/people-index.ts';
import { joinKeys, placesOf, sortedBy } from '../../registry/sorted-places.ts';

/** Who may be a listed person: registry ids, those with the same telephone or address, and how many namesakes are left out. */
export type Candidates = {
  readonly ids: readonly number[];
  readonly contacts: ReadonlySet<number>;
  readonly more: number;
};

const MOST_NAMESAKES = 10;

/** Makes the search for those with a name alike and a birth date that is listed, or mistyped in the listed number. */
export function createCandidateSearch(index: PeopleIndex): (listed: ListedPerson) => Candidates {
  const { birth, id, sound, shape } = index.columns;
  const byBirth = sortedBy(index, (at) => birth[at] ?? 0);
  const byName = sortedBy(index, (at) => joinKeys(sound[at] ?? 0, shape[at] ?? 0));
  const born = (day: number, keys: NameKeys): readonly number[] =>
    placesOf(index, byBirth, day).filter((at) => birth[at] === day && mayBeAlike(index, at, keys));
  return (listed) => {
    if (listed.name === undefined) return { ids: [], contacts: new Set(), more: 0 };
    const keys = nameKeysOf(listed.name);
    if (listed.citizenId === undefined && listed.birthDate === undefined) {
      return namesakes(index, placesOf(index, byName, joinKeys(keys.sound, keys.shape)), listed);
    }
    const { citizenId } = listed;
    const places = [
      ...birthsOf(listed).flatMap((day) => born(day, keys)),
      ...(citizenId === undefined ? [] : mistypedBirths(citizenId).flatMap((day) => born(day, keys))),
    ];
    return { ids: [...new Set(places)].map((at) => id[at] ?? 0), contacts: new Set(), more: 0 };
  };
}

function birthsOf({ birthDate, citizenId }: ListedPerson): readonly number[] {
  const days = [birthDate?.replaceAll('-', ''), citizenId?.slice(6, 14)].filter((day) => day !== undefined);
  return [...new Set(days.map(Number))];
}

/** The days that one typing error could have made of the birth date in a number, its neighbours on both sides included. */
function mistypedBirths(citizenId: string): readonly number[] {
  const days = new Set<number>();
  const add = (number: string): void => {
    const day = number.slice(6, 14);
    if (plainDate(Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6))))
      days.add(Number(day));
  };
  for (let at = 6; at < 14; at += 1) {
    for (let digit = 0; digit <= 9; digit += 1)
      add(`${citizenId.slice(0, at)}${digit}${citizenId.slice(at + 1)}`);
  }
  for (let at = 5; at < 14; at += 1) {
    const [one = '', other = ''] = [citizenId[at], citizenId[at + 1]];
    add(citizenId.slice(0, at) + other + one + citizenId.slice(at + 2));
  }
  days.delete(Number(citizenId.slice(6, 14)));
  return [...days];
}

/** A telephone or an address tells namesakes apart; without, a few are named and the rest counted. */
function namesakes(
  { columns }: PeopleIndex,
  places: readonly number[],
  { phone, address }: ListedPerson,
): Candidates {
  const wanted = { phone: phoneKey(phone), address: addressKey(address) };
  const sharing = places.filter((at) =>
    (['phone', 'address'] as const).some((part) => wanted[part] !== 0 && columns[part][at] === wanted[part]),
  );
  const shown = sharing.length > 0 ? sharing : places.slice(0, MOST_NAMESAKES);
  const idsOf = (some: readonly number[]): number[] => some.map((at) => columns.id[at] ?? 0);
  return {
    ids: idsOf(shown),
    contacts: new Set(idsOf(sharing)),
    more: sharing.length > 0 ? 0 : places.length - shown.length,
  };
}
