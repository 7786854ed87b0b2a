import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import { hasDied } from './dead-in-month.ts';
import { countsIn, type FactWindow, goesBefore } from './fact-window.ts';
import { movedOut } from './person-facts.ts';

/**
 * Fills the temp table `member_in_month`: the household of each person, NULL where lists of one day put them into two. Nobody
 * counts in two of one month.
 */
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
  await sql`create temp table member_in_month (person_id integer primary key, household_id integer, since text)`.execute(
    query,
  );
  await sql`insert into temp.member_in_month select fact.person_id, household.id, fact.valid_from
    from ${rows} and ${countsIn(window, 'household')}
    on conflict (person_id) do update set
      household_id = iif(excluded.since = since and excluded.household_id is not household_id, null, excluded.household_id),
      since = excluded.since
      where excluded.since = member_in_month.since
        or ${goesBefore(window, sql`excluded.since`, sql`member_in_month.since`)}`.execute(query);
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
  // The list of a household speaks for those of whom nothing else is known; whoever has moved away is of it no longer.
  const counts = sql`(pf.is_holder and pf.hukou_local is not 0)`;
  const holders = sql`case when total(${counts} and pf.certificate_live is null) > 0 then null
    else total(${counts} and coalesce(pf.certificate_live, 0)) end`;
  // Whoever is in one of two households may be the holder, or the low income, that either lacks.
  const doubtful = sql`(select household.id from temp.member_in_month as lost
    cross join fact on fact.person_id = lost.person_id cross join household on household_key = fact.value
    where lost.household_id is null and ${countsIn(window, 'household')})`;
  const hasRoster = sql`exists (select 1 from certificate where withdrawn_by is null)`;
  await sql`create temp table household_fact (unit_id integer primary key, head_id integer, household_holder_count integer,
    household_low_income integer)`.execute(query);
  await sql`insert into temp.household_fact
    select household_id, (select person_id from temp.head_in_month as head where head.household_id = one.household_id),
      case when not ${hasRoster} or is_doubtful then null when holders between 0 and 99 then holders end,
      case when not ${hasRoster} then null when yes > 0 then 1 when open > 0 or is_doubtful then null else 0 end
    from (select member.household_id, ${holders} as holders, member.household_id in ${doubtful} as is_doubtful,
        total(${counts} and coalesce(pf.certificate_live and pf.low_income, 0)) as yes,
        total(${counts} and (pf.certificate_live and pf.low_income) is null) as open
      from temp.member_in_month as member left join temp.person_fact as pf on pf.unit_id = member.person_id
      where member.household_id is not null group by member.household_id) as one`.execute(query);
  await sql`drop table temp.head_in_month`.execute(query);
}

/**
 * 户主 fills the temp table `head_in_month`: the living member, not moved away, named head of their household, holder or
 * not; of several the one of the latest day, and NULL, no payee, where that is two.
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
  await sql`create temp table head_in_month (household_id integer primary key, person_id integer, since text)`.execute(
    query,
  );
  await sql`insert into temp.head_in_month select household.id, fact.person_id, fact.valid_from
    from ${named} cross join household on household.id = member.household_id
    where ${countsIn(window, 'household_head')} and fact.value = household_key
      and not ${hasDied(sql.ref('fact.person_id'))} and not ${movedOut(sql.ref('fact.person_id'), window)}
    on conflict (household_id) do update set
      person_id = iif(excluded.since = since, null, excluded.person_id), since = excluded.since
      where excluded.since >= head_in_month.since`.execute(query);
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
        and e.year = ${Number(month.slice(0, 4))} limit 1)
    order by unit_id`.execute(query);
  await sql`create unique index temp.employer_fact_unit on employer_fact (unit_id)`.execute(query);
}
