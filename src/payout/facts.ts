import { type RawBuilder, sql } from 'kysely';
import { kindIsHolding, lastValidOn, takesEffect } from '../db/certificates-as-of.ts';
import type { Database, Writing } from '../db/open.ts';
import type { FactName as StoredFact } from '../db/schema.ts';
import { firstDayOf, lastDayOf, plusMonths, type YearMonth } from '../kernel/year-month.ts';
import type { ValidityExtension } from '../registry/validity.ts';

/** What the facts of a month are built from besides the registry: the district's subdistricts and extensions. */
export type FactContext = {
  readonly month: YearMonth;
  /** Their official names, as the roster's are folded to. */
  readonly subdistricts: readonly string[];
  readonly extensions: readonly ValidityExtension[];
};

const temporary = ['live_in_month', 'person_fact', 'member_in_month', 'household_fact'] as const;

/**
 * Builds the temp tables `person_fact` and `household_fact`: one row a unit, one column a fact, NULL for unknown and
 * for what is outside a fact's domain. Every period is widened to whole months first (申请当月计发, 次月停发: start in
 * the same month, stop in the next), so that a month is constant and conjunctions are exact. Where two then share
 * a month the later one counts. With `personId` only that person and their household are built.
 */
export async function buildFacts(
  db: Database | Writing,
  context: FactContext,
  personId?: number,
): Promise<void> {
  for (const table of temporary) {
    await sql`drop table if exists ${sql.table(`temp.${table}`)}`.execute(db.query);
  }
  await buildMembers(db, context, personId);
  await buildLiveCertificates(db, context, personId);
  await buildPersonFacts(db, context);
  await buildHouseholdFacts(db, context);
}

/** The current episodes of a fact that touch the month: begun by its last day, not ended before its first. */
export function touchesMonth(month: YearMonth, name: StoredFact): RawBuilder<unknown> {
  const first = firstDayOf(month);
  const next = firstDayOf(plusMonths(month, 1));
  return sql`fact.name = ${name} and fact.superseded_by is null and fact.valid_from < ${next}
    and (fact.valid_to is null or fact.valid_to > ${first})`;
}

/** 死亡当月仍发: on a list of deaths, and dead before the month began. The certificate is then void (第二十四条). */
function hasDied(personId: RawBuilder<unknown>, month: YearMonth): RawBuilder<unknown> {
  return sql`exists (select 1 from death where death.person_id = ${personId}
    and death.superseded_by is null and died_on < ${firstDayOf(month)})`;
}

/** One row a person: their household in the month. Nobody counts in two households of one month. */
async function buildMembers(db: Database | Writing, { month }: FactContext, personId?: number) {
  const mates = sql`fact.value in (select value from fact where person_id = ${personId} and name = 'household')`;
  await sql`create temp table member_in_month as
    select person_id, household.id as household_id, household_key from (
      select person_id, value, row_number() over (partition by person_id order by valid_from desc, id desc) as place
      from fact where ${touchesMonth(month, 'household')} ${personId === undefined ? sql`` : sql`and ${mates}`})
    join household on household_key = value where place = 1 order by person_id`.execute(db.query);
  await sql`create unique index temp.member_person on member_in_month (person_id)`.execute(db.query);
}

/** One row a person: the certificate of the month, the latest where an irregular holder has two. */
async function buildLiveCertificates(db: Database | Writing, context: FactContext, personId?: number) {
  const from = firstDayOf(context.month);
  const to = lastDayOf(context.month);
  const expiry = lastValidOn(sql.ref('term.expires_on'), context.extensions);
  // What ends a certificate on the 1st happened in this month too, and stops the money from the next.
  const stateBefore = sql`(select kind from certificate_event as e
    where e.certificate_id = c.id and e.superseded_by is null and e.happened_on < ${from} and ${takesEffect}
    order by e.happened_on desc, e.id desc limit 1)`;
  const chosen =
    personId === undefined
      ? sql``
      : sql`and (c.person_id = ${personId} or c.person_id in (select person_id from temp.member_in_month))`;
  await sql`create temp table live_in_month as
    select person_id, certificate_id, category, grade, live from (
      select *, row_number() over (partition by person_id
        order by coalesce(live, 0) desc, live is null desc, first_issued_on desc, certificate_id desc) as place
      from (
        select c.person_id, c.id as certificate_id, c.category, c.grade, c.first_issued_on,
          case when c.first_issued_on > ${to} or ${hasDied(sql.ref('c.person_id'), context.month)} then 0
            when term.id is null then null
            else ${expiry} >= ${from} and (coalesce(${kindIsHolding(stateBefore)}, 0) or exists (
              select 1 from certificate_event as e where e.certificate_id = c.id and e.superseded_by is null
                and e.happened_on between ${from} and ${to} and ${kindIsHolding(sql.ref('e.kind'))} and ${takesEffect})) end as live
        from certificate as c
        left join certificate_event as term on term.id = (
          select id from certificate_event as e
          where e.certificate_id = c.id and e.superseded_by is null and e.happened_on <= ${to} and e.expires_on is not null
          order by e.happened_on desc, e.id desc limit 1)
        where c.withdrawn_by is null ${chosen}))
    where place = 1 order by person_id`.execute(db.query);
  await sql`create unique index temp.live_person on live_in_month (person_id)`.execute(db.query);
}

async function buildPersonFacts(db: Database | Writing, context: FactContext): Promise<void> {
  const { month, subdistricts } = context;
  const year = sql`cast(substr(${month}, 1, 4) as integer)`;
  const isListed = sql`exists (select 1 from fact
    where fact.person_id = live.person_id and ${touchesMonth(month, 'low_income')})`;
  // 迁出当月仍发: the month of a move is payable like that of a death.
  const lastMove = sql`(select direction from move
    where move.person_id = live.person_id and superseded_by is null and moved_on < ${firstDayOf(month)}
    order by moved_on desc, id desc limit 1)`;
  await sql`create temp table person_fact as
    select unit_id, payee_person_id, alive, hukou_local, certificate_live, certificate_category,
      certificate_grade, low_income, case when age between 0 and 130 then age end as age
    from (select live.person_id as unit_id, live.person_id as payee_person_id,
      not exists (select 1 from certificate as own join certificate_event as e on e.certificate_id = own.id
        where own.person_id = live.person_id and e.kind = 'cancelled' and e.reason = 'death'
          and e.superseded_by is null and e.happened_on < ${firstDayOf(month)})
        and not ${hasDied(sql.ref('live.person_id'), month)} as alive,
      case when ${lastMove} = 'out' then 0 else (select value in (${sql.join(subdistricts)}) from fact
        where fact.person_id = live.person_id and ${touchesMonth(month, 'subdistrict')}
        order by valid_from desc, id desc limit 1) end as hukou_local,
      live.live as certificate_live, live.category as certificate_category, live.grade as certificate_grade,
      case when ${isCovered(month, 'low_income')} then ${isListed}
        when ${isCovered(month, 'low_income_listed')} then nullif(${isListed}, 0) end as low_income,
      ${year} - cast(substr(citizen_id, 7, 4) as integer)
        - (substr(citizen_id, 11, 2) > substr(${month}, 6, 2)) as age
    from temp.live_in_month as live join person on person.id = live.person_id)
    order by unit_id`.execute(db.query);
  await sql`create unique index temp.person_fact_unit on person_fact (unit_id)`.execute(db.query);
}

/** A list that covers the month was imported: complete, or one that only says who is on it. */
function isCovered(month: YearMonth, name: 'low_income' | 'low_income_listed'): RawBuilder<unknown> {
  return sql`exists (select 1 from coverage where name = ${name} and superseded_by is null
    and from_month <= ${month} and to_month >= ${month})`;
}

/** One row a household with members in the month. Two heads named at once are no payee, and a dead one is none. */
async function buildHouseholdFacts(db: Database | Writing, { month }: FactContext): Promise<void> {
  const holders = sql`case when sum(pf.unit_id is not null and pf.certificate_live is null) > 0 then null
    else total(coalesce(pf.certificate_live, 0)) end`;
  await sql`create temp table household_fact as
    select household_id as unit_id, heads.payee_person_id,
      case when not exists (select 1 from certificate where withdrawn_by is null) then null
        when holders between 0 and 99 then cast(holders as integer) end as household_holder_count,
      case when not exists (select 1 from certificate where withdrawn_by is null) then null
        when yes > 0 then 1 when open > 0 then null else 0 end as household_low_income
    from (select household_id, household_key, ${holders} as holders,
        total(coalesce(pf.certificate_live and pf.low_income, 0)) as yes,
        sum(pf.unit_id is not null and (pf.certificate_live and pf.low_income) is null) as open
      from temp.member_in_month as member left join temp.person_fact as pf on pf.unit_id = member.person_id
      group by household_id)
    left join (select value, case when count(*) = 1 then min(person_id) end as payee_person_id from (
      select value, fact.person_id, rank() over (partition by value order by valid_from desc, recorded_by desc) as place
      from fact join temp.member_in_month as member
        on member.person_id = fact.person_id and member.household_key = fact.value
      left join temp.person_fact as pf on pf.unit_id = fact.person_id
      where ${touchesMonth(month, 'household_head')} and pf.alive is not 0)
      where place = 1 group by value) as heads on heads.value = household_key
    order by household_id`.execute(db.query);
  await sql`create unique index temp.household_fact_unit on household_fact (unit_id)`.execute(db.query);
}
