import { dayBefore, plusMonths, plusYears } from './dates.ts';
import { type Random } from './random.ts';
import { typo } from './record-lists.ts';
import type { Kind, List, ListOf } from './sheets.ts';
import type { FileNames } from './titles.ts';
import type { World } from './world.ts';

type RowsOf<One extends Kind> = ListOf<One>['rows'];

/** A list as it was handed over first, with a mistake in it, and then the right one: same kind, scope, area and day. */
export function corrected(random: Random, list: List, world: World, nameOf: FileNames): readonly List[] {
  const wrong = withMistake(random, list, world);
  if (wrong.rows.length === 0 || JSON.stringify(wrong.rows) === JSON.stringify(list.rows)) return [list];
  const stem = list.file.replace(/\d+\.csv$/, '');
  const next = { ...list, file: nameOf(stem), corrects: wrong.file };
  return random.chance(0.2) ? [wrong, ...corrected(random, next, world, nameOf)] : [wrong, next];
}

function withMistake(random: Random, list: List, world: World): List {
  switch (list.kind) {
    case 'low-income':
      return { ...list, rows: lowIncome(random, list, world) };
    case 'households':
      return { ...list, rows: households(random, list) };
    case 'holders':
      return { ...list, rows: one(random, list.rows, (row) => ({ ...row, grade: typo(row.grade) })) };
    case 'deaths':
      return { ...list, rows: one(random, list.rows, (row) => ({ ...row, on: sooner(random, row.on) })) };
    case 'accounts':
      return { ...list, rows: one(random, list.rows, (row) => withOtherGuardian(row, world)) };
    case 'certificate-events':
      return {
        ...list,
        rows: one(random, list.rows, (row) =>
          row.expiresOn === undefined ? row : { ...row, expiresOn: plusYears(row.expiresOn, -1) },
        ),
      };
    case 'moves':
      return list;
  }
}

/** Somebody forgotten, somebody too many, or another month. */
function lowIncome(
  random: Random,
  { rows, scope }: ListOf<'low-income'>,
  { people }: World,
): RowsOf<'low-income'> {
  const kind = random.int(1, 3);
  if (kind === 1 && scope === 'complete') return without(random, rows);
  if (kind === 2 && scope === 'complete') {
    const others = people.filter(({ id }) => rows.every((row) => row.id !== id));
    const other = others[0] && random.pick(others);
    if (other) return [...rows, { id: other.id, name: other.name, category: '低保', from: '2019-05' }];
  }
  return one(random, rows, (row) => ({
    ...row,
    ...(row.from !== undefined && { from: plusMonths(row.from, -random.int(1, 3)) }),
    ...(scope === 'removals' && row.to !== undefined && { to: plusMonths(row.to, -1) }),
  }));
}

function households(random: Random, { rows, scope }: ListOf<'households'>): RowsOf<'households'> {
  if (scope === 'complete' && random.chance(0.5)) return without(random, rows);
  const [first] = rows;
  return one(random, rows, (row) => {
    if (first && row.id !== row.head.id && random.chance(0.4))
      return { ...row, key: first.key, head: first.head };
    return { ...row, since: row.since === undefined ? undefined : sooner(random, row.since) };
  });
}

function withOtherGuardian(row: RowsOf<'accounts'>[number], { people }: World): RowsOf<'accounts'>[number] {
  const other = people.find(({ bornOn, id }) => bornOn < '2000' && id !== row.id && id !== row.guardian?.id);
  if (row.guardian === undefined || other === undefined) return row;
  return { ...row, guardian: { id: other.id, name: other.name } };
}

function sooner(random: Random, day: string): string {
  return random.chance(0.5) ? dayBefore(day) : `${plusMonths(day.slice(0, 7), -1)}-11`;
}

function without<Row>(random: Random, rows: readonly Row[]): readonly Row[] {
  const at = random.int(0, rows.length - 1);
  return rows.filter((_, nth) => nth !== at);
}

function one<Row>(random: Random, rows: readonly Row[], change: (row: Row) => Row): readonly Row[] {
  const at = random.int(0, rows.length - 1);
  return rows.map((row, nth) => (nth === at ? change(row) : row));
}
