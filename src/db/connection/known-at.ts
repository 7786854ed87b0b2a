import type { PlainDate } from '../../kernel/plain-date.ts';
import { type TableName, tables, viewsThrough } from '../catalogue.ts';
import type { Sqlite } from './driver.ts';

/**
 * 当时所知 lets every query of this connection see the registry as it was known at the end of a day in Shanghai: temp
 * views of the same names stand before the tables. Only the log stays what it is; nothing can be imported.
 */
export function showAsKnownAt(sqlite: Sqlite, knownAt: PlainDate): void {
  const last = lastImportBy(sqlite, knownAt);
  for (const [table, { known }] of tables) {
    if (known === 'always' || known === 'through') continue;
    if (known === 'by-field') showByField(sqlite, table, last);
    else if ('import' in known) shadow(sqlite, table, known.import, last);
    else if ('at' in known) show(sqlite, table, `${known.at} < '${endOf(knownAt)}'`);
    else show(sqlite, table, `${known.by} in (select id from temp.${known.with})`);
  }
  for (const [name, select] of viewsThrough) sqlite.exec(`create temp view ${name} as ${select}`);
}

function show(sqlite: Sqlite, table: string, isKnown: string): void {
  sqlite.exec(`create temp view ${table} as select * from main.${table} where ${isKnown}`);
}

/** Whether anything at all was known at the end of a day in Shanghai. */
export function hasImportBy(sqlite: Sqlite, day: PlainDate): boolean {
  return lastImportBy(sqlite, day) > 0;
}

/** Midnight in Shanghai is 16:00 the day before in UTC. */
export function endOf(day: PlainDate): string {
  return `${day}T16:00:00`;
}

function lastImportBy(sqlite: Sqlite, knownAt: PlainDate): number {
  const row = sqlite
    .prepare<[string], { id: number | null }>('select max(id) as id from main.import where recorded_at < ?')
    .get(endOf(knownAt));
  return row?.id ?? 0;
}

function columnsOf(sqlite: Sqlite, table: string): readonly string[] {
  return sqlite.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
}

/** What was superseded later was current then. */
function shadow(sqlite: Sqlite, table: string, recordedBy: string, last: number): void {
  const all = columnsOf(sqlite, table);
  const known = all.includes('restored_by') ? `coalesce(restored_by, ${recordedBy})` : recordedBy;
  const columns = all.map((column) =>
    column === 'superseded_by'
      ? `iif(superseded_by <= ${last}, superseded_by, null) as superseded_by`
      : column,
  );
  sqlite.exec(
    `create temp view ${table} as select ${columns.join(', ')} from main.${table} where ${known} <= ${last}`,
  );
}

/** A field that changed later had the old value of the first later change. */
function showByField(sqlite: Sqlite, entity: TableName, last: number): void {
  const changed = sqlite
    .prepare<[string, number], string>(
      'select distinct field from main.change where entity = ? and import_id > ? order by field',
    )
    .pluck()
    .all(entity, last);
  const columns = columnsOf(sqlite, entity).map((column) => {
    if (!changed.includes(column)) return column;
    const first = `from main.change where entity = '${entity}' and entity_id = t.id and field = '${column}'
      and import_id > ${last} order by id limit 1`;
    return `iif(exists (select 1 ${first}), (select old_value ${first}), ${column}) as ${column}`;
  });
  sqlite.exec(
    `create temp view ${entity} as select ${columns.join(', ')} from main.${entity} as t where import_id <= ${last}`,
  );
}
