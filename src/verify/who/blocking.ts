import { nameKeyNames } from '../../registry/names/name-keys.ts';
import { first17At, type PeopleIndex } from '../../registry/people-index.ts';
import { joinKeys, placesOf, sortedBy } from '../../registry/sorted-places.ts';
import { birthClassOf, birthInNumber } from './compare-births.ts';
import type { SoughtPerson } from './evidence.ts';
import { compareNumbers } from './compare-numbers.ts';

/**
 * 分组 the keys by which people are brought together to be compared. Each class of slips leaves one of them whole: a name by
 * its sounds in any order, its first and its last character beside a part of the number, the parts of the number two by two, telephone and home.
 */
const blockings = [
  'birth',
  'year-sequence',
  'day-sequence',
  'name-year',
  'name-day',
  'name-sequence',
  'first-sequence',
  'last-sequence',
  'phone',
  'address',
  'door',
  'letters',
] as const;
type Blocking = (typeof blockings)[number];

/** What somebody may be found by: several of each where a row is damaged or says two things. */
type Parts = {
  readonly births: readonly number[];
  readonly years: readonly number[];
  readonly days: readonly number[];
  readonly sequences: readonly number[];
};

/** The key of somebody on the register; 0 for none. */
function keyAt({ columns, names }: PeopleIndex, by: Blocking, at: number): number {
  const of = (column: keyof typeof columns): number => columns[column][at] ?? 0;
  const [year, day] = [Math.floor(of('birth') / 10_000), of('birth') % 10_000];
  switch (by) {
    case 'birth':
    case 'phone':
    case 'address':
    case 'door':
    case 'letters':
      return of(by);
    case 'year-sequence':
      return joinKeys(year, of('sequence'));
    case 'day-sequence':
      return joinKeys(day, of('sequence'));
    case 'name-year':
      return joinKeys(of('bag'), year);
    case 'name-day':
      return joinKeys(of('bag'), day);
    case 'name-sequence':
      return joinKeys(of('bag'), of('sequence'));
    case 'first-sequence':
      return joinKeys(names[at]?.codePointAt(0) ?? 0, of('sequence'));
    case 'last-sequence':
      return joinKeys(lastOf(names[at] ?? ''), of('sequence'));
  }
}

function keysOf(
  sought: SoughtPerson,
  { births, years, days, sequences }: Parts,
  by: Blocking,
): readonly number[] {
  const { name, keys, phone, address, door } = sought;
  const crossed = (some: readonly number[], others: readonly number[]): readonly number[] =>
    some.flatMap((one) => others.map((other) => joinKeys(one, other)));
  const names = keys ? [keys.bag] : [];
  switch (by) {
    case 'birth':
      return births;
    case 'year-sequence':
      return crossed(years, sequences);
    case 'day-sequence':
      return crossed(days, sequences);
    case 'name-year':
      return crossed(names, years);
    case 'name-day':
      return crossed(names, days);
    case 'name-sequence':
      return crossed(names, sequences);
    case 'first-sequence':
      return crossed(name === undefined ? [] : [name.codePointAt(0) ?? 0], sequences);
    case 'last-sequence':
      return crossed(name === undefined ? [] : [lastOf(name)], sequences);
    case 'phone':
      return phone === 0 ? [] : [phone];
    case 'address':
      return address === 0 ? [] : [address];
    case 'door':
      return door === 0 ? [] : [door];
    case 'letters':
      // With nothing else to go by, everybody whose name has these sounds, written in letters or not.
      return keys && births.length + sequences.length === 0 ? [keys.letters] : [];
  }
}

/** The last character of a name, apart from the first ones. */
function lastOf(name: string): number {
  return ~(name.codePointAt(name.length - 1) ?? 0);
}

/** The parts that can be read of the number and the birth date; of a number with one character less or more, at both ends. */
function partsOf({ number, birth }: SoughtPerson): Parts {
  const sets = {
    births: new Set<number>(),
    years: new Set<number>(),
    days: new Set<number>(),
    sequences: new Set<number>(),
  };
  const add = (set: Set<number>, digits: string | undefined, length: number): void => {
    if (digits?.length === length && /^\d+$/.test(digits)) set.add(Number(digits));
  };
  const addDay = (day: string): void => {
    add(sets.births, day, 8);
    add(sets.years, day.slice(0, 4), 4);
    add(sets.days, day.slice(4), 4);
  };
  if (birth !== 0) addDay(String(birth));
  if (number !== undefined) {
    addDay(number.slice(6, 14));
    if (number.length !== 18) addDay(number.slice(-12, -4));
    add(sets.sequences, number.slice(-4, -1), 3);
    if (number.length !== 18) add(sets.sequences, number.slice(14, 17), 3);
  }
  // Day and month the other way round: the year is the same, and found by it where the name is.
  return {
    births: [...sets.births],
    years: [...sets.years],
    days: [...sets.days],
    sequences: [...sets.sequences],
  };
}

/** So many share a home or a telephone that it brings nobody together. */
const MOST_IN_BLOCK = 400;

/** Makes the search for everybody whom somebody sought may be. */
export function createSearch(index: PeopleIndex): (sought: SoughtPerson) => readonly number[] {
  const sorted = new Map<Blocking, Float64Array>();
  const by = (blocking: Blocking): Float64Array => {
    const known = sorted.get(blocking);
    if (known) return known;
    const made = sortedBy(index, (at) => keyAt(index, blocking, at));
    sorted.set(blocking, made);
    return made;
  };
  return (sought) => {
    const parts = partsOf(sought);
    const found = new Set<number>();
    for (const blocking of blockings) {
      for (const key of keysOf(sought, parts, blocking)) {
        const places = placesOf(index, by(blocking), key);
        const isLimited = blocking !== 'letters' && blocking !== 'birth';
        if (isLimited && places.length > MOST_IN_BLOCK) continue;
        const isWorth = worth[blocking] ?? mayBe;
        for (const at of places) if (!found.has(at) && isWorth(index, sought, at)) found.add(at);
      }
    }
    return [...found];
  };
}

/** What else must hold where a block brings together many who have little in common. */
const worth: Partial<
  Readonly<Record<Blocking, (index: PeopleIndex, sought: SoughtPerson, at: number) => boolean>>
> = {
  letters: () => true,
  'name-year': isNear,
  'name-day': isNear,
  'name-sequence': isNear,
  'first-sequence': hasNumberAlike,
  'last-sequence': hasNumberAlike,
  // A home and a telephone are a family's: of two entries one has a name alike there, or the birth date of the other.
  phone: (index, sought, at) => (sought.form === 'registered' ? hasNameAlike : mayBe)(index, sought, at),
  address: (index, sought, at) => (sought.form === 'registered' ? hasNameAlike : mayBe)(index, sought, at),
  door: hasNameAlike,
};

function hasNumberAlike(index: PeopleIndex, { number }: SoughtPerson, at: number): boolean {
  return number !== undefined && compareNumbers(number, first17At(index, at)).kind !== 'other';
}

/** Of one name there are many: the birth date must be near, or something else agree. */
function isNear(index: PeopleIndex, sought: SoughtPerson, at: number): boolean {
  const { columns } = index;
  const agrees = (column: 'phone' | 'address' | 'door'): boolean =>
    sought[column] !== 0 && columns[column][at] === sought[column];
  const known = columns.birth[at] ?? 0;
  const isBorn = (day: number): boolean => day !== 0 && birthClassOf(day, known) !== 'other';
  return (
    isBorn(sought.birth) ||
    agrees('phone') ||
    agrees('address') ||
    agrees('door') ||
    isBorn(birthInNumber(sought.number)) ||
    hasNumberAlike(index, sought, at)
  );
}

function hasNameAlike({ columns }: PeopleIndex, { keys }: SoughtPerson, at: number): boolean {
  return keys === undefined || nameKeyNames.some((key) => columns[key][at] === keys[key]);
}

/** Whether it is worth weighing: the name may be alike in some way. */
function mayBe(index: PeopleIndex, sought: SoughtPerson, at: number): boolean {
  if (hasNameAlike(index, sought, at)) return true;
  const [name, known] = [sought.name ?? '', index.names[at] ?? ''];
  if (known.startsWith(name.slice(0, 1)) || known.endsWith(name.slice(-1))) return true;
  return (
    (sought.phone !== 0 && index.columns.phone[at] === sought.phone) ||
    (sought.address !== 0 && index.columns.address[at] === sought.address)
  );
}
