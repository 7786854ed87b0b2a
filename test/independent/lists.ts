import { corrected } from './corrections.ts';
import { householdLists } from './household-lists.ts';
import { lowIncomeLists } from './low-income-lists.ts';
import { type Random, randomFrom } from './random.ts';
import { accountLists, deathLists, eventLists, moveLists, rosters } from './record-lists.ts';
import type { List, ListOf } from './sheets.ts';
import { fileNames } from './titles.ts';
import type { World } from './world.ts';

/**
 * What the office would export of a world, in the order of days; a list that corrects another comes right after it. No
 * two have one kind, scope and day otherwise, but for the streets of one roster.
 */
export function listsOf(world: World): readonly List[] {
  const random = randomFrom(world.seed + 1_000_003);
  const nameOf = fileNames();
  const holders = rosters(random, world, nameOf);
  const told: List[] = [
    ...holders,
    ...lowIncomeLists(random, world, nameOf).map((list) => damaged(random, list)),
    ...householdLists(random, world, nameOf).map((list) => damaged(random, list)),
    ...eventLists(random, world, nameOf).map((list) => aboutKnown(list, holders)),
    ...deathLists(random, world, nameOf),
    ...moveLists(random, world, nameOf),
    ...accountLists(random, world, nameOf),
  ];
  const share = random.pick([0, 0.1, 0.3]);
  return told
    .filter(({ rows }) => rows.length > 0)
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .flatMap((list) => (random.chance(share) ? corrected(random, list, world, nameOf) : [list]));
}

/** Now and then one row of a complete list cannot be read: such a list says nothing about those who are not on it. */
function damaged<One extends 'low-income' | 'households'>(random: Random, list: ListOf<One>): ListOf<One> {
  const at = random.int(0, list.rows.length - 1);
  if (list.scope !== 'complete' || list.rows.length < 2 || !random.chance(0.04)) return list;
  return { ...list, rows: list.rows.map((row, nth) => (nth === at ? { ...row, isDamaged: true } : row)) };
}

/** An event of a certificate that no list ever brings cannot be put on record: such rows are left out. */
function aboutKnown(list: ListOf<'certificate-events'>, holders: readonly ListOf<'holders'>[]) {
  const known = new Set(holders.flatMap(({ rows }) => rows.map(({ number }) => number)));
  const brought = list.rows.filter(({ change, number }) => change === '新办' || known.has(number));
  const numbers = new Set(brought.map(({ newNumber, number }) => newNumber ?? number));
  return {
    ...list,
    rows: list.rows.filter(
      ({ change, number }) => change === '新办' || known.has(number) || numbers.has(number),
    ),
  };
}
