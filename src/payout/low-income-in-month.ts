import { type RawBuilder, sql } from 'kysely';
import { firstDayOf, monthOf, type YearMonth } from '../kernel/year-month.ts';
import type { FactWindow } from './fact-window.ts';

/**
 * 低保 1, 0 or NULL of the person `one` in a window: on from the month by which it must have begun to the month itself; off
 * where one of them is known to be off, and undecided where no list says.
 */
export function lowIncomeIn({ month, begunBy }: FactWindow): RawBuilder<unknown> {
  const begun = monthOf(begunBy);
  return begun === month ? statusIn(month) : sql`(${statusIn(begun)} and ${statusIn(month)})`;
}

/** What is on record of the person, else what the lists say of whoever they do not name. */
function statusIn(month: YearMonth): RawBuilder<unknown> {
  const day = firstDayOf(month);
  return sql`nullif(coalesce((select iif(value in ('0', '1'), cast(value as integer), -1) from fact
      where fact.person_id = one.person_id and name = 'low_income' and superseded_by is null
        and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) limit 1),
    iif(exists (select 1 from coverage where ${covers(month)} and coverage.area is null)
      or exists (select 1 from coverage where ${covers(month)} and ${isOfHome(sql`one.person_id`)}), 0, -1)), -1)`;
}

/** The rows that say whether some people were on the list in a month; no row number where a list as a whole does. */
export function lowIncomeRows(
  people: RawBuilder<unknown>,
  month: YearMonth,
): RawBuilder<{ import_id: number; sheet: string; row: number | null }> {
  const day = firstDayOf(month);
  return sql`select recorded_by as import_id, sheet, nullif(row_number, 0) as row from fact
    where fact.person_id in ${people} and name = 'low_income' and superseded_by is null
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`;
}

/** The lists that say of the month who is not on them. */
export function covers(month: YearMonth): RawBuilder<unknown> {
  return sql`coverage.name = 'low_income' and coverage.superseded_by is null
    and from_month <= ${month} and to_month >= ${month}`;
}

/** Whether a person was recorded, on the day of the list, in the place that it is of. */
export function isOfHome(person: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coverage.area is not null and exists (select 1 from import cross join fact as home
    where import.id = coverage.import_id and home.person_id = ${person}
      and home.name in ('subdistrict', 'community') and home.value = coverage.area and home.superseded_by is null
      and home.valid_from <= import.as_of and (home.valid_to is null or home.valid_to > import.as_of))`;
}
