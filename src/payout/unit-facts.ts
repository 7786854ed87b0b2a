import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/open.ts';
import { countsIn, type FactWindow } from './fact-window.ts';

/** Fills the temp table `member_in_month`: the household of each person. Nobody counts in two of one month. */
export async function buildMembers(
  { query }: Database | Writing,
  window: FactWindow,
  people: RawBuilder<unknown> | undefined,
): Promise<void> {
  // CROSS JOIN: household by household and, of some people only, person by person; never all of the facts.
  const rows =
    people === undefined
      ? sql`household cross join fact on fact.value = household_key where true`
      : sql`fact cross join household on household_key = fact.value where fact.person_id in ${people}`;
  const since = (table: string): RawBuilder<unknown> => {
    const id = sql.ref(`${table}.fact_id`);
    return sql`((select valid_from from fact where fact.id = ${id}), ${id})`;
  };
  await sql`create temp table member_in_month (person_id integer primary key, household_id integer, fact_id integer)`.execute(
    query,
  );
  await sql`insert into temp.member_in_month select fact.person_id, household.id, fact.id
    from ${rows} and ${countsIn(window, 'household')}
    on conflict (person_id) do update set household_id = excluded.household_id, fact_id = excluded.fact_id
      where ${since('excluded')} ${sql.raw(window.overlap === 'latest' ? '>' : '<')} ${since('member_in_month')}`.execute(
    query,
  );
  await sql`create index temp.member_household on member_in_month (household_id)`.execute(query);
}

/** Fills `household_fact`: a row for each household with members. Its head is of `head_in_month`. */
export async function buildHouseholdFacts(
  db: Database | Writing,
  window: FactWindow,
  people: RawBuilder<unknown> | undefined,
): Promise<void> {
  const { query } = db;
  await buildHeads(db, window, people);
  const holders = sql`case when sum(pf.is_holder and pf.certificate_live is null) > 0 then null
    else total(pf.is_holder and coalesce(pf.certificate_live, 0)) end`;
  const hasRoster = sql`exists (select 1 from certificate where withdrawn_by is null)`;
  await sql`create temp table household_fact (unit_id integer primary key, head_id integer, household_holder_count integer,
    household_low_income integer)`.execute(query);
  await sql`insert into temp.household_fact
    select household_id, (select person_id from temp.head_in_month as head where head.household_id = one.household_id),
      case when not ${hasRoster} then null when holders between 0 and 99 then holders end,
      case when not ${hasRoster} then null when yes > 0 then 1 when open > 0 then null else 0 end
    from (select member.household_id, ${holders} as holders,
        total(pf.is_holder and coalesce(pf.certificate_live and pf.low_income, 0)) as yes,
        total(pf.is_holder and (pf.certificate_live and pf.low_income) is null) as open
      from temp.member_in_month as member left join temp.person_fact as pf on pf.unit_id = member.person_id
      group by member.household_id) as one`.execute(query);
  await sql`drop table temp.head_in_month`.execute(query);
}

/**
 * 户主 fills the temp table `head_in_month`: the living member named head of their household; of several the one since the
 * latest day, by the latest list, and NULL, no payee, where that is two.
 */
async function buildHeads(
  { query }: Database | Writing,
  window: FactWindow,
  people: RawBuilder<unknown> | undefined,
): Promise<void> {
  // CROSS JOIN: of everybody by one pass over the facts, which costs half of looking each member up.
  const named =
    people === undefined
      ? sql`fact cross join temp.member_in_month as member on member.person_id = fact.person_id`
      : sql`temp.member_in_month as member cross join fact on fact.person_id = member.person_id`;
  await sql`create temp table head_in_month (household_id integer primary key, person_id integer, since text,
    stated_on text)`.execute(query);
  await sql`insert into temp.head_in_month select household.id, fact.person_id, fact.valid_from,
      (select as_of from import where import.id = fact.recorded_by)
    from ${named} cross join household on household.id = member.household_id
      left join temp.person_fact as pf on pf.unit_id = member.person_id
    where ${countsIn(window, 'household_head')} and fact.value = household_key and pf.alive is not 0
    on conflict (household_id) do update set
      person_id = iif((excluded.since, excluded.stated_on) = (since, stated_on), null, excluded.person_id),
      since = excluded.since, stated_on = excluded.stated_on
      where (excluded.since, excluded.stated_on) >= (head_in_month.since, head_in_month.stated_on)`.execute(
    query,
  );
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
