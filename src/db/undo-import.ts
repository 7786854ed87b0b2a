import type { Sqlite } from './driver.ts';
import { recordTables } from './record-tables.ts';

/** What stands in the way of undoing an import: a later import or a run that built on it. */
export type Dependent =
  | { readonly type: 'import'; readonly id: number; readonly file: string }
  | { readonly type: 'run'; readonly id: number; readonly month: string };

type Table = { readonly name: string; readonly recordedBy: string; readonly canRestore: boolean };
type Entity = 'person' | 'certificate';
type Change = { entity: Entity; entity_id: number; field: string; old_value: string | number | null };

const tables: readonly Table[] = [
  { name: 'fact', recordedBy: 'recorded_by', canRestore: true },
  { name: 'certificate_event', recordedBy: 'import_id', canRestore: true },
  { name: 'coverage', recordedBy: 'import_id', canRestore: true },
  { name: 'roster_absence', recordedBy: 'import_id', canRestore: false },
  ...recordTables.map((name) => ({ name, recordedBy: 'import_id', canRestore: true })),
];

/** The later imports and drafts that rest on what an import said; empty where it can be undone. */
export function dependentsOf(sqlite: Sqlite, importId: number, feedsPayout: boolean): readonly Dependent[] {
  const bySuperseding = tables.map(
    ({ name, recordedBy }) =>
      `select superseded_by as id from ${name} where ${recordedBy} = $id and superseded_by > $id`,
  );
  const later = sqlite
    .prepare<{ id: number }, { id: number; file: string }>(
      `select id, file_name as file from import where id in (${bySuperseding.join(' union ')}
         union select e.import_id from certificate_event as e join certificate as c on c.id = e.certificate_id
           where c.import_id = $id and e.import_id > $id and e.superseded_by is null
         union select b.import_id from change as a join change as b using (entity, entity_id, field)
           where a.import_id = $id and b.import_id > $id
         union select b.import_id from coverage as a join coverage as b on b.import_id > a.import_id
           where a.import_id = $id and b.superseded_by is null)
       and kind <> 'undo' and id not in (select import_id from import_undo) order by id`,
    )
    .all({ id: importId });
  const runs = sqlite
    .prepare<{ id: number }, { id: number; month: string }>(
      `select id, month from run where last_import >= $id and (select state from run_event
         where run_id = run.id order by seq desc limit 1) <> 'voided' order by id`,
    )
    .all({ id: importId });
  return [
    ...later.map((one) => ({ type: 'import' as const, ...one })),
    ...(feedsPayout ? runs : []).map((one) => ({ type: 'run' as const, ...one })),
  ];
}

/**
 * 撤销导入 takes an import back: what it said is superseded by the undoing import `by`, what it had superseded stands
 * again, what it changed in place has its old value. Nothing is deleted. Returns how many rows were touched.
 */
export function undoImport(sqlite: Sqlite, importId: number, by: number): number {
  let touched = 0;
  for (const table of tables) touched += restore(sqlite, table, importId, by);
  touched += withdraw(sqlite, importId, by);
  touched += changeBack(sqlite, importId, by);
  sqlite.prepare('insert into import_undo (import_id, by_import) values (?, ?)').run(importId, by);
  return touched;
}

/** A row brought back keeps the cell it came from; `restored_by` says since when it is known again. */
function restore(
  sqlite: Sqlite,
  { name, recordedBy, canRestore }: Table,
  importId: number,
  by: number,
): number {
  const retracted = sqlite
    .prepare(`update ${name} set superseded_by = ? where ${recordedBy} = ? and superseded_by is null`)
    .run(by, importId);
  if (!canRestore) return retracted.changes;
  const fixed = new Set(['id', 'superseded_by', 'restored_by']);
  const columns = sqlite
    .prepare<[string], string>('select name from pragma_table_info(?)')
    .pluck()
    .all(name)
    .filter((column) => !fixed.has(column))
    .join(', ');
  const restored = sqlite
    .prepare(
      `insert into ${name} (${columns}, restored_by) select ${columns}, ? from ${name}
       where superseded_by = ? and ${recordedBy} <> ? order by id`,
    )
    .run(by, importId, importId);
  return retracted.changes + restored.changes;
}

/** A certificate that only this import brought is no longer one: it stays in the file, but counts nowhere. */
function withdraw(sqlite: Sqlite, importId: number, by: number): number {
  sqlite
    .prepare(
      `insert into change (entity, entity_id, field, old_value, new_value, import_id, sheet, row_number)
       select 'certificate', id, 'withdrawn_by', null, ?, ?, sheet, row_number
       from certificate where import_id = ? and withdrawn_by is null order by id`,
    )
    .run(by, by, importId);
  return sqlite
    .prepare('update certificate set withdrawn_by = ? where import_id = ? and withdrawn_by is null')
    .run(by, importId).changes;
}

function changeBack(sqlite: Sqlite, importId: number, by: number): number {
  const changes = sqlite
    .prepare<[number], Change>(
      'select entity, entity_id, field, old_value from change where import_id = ? order by id desc',
    )
    .all(importId);
  const log = sqlite.prepare(
    `insert into change (entity, entity_id, field, old_value, new_value, import_id, sheet, row_number)
     select entity, entity_id, field, new_value, old_value, ?, sheet, row_number
     from change where import_id = ? order by id desc`,
  );
  for (const { entity, entity_id, field, old_value } of changes) {
    // The field comes from our own log, whose names are columns of ours.
    sqlite.prepare(`update ${entity} set ${field} = ? where id = ?`).run(old_value, entity_id);
  }
  log.run(by, importId);
  return changes.length;
}
