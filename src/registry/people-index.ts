import type { CitizenId } from '../kernel/citizen-id.ts';
import { plainName } from './names/characters.ts';
import { hashOf, type NameKeys, nameKeysOf } from './names/name-keys.ts';

/** What the index is made of, a person at a time. */
export type PersonToIndex = {
  readonly id: number;
  readonly citizen_id: CitizenId;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
};

const nameColumns = ['sound', 'shape', 'head', 'ends', 'tail'] as const satisfies (keyof NameKeys)[];
const columnNames = [
  ...(['id', 'area', 'birth', 'sequence'] as const),
  ...nameColumns,
  ...(['phone', 'address'] as const),
];
type ColumnName = (typeof columnNames)[number];

/**
 * 人员索引 everybody in a few numbers each, so that people who may be alike are found in memory: 44 bytes a person. `area`,
 * `birth` and `sequence` are the parts of the citizen id; a telephone or address of 0 is none.
 */
export type PeopleIndex = {
  readonly size: number;
  readonly columns: Readonly<Record<ColumnName, Int32Array>>;
};

/** Whatever is as many as its places, sorted by keys of its own. */
type Sized = Pick<PeopleIndex, 'size'>;

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
  let at = 0;
  for (const person of people) {
    if (at === size) throw new RangeError('more people than there is room for');
    const { citizen_id: number } = person;
    const keys = nameKeysOf(person.name);
    columns.id[at] = person.id;
    columns.area[at] = Number(number.slice(0, 6));
    columns.birth[at] = Number(number.slice(6, 14));
    columns.sequence[at] = Number(number.slice(14, 17));
    for (const name of nameColumns) columns[name][at] = keys[name];
    columns.phone[at] = phoneKey(person.phone);
    columns.address[at] = addressKey(person.address);
    at += 1;
    if (at % TOLD_EVERY === 0) tell(at);
  }
  return { size: at, columns };
}

/** A telephone or address of more people than `most` is an office's, an institution's or made up: it is forgotten. */
export function forgetShared(index: PeopleIndex, column: 'phone' | 'address', most: number): void {
  const keys = index.columns[column];
  for (const block of blocksOf(
    index,
    sortedBy(index, (at) => keys[at] ?? 0),
  )) {
    if (block.length > most) for (const at of block) keys[at] = 0;
  }
}

/** A telephone by its digits; 0 for what is none, such as 无 or 00000000. */
export function phoneKey(phone: string | null | undefined): number {
  const digits = (phone ?? '').normalize('NFKC').replace(/\D/g, '');
  return digits.length < 7 || /^(\d)\1*$/.test(digits) ? 0 : hashOf(digits);
}

/** An address without spaces; 0 for one too short to say where. */
export function addressKey(address: string | null | undefined): number {
  const plain = plainName(address ?? '');
  return plain.length < 4 ? 0 : hashOf(plain);
}

/** Whether somebody's name may be like one of these keys: some key is the same. */
export function mayBeAlike({ columns }: PeopleIndex, at: number, keys: NameKeys): boolean {
  return (
    columns.sound[at] === keys.sound ||
    columns.shape[at] === keys.shape ||
    columns.head[at] === keys.head ||
    columns.ends[at] === keys.ends ||
    columns.tail[at] === keys.tail
  );
}

/** The keys of somebody's name. */
export function nameKeysAt({ columns }: PeopleIndex, at: number): NameKeys {
  const keys = { sound: 0, shape: 0, head: 0, ends: 0, tail: 0 };
  for (const name of nameColumns) keys[name] = columns[name][at] ?? 0;
  return keys;
}

/**
 * The places of an index in order of a key that is never 0 where it counts; equal keys stand together. Whoever sorts again
 * and again gives one `room` for all, which is written over.
 */
export function sortedBy(
  index: Sized,
  keyOf: (at: number) => number,
  room = new Float64Array(index.size),
): Float64Array {
  const { size, bits } = roomOf(index);
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    const key = keyOf(at);
    if (key === 0) continue;
    room[count] = shortened(key, bits) * 2 ** bits + at;
    count += 1;
  }
  // Numbers sort without a comparison of ours: a million in a tenth of a second.
  return room.subarray(0, count).sort();
}

/** The runs of equal keys of two and more, as places. */
export function* blocksOf(index: Sized, sorted: Float64Array): Generator<readonly number[]> {
  const { bits } = roomOf(index);
  const room = 2 ** bits;
  let start = 0;
  while (start < sorted.length) {
    const key = Math.floor((sorted[start] ?? 0) / room);
    let end = start + 1;
    while (end < sorted.length && Math.floor((sorted[end] ?? 0) / room) === key) end += 1;
    if (end - start > 1) yield Array.from(sorted.subarray(start, end), (value) => value % room);
    start = end;
  }
}

/** The places that have a key. */
export function placesOf(index: PeopleIndex, sorted: Float64Array, key: number): readonly number[] {
  const { bits } = roomOf(index);
  const room = 2 ** bits;
  const wanted = shortened(key, bits);
  const places: number[] = [];
  for (let at = lowerBound(sorted, wanted * room); at < sorted.length; at += 1) {
    const value = sorted[at] ?? 0;
    if (Math.floor(value / room) !== wanted) break;
    places.push(value % room);
  }
  return places;
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A key and a place share the 53 bits of a number: with more than two million people the key gives up bits. */
function roomOf({ size }: Sized): { readonly size: number; readonly bits: number } {
  return { size, bits: Math.max(1, Math.ceil(Math.log2(size + 1))) };
}

function shortened(key: number, bits: number): number {
  const kept = Math.min(32, 53 - bits);
  return (key >>> 0) % 2 ** kept;
}

/** Two numbers as one key. */
export function joinKeys(one: number, other: number): number {
  const key = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
  return key === 0 ? 1 : key;
}
