import { typingError } from '../../registry/near-number.ts';
import { mayBeAlike, nameKeysAt, type PeopleIndex } from '../../registry/people-index.ts';
import { blocksOf, joinKeys, sortedBy } from '../../registry/sorted-places.ts';

/** Two people, by their places in the index, who may be one: their names may be alike and something else agrees. */
export type Candidate = { readonly one: number; readonly other: number };

type Column = keyof PeopleIndex['columns'];
/** People who share a key are compared, never everybody with everybody. */
type Blocking = {
  readonly keyOf: (columns: PeopleIndex['columns'], at: number) => number;
  readonly agrees: (index: PeopleIndex, one: number, other: number) => boolean;
};

const nameKeys = ['sound', 'shape', 'head', 'ends', 'tail'] as const satisfies readonly Column[];
const always = (): boolean => true;

const blockings: readonly Blocking[] = [
  // The same birth date and some part of the name.
  ...nameKeys.map((name): Blocking => ({
    keyOf: (columns, at) => joinKeys(columns.birth[at] ?? 0, columns[name][at] ?? 0),
    agrees: ({ columns }, one, other) =>
      columns.birth[one] === columns.birth[other] && columns[name][one] === columns[name][other],
  })),
  // The same name and the year, or the month and day, of birth: the ids then differ by a typing error, or it is not they.
  ...(['sound', 'shape'] as const).flatMap((name) =>
    [(birth: number) => Math.floor(birth / 10_000), (birth: number) => birth % 10_000].map(
      (part): Blocking => ({
        keyOf: (columns, at) => joinKeys(part(columns.birth[at] ?? 0), columns[name][at] ?? 0),
        agrees: haveNearIds,
      }),
    ),
  ),
  { keyOf: ({ phone }, at) => phone[at] ?? 0, agrees: always },
  { keyOf: ({ address }, at) => address[at] ?? 0, agrees: always },
];

/** 疑似同一人 the pairs worth judging, each once, in order of place. */
export function candidatePairs(index: PeopleIndex, progress: (share: number) => void): readonly Candidate[] {
  const pairs = new Set<number>();
  const room = new Float64Array(index.size);
  for (const [done, { keyOf, agrees }] of blockings.entries()) {
    for (const block of blocksOf(
      index,
      sortedBy(index, (at) => keyOf(index.columns, at), room),
    )) {
      for (const [place, one] of block.entries()) {
        const keys = nameKeysAt(index, one);
        for (let next = place + 1; next < block.length; next += 1) {
          const other = block[next] ?? one;
          if (mayBeAlike(index, other, keys) && agrees(index, one, other))
            pairs.add(one * index.size + other);
        }
      }
    }
    progress((done + 1) / blockings.length);
  }
  const inOrder = Float64Array.from(pairs).sort();
  return Array.from(inOrder, (pair) => ({ one: Math.floor(pair / index.size), other: pair % index.size }));
}

/** The 17 digits before the check character differ by one typing error. */
function haveNearIds(
  { columns: { area, birth, sequence } }: PeopleIndex,
  one: number,
  other: number,
): boolean {
  const parts = [area, birth, sequence];
  if (parts.filter((part) => part[one] !== part[other]).length > 2) return false;
  const digits = (at: number): string =>
    `${area[at] ?? 0}${birth[at] ?? 0}${String(sequence[at] ?? 0).padStart(3, '0')}`;
  return typingError(digits(one), digits(other)) !== undefined;
}
