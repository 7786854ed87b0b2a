import { type Kysely, sql } from 'kysely';

/** 疑似同一人的判定 whether two people are one: who decided so, when and why. Frozen like every migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const person = (column: string): string => `${column} integer not null references person (id)`;

const statements = [
  `create table duplicate_judgement (
  id integer primary key, ${person('person_id')}, ${person('other_person_id')},
  verdict text not null check (verdict in ('same', 'different')), why text not null check (why <> ''),
  actor text not null, at text not null, check (person_id < other_person_id)) strict`,
  'create index duplicate_judgement_of on duplicate_judgement (person_id, other_person_id)',
  ...['update', 'delete'].map(
    (event) => `create trigger duplicate_judgement_never_${event} before ${event} on duplicate_judgement
  begin select raise(abort, 'append-only: duplicate_judgement'); end`,
  ),
  `create trigger duplicate_judgement_never_replace before insert on duplicate_judgement
  when exists (select 1 from duplicate_judgement where id = new.id)
  begin select raise(abort, 'append-only: duplicate_judgement'); end`,
];
