import { type Kysely, sql } from 'kysely';

/** 测算记录 what each draft was reckoned from and came to: added to, never changed. Frozen like every migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const abort = "begin select raise(abort, 'append-only: run_reckoning'); end";

const statements = [
  `create table run_reckoning (
  id integer primary key, run_id integer not null references run (id),
  inputs_sha256 text not null check (length(inputs_sha256) = 64), body text not null check (json_valid(body)),
  unique (run_id, inputs_sha256)) strict`,
  `create trigger run_reckoning_never_update before update on run_reckoning ${abort}`,
  `create trigger run_reckoning_never_delete before delete on run_reckoning ${abort}`,
  `create trigger run_reckoning_never_replace before insert on run_reckoning
  when exists (select 1 from run_reckoning where id = new.id)
    or exists (select 1 from run_reckoning where run_id = new.run_id and inputs_sha256 = new.inputs_sha256) ${abort}`,
];
