import { sql } from 'kysely';
import type { Database, Writing } from '../db/open.ts';
import { countsIn, type FactWindow, overlapOrder } from './fact-window.ts';

/** 同户 everyone who shares a household, then or at another time, with one of `chosen_person`. */
export const matesOfChosen = sql`(select person_id from fact where name = 'household'
  and value in (select value from fact join temp.chosen_person using (person_id) where name = 'household'))`;

/** Fills the temp table `member_in_month`: the household of each person. Nobody counts in two of one month. */
export async function buildMembers(
  { query }: Database | Writing,
  window: FactWindow,
  isAll: boolean,
): Promise<void> {
  await sql`create temp table member_in_month as
    select person_id, household.id as household_id, household_key from (
      select person_id, value, row_number() over
        (partition by person_id order by ${overlapOrder(window, 'valid_from', 'id')}) as place
      from fact where ${countsIn(window, 'household')} ${isAll ? sql`` : sql`and person_id in ${matesOfChosen}`})
    join household on household_key = value where place = 1 order by person_id`.execute(query);
  await sql`create unique index temp.member_person on member_in_month (person_id)`.execute(query);
}

/** Fills `household_fact`: a row for each household with members. Two heads named at once are no payee, nor a dead one. */
export async function buildHouseholdFacts({ query }: Database | Writing, window: FactWindow): Promise<void> {
  const holders = sql`case when sum(pf.is_holder and pf.certificate_live is null) > 0 then null
    else total(pf.is_holder and coalesce(pf.certificate_live, 0)) end`;
  const hasRoster = sql`exists (select 1 from certificate where withdrawn_by is null)`;
  await sql`create temp table household_fact as
    select household_id as unit_id, heads.head_id,
      case when not ${hasRoster} then null
        when holders between 0 and 99 then cast(holders as integer) end as household_holder_count,
      case when not ${hasRoster} then null when yes > 0 then 1 when open > 0 then null else 0 end as household_low_income
    from (select household_id, household_key, ${holders} as holders,
        total(pf.is_holder and coalesce(pf.certificate_live and pf.low_income, 0)) as yes,
        total(pf.is_holder and (pf.certificate_live and pf.low_income) is null) as open
      from temp.member_in_month as member left join temp.person_fact as pf on pf.unit_id = member.person_id
      group by household_id)
    left join (select value, case when count(*) = 1 then min(person_id) end as head_id from (
      select value, fact.person_id, rank() over (partition by value order by valid_from desc, recorded_by desc) as place
      from fact join temp.member_in_month as member
        on member.person_id = fact.person_id and member.household_key = fact.value
      left join temp.person_fact as pf on pf.unit_id = fact.person_id
      where ${countsIn(window, 'household_head')} and pf.alive is not 0)
      where place = 1 group by value) as heads on heads.value = household_key
    order by household_id`.execute(query);
  await sql`create unique index temp.household_fact_unit on household_fact (unit_id)`.execute(query);
}

/** Fills `employer_fact`: what each employer declared for the month's year (安残审核). */
export async function buildEmployerFacts(
  { query }: Database | Writing,
  { month }: FactWindow,
): Promise<void> {
  await sql`create temp table employer_fact as
    select employer_unit.id as unit_id,
      case when disabled_workers between 0 and 99999 then disabled_workers end as employer_disabled_workers,
      case when workers > 0 and disabled_workers between 0 and workers
        then disabled_workers * 10000 / workers end as employer_disabled_ratio
    from employer_unit left join employer on employer.id = (
      select id from employer as e where e.credit_code = employer_unit.credit_code and e.superseded_by is null
        and e.year = ${Number(month.slice(0, 4))} order by e.id desc limit 1)
    order by unit_id`.execute(query);
  await sql`create unique index temp.employer_fact_unit on employer_fact (unit_id)`.execute(query);
}
