import { type RawBuilder, sql } from 'kysely';
import type { Campaign } from '../../db/history/campaign-store.ts';
import { listCampaigns } from '../../db/history/campaign-store.ts';
import type { Database } from '../../db/connection/open.ts';
import { buildCampaignPeople, isViolation, listOf } from '../../verify/review/campaign.ts';
import { subdistrictOf } from '../rows/holder-table.ts';
import type { Defined, Need, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';
import { listOfYear } from '../rows/lists-of-year.ts';
import { certificateSheets } from './holders.ts';

/**
 * 复核活动 the campaign whose frozen list the rate of a year is taken over: the latest of the whole district whose list
 * was drawn up by the cut-off.
 */
export async function campaignOf(db: Database, { asOf }: Scope): Promise<Campaign | undefined> {
  const all = await listCampaigns(db);
  return all.find((one) => one.subdistricts === undefined && one.asOf <= asOf);
}

/** Builds `temp.campaign_person` for the year; where there is no campaign, of the holders at the cut-off. */
export async function buildReviewed(db: Database, { asOf, campaign }: Scope): Promise<void> {
  const holders = sql`select person_id, certificate_id, ${subdistrictOf(asOf)} as subdistrict
    from temp.holder join person on person.id = holder.person_id
    where exists (select 1 from current_review)`;
  const since = campaign?.since ?? FIRST_DAY;
  await buildCampaignPeople(db, campaign ? listOf(campaign) : holders, { since, until: asOf });
}

const FIRST_DAY = '1850-01-01' as Campaign['since'];

const hasReviews: Need = {
  isMet: sql`exists (select 1 from temp.campaign_person where review_id is not null)`,
  lacking: { zh: '没有应复核的人的复核结果', en: 'review results: none of those to be reviewed' },
};
/** Reviews of other years say nothing of this one. */
function reviewedInYear({ year, asOf }: Scope): Need {
  return {
    isMet: sql`exists (select 1 from current_review where reviewed_on between ${`${year}-01-01`} and ${asOf})`,
    lacking: { zh: `没有 ${year} 年的复核结果`, en: `review results: none of ${year}` },
  };
}

const hasStaff: Need = {
  isMet: sql`exists (select 1 from current_staff_relative)`,
  lacking: { zh: '没有导入工作人员及亲属名单', en: 'staff and relatives: not imported' },
};
const isOfStaff = sql`campaign_person.person_id in (select person_id from current_staff_relative)`;
// Where none of them was reviewed, none found is no finding.
const hasStaffReviewed: Need = {
  isMet: sql`(select count(*) = 0 or count(counted_id) > 0 from temp.campaign_person where ${isOfStaff})`,
  lacking: {
    zh: '名单上的亲属都还没有复核结果',
    en: 'review results: of none of the relatives on the list',
  },
};

/** 残疾人证复核 who was reviewed, the share of them, or whom it judged irregular. */
export function reviews({ count }: FigureSpec<'reviews'>, scope: Scope): Defined {
  const list = listText(scope);
  const needs = [
    // Of a campaign the list is frozen.
    ...(scope.campaign ? [] : [listOfYear('holders', scope)]),
    hasReviews,
    reviewedInYear(scope),
  ];
  const reads = ['holders', 'reviewed'] as const;
  const sheets = [...certificateSheets, 'reviews'] as const;
  const isReviewed = sql`counted_id is not null`;
  switch (count) {
    case 'reviewed':
      return {
        definition: {
          zh: `${list.zh}中已复核的人：复核有了结论（合格、不规范、重新评定、死亡、迁出及评定的结论）；拒绝和联系不上的不算`,
          en: `those of ${list.en} of whom a review came to a result; refusals and people out of reach do not count`,
        },
        kind: 'count',
        sheets,
        needs,
        reads,
        rows: rowsOf(isReviewed, sql`review.id = counted_id`),
      };
    case 'rate':
      return {
        definition: {
          zh: `已复核 ÷ 应复核，应复核为${list.zh}`,
          en: `reviewed ÷ to be reviewed, which are ${list.en}`,
        },
        kind: 'share',
        numerator: sql`select 1 from temp.campaign_person where ${isReviewed}`,
        sheets,
        rows: listedRows(),
        needs,
        reads,
      };
    case 'violations':
      return {
        definition: {
          zh: `工作人员及亲属名单与${list.zh}按身份证号比对，其中复核认定不规范（未经评定维持）或注销、作废的人；没有导入名单就没有这个数`,
          en: `relatives of the staff among ${list.en}, matched by citizen id, whom the review judged irregular; no figure without a list of staff`,
        },
        kind: 'count',
        sheets: [...sheets, 'staff'],
        needs: [...needs, hasStaff, hasStaffReviewed],
        reads,
        rows: rowsOf(sql`${isViolation} and ${isOfStaff}`, sql`review.id = review_id`),
        // Whom no review has come to a result about may be one too.
        undecided: sql`select 1 from temp.campaign_person where counted_id is null and ${isOfStaff}`,
      };
  }
}

function listText({ campaign, asOf }: Scope): { readonly zh: string; readonly en: string } {
  if (!campaign) {
    return {
      zh: `${asOf} 有效持证的人（没有复核活动的冻结名单，历年复核都算）`,
      en: `the holders on ${asOf} (there is no campaign with a frozen list; reviews of all years count)`,
    };
  }
  const { name, asOf: frozen, since, eligible } = campaign;
  return {
    zh: `复核活动“${name}”的名单（${frozen} 冻结，${eligible} 人，${since} 起至截止日的复核算数）`,
    en: `the list of the campaign "${name}" (frozen on ${frozen}, ${eligible} people; reviews from ${since} to the cut-off count)`,
  };
}

/** The people built before for whom a condition holds, each with the row of the review that decides. */
function rowsOf(where: RawBuilder<unknown>, review: RawBuilder<unknown>): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, person.name, review.certificate_number as number,
      campaign_person.subdistrict, certificate.category, certificate.grade, review.reviewed_on as happened_on,
      null as fen, import.file_name as file, review.sheet, review.row_number as row
    from temp.campaign_person join person on person.id = campaign_person.person_id
      join certificate on certificate.id = campaign_person.certificate_id
      join review on ${review} join import on import.id = review.import_id
    where ${where} order by campaign_person.person_id`;
}

/** 应复核 everybody on the list, each with the row of their certificate. */
function listedRows(): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, person.name, certificate.number, campaign_person.subdistrict,
      certificate.category, certificate.grade, campaign_person.reviewed_on as happened_on, null as fen,
      import.file_name as file, certificate.sheet, certificate.row_number as row
    from temp.campaign_person join person on person.id = campaign_person.person_id
      join certificate on certificate.id = campaign_person.certificate_id
      join import on import.id = certificate.import_id
    order by campaign_person.person_id`;
}
