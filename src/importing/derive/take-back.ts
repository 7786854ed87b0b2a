import type { PlainDate } from '../../kernel/plain-date.ts';
import { attributesOfHolder, personColumns } from '../../registry/certificate/statement.ts';
import type { ValidityPolicy } from '../../registry/certificate/validity.ts';
import { importColumnOf, tablesOf } from '../../db/catalogue.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import type { Source } from '../save/source.ts';
import { deriveHouseholds } from './derive-households.ts';
import { deriveLowIncome } from './derive-low-income.ts';
import { undoCaseEvents } from './undo-case-events.ts';
import { createHolderDeriver } from './holder-deriver.ts';
import { createHolderStatements } from './holder-statements.ts';
import { columnOf, createRecordTable, recordOf } from './record-statements.ts';
import { deriveAbsences } from './roster-absence.ts';

/** What stands in the way of undoing an import: a later import or a run that built on it. */
export type Dependent =
  | { readonly type: 'import'; readonly id: number; readonly file: string }
  | { readonly type: 'run'; readonly id: number; readonly month: string };

/** The later imports and drafts that rest on what an import said; empty where it can be undone. */
export function dependentsOf(sqlite: Sqlite, importId: number, feedsPayout: boolean): readonly Dependent[] {
  const bySuperseding = tablesOf('records', 'derived', 'events').map(
    (table) =>
      `select superseded_by as id from ${table} where ${importColumnOf(table)} = $id and superseded_by > $id`,
  );
  const later = sqlite
    .prepare<{ id: number }, { id: number; file: string }>(
      `select id, file_name as file from import where id in (${bySuperseding.join(' union ')}
         union select e.import_id from current_certificate_event as e join certificate as c on c.id = e.certificate_id
           where c.import_id = $id and e.import_id > $id
         union select b.import_id from change as a join change as b using (entity, entity_id, field)
           where a.import_id = $id and b.import_id > $id
         union select b.import_id from coverage as a join current_coverage as b on b.import_id > a.import_id
           where a.import_id = $id)
       and kind <> 'undo' and id not in (select import_id from import_undo) order by id`,
    )
    .all({ id: importId });
  const runs = sqlite
    .prepare<{ id: number }, { id: number; month: string }>(
      `select id, month from run where last_import >= $id
         and id in (select run_id from run_state where state <> 'voided') order by id`,
    )
    .all({ id: importId });
  return [
    ...later.map((one) => ({ type: 'import' as const, ...one })),
    ...(feedsPayout ? runs : []).map((one) => ({ type: 'run' as const, ...one })),
  ];
}

/** What undoing needs to know of the district and of its sheets. */
export type UndoSource = {
  readonly id: number;
  readonly by: number;
  readonly validity: ValidityPolicy;
  /** The key fields of each table of records. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
};

/**
 * 撤销导入 takes an import back: its statements count no more, and what is on record is what follows from the others.
 * Nothing is deleted. Returns how many rows of it counted.
 */
export function undoImport(sqlite: Sqlite, source: UndoSource): number {
  const { id, by } = source;
  sqlite.prepare('insert into import_undo (import_id, by_import) values (?, ?)').run(id, by);
  let touched = undoHolders(sqlite, source);
  for (const table of tablesOf('list')) {
    touched += sqlite
      .prepare(`update ${table} set superseded_by = ? where import_id = ? and superseded_by is null`)
      .run(by, id).changes;
  }
  for (const [table, key] of source.keys) touched += undoRecords(sqlite, table, key.map(columnOf), source);
  touched += undoCaseEvents(sqlite, source);
  deriveLowIncome(sqlite, by);
  deriveHouseholds(sqlite, by);
  deriveAbsences(sqlite, by);
  return touched;
}

/** Where an undoing stands among the lists: it says nothing by itself. */
function listSource({ by }: UndoSource): Source {
  return { importId: by, sheet: '', asOf: '' as PlainDate, command: 0, stated: new Set() };
}

/** Whoever was named by this import alone is withdrawn at once; everybody else is derived from what is left. */
function undoHolders(sqlite: Sqlite, source: UndoSource): number {
  const { id, by, validity } = source;
  const statements = createHolderStatements(sqlite, { ...listSource(source), validity });
  const others = sqlite
    .prepare<{ id: number }, number>(
      `select distinct person_id from holder_statement where person_id in (
         select person_id from certificate where import_id = @id
         union select person_id from holder_statement where import_id = @id)`,
    )
    .pluck()
    .all({ id });
  for (const person of others) statements.writeDown(person);
  const retracted = sqlite
    .prepare('update holder_statement set superseded_by = ? where import_id = ? and superseded_by is null')
    .run(by, id);
  const withdrawn = withdraw(sqlite, id, by);
  const derive = createHolderDeriver(sqlite, { importId: by, sheet: '', validity, retracted: id });
  for (const person of others) derive(person, statements.of(person), 0);
  return retracted.changes + withdrawn;
}

/** A certificate that nothing speaks of any more stays in the file and counts nowhere, as do its events. */
function withdraw(sqlite: Sqlite, id: number, by: number): number {
  const alone = `select c.id from certificate as c where c.import_id = @id and c.withdrawn_by is null
    and not exists (select 1 from holder_statement as s where s.person_id = c.person_id)`;
  const run = (sql: string): number => sqlite.prepare(sql).run({ id, by }).changes;
  run(`insert into change (entity, entity_id, field, old_value, new_value, import_id, sheet, row_number)
    select 'certificate', id, 'withdrawn_by', null, @by, @by, sheet, row_number from certificate
    where id in (${alone}) order by id`);
  run(
    `update certificate_event set superseded_by = @by where superseded_by is null and certificate_id in (${alone})`,
  );
  run(`update fact set superseded_by = @by where superseded_by is null and recorded_by = @id
    and name in (${attributesOfHolder.map((name) => `'${name}'`).join(', ')})
    and person_id in (select person_id from certificate where id in (${alone}))`);
  // Whom no roster speaks of any more, lists know by name only.
  for (const field of personColumns.filter((column) => column !== 'name')) {
    const people = `id in (select person_id from certificate where id in (${alone})) and ${field} is not null`;
    run(`insert into change (entity, entity_id, field, old_value, new_value, import_id, sheet, row_number)
      select 'person', id, '${field}', ${field}, null, @by, sheet, row_number from person
      where ${people} order by id`);
    run(`update person set ${field} = null where ${people}`);
  }
  return run(`update certificate set withdrawn_by = @by where id in (${alone})`);
}

/** Each record of this import, or that it took off, becomes what the other lists say of it. */
function undoRecords(
  sqlite: Sqlite,
  table: string,
  keyColumns: readonly string[],
  source: UndoSource,
): number {
  const records = createRecordTable(sqlite, table, keyColumns, listSource(source));
  const said = sqlite
    .prepare<{ id: number }, (string | number | null)[]>(
      `select distinct ${[...keyColumns, 'occurrence'].join(', ')} from ${table}
       where @id in (import_id, superseded_by)`,
    )
    .raw()
    .all({ id: source.id });
  for (const key of said) {
    const record = recordOf(records.statements(key));
    const current = records.current(key);
    const isSame =
      record !== undefined &&
      current !== undefined &&
      current.importId !== source.id &&
      records.columns.every((column) => current.values[column] === record.values[column]);
    if (isSame) continue;
    if (current) records.supersede(current.id);
    if (record) records.put(record.values, Number(key.at(-1)), record.origin);
  }
  return said.length;
}
