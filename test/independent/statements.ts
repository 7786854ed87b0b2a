import { csvOf, type Kind, type List, type ListOf } from './sheets.ts';

/** Files by the command that read them: a later command corrects what an earlier one said of the same day. */
export type Commands = readonly (readonly List[])[];

/** A list as far as it counts. */
export type Standing<One extends Kind> = ListOf<One> & {
  /** False where a row could not be read: then the list says nothing about those who are not on it. */
  readonly isWhole: boolean;
};

type Placed<One extends Kind> = Standing<One> & { readonly place: number };

const SCOPES = ['complete', 'part', 'additions', 'removals'];

/**
 * The lists of one kind in the order of their own days; of one day the complete ones first. A file that came again keeps
 * its first place. Of two complete lists of one area and day the one of the later command stands, and the other not at
 * all; of all other lists of one scope and day the later command has the word for each person whom it names.
 */
export function standing<One extends Kind>(kind: One, commands: Commands): readonly Standing<One>[] {
  const seen = new Set<string>();
  const placed: Placed<One>[] = [];
  for (const [place, lists] of commands.entries()) {
    for (const list of lists) {
      const content = csvOf(list);
      if (list.kind !== kind || seen.has(content)) continue;
      seen.add(content);
      placed.push(read(list as List & ListOf<One>, place));
    }
  }
  return placed
    .flatMap((list) => asCorrected(list, placed))
    .toSorted((one, other) => compare(orderOf(one), orderOf(other)));
}

function read<One extends Kind>(list: ListOf<One>, place: number): Placed<One> {
  const rows = list.rows.filter(({ isDamaged }) => isDamaged !== true);
  return { ...list, rows, isWhole: rows.length === list.rows.length, place };
}

function asCorrected<One extends Kind>(
  list: Placed<One>,
  all: readonly Placed<One>[],
): readonly Placed<One>[] {
  const later = all.filter(
    (one) =>
      one.scope === list.scope &&
      one.area === list.area &&
      one.day === list.day &&
      one.place > list.place &&
      !isOfOtherRelief(one),
  );
  if (later.length === 0) return [list];
  if (list.scope === 'complete') return [];
  const named = new Set(later.flatMap(({ rows }) => rows.map(({ id }) => id)));
  return [{ ...list, rows: list.rows.filter(({ id }) => !named.has(id)) }];
}

/** A list of 特困 or 低保边缘 alone takes the place of no list of 低保. */
function isOfOtherRelief({ kind, rows }: Placed<Kind>): boolean {
  return (
    kind === 'low-income' &&
    rows.length > 0 &&
    rows.every((row) => 'category' in row && row.category !== '低保')
  );
}

function orderOf({ day, scope, area = '', place }: Placed<Kind>): string {
  return `${day} ${SCOPES.indexOf(scope)} ${area} ${String(place).padStart(4, '0')}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
