import { createPlacesBy, type PeopleIndex, type PlacesBy } from '../../registry/people-index.ts';
import { joinKeys } from '../../registry/sorted-places.ts';

/** 登记中的常见程度 how often what agrees is met with in the register itself: a rare name says more than a common one. */
export type Register = {
  readonly index: PeopleIndex;
  /** Whom a row may mean: everybody, in a register of a few those of the place that it stands for. */
  readonly people: number;
  /** 无人用 whether a key of a column is nobody's but their own. */
  readonly isNobodys: (column: Shared, key: number) => boolean;
  readonly places: (column: Shared, key: number) => readonly number[];
  /** How many others have a key of a column. */
  readonly others: (column: Shared, key: number) => number;
  /** The same as a share of all. */
  readonly share: (column: Shared, key: number) => number;
  /** 街道和社区 of how many it is the community, of that subdistrict where both are said: names such as 幸福 are given in several. */
  readonly placeShare: (subdistrict: number, community: number) => number;
  readonly areaShare: (area: number) => number;
  readonly sequenceShare: (sequence: number) => number;
  /** Of how many it is the birth date, and any one day of that year. */
  readonly birthShare: (birth: number) => number;
  readonly dayShare: (birth: number) => number;
};

type Shared = Parameters<PlacesBy['count']>[0];

const DAYS = 365.25;
const SEQUENCES = 1000;
const YEARS = 100;
const SMALLEST_PLACE = 5000;
/** What nobody else has is not for that reason impossible: the rarest names of a place are borne by one in forty thousand. */
const RAREST = 0.000_025;

/** Counts the register once; `besides` how many of those counted are the ones who are compared. */
export function createRegister(index: PeopleIndex, besides: 1 | 2): Register {
  const { size, columns } = index;
  const by = createPlacesBy(index);
  const counts = {
    area: new Map<number, number>(),
    sequence: new Map<number, number>(),
    year: new Map<number, number>(),
    place: new Map<number, number>(),
  };
  const add = (map: Map<number, number>, key: number): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (let at = 0; at < size; at += 1) {
    add(counts.area, columns.area[at] ?? 0);
    add(counts.sequence, columns.sequence[at] ?? 0);
    add(counts.year, yearOf(columns.birth[at] ?? 0));
    add(counts.place, joinKeys(columns.subdistrict[at] ?? 0, columns.community[at] ?? 0));
  }
  const people = Math.max(size, SMALLEST_PLACE);
  const rarest = Math.min(RAREST, 0.5 / people);
  const others: Register['others'] = (column, key) => Math.max(0, by.count(column, key) - besides);
  const share: Register['share'] = (column, key) => others(column, key) / people + rarest;
  const dayShare = (birth: number): number =>
    ((counts.year.get(yearOf(birth)) ?? 0) + 1) / (people + YEARS) / DAYS;
  return {
    index,
    people,
    places: by.places,
    isNobodys: (column, key) => by.count(column, key) < besides,
    others,
    share,
    dayShare,
    placeShare: (subdistrict, community) =>
      Math.max(0, (counts.place.get(joinKeys(subdistrict, community)) ?? 0) - besides) / people + rarest,
    areaShare: (area) => ((counts.area.get(area) ?? 0) + 1) / (people + 2),
    sequenceShare: (sequence) => ((counts.sequence.get(sequence) ?? 0) + 1) / (people + SEQUENCES),
    birthShare: (birth) => others('birth', birth) / people / 2 + dayShare(birth) / 2,
  };
}

function yearOf(birth: number): number {
  return Math.floor(birth / 10_000);
}
