import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import { lastDayOf, type YearMonth } from '../kernel/year-month.ts';
import type { Question } from '../schemes/questions.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import { factOn } from '../db/people/fact-on.ts';
import { marked } from './reason-sql.ts';

/** 名单一行 a unit to look into: dropped out, refused on one condition alone, or not to be decided. */
export type ListedUnit = {
  readonly outcome: 'refused' | 'unknown';
  readonly isDropped: boolean;
  readonly isNear: boolean;
  readonly id: number | null;
  readonly key: string;
  readonly name: string;
  readonly subdistrict: string;
  readonly community: string;
  /** What it is refused on, or what is missing; of a near miss those of which any one would do. */
  readonly questions: readonly Question[];
};

/** 户 is shown by its head, or else by its first member; whoever is on no sheet of a household by the event's own. */
const whoOf: Readonly<Record<Scheme['unit'], RawBuilder<unknown>>> = {
  person: sql`coalesce(unit_id, event_person)`,
  household: sql`coalesce((select head_id from temp.household_fact as h where h.unit_id = fared.unit_id),
    (select person.id from temp.member_in_month as member join person on person.id = member.person_id
      where household_id = fared.unit_id order by citizen_id limit 1), event_person)`,
  employer: sql`null`,
};
const keyOf: Readonly<Record<Scheme['unit'], RawBuilder<unknown>>> = {
  person: sql`cast(who as text)`,
  household: sql`(select household_key from household where household.id = fared.unit_id)`,
  employer: sql`(select credit_code from employer_unit where employer_unit.id = fared.unit_id)`,
};

type Row = Pick<ListedUnit, 'id' | 'key' | 'name' | 'subdistrict' | 'community'> & {
  outcome: number | null;
  was: number;
  near: string;
  rests: string;
};

/** One unit at a time, street by street: of the rows of `fared`, those that somebody should look into; near misses if asked for. */
export function* listUnits(
  { sqlite, query }: Database,
  { unit }: Scheme,
  month: YearMonth,
  questions: readonly Question[],
  fared: RawBuilder<unknown>,
  withNear: boolean,
): Generator<ListedUnit> {
  const subdistrict = factOn('subdistrict', 'who', lastDayOf(month));
  const community = factOn('community', 'who', lastDayOf(month));
  const name =
    unit === 'employer'
      ? sql`(select employer from employer join employer_unit using (credit_code)
          where employer_unit.id = fared.unit_id and employer.superseded_by is null order by year desc limit 1)`
      : sql`(select name from person where person.id = who)`;
  const statement = sql`select outcome, was, near, rests, unit_id as id, coalesce(${keyOf[unit]}, '') as key,
      coalesce(${name}, '') as name, coalesce(${subdistrict}, '') as subdistrict,
      coalesce(${community}, '') as community
    from (select *, ${whoOf[unit]} as who from ${fared} as fared) as fared
    where outcome is null or (outcome = 0 and (was or (${Number(withNear)} and instr(near, '1'))))
    order by subdistrict = '', subdistrict, outcome is not null, not was, rests desc, unit_id`.compile(query);
  const rows = sqlite.prepare<unknown[], Row>(statement.sql).iterate(...statement.parameters);
  for (const { outcome, was, near, rests, ...who } of rows) {
    yield {
      ...who,
      ...{ outcome: outcome === null ? 'unknown' : 'refused', isDropped: was === 1 },
      ...{ isNear: near.includes('1'), questions: marked(questions, near.includes('1') ? near : rests) },
    };
  }
}
