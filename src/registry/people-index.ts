import type { CitizenId } from '../kernel/citizen-id.ts';
import { hashOf } from '../kernel/writing/hash-of.ts';
import { readNumeral } from '../kernel/numbers/numerals.ts';
import { plainName } from './names/plain-name.ts';
import { nameKeyNames, nameKeysOf } from './names/name-keys.ts';
import { countOf, placesOf, sortedBy } from './sorted-places.ts';

/** What the index is made of, a person at a time. */
export type PersonToIndex = {
  readonly id: number;
  readonly citizen_id: CitizenId;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
};

const columnNames = [
  ...(['id', 'area', 'birth', 'sequence'] as const),
  ...nameKeyNames,
  ...(['phone', 'address', 'door', 'subdistrict', 'community'] as const),
];
type ColumnName = (typeof columnNames)[number];

/**
 * 人员索引 everybody in a few numbers each, so that people who may be alike are found in memory: about 150 bytes a person.
 * `area`, `birth` and `sequence` are the parts of the citizen id; a telephone, address or place of 0 is none.
 */
export type PeopleIndex = {
  readonly size: number;
  readonly columns: Readonly<Record<ColumnName, Int32Array>>;
  readonly names: readonly string[];
  /** The digits of the telephone as a number, for those that differ by a slip. */
  readonly phones: Float64Array;
};

const TOLD_EVERY = 10_000;

/** Reads everybody into an index with room for `size` people, and tells how many it has read. */
export function indexPeople(
  people: Iterable<PersonToIndex>,
  size: number,
  tell: (done: number) => void = () => undefined,
): PeopleIndex {
  const columns = Object.fromEntries(columnNames.map((name) => [name, new Int32Array(size)])) as Record<
    ColumnName,
    Int32Array
  >;
  const phones = new Float64Array(size);
  const names: string[] = [];
  let at = 0;
  for (const person of people) {
    if (at === size) throw new RangeError('more people than there is room for');
    const { citizen_id: number } = person;
    const keys = nameKeysOf(person.name);
    columns.id[at] = person.id;
    columns.area[at] = Number(number.slice(0, 6));
    columns.birth[at] = Number(number.slice(6, 14));
    columns.sequence[at] = Number(number.slice(14, 17));
    for (const name of nameKeyNames) columns[name][at] = keys[name];
    phones[at] = phoneDigits(person.phone);
    columns.phone[at] = phoneKey(person.phone);
    const { address, door } = addressKeys(person.address);
    columns.address[at] = address;
    columns.door[at] = door;
    names.push(person.name);
    at += 1;
    if (at % TOLD_EVERY === 0) tell(at);
  }
  return { size: at, columns, names, phones };
}

/** The citizen id of somebody, without its check character. */
export function first17At({ columns: { area, birth, sequence } }: PeopleIndex, at: number): string {
  return `${area[at] ?? 0}${birth[at] ?? 0}${String(sequence[at] ?? 0).padStart(3, '0')}`;
}

/** Those who share a key, and how many they are: each column is sorted once, when it is first asked for. */
export type PlacesBy = {
  readonly places: (column: ColumnName, key: number) => readonly number[];
  readonly count: (column: ColumnName, key: number) => number;
};

/** Makes the look-up by any column. */
export function createPlacesBy(index: PeopleIndex): PlacesBy {
  const sorted = new Map<ColumnName, Float64Array>();
  const by = (column: ColumnName): Float64Array => {
    const known = sorted.get(column);
    if (known) return known;
    const keys = index.columns[column];
    const made = sortedBy(index, (at) => keys[at] ?? 0);
    sorted.set(column, made);
    return made;
  };
  return {
    places: (column, key) => {
      const keys = index.columns[column];
      return placesOf(index, by(column), key).filter((at) => keys[at] === key);
    },
    count: (column, key) => countOf(index, by(column), key),
  };
}

/**
 * A telephone as a number of its digits, without the 86 of the country; of several in a cell the first. 0 for what is none,
 * such as 无 or 00000000.
 */
export function phoneDigits(phone: string | null | undefined): number {
  const [first = ''] = (phone ?? '')
    .normalize('NFKC')
    .replace(/^\s*\+?(?:00)?86[\s-]*(?=1\d{10})/, '')
    .replace(/\.0+$/, '')
    .split(/[/、,;|]|\s(?=1\d{10})/);
  const digits = first.replace(/\D/g, '');
  return digits.length < 7 || digits.length > 15 || /^(\d)\1*$/.test(digits) ? 0 : Number(digits);
}

/** A telephone by its digits; 0 for none. */
export function phoneKey(phone: string | null | undefined): number {
  const digits = phoneDigits(phone);
  return digits === 0 ? 0 : hashOf(String(digits));
}

const DIVISIONS = /^.*(?:省|自治区|市|区|县|街道办事处|街道|镇|乡|社区居委会|社区|居委会|村委会)(?=.)/u;
const NUMERALS = /[零〇一二三四五六七八九十百]+(?=组|队|号|栋|幢|座|单元|楼|层|室)/gu;

/** 住址的检索键 an address by its street or village and all its numbers, and by the first of them; 0 for what says not where. */
export function addressKeys(address: string | null | undefined): {
  readonly address: number;
  readonly door: number;
} {
  const plain = plainName(address ?? '');
  if (plain.length < 4) return { address: 0, door: 0 };
  // What stands before the street is said in other columns, in some lists and not in others.
  const within = plain
    .replace(DIVISIONS, '')
    .replace(NUMERALS, (numeral) => String(readNumeral(numeral)?.value ?? numeral));
  const numbers = within.match(/\d+/g) ?? [];
  const at = within.search(/\d/);
  const street = at < 0 ? within : within.slice(0, at);
  if (numbers.length === 0 || street.length < 2) return { address: hashOf(within), door: 0 };
  return { address: hashOf(`${street} ${numbers.join(' ')}`), door: hashOf(`${street} ${numbers[0] ?? ''}`) };
}
