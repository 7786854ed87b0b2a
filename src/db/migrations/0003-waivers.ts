import { type Kysely, sql } from 'kysely';

/** 豁免 findings judged acceptable until a day: added to, never changed. Frozen like every migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const abort = "begin select raise(abort, 'append-only: finding_waiver'); end";

const statements = [
  `create table finding_waiver (
  id integer primary key, code text not null, person_id integer not null references person (id),
  until_on text not null check (until_on is date(until_on)), why text not null check (why <> ''),
  waived_by text not null, waived_at text not null) strict`,
  'create index finding_waiver_of on finding_waiver (code, person_id)',
  `create trigger finding_waiver_never_update before update on finding_waiver ${abort}`,
  `create trigger finding_waiver_never_delete before delete on finding_waiver ${abort}`,
  `create trigger finding_waiver_never_replace before insert on finding_waiver
  when exists (select 1 from finding_waiver where id = new.id) ${abort}`,
];
