import { type Kysely, sql } from 'kysely';

/**
 * 陈述 what each list said, of which day and of whom, so that what is known follows from the lists and not from the order
 * in which they came. Frozen like every migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...lists, ...tables, ...problems, ...events]) await sql.raw(statement).execute(db);
}

const importReference = 'integer references import (id) deferrable initially deferred';
const person = 'person_id integer not null references person (id)';
const month = (column: string): string =>
  `${column} text check (${column} is null or ${column} || '-01' is date(${column} || '-01'))`;

/** `command` is the place of the command in the order of commands: of two statements of one day the later corrects. */
const lists = [
  'alter table import add column command integer not null default 0',
  `alter table import add column scope text not null default 'part'
  check (scope in ('complete', 'additions', 'removals', 'part'))`,
  'alter table import add column area text',
  "alter table import add column stated text not null default '[]' check (json_valid(stated))",
  'drop trigger import_never_update',
  "update import set command = id, scope = iif(kind in ('low-income', 'households'), 'complete', 'part')",
  onlyGrows('import', 'update', 'before update on import'),
  'alter table coverage add column area text',
  'drop trigger coverage_never_update',
  supersededOnly('coverage', 'name,from_month,to_month,import_id,area,restored_by'),
];

const said = `import_id ${importReference} not null, row_number integer not null, superseded_by ${importReference}`;

/** A statement is never changed; undoing its import, or a name that it got wrong, takes it out of what counts. */
const tables = [
  `create table low_income_row (
  id integer primary key, ${person},
  category text not null check (category in ('low-income', 'destitute', 'borderline', 'registered-poor')),
  ${month('from_month')}, ${month('to_month')}, ${said}) strict`,
  `insert into low_income_row (person_id, category, from_month, to_month, import_id, row_number)
  select person_id, 'low-income', substr(valid_from, 1, 7), strftime('%Y-%m', valid_to, '-1 month'), recorded_by,
    row_number from fact where name = 'low_income' and superseded_by is null`,
  ...guarded('low_income_row', 'person_id,category,from_month,to_month,import_id,row_number'),
  `create table household_row (
  id integer primary key, ${person}, household_key text not null, is_head integer not null check (is_head in (0, 1)),
  since text check (since is null or since is date(since)), ${said}) strict`,
  `insert into household_row (person_id, household_key, is_head, since, import_id, row_number)
  select person_id, value, exists (select 1 from fact as head where head.person_id = fact.person_id
      and head.name = 'household_head' and head.value = fact.value and head.superseded_by is null),
    valid_from, recorded_by, row_number
  from fact where name = 'household' and superseded_by is null and valid_to is null`,
  ...guarded('household_row', 'person_id,household_key,is_head,since,import_id,row_number'),
  // A row without a content says what the row that brought its certificate said; that one is kept nowhere else.
  `create table holder_statement (
  id integer primary key, ${person}, certificate_id integer references certificate (id),
  content text check (json_valid(content)), ${said}, check (coalesce(certificate_id, content) is not null)) strict`,
  ...guarded('holder_statement', 'person_id,certificate_id,content,import_id,row_number'),
];

/** 导入时的问题 what an import was told of its rows, masked: JSON as `Problem`, without the file. */
const problems = [
  `create table import_problem (
  import_id ${importReference} not null, place integer not null, problem text not null check (json_valid(problem)),
  primary key (import_id, place)) strict, without rowid`,
  ...['update', 'delete'].map((what) =>
    onlyGrows('import_problem', what, `before ${what} on import_problem`),
  ),
  onlyGrows(
    'import_problem',
    'replace',
    `before insert on import_problem
  when exists (select 1 from import_problem where import_id = new.import_id and place = new.place)`,
  ),
];

/** The same event may have been superseded twice: only what counts stands there once. */
const events = [
  'drop index certificate_event_once',
  `create unique index certificate_event_once
  on certificate_event (certificate_id, happened_on, kind, iif(superseded_by is null, 0, id))`,
  'drop trigger certificate_event_never_replace',
  onlyGrows(
    'certificate_event',
    'replace',
    `before insert on certificate_event when exists (select 1 from certificate_event where id = new.id)
  or new.superseded_by is null and exists (select 1 from certificate_event where certificate_id = new.certificate_id
    and happened_on = new.happened_on and kind = new.kind and superseded_by is null)`,
  ),
];

function guarded(table: string, fixed: string): string[] {
  return [
    `create index ${table}_of on ${table} (person_id)`,
    `create index ${table}_by_import on ${table} (import_id)`,
    supersededOnly(table, fixed),
    onlyGrows(table, 'delete', `before delete on ${table}`),
    onlyGrows(
      table,
      'replace',
      `before insert on ${table} when exists (select 1 from ${table} where id = new.id)`,
    ),
  ];
}

function supersededOnly(table: string, fixed: string): string {
  const changed = ['id', ...fixed.split(',')].map((column) => `new.${column} is not old.${column}`);
  const event = `before update on ${table} when old.superseded_by is not null or ${changed.join(' or ')}`;
  return onlyGrows(table, 'update', event);
}

function onlyGrows(table: string, what: string, event: string): string {
  return `create trigger ${table}_never_${what} ${event} begin select raise(abort, 'append-only: ${table}'); end`;
}
