import { type Kysely, sql } from 'kysely';

/** 台账表 what is kept as it came, what changed in place, and what was undone. Frozen like every migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [...Object.entries(records).flatMap(recordTable), ...history];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const importReference = 'integer references import (id) deferrable initially deferred';
const day = (column: string): string => `${column} text not null check (${column} is date(${column}))`;
const dayOrNull = (column: string): string =>
  `${column} text check (${column} is null or ${column} is date(${column}))`;
const month = (column: string): string =>
  `${column} text not null check (${column} || '-01' is date(${column} || '-01'))`;
const person = 'person_id integer references person (id)';
const amount = (column: string): string => `${column} integer check (abs(${column}) <= 1000000000000)`;

/** Columns by table; the first index column finds the current row of a key. */
const records: Readonly<Record<string, { readonly columns: readonly string[]; readonly index: string }>> = {
  death: { columns: [person, day('died_on'), 'source text'], index: 'person_id' },
  move: {
    columns: [
      person,
      "direction text not null check (direction in ('in', 'out'))",
      day('moved_on'),
      'place text',
    ],
    index: 'person_id, moved_on',
  },
  account: {
    columns: [
      person,
      'guardian text',
      'guardian_citizen_id text',
      'guardian_relation text',
      'guardian_phone text',
      'bank text',
      'account_holder text',
      'account text',
      dayOrNull('since'),
    ],
    index: 'person_id',
  },
  review: {
    columns: [
      person,
      'certificate_number text not null',
      day('reviewed_on'),
      `result text not null check (result in
    ('passed', 'irregular', 'reassess', 'refused', 'unreachable', 'dead', 'moved'))`,
      'reviewer text',
      'note text',
    ],
    index: 'person_id, reviewed_on',
  },
  staff_relative: {
    columns: [person, 'staff_name text not null', 'workplace text', 'relation text not null', 'note text'],
    index: 'person_id',
  },
  employer: {
    columns: [
      'employer text not null',
      'credit_code text not null',
      'year integer not null',
      'workers integer not null',
      'disabled_workers integer not null',
      dayOrNull('reviewed_on'),
      'result text',
      'note text',
    ],
    index: 'credit_code, year',
  },
  placement: {
    columns: [
      person,
      'employer text not null',
      'credit_code text',
      day('began_on'),
      dayOrNull('ended_on'),
      'form text',
      'post text',
      'note text',
      'check (ended_on is null or ended_on >= began_on)',
    ],
    index: 'person_id, began_on',
  },
  service_record: {
    columns: [
      'programme text not null',
      'number text',
      person,
      'subject text',
      day('served_on'),
      'quantity integer not null',
      'unit text not null',
      amount('amount_fen'),
      'note text',
    ],
    index: 'programme, served_on, person_id',
  },
  entitlement: {
    columns: [
      'scheme text not null',
      person,
      'employer text',
      'credit_code text',
      month('month'),
      `${amount('amount_fen')} not null`,
      'note text',
      'check ((person_id is null) <> (credit_code is null))',
    ],
    index: 'scheme, person_id, month',
  },
  education_application: {
    columns: [
      person,
      'basis text not null',
      'level text not null',
      'year integer not null',
      'school text',
      'parent text',
      'parent_citizen_id text',
      dayOrNull('applied_on'),
      'note text',
    ],
    index: 'person_id, year',
  },
  insurance_policy: {
    columns: [
      person,
      'product text not null',
      'policy_number text',
      day('starts_on'),
      day('ends_on'),
      amount('premium_fen'),
      'note text',
      'check (ends_on >= starts_on)',
    ],
    index: 'person_id, starts_on',
  },
  insurance_claim: {
    columns: [
      'claim_number text not null',
      person,
      'cause text not null',
      'payment text not null',
      day('happened_on'),
      dayOrNull('paid_on'),
      `${amount('amount_fen')} not null`,
      'note text',
    ],
    index: 'claim_number, payment',
  },
  bank_return: {
    columns: [
      'batch text',
      'account_holder text not null',
      'account text not null',
      person,
      `${amount('amount_fen')} not null`,
      "result text not null check (result in ('paid', 'failed'))",
      'why text',
      day('returned_on'),
      'note text',
    ],
    index: 'account, returned_on',
  },
  district_fact: {
    columns: [
      'item text not null',
      'year integer not null',
      'value integer not null',
      'unit text',
      'source text not null',
      'note text',
    ],
    index: 'item, year',
  },
  narrative: {
    columns: ['year integer not null', 'section text not null', 'text text not null'],
    index: 'year, section',
  },
};

/** A table of records: `occurrence` tells equal keys of one sheet apart, `restored_by` names the row an undo brought back. */
function recordTable([table, { columns, index }]: [string, (typeof records)[string]]): string[] {
  const names = columns
    .filter((column) => !column.startsWith('check'))
    .map((column) => column.split(' ')[0] ?? '');
  const checks = columns.filter((column) => column.startsWith('check'));
  const fixed = ['id', ...names, 'occurrence', 'import_id', 'sheet', 'row_number', 'restored_by'];
  return [
    `create table ${table} (
  id integer primary key, ${[
    ...columns.filter((column) => !column.startsWith('check')),
    'occurrence integer not null default 1',
    `import_id ${importReference} not null`,
    'sheet text not null',
    'row_number integer not null',
    `superseded_by ${importReference}`,
    `restored_by ${importReference}`,
    ...checks,
  ].join(',\n  ')}) strict`,
    `create index ${table}_by_key on ${table} (${index})`,
    onlyGrows(
      table,
      'update',
      `before update on ${table}
  when old.superseded_by is not null or ${fixed.map((column) => `new.${column} is not old.${column}`).join(' or ')}`,
    ),
    onlyGrows(table, 'delete', `before delete on ${table}`),
    onlyGrows(
      table,
      'replace',
      `before insert on ${table} when exists (select 1 from ${table} where id = new.id)`,
    ),
  ];
}

const history = [
  `create table roster_absence (
  id integer primary key, certificate_id integer not null references certificate (id), ${day('noticed_on')},
  import_id ${importReference} not null, superseded_by ${importReference}) strict`,
  'create index roster_absence_of on roster_absence (certificate_id)',
  onlyGrows(
    'roster_absence',
    'update',
    `before update on roster_absence when old.superseded_by is not null or ${['id', 'certificate_id', 'noticed_on', 'import_id'].map((column) => `new.${column} is not old.${column}`).join(' or ')}`,
  ),
  onlyGrows('roster_absence', 'delete', 'before delete on roster_absence'),
  onlyGrows(
    'roster_absence',
    'replace',
    'before insert on roster_absence when exists (select 1 from roster_absence where id = new.id)',
  ),
  `create table change (
  id integer primary key, entity text not null check (entity in ('person', 'certificate')), entity_id integer not null,
  field text not null, old_value any, new_value any,
  import_id ${importReference} not null, sheet text not null, row_number integer not null) strict`,
  'create index change_of on change (entity, entity_id)',
  `create table import_undo (
  import_id integer primary key references import (id), by_import ${importReference} not null) strict`,
  ...['change', 'import_undo'].flatMap((table) => [
    onlyGrows(table, 'update', `before update on ${table}`),
    onlyGrows(table, 'delete', `before delete on ${table}`),
    onlyGrows(
      table,
      'replace',
      `before insert on ${table} when exists (select 1 from ${table} where ${table === 'change' ? 'id = new.id' : 'import_id = new.import_id'})`,
    ),
  ]),
];

function onlyGrows(table: string, what: string, event: string): string {
  return `create trigger ${table}_never_${what} ${event} begin select raise(abort, 'append-only: ${table}'); end`;
}
