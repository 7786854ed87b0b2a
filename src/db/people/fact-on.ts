import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { StoredFactName } from '../schema.ts';

/** 当日有效 whether a fact holds on a day: from its first day on, and no longer on the day that ends it. */
export function holdsOn(
  { valid_from, valid_to }: { readonly valid_from: PlainDate; readonly valid_to: PlainDate | null },
  day: PlainDate,
): boolean {
  return valid_from <= day && (valid_to === null || valid_to > day);
}

/** The same as a condition in SQL; `fact` names the rows, `day` what stands for the day. */
export function holdsOnSql(fact: string, day: string): string {
  return `${fact}.valid_from <= ${day} and (${fact}.valid_to is null or ${fact}.valid_to > ${day})`;
}

/**
 * 事实 the value of a person's fact on a day, or null, also where two of one day differ; `person` is the column that holds
 * the person's id, `day` what stands for the day.
 */
export function factOnSql(name: StoredFactName, person: string, day: string): string {
  return `(select iif(min(value) = max(value), value, null) from current_fact as fact
    where fact.person_id = ${person} and fact.name = '${name}' and ${holdsOnSql('fact', day)}
    group by fact.valid_from order by fact.valid_from desc limit 1)`;
}

/** The same in a question that is put together. */
export function factOn(name: StoredFactName, person: string, asOf: PlainDate): RawBuilder<string | null> {
  return sql<string | null>`${sql.raw(factOnSql(name, person, dayInSql(asOf)))}`;
}

/** A day as SQL has it: digits and dashes, which a plain date is made of. */
export function dayInSql(day: PlainDate): string {
  return `'${day}'`;
}
