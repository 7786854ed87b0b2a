import type { PlainDate } from '../kernel/plain-date.ts';
import type { Sqlite } from './driver.ts';
import type { recordTables } from './record-tables.ts';
import type { Tables } from './schema.ts';

type Entity = 'person' | 'certificate';

/** Since when a row was known: by its import, by a time of its own, or with the row of another table that it belongs to. */
type Known =
  { readonly import: string } | { readonly at: string } | { readonly with: TableName; readonly by: string };
type TableName = keyof Tables | (typeof recordTables)[number] | 'roster_absence';

/** What is never shadowed: it says the same on any day, is read only through what is, or is the log itself. */
type Timeless = 'setting' | 'scheme_version' | 'employer_unit' | 'audit';

/** 当时所知 since when the rows of each table were known; a new table does not compile without saying so. */
const knownSince: Readonly<Record<Exclude<TableName, Entity | Timeless>, Known>> = {
  import: { import: 'id' },
  household: { import: 'import_id' },
  fact: { import: 'recorded_by' },
  certificate_event: { import: 'import_id' },
  coverage: { import: 'import_id' },
  roster_absence: { import: 'import_id' },
  low_income_row: { import: 'import_id' },
  household_row: { import: 'import_id' },
  holder_statement: { import: 'import_id' },
  import_problem: { import: 'import_id' },
  death: { import: 'import_id' },
  move: { import: 'import_id' },
  account: { import: 'import_id' },
  review: { import: 'import_id' },
  staff_relative: { import: 'import_id' },
  employer: { import: 'import_id' },
  placement: { import: 'import_id' },
  service_record: { import: 'import_id' },
  entitlement: { import: 'import_id' },
  education_application: { import: 'import_id' },
  application: { import: 'import_id' },
  insurance_policy: { import: 'import_id' },
  insurance_claim: { import: 'import_id' },
  bank_return: { import: 'import_id' },
  district_fact: { import: 'import_id' },
  narrative: { import: 'import_id' },
  change: { import: 'import_id' },
  import_undo: { import: 'by_import' },
  finding_waiver: { at: 'waived_at' },
  duplicate_judgement: { at: 'at' },
  review_campaign: { at: 'created_at' },
  review_campaign_holder: { with: 'review_campaign', by: 'campaign_id' },
  run: { at: 'created_at' },
  run_event: { at: 'at' },
  run_reckoning: { with: 'run', by: 'run_id' },
  line: { with: 'run', by: 'run_id' },
};

/**
 * 当时所知 lets every query of this connection see the registry as it was known at the end of a day in Shanghai: temp
 * views of the same names stand before the tables. Only the log stays what it is; nothing can be imported.
 */
export function showAsKnownAt(sqlite: Sqlite, knownAt: PlainDate): void {
  const last = lastImportBy(sqlite, knownAt);
  for (const entity of ['person', 'certificate'] as const) showEntity(sqlite, entity, last);
  for (const [table, known] of Object.entries(knownSince)) {
    if ('import' in known) shadow(sqlite, table, known.import, last);
    else if ('at' in known) show(sqlite, table, `${known.at} < '${endOf(knownAt)}'`);
    else show(sqlite, table, `${known.by} in (select id from temp.${known.with})`);
  }
}

function show(sqlite: Sqlite, table: string, isKnown: string): void {
  sqlite.exec(`create temp view ${table} as select * from main.${table} where ${isKnown}`);
}

/** Whether anything at all was known at the end of a day in Shanghai. */
export function hasImportBy(sqlite: Sqlite, day: PlainDate): boolean {
  return lastImportBy(sqlite, day) > 0;
}

/** Midnight in Shanghai is 16:00 the day before in UTC. */
function endOf(day: PlainDate): string {
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
function showEntity(sqlite: Sqlite, entity: Entity, last: number): void {
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
