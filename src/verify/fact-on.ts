import { type RawBuilder, sql } from 'kysely';
import type { FactName } from '../db/schema.ts';
import type { PlainDate } from '../kernel/plain-date.ts';

/** 事实 the value of a person's fact on a day, or null; `person` is the column that holds the person's id. */
export function factOn(name: FactName, person: string, asOf: PlainDate): RawBuilder<string | null> {
  return sql<string | null>`(select value from fact
    where fact.person_id = ${sql.ref(person)} and fact.name = ${name} and fact.superseded_by is null
      and fact.valid_from <= ${asOf} and (fact.valid_to is null or fact.valid_to > ${asOf})
    order by fact.valid_from desc limit 1)`;
}
