import { type RawBuilder, sql } from 'kysely';
import type { Campaign } from '../../db/history/campaign-store.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { reviewedResults, type ReviewResult, reviewResults, reviewRoad } from '../../registry/review.ts';

type Querying = Pick<Database | Writing, 'query'>;

/** Whom a rate is taken over: person_id, certificate_id and subdistrict of each. */
type Eligible = RawBuilder<unknown>;

/** 应复核名单 the frozen list of a campaign. */
export function listOf({ id }: Campaign): Eligible {
  return sql`select person_id, certificate_id, subdistrict from review_campaign_holder where campaign_id = ${id}`;
}

/**
 * Builds the temp table `campaign_person`: each of those eligible with the last review of a span of days (`review_id`,
 * `result`, `reviewed_on`) and the last that makes them count as reviewed (`counted_id`). Both are null without one.
 */
export async function buildCampaignPeople(
  { query }: Querying,
  eligible: Eligible,
  span: { readonly since: PlainDate; readonly until: PlainDate },
): Promise<void> {
  // Of one day first that of the certificate on the list.
  const lastFirst = sql`r.reviewed_on desc, r.certificate_number = (select number from certificate
    where certificate.id = listed.certificate_id) desc, r.certificate_number desc`;
  const within = sql`r.person_id = listed.person_id
    and r.reviewed_on between ${span.since} and ${span.until}`;
  await sql`drop table if exists temp.campaign_person`.execute(query);
  await sql`create temp table campaign_person as
    select listed.person_id, listed.certificate_id, listed.subdistrict, last.id as review_id, last.result, last.reviewed_on,
      (select r.id from current_review as r where ${within} and r.result in (${sql.join(reviewedResults)})
        order by ${lastFirst} limit 1) as counted_id,
      exists (select 1 from current_review as r where ${within} and r.result = 'irregular') as was_irregular
    from (${eligible}) as listed
    left join review as last on last.id = (
      select r.id from current_review as r where ${within} order by ${lastFirst} limit 1)
    order by listed.person_id`.execute(query);
  await sql`create unique index temp.campaign_person_id on campaign_person (person_id)`.execute(query);
}

/** 违规 judged irregular and not cleared by the assessment: the last word is an end of the certificate, or irregular stands. */
export const isViolation = sql`(campaign_person.result in ('cancelled', 'void')
  or campaign_person.was_irregular and campaign_person.result not in ('kept', 'passed'))`;

export type ReviewCount = { readonly eligible: number; readonly reviewed: number };

/** 复核情况 of the people built before: in all, by result (`none` for nobody's yet) and by subdistrict. */
export async function countReviews({ query }: Querying): Promise<
  ReviewCount & {
    readonly byResult: readonly { readonly result: ReviewResult | 'none'; readonly count: number }[];
    readonly bySubdistrict: readonly (ReviewCount & { readonly subdistrict: string | null })[];
  }
> {
  const { rows: bySubdistrict } = await sql<ReviewCount & { subdistrict: string | null }>`
    select subdistrict, count(*) as eligible, count(counted_id) as reviewed
    from temp.campaign_person group by subdistrict order by subdistrict is null, subdistrict`.execute(query);
  const { rows: byResult } = await sql<{ result: ReviewResult | 'none'; count: number }>`
    select coalesce(result, 'none') as result, count(*) as count
    from temp.campaign_person group by 1 order by 1`.execute(query);
  const sum = (of: keyof ReviewCount) => bySubdistrict.reduce((total, row) => total + row[of], 0);
  return { eligible: sum('eligible'), reviewed: sum('reviewed'), byResult, bySubdistrict };
}

/** 名单上一人 someone on the list as a worklist shows them. Nothing of it is a number to be masked. */
export type CampaignPerson = {
  person_id: number;
  name: string;
  subdistrict: string | null;
  community: string | null;
  address: string | null;
  phone: string | null;
  category: Category;
  grade: Grade;
  result: ReviewResult | null;
  reviewed_on: PlainDate | null;
  counted_id: number | null;
};

const openResults = reviewResults.filter((result) => reviewRoad[result].task !== undefined);

/** 还要办的人 those of the people built before about whom something is still to be done; of some subdistricts or all. */
export async function openPeople(
  db: Querying,
  subdistricts: readonly string[] = [],
): Promise<readonly CampaignPerson[]> {
  return people(db, sql`(result is null or result in (${sql.join(openResults)}))`, subdistricts);
}

/** 已复核的人 those of the people built before who count as reviewed; of some subdistricts or all. */
export async function reviewedPeople(
  db: Querying,
  subdistricts: readonly string[] = [],
): Promise<readonly CampaignPerson[]> {
  return people(db, sql`counted_id is not null`, subdistricts);
}

async function people(
  { query }: Querying,
  condition: RawBuilder<unknown>,
  subdistricts: readonly string[],
): Promise<readonly CampaignPerson[]> {
  const where =
    subdistricts.length === 0
      ? condition
      : sql`${condition} and campaign_person.subdistrict in (${sql.join([...subdistricts])})`;
  const { rows } = await sql<CampaignPerson>`
    select campaign_person.person_id, person.name, campaign_person.subdistrict, (
        select value from current_fact as fact where fact.person_id = person.id and fact.name = 'community'
          order by valid_from desc limit 1) as community,
      person.address, person.phone, certificate.category, certificate.grade, result, reviewed_on, counted_id
    from temp.campaign_person join person on person.id = campaign_person.person_id
      join certificate on certificate.id = campaign_person.certificate_id
    where ${where} order by campaign_person.subdistrict is null, campaign_person.subdistrict, community,
      campaign_person.person_id`.execute(query);
  return rows;
}

/** 多次复核 the results in their order of those of the people built before who have more than one, by person. */
export async function severalResults(
  { query }: Querying,
  span: { readonly since: PlainDate; readonly until: PlainDate },
): Promise<ReadonlyMap<number, readonly ReviewResult[]>> {
  const { rows } = await sql<{ person_id: number; result: ReviewResult }>`
    select review.person_id, review.result from temp.campaign_person
      join current_review as review on review.person_id = campaign_person.person_id
        and review.reviewed_on between ${span.since} and ${span.until}
    where review.person_id in (select person_id from current_review
      where reviewed_on between ${span.since} and ${span.until} group by person_id having count(*) > 1)
    order by review.person_id, review.reviewed_on, review.certificate_number`.execute(query);
  return rows.reduce((byPerson, { person_id, result }) => {
    byPerson.set(person_id, [...(byPerson.get(person_id) ?? []), result]);
    return byPerson;
  }, new Map<number, readonly ReviewResult[]>());
}
