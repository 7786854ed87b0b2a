import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { FactName } from '../schema.ts';

/**
 * 事实 the value of a person's fact on a day, or null, also where two of one day differ; `person` is the column that holds
 * the person's id.
 */
export function factOn(name: FactName, person: string, asOf: PlainDate): RawBuilder<string | null> {
  return sql<string | null>`(select iif(min(value) = max(value), value, null) from current_fact as fact
    where fact.person_id = ${sql.ref(person)} and fact.name = ${name}
      and fact.valid_from <= ${asOf} and (fact.valid_to is null or fact.valid_to > ${asOf})
    group by fact.valid_from order by fact.valid_from desc limit 1)`;
}
