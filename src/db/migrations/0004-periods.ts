import { type Kysely, sql } from 'kysely';

/** 明细的所属期 every cadence in one ledger, and employers as units that can be paid. Frozen like every migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const month = (column: string): string =>
  `${column} text not null check (${column} || '-01' is date(${column} || '-01'))`;

/** A period is a month, a year, `once` or the natural key of an event; `month` is the month it falls in. */
const line = `create table line_with_period (
  id integer primary key, run_id integer not null references run (id), scheme text not null,
  unit_type text not null check (unit_type in ('person', 'household', 'employer')), unit_id integer not null,
  period text not null check (length(period) between 4 and 64), ${month('month')},
  payee text not null check (payee in ('self', 'guardian', 'head', 'employer', 'institution', 'insurer')),
  payee_person_id integer references person (id), payee_account_id integer references account (id),
  fen integer not null check (fen <> 0 and abs(fen) <= 1000000000000),
  reason text not null check (reason in ('regular', 'backpay', 'clawback')),
  version_sha256 text not null references scheme_version (sha256),
  unique (run_id, scheme, unit_type, unit_id, period)) strict`;

const statements = [
  line,
  `insert into line_with_period
  select id, run_id, scheme, unit_type, unit_id, month, month, iif(unit_type = 'household', 'head', 'self'),
    payee_person_id, null, fen, reason, version_sha256 from line order by id`,
  'drop table line',
  'alter table line_with_period rename to line',
  ...onlyGrows('line', ['id', 'run_id,scheme,unit_type,unit_id,period']),
  `create table employer_unit (id integer primary key, credit_code text not null unique) strict`,
  // A corrected row of an employer has another id: what is paid to it must stay with one.
  ...['employer', 'placement', 'entitlement'].flatMap((table) => [
    `insert into employer_unit (credit_code)
  select distinct credit_code from ${table} where credit_code is not null
    and credit_code not in (select credit_code from employer_unit) order by credit_code`,
    `create trigger ${table}_names_employer after insert on ${table} when new.credit_code is not null
  and not exists (select 1 from employer_unit where credit_code = new.credit_code)
  begin insert into employer_unit (credit_code) values (new.credit_code); end`,
  ]),
  ...onlyGrows('employer_unit', ['id', 'credit_code']),
];

function onlyGrows(table: string, keys: readonly string[]): string[] {
  const taken = keys.map((key) => {
    const columns = key.split(',').map((column) => `${column} = new.${column}`);
    return `exists (select 1 from ${table} where ${columns.join(' and ')})`;
  });
  const events = {
    update: `before update on ${table}`,
    delete: `before delete on ${table}`,
    replace: `before insert on ${table} when ${taken.join(' or ')}`,
  };
  return Object.entries(events).map(
    ([way, event]) =>
      `create trigger ${table}_never_${way} ${event} begin select raise(abort, 'append-only: ${table}'); end`,
  );
}
