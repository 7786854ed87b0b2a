import { type Kysely, sql } from 'kysely';

/** 建库 the first schema. Frozen: imports nothing of ours, never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...indexes, ...guards()]) await sql.raw(statement).execute(db);
}

const provenance = `import_id integer not null references import (id) deferrable initially deferred,
  sheet text not null, row_number integer not null`;
const day = (column: string): string => `${column} text not null check (${column} is date(${column}))`;
const dayOrNull = (column: string): string =>
  `${column} text check (${column} is null or ${column} is date(${column}))`;
const month = (column: string): string =>
  `${column} text not null check (${column} || '-01' is date(${column} || '-01'))`;
const importReference = (column: string, required: boolean): string =>
  `${column} integer ${required ? 'not null ' : ''}references import (id) deferrable initially deferred`;

const tables = [
  `create table setting (name text primary key, value text not null) strict`,
  `create table import (
  id integer primary key, file_name text not null, sha256 text not null check (length(sha256) = 64),
  kind text not null, sheet text not null, ${day('as_of')}, operator text not null, recorded_at text not null,
  rows_read integer not null, rows_inserted integer not null, rows_updated integer not null,
  rows_unchanged integer not null, rows_rejected integer not null, row_problems integer not null,
  check (rows_read = rows_inserted + rows_updated + rows_unchanged + rows_rejected)) strict`,
  `create table person (
  id integer primary key, citizen_id text not null unique check (length(citizen_id) = 18), name text not null,
  stated_sex text check (stated_sex in ('male', 'female')), ${dayOrNull('stated_birth_date')},
  ethnicity text, address text, phone text, ${provenance}) strict`,
  `create table certificate (
  id integer primary key, person_id integer not null references person (id), number text not null unique,
  category text not null check (category in
    ('visual', 'hearing', 'speech', 'physical', 'intellectual', 'psychiatric', 'multiple')),
  grade integer not null check (grade between 1 and 4), components text check (json_valid(components)),
  ${day('first_issued_on')}, ${provenance}, ${importReference('withdrawn_by', false)}) strict`,
  `create table certificate_event (
  id integer primary key, certificate_id integer not null references certificate (id),
  kind text not null check (kind in ('issued', 'renewed', 'reissued', 'regraded', 'transferred-in',
    'transferred-out', 'frozen', 'suspended', 'restored', 'cancelled')),
  ${day('happened_on')}, ${dayOrNull('expires_on')}, reason text, ${provenance},
  ${importReference('superseded_by', false)}, ${importReference('restored_by', false)}) strict`,
  `create table household (
  id integer primary key, household_key text not null unique, ${importReference('import_id', true)}) strict`,
  `create table fact (
  id integer primary key, person_id integer not null references person (id), name text not null,
  value text not null, ${day('valid_from')}, ${dayOrNull('valid_to')},
  ${importReference('recorded_by', true)}, ${importReference('superseded_by', false)},
  sheet text not null, row_number integer not null, ${importReference('restored_by', false)},
  check (valid_to is null or valid_to > valid_from)) strict`,
  `create table coverage (
  id integer primary key, name text not null, ${month('from_month')}, ${month('to_month')},
  ${importReference('import_id', true)}, ${importReference('superseded_by', false)},
  ${importReference('restored_by', false)}, check (from_month <= to_month)) strict`,
  `create table scheme_version (
  sha256 text primary key check (length(sha256) = 64), scheme text not null, ${month('from_month')},
  body text not null check (json_valid(body)), loaded_at text not null) strict`,
  `create table run (
  id integer primary key, ${month('month')}, scope text not null check (json_valid(scope)),
  policy_sha256 text not null, last_import integer not null, lines_sha256 text not null,
  created_by text not null, created_at text not null) strict`,
  `create table run_event (
  run_id integer not null references run (id), seq integer not null,
  state text not null check (state in ('drafted', 'voided', 'approved', 'exported', 'closed')),
  actor text not null, at text not null, primary key (run_id, seq)) strict`,
  `create table line (
  id integer primary key, run_id integer not null references run (id), scheme text not null,
  unit_type text not null check (unit_type in ('person', 'household', 'employer')), unit_id integer not null,
  ${month('month')}, payee_person_id integer references person (id),
  fen integer not null check (fen <> 0 and abs(fen) <= 1000000000000),
  reason text not null check (reason in ('regular', 'backpay', 'clawback')),
  version_sha256 text not null references scheme_version (sha256),
  unique (run_id, scheme, unit_type, unit_id, month)) strict`,
  `create table audit (
  seq integer primary key, at text not null, actor text not null, action text not null,
  body text not null check (json_valid(body)), previous_hash text not null, hash text not null unique) strict`,
];

const indexes = [
  // The same thing on the same day once, but for what an undo took back; the front of it finds the last event.
  `create unique index certificate_event_once
  on certificate_event (certificate_id, happened_on, kind, coalesce(superseded_by, 0))`,
  `create index certificate_person on certificate (person_id)`,
  `create index fact_of_person on fact (person_id, name, valid_from)`,
  `create index fact_of_household on fact (value, person_id) where name = 'household'`,
  `create index import_by_content on import (sha256)`,
];

/** Append-only guards. REPLACE deletes without firing delete triggers unless a pragma is on, hence the third. */
function guards(): string[] {
  const appendOnly: Record<string, readonly string[]> = {
    import: ['id'],
    scheme_version: ['sha256'],
    run: ['id'],
    run_event: ['run_id,seq'],
    line: ['id', 'run_id,scheme,unit_type,unit_id,month'],
    audit: ['seq', 'hash'],
  };
  const all = Object.entries(appendOnly).flatMap(([table, keys]) => [
    abortWhen(table, 'update', `before update on ${table}`),
    abortWhen(table, 'delete', `before delete on ${table}`),
    abortWhen(
      table,
      'replace',
      `before insert on ${table} when ${keys.map((key) => taken(table, key)).join(' or ')}`,
    ),
  ]);
  return [
    ...all,
    ...supersededOnly('fact', 'person_id,name,value,valid_from,valid_to,recorded_by,sheet,row_number'),
    ...supersededOnly(
      'certificate_event',
      'certificate_id,kind,happened_on,expires_on,reason,import_id,sheet,row_number',
      `or exists (select 1 from certificate_event where certificate_id = new.certificate_id
        and happened_on = new.happened_on and kind = new.kind and superseded_by is new.superseded_by)`,
    ),
    ...supersededOnly('coverage', 'name,from_month,to_month,import_id'),
  ];
}

/** What may be superseded once, and never changed otherwise. */
function supersededOnly(table: string, columns: string, orTaken = ''): string[] {
  const changed = ['id', 'restored_by', ...columns.split(',')]
    .map((column) => `new.${column} is not old.${column}`)
    .join(' or ');
  return [
    abortWhen(table, 'update', `before update on ${table} when old.superseded_by is not null or ${changed}`),
    abortWhen(table, 'delete', `before delete on ${table}`),
    abortWhen(table, 'replace', `before insert on ${table} when ${taken(table, 'id')} ${orTaken}`),
  ];
}

function taken(table: string, key: string): string {
  const columns = key.split(',');
  return `exists (select 1 from ${table} where ${columns.map((column) => `${column} = new.${column}`).join(' and ')})`;
}

function abortWhen(table: string, what: string, event: string): string {
  return `create trigger ${table}_never_${what} ${event} begin select raise(abort, 'append-only: ${table}'); end`;
}
