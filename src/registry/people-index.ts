import type { CitizenId } from '../kernel/citizen-id.ts';
import { hashOf } from '../kernel/hash-of.ts';
import { plainName } from './names/characters.ts';
import { type NameKeys, nameKeysOf } from './names/name-keys.ts';
import { blocksOf, sortedBy } from './sorted-places.ts';

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
