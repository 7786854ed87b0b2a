import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import type { Category } from '../kernel/certificate-number.ts';
import { addDays } from '../kernel/plain-date.ts';
import { type FactName, factOf } from '../schemes/facts.ts';
import { isDead } from './dead-in-month.ts';
import { countsIn, type FactWindow, theOneThatCounts } from './fact-window.ts';
import { lowIncomeIn } from './low-income-in-month.ts';

/**
 * Every fact of a person as SQL over `one` (the person, whether live), `held` (the certificate, if there is one and it can
 * be told which) and `person`.
 */
const columns: Partial<
  Record<FactName, (window: FactWindow, subdistricts: readonly string[]) => RawBuilder<unknown>>
> = {
  alive: (window) => sql`not ${isDead(sql.ref('one.person_id'), window)}`,
  hukou_local: (window, subdistricts) => sql`case when ${movedOut(sql.ref('one.person_id'), window)} then 0
    else ${theOneThatCounts(
      window,
      sql`select value in (${sql.join(subdistricts)}) as value, valid_from as since from fact
        where fact.person_id = one.person_id and ${countsIn(window, 'subdistrict')}`,
    )} end`,
  'certificate.live': () => sql`one.live`,
  'certificate.category': () => sql`held.category`,
  'certificate.grade': () => sql`held.grade`,
  'certificate.grade_of.visual': () => gradeOf('visual'),
  'certificate.grade_of.hearing': () => gradeOf('hearing'),
  'certificate.grade_of.speech': () => gradeOf('speech'),
  'certificate.grade_of.physical': () => gradeOf('physical'),
  'certificate.grade_of.intellectual': () => gradeOf('intellectual'),
  'certificate.grade_of.psychiatric': () => gradeOf('psychiatric'),
  low_income: lowIncomeIn,
  age: ({ month }) => ageIn(month),
  gender: () => sql`iif(substr(citizen_id, 17, 1) % 2 = 1, 'male', 'female')`,
  'guardian.known': () => sql`exists (select 1 from account
    where account.person_id = one.person_id and superseded_by is null and guardian is not null)`,
  'employment.form': (window) =>
    theOneThatCounts(
      window,
      sql`select form as value, began_on as since from placement
        where placement.person_id = one.person_id and superseded_by is null and began_on <= ${window.begunBy}
          and (ended_on is null or ended_on >= ${window.lastsTo})`,
    ),
};

/**
 * Fills the temp table `person_fact`: a row for each holder of `live_in_month` and each of `chosen_person`, a column for
 * each fact asked. Whoever is on no roster holds no certificate; without any roster that is not known either.
 */
export async function buildPersonFacts(
  { query }: Database | Writing,
  window: FactWindow,
  subdistricts: readonly string[],
  asked: ReadonlySet<FactName>,
): Promise<void> {
  const names = Object.keys(columns).filter((name): name is FactName => asked.has(name as FactName));
  const facts = names.map((name) => sql`, ${columns[name]?.(window, subdistricts)}`);
  const named = names.map((name) => sql`, ${sql.ref(factOf(name).column)}`);
  await sql`create temp table person_fact (unit_id integer primary key, is_holder integer ${sql.join(named, sql``)})`.execute(
    query,
  );
  const others = sql`(select person_id, null as certificate_id, ${withoutCertificate} as live, 0 as is_tied from temp.chosen_person
    where person_id not in (select person_id from temp.live_in_month))`;
  // CROSS JOIN: person by person as they were imported, so that the pages of each table are read once.
  for (const people of [sql`temp.live_in_month`, others]) {
    await sql`insert into temp.person_fact
      select one.person_id, one.certificate_id is not null ${sql.join(facts, sql``)}
      from ${people} as one cross join person on person.id = one.person_id
        left join certificate as held on held.id = one.certificate_id and not one.is_tied`.execute(query);
  }
}

/** 迁出 whether somebody has left. 迁出当月仍发: a move away ends an episode as a death does, a move here begins one. */
export function movedOut(personId: RawBuilder<unknown>, window: FactWindow): RawBuilder<unknown> {
  return sql`(select direction from move where move.person_id = ${personId} and superseded_by is null
      and moved_on < case direction when 'out' then ${window.lastsTo} else ${addDays(window.begunBy, 1)} end
    order by moved_on desc limit 1) is 'out'`;
}

/** 0 where a roster was imported, else NULL. */
const withoutCertificate = sql`iif(exists (select 1 from certificate where withdrawn_by is null), 0, null)`;

/** 周岁: full years on the last day of the month. */
export function ageIn(month: string): RawBuilder<unknown> {
  const age = sql`${Number(month.slice(0, 4))} - cast(substr(citizen_id, 7, 4) as integer)
    - (substr(citizen_id, 11, 2) > ${month.slice(5, 7)})`;
  return sql`iif(${age} between 0 and 130, ${age}, null)`;
}

/** 含多重: the grade of a category by itself or as a component; unknown for 多重 without its components. */
function gradeOf(category: Category): RawBuilder<unknown> {
  return sql`case held.category when ${category} then held.grade when 'multiple' then iif(held.components is null, null,
    (select iif(count(*) = 0, 'none', min(part.value ->> 'grade')) from json_each(held.components) as part
      where part.value ->> 'category' = ${category})) else iif(held.category is null, null, 'none') end`;
}
