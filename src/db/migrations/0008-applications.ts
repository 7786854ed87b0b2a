import { type Kysely, sql } from 'kysely';

/** 补贴申请 who applied for which scheme when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const importReference = 'integer references import (id) deferrable initially deferred';
const fixed =
  'id, person_id, scheme, applied_on, received_by, note, occurrence, import_id, sheet, row_number, restored_by';
const statements = [
  `create table application (
  id integer primary key, person_id integer references person (id),
  scheme text not null,
  applied_on text not null check (applied_on is date(applied_on)),
  received_by text,
  note text,
  occurrence integer not null default 1,
  import_id ${importReference} not null,
  sheet text not null,
  row_number integer not null,
  superseded_by ${importReference},
  restored_by ${importReference}) strict`,
  'create index application_by_key on application (person_id, scheme, applied_on)',
  'create index application_of_scheme on application (scheme)',
  onlyGrows(
    'update',
    `before update on application
  when old.superseded_by is not null or ${fixed
    .split(', ')
    .map((column) => `new.${column} is not old.${column}`)
    .join(' or ')}`,
  ),
  onlyGrows('delete', 'before delete on application'),
  onlyGrows(
    'replace',
    'before insert on application when exists (select 1 from application where id = new.id)',
  ),
];

function onlyGrows(what: string, event: string): string {
  return `create trigger application_never_${what} ${event} begin select raise(abort, 'append-only: application'); end`;
}
