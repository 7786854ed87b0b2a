import { type Kysely, sql } from 'kysely';

/**
 * 明细瘦身 what many lines have in common is said once, so that a month of a million people is a seventh of the size and
 * of the time. `line` is a view from here on and reads as before, but for its id. Frozen like every migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** The key of a line stays (run, scheme, unit, period): the first four are a group, and a unit is in it once. */
const statements = [
  `create table line_group (
  id integer primary key, run_id integer not null references run (id), scheme text not null,
  unit_type text not null check (unit_type in ('person', 'household', 'employer')),
  period text not null check (length(period) between 4 and 64),
  unique (run_id, scheme, unit_type, period)) strict`,
  `create table line_kind (
  id integer primary key, month text not null check (month || '-01' is date(month || '-01')),
  payee text not null check (payee in ('self', 'guardian', 'head', 'employer', 'institution', 'insurer')),
  reason text not null check (reason in ('regular', 'backpay', 'clawback')),
  version_sha256 text not null references scheme_version (sha256),
  unique (version_sha256, month, payee, reason)) strict`,
  `create table line_entry (
  group_id integer not null references line_group (id), unit_id integer not null,
  kind_id integer not null references line_kind (id), payee_person_id integer references person (id),
  payee_account_id integer references account (id),
  fen integer not null check (fen <> 0 and abs(fen) <= 1000000000000),
  primary key (group_id, unit_id)) strict, without rowid`,
  `insert into line_group (run_id, scheme, unit_type, period)
  select run_id, scheme, unit_type, period from line group by run_id, scheme, unit_type, period order by 1, 2, 3, 4`,
  `insert into line_kind (month, payee, reason, version_sha256)
  select month, payee, reason, version_sha256 from line group by month, payee, reason, version_sha256 order by 1, 2, 3, 4`,
  `insert into line_entry select line_group.id, unit_id, line_kind.id, payee_person_id, payee_account_id, fen
  from line join line_group using (run_id, scheme, unit_type, period)
    join line_kind using (month, payee, reason, version_sha256) order by 1, 2`,
  'drop table line',
  ...onlyGrows('line_group', ['id', 'run_id,scheme,unit_type,period']),
  ...onlyGrows('line_kind', ['id', 'version_sha256,month,payee,reason']),
  ...onlyGrows('line_entry', ['group_id,unit_id']),
  // CROSS JOIN: whoever asks for a run, a scheme or a unit finds it by the keys in this order.
  `create view line as
  select run_id, scheme, unit_type, unit_id, period, month, payee, payee_person_id, payee_account_id, fen, reason,
    version_sha256
  from line_group cross join line_entry on line_entry.group_id = line_group.id
    cross join line_kind on line_kind.id = line_entry.kind_id`,
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
