import { mask } from '../../kernel/mask.ts';
import type { CitizenId } from '../../kernel/citizen-id.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { type ListKind, listTables } from '../../db/catalogue.ts';

/** 更正名单 how many people the list that is replaced named, and whom of them the new one no longer names. */
export type Correction = { readonly held: number; readonly dropped: readonly number[] };

/**
 * What the complete list of an import does to the one of an earlier command, of the same day and place, that it replaces
 * as a whole.
 */
export function correctionBy(sqlite: Sqlite, kind: ListKind, importId: number): Correction {
  const rowsOf = (imports: string) =>
    `select person_id from current_${listTables[kind]} where import_id in (${imports})`;
  const same = `select same.id from import as own join import as same on same.kind = own.kind
      and same.as_of = own.as_of and same.area is own.area and same.scope = 'complete'
      and same.id not in (select import_id from import_undo)
    where own.id = $id and own.scope = 'complete'`;
  const before = `${same} and same.command = (select max(command) from import where id in (${same} and same.command < own.command))`;
  const idsOf = (select: string): readonly number[] =>
    sqlite.prepare<{ id: number }, number>(select).pluck().all({ id: importId });
  return {
    held: idsOf(`select count(distinct person_id) from (${rowsOf(before)})`)[0] ?? 0,
    dropped: idsOf(`${rowsOf(before)} except ${rowsOf(`${same} and same.command = own.command`)} order by 1`),
  };
}

/** Of whom two imports of a kind do not say the same: other rows of the same person. */
export function findTornPeople(
  sqlite: Sqlite,
  kind: ListKind,
  one: number,
  other: number,
): readonly number[] {
  const table = listTables[kind];
  const said = kind === 'low-income' ? 'category, from_month, to_month' : 'household_key, is_head, since';
  const rows = (from: string, without: string) =>
    `select person_id from (select person_id, ${said} from current_${table} where import_id = ${from}
       except select person_id, ${said} from ${table} where import_id = ${without})
     where person_id in (select person_id from current_${table} where import_id = ${without})`;
  return sqlite
    .prepare<{ one: number; other: number }, number>(
      `${rows('$one', '$other')} union ${rows('$other', '$one')}`,
    )
    .pluck()
    .all({ one, other });
}

/** How people are called where they are told of: name, masked number, registry id. */
export function namesOf(sqlite: Sqlite, ids: readonly number[]): (id: number) => string {
  const rows = sqlite
    .prepare<[string], { id: number; name: string; citizen_id: CitizenId }>(
      'select id, name, citizen_id from person where id in (select value from json_each(?))',
    )
    .all(JSON.stringify(ids));
  const names = new Map(rows.map(({ id, name, citizen_id }) => [id, `${name} ${mask(citizen_id)} #${id}`]));
  return (id) => names.get(id) ?? `#${id}`;
}
