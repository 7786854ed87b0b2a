import { sql } from 'kysely';
import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { CitizenId } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CertificateEventKind } from '../../registry/certificate/certificate.ts';
import type { PersonToIndex } from '../../registry/people-index.ts';
import type { ValidityExtension } from '../../registry/certificate/validity.ts';
import { tablesOfPeople } from '../catalogue.ts';
import { certificatesAsOf } from './certificates-as-of.ts';
import { factOn, holdsOnSql } from './fact-on.ts';
import type { Database } from '../connection/open.ts';

/** 人员 a person with what a list beside their name: where they are registered, and their last certificate as of a day. */
export type PersonOnDay = {
  readonly id: number;
  readonly citizen_id: CitizenId;
  readonly name: string;
  readonly subdistrict: string | null;
  readonly is_live: 0 | 1;
  /** The last event of the certificate issued last; null for who never held one. */
  readonly last_event: CertificateEventKind | null;
  readonly category: Category | null;
  readonly grade: Grade | null;
};

const AT_ONCE = 1000;

/** The people of some ids, a thousand a query. */
export async function peopleById(
  { query }: Database,
  ids: Iterable<number>,
  asOf: PlainDate,
  extensions: readonly ValidityExtension[],
): Promise<ReadonlyMap<number, PersonOnDay>> {
  const people = new Map<number, PersonOnDay>();
  const wanted = [...new Set(ids)];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = sql`(select value from json_each(${JSON.stringify(wanted.slice(from, from + AT_ONCE))}))`;
    const { rows } = await sql<PersonOnDay>`
      select id, citizen_id, name, subdistrict, is_live, last_event, category, grade from (
        select person.*, ${factOn('subdistrict', 'person.id', asOf)} as subdistrict,
          coalesce(held.is_live, 0) as is_live, held.last_event, held.category, held.grade,
          max(coalesce(held.is_live, 0) || coalesce(held.issued_on, '') || held.first_issued_on || held.number)
          -- SQLite takes the other columns from the row of the maximum.
        from person left join ${certificatesAsOf(asOf, extensions, sql`c.person_id in ${some}`)} on held.person_id = person.id
        where person.id in ${some} group by person.id)`.execute(query);
    for (const row of rows) people.set(row.id, row);
  }
  return people;
}

/** 撤销后没有名单再提到的人 whom only imports that were undone name is nobody: not likelier meant than a stranger. */
const IS_SOMEBODY = `(import_id not in (select import_id from import_undo) or id in (${tablesOfPeople()
  .map((table) => `select person_id from current_${table}`)
  .join(' union all ')}))`;

/** Those of some ids whom a list names that counts. */
export function stillNamed({ sqlite }: Pick<Database, 'sqlite'>, ids: Iterable<number>): readonly number[] {
  const named = sqlite.prepare<[string], number>(
    `select id from person where id in (select value from json_each(?)) and ${IS_SOMEBODY} order by id`,
  );
  return named.pluck().all(JSON.stringify([...new Set(ids)]));
}

/** Everybody whom a list names that counts, as the index of people reads them. */
export function peopleToIndex({ sqlite }: Pick<Database, 'sqlite'>): {
  readonly size: number;
  readonly people: Iterable<PersonToIndex>;
} {
  const size = sqlite.prepare<[], number>('select count(*) from person').pluck().get() ?? 0;
  const everybody = sqlite.prepare<[], PersonToIndex>(
    `select id, citizen_id, name, phone, address from person where ${IS_SOMEBODY} order by id`,
  );
  return { size, people: everybody.iterate() };
}

/** Where somebody is registered on a day. */
export type PlaceOfPerson = {
  readonly person: number;
  readonly name: 'subdistrict' | 'community';
  readonly value: string;
};

/** Where everybody is registered on a day, in the order in which it came to be so. */
export function placesOfPeople(
  { sqlite }: Pick<Database, 'sqlite'>,
  asOf: PlainDate,
): Iterable<PlaceOfPerson> {
  return sqlite
    .prepare<[{ asOf: PlainDate }], PlaceOfPerson>(
      `select person_id as person, name, value from current_fact
       where name in ('subdistrict', 'community') and ${holdsOnSql('current_fact', '@asOf')}
       order by valid_from`,
    )
    .iterate({ asOf });
}
