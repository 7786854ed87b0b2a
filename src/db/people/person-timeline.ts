import { sql } from 'kysely';
import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { CitizenId, Sex } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from '../../registry/certificate/certificate.ts';
import { inOrder } from './certificates-as-of.ts';
import type { Database } from '../connection/open.ts';
import type { StoredFactName, RunState } from '../schema.ts';

/** Where something was read, and when it became known; `corrected` where something later took its place. */
export type RowOrigin = {
  import_id: number;
  file_name: string;
  recorded_at: string;
  sheet: string;
  row_number: number;
  corrected: number;
};

/** What an undone import had superseded stands again. */
const corrected = (table: string): string =>
  `(${table}superseded_by is not null and ${table}superseded_by not in (select import_id from import_undo))`;
const origin = `import.id as import_id, import.file_name, import.recorded_at`;

/** 证件经历 the events of a person's certificates. */
export type EventOfPerson = RowOrigin & {
  happened_on: PlainDate;
  kind: CertificateEventKind;
  reason: CancelReason | null;
  expires_on: PlainDate | null;
  number: string;
  category: Category;
  grade: Grade;
};

/** What certificates of a person went through, corrected words included, oldest first. */
export function eventsOf({ sqlite }: Database, personId: number): readonly EventOfPerson[] {
  return sqlite
    .prepare<[number], EventOfPerson>(
      `select e.happened_on, e.kind, e.reason, e.expires_on, c.number, c.category, c.grade, e.sheet, e.row_number,
         ${corrected('e.')} as corrected, ${origin}
       from certificate_event as e join certificate as c on c.id = e.certificate_id
       join import on import.id = e.import_id where c.person_id = ? and e.restored_by is null
       order by ${inOrder('e')}, c.number, e.id`,
    )
    .all(personId);
}

/** 事实经历. */
export type FactOfPerson = RowOrigin & {
  name: StoredFactName;
  value: string;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
};

/**
 * Every episode of every fact of a person, corrected ones included, but for what a current one says as well: that a later
 * list says the same for longer corrects nothing.
 */
export function factsOf({ sqlite }: Database, personId: number): readonly FactOfPerson[] {
  return sqlite
    .prepare<[number], FactOfPerson>(
      `select name, value, valid_from, valid_to, fact.sheet, row_number,
         superseded_by is not null as corrected, ${origin}
       from fact join import on import.id = fact.recorded_by
       where person_id = ? and (superseded_by is null or not exists (select 1 from current_fact as current
         where current.person_id = fact.person_id and current.name = fact.name and current.value = fact.value
           and current.valid_from <= fact.valid_from
           and (current.valid_to is null or current.valid_to >= fact.valid_to)))
       order by valid_from, fact.id`,
    )
    .all(personId);
}

/** 变更经历 what rosters changed in place. */
export type ChangeOfPerson = RowOrigin & {
  field: string;
  old_value: string | number | null;
  new_value: string | number | null;
};

/** What was changed in place of a person and their certificates; an undo shows in what it took back. */
export function changesOf({ sqlite }: Database, personId: number): readonly ChangeOfPerson[] {
  return sqlite
    .prepare<[number, number], ChangeOfPerson>(
      `select field, old_value, new_value, change.sheet, row_number, 0 as corrected, ${origin}
       from change join import on import.id = change.import_id
       where field <> 'withdrawn_by' and (entity = 'person' and entity_id = ? or entity = 'certificate' and
         entity_id in (select id from certificate where person_id = ?)) order by change.id`,
    )
    .all(personId, personId);
}

/** The rows of a table of records that speak of a person, corrected ones included. */
export function recordsOf(
  { sqlite }: Database,
  table: string,
  personId: number,
): readonly (RowOrigin & Readonly<Record<string, string | number | null>>)[] {
  return sqlite
    .prepare<[number], RowOrigin & Record<string, string | number | null>>(
      `select record.*, ${corrected('record.')} as corrected, ${origin}
       from ${table} as record join import on import.id = record.import_id
       where person_id = ? and record.restored_by is null order by record.id`,
    )
    .all(personId);
}

/** 发放经历 the lines of a person, and the state of the run they stand in. */
export type LineOfPerson = {
  month: string;
  scheme: string;
  /** As the version says it that it was calculated by. */
  title: string;
  fen: number;
  reason: string;
  run: number;
  state: RunState;
};

/** The lines that name a person, but for those of voided runs. */
export function linesOf({ sqlite }: Database, personId: number): readonly LineOfPerson[] {
  return sqlite
    .prepare<[number], LineOfPerson>(
      `select * from (select line.month, scheme, fen,
         (select json_extract(body, '$.title') from scheme_version where sha256 = version_sha256) as title, reason, run_id as run,
         (select state from run_state where run_state.run_id = line.run_id) as state
       from line where unit_type = 'person' and unit_id = ?) where state <> 'voided' order by month, scheme, run`,
    )
    .all(personId);
}

/** 基本情况. */
export type PersonRow = {
  id: number;
  citizen_id: CitizenId;
  name: string;
  stated_sex: Sex | null;
  ethnicity: string | null;
  address: string | null;
  phone: string | null;
};

/** What is on record of a person themselves, and since when a full roster has not named them. */
export async function personRow(
  { query }: Database,
  personId: number,
): Promise<PersonRow & { absent_since: PlainDate | null }> {
  return query
    .selectFrom('person')
    .select(['id', 'citizen_id', 'name', 'stated_sex', 'ethnicity', 'address', 'phone'])
    .select(
      sql<PlainDate | null>`(select min(noticed_on) from current_roster_absence
        where certificate_id in (select id from certificate where person_id = person.id and withdrawn_by is null))`.as(
        'absent_since',
      ),
    )
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
}
