import { type Kysely, sql } from 'kysely';
import type { CitizenId } from '../kernel/citizen-id.ts';
import type { Sqlite } from './driver.ts';
import type { Tables } from './schema.ts';

/** A person as the registry knows them; the citizen id is to be masked before anyone sees it. */
export type KnownPerson = { readonly id: number; readonly name: string; readonly citizen_id: CitizenId };

/** At most so many people are shown for one text. */
export const MOST_PEOPLE = 20;

/**
 * 找人 the people a text means: by registry id, citizen id, certificate number or exact name (with `isPart`, any
 * part of it). At most 20.
 */
export async function findPeople(
  db: Kysely<Tables>,
  text: string,
  { isPart = false }: { readonly isPart?: boolean } = {},
): Promise<readonly KnownPerson[]> {
  const wanted = text.normalize('NFKC').replaceAll(/\s/g, '');
  const number = wanted.toUpperCase();
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.citizen_id'])
    .where((eb) =>
      eb.or([
        ...(/^\d{1,9}$/.test(wanted) ? [eb('person.id', '=', Number(wanted))] : []),
        eb('person.citizen_id', '=', number as CitizenId),
        eb('person.name', '=', text.trim()),
        ...(isPart ? [eb(sql<number>`instr(person.name, ${text.trim()})`, '>', 0)] : []),
        eb('person.id', 'in', eb.selectFrom('certificate').select('person_id').where('number', '=', number)),
      ]),
    )
    .orderBy('person.id')
    .limit(MOST_PEOPLE)
    .execute();
}

/** Everybody on record, in order of registry id, one at a time. */
export function everybody(sqlite: Sqlite): IterableIterator<KnownPerson> {
  return sqlite.prepare<[], KnownPerson>('select id, name, citizen_id from person order by id').iterate();
}
