import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { CitizenId } from '../../kernel/citizen-id.ts';
import type { Sqlite } from '../connection/driver.ts';
import type { Tables } from '../schema.ts';

/** A person as the registry knows them; the citizen id is to be masked before anyone sees it. */
export type KnownPerson = { readonly id: number; readonly name: string; readonly citizen_id: CitizenId };

/**
 * 找人 the people a text means: by registry id, citizen id or certificate number, else by exact name (with `isPart`, any
 * part of it). A number is found by its index; only a name is looked for among everybody.
 */
export async function findPeople(
  db: Kysely<Tables>,
  text: string,
  { isPart = false }: { readonly isPart?: boolean } = {},
): Promise<readonly KnownPerson[]> {
  if (isPart) return peopleWhere(db, [...numberIs(text), nameIs(text), namePartIs(text)]);
  const byNumber = await peopleWhere(db, numberIs(text));
  return byNumber.length > 0 ? byNumber : peopleWhere(db, [nameIs(text)]);
}

type Condition = RawBuilder<SqlBool>;

function numberIs(text: string): readonly Condition[] {
  const wanted = text.normalize('NFKC').replaceAll(/\s/g, '');
  const number = wanted.toUpperCase();
  return [
    ...(/^\d{1,9}$/.test(wanted) ? [sql<SqlBool>`id = ${Number(wanted)}`] : []),
    sql<SqlBool>`citizen_id = ${number}`,
    sql<SqlBool>`id in (select person_id from certificate where number = ${number})`,
  ];
}

function nameIs(text: string): Condition {
  return sql`name = ${text.trim()}`;
}

function namePartIs(text: string): Condition {
  return sql`instr(name, ${text.trim()}) > 0`;
}

function peopleWhere(db: Kysely<Tables>, conditions: readonly Condition[]): Promise<readonly KnownPerson[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'citizen_id'])
    .where((eb) => eb.or(conditions))
    .orderBy('id')
    .execute();
}

/** Everybody on record, in order of registry id, one at a time. */
export function everybody(sqlite: Sqlite): IterableIterator<KnownPerson> {
  return sqlite.prepare<[], KnownPerson>('select id, name, citizen_id from person order by id').iterate();
}
