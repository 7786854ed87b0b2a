import { sql } from 'kysely';
import { holdingEvents, lastValidOn } from '../db/certificates-as-of.ts';
import type { Database, Writing } from '../db/open.ts';
import { firstDayOf, lastDayOf, plusMonths, type YearMonth } from '../kernel/year-month.ts';
import type { ValidityExtension } from '../registry/validity.ts';

/** What the facts of a month are built from besides the registry: the district's subdistricts and extensions. */
export type FactContext = {
  readonly month: YearMonth;
  readonly subdistricts: readonly string[];
  readonly extensions: readonly ValidityExtension[];
};

/**
 * Builds the temp tables `person_fact` and `household_fact`: one row a unit, one column a fact, NULL for unknown.
 * Every period is widened to whole months first (start in the same month, stop in the next: 申请当月计发,
 * 次月停发), so that a month is constant and conjunctions are exact.
 */
export async function buildFacts(db: Database | Writing, context: FactContext): Promise<void> {
  for (const table of ['live_in_month', 'person_fact', 'household_fact']) {
    await sql`drop table if exists ${sql.table(`temp.${table}`)}`.execute(db.query);
  }
  await buildLiveCertificates(db, context);
  await buildPersonFacts(db, context);
  await buildHouseholdFacts(db, context);
}

/** One row a person: the certificate of the month, the latest where an irregular holder has two. */
async function buildLiveCertificates(db: Database | Writing, context: FactContext): Promise<void> {
  const from = firstDayOf(context.month);
  const to = lastDayOf(context.month);
  const expiry = lastValidOn(sql.ref('term.expires_on'), context.extensions);
  const holding = sql.join(holdingEvents);
  const lastEvent = sql`(select kind from certificate_event as e
    where e.certificate_id = c.id and e.happened_on <= ${from} order by e.happened_on desc, e.id desc limit 1)`;
  await sql`create temp table live_in_month as
    select person_id, certificate_id, category, grade, live, first_issued_on from (
      select *, row_number() over (partition by person_id
        order by coalesce(live, 0) desc, live is null desc, first_issued_on desc, certificate_id desc) as rank
      from (
        select c.person_id, c.id as certificate_id, c.category, c.grade, c.first_issued_on,
          case when c.first_issued_on > ${to} then 0
            when term.id is null then null
            else ${expiry} >= ${from} and (coalesce(${lastEvent} in (${holding}), 0) or exists (
              select 1 from certificate_event as e where e.certificate_id = c.id
                and e.happened_on > ${from} and e.happened_on <= ${to} and e.kind in (${holding}))) end as live
        from certificate as c
        left join certificate_event as term on term.id = (
          select id from certificate_event as e
          where e.certificate_id = c.id and e.happened_on <= ${to} and e.expires_on is not null
          order by e.happened_on desc, e.id desc limit 1)))
    where rank = 1 order by person_id`.execute(db.query);
  await sql`create unique index temp.live_person on live_in_month (person_id)`.execute(db.query);
}

async function buildPersonFacts(db: Database | Writing, context: FactContext): Promise<void> {
  const { month, subdistricts } = context;
  const from = firstDayOf(month);
  const isCovered = sql`exists (select 1 from coverage where name = 'low_income'
    and from_month <= ${month} and to_month >= ${month})`;
  await sql`create temp table person_fact as
    select live.person_id as unit_id, live.person_id as payee_person_id, live.certificate_id,
      not exists (select 1 from certificate as own join certificate_event as e on e.certificate_id = own.id
        where own.person_id = live.person_id and e.kind = 'cancelled' and e.reason = 'death'
          and e.happened_on < ${from}) as alive,
      (select value in (${sql.join(subdistricts)}) from fact where fact.person_id = live.person_id
        and name = 'subdistrict' and superseded_by is null and ${overlaps(month)}
        order by valid_from desc limit 1) as hukou_local,
      live.live as certificate_live, live.category as certificate_category, live.grade as certificate_grade,
      case when ${isCovered} then exists (select 1 from fact where fact.person_id = live.person_id
        and name = 'low_income' and superseded_by is null and ${overlaps(month)}) end as low_income,
      cast(substr(${month}, 1, 4) as integer) - cast(substr(citizen_id, 7, 4) as integer)
        - (substr(citizen_id, 11, 2) > substr(${month}, 6, 2)) as age
    from live_in_month as live join person on person.id = live.person_id
    order by live.person_id`.execute(db.query);
  await sql`create unique index temp.person_fact_unit on person_fact (unit_id)`.execute(db.query);
}

async function buildHouseholdFacts(db: Database | Writing, { month }: FactContext): Promise<void> {
  await sql`create temp table household_fact as
    select household.id as unit_id, min(head.person_id) as payee_person_id,
      case when sum(pf.unit_id is not null and pf.certificate_live is null) > 0 then null
        else sum(coalesce(pf.certificate_live, 0)) end as household_holder_count,
      case when sum(pf.certificate_live and pf.low_income) > 0 then 1
        when sum(pf.certificate_live and pf.low_income is null) > 0 then null else 0 end as household_low_income
    from household
    join fact as member on member.name = 'household' and member.value = household.household_key
      and member.superseded_by is null and ${overlaps(month, 'member.')}
    left join fact as head on head.person_id = member.person_id and head.name = 'household_head'
      and head.value = household.household_key and head.superseded_by is null and ${overlaps(month, 'head.')}
    left join temp.person_fact as pf on pf.unit_id = member.person_id
    group by household.id order by household.id`.execute(db.query);
  await sql`create unique index temp.household_fact_unit on household_fact (unit_id)`.execute(db.query);
}

/** An episode touches the month: it began by its last day and had not ended before its first. */
function overlaps(month: YearMonth, prefix: '' | 'member.' | 'head.' = '') {
  const validFrom = sql.ref(`${prefix}valid_from`);
  const validTo = sql.ref(`${prefix}valid_to`);
  const next = firstDayOf(plusMonths(month, 1));
  return sql`${validFrom} < ${next} and (${validTo} is null or ${validTo} > ${firstDayOf(month)})`;
}
