import type { Campaign } from '../../db/history/campaign-store.ts';
import type { Database } from '../../db/connection/open.ts';
import { addMonths, type PlainDate } from '../../kernel/plain-date.ts';
import type { CertificatePolicy } from '../../registry/certificate/certificate-policy.ts';
import { inForceOn } from '../../registry/dated.ts';
import {
  type ReviewResult,
  reviewProgress,
  reviewResults,
  reviewRoad,
  type ReviewTask,
} from '../../registry/review.ts';
import {
  buildCampaignPeople,
  type CampaignPerson,
  countReviews,
  listOf,
  openPeople,
  type ReviewCount,
  severalResults,
} from '../../verify/review/campaign.ts';
import { screenRelatives, type Screening } from '../../verify/review/screening.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { findCampaign } from './find-campaign.ts';
import { loadPolicies } from '../policy/load-policies.ts';

/** 待办一人 someone of whom something is open, and by when where the policies set a time. */
export type OpenPerson = CampaignPerson & {
  readonly task: ReviewTask;
  readonly due: PlainDate | undefined;
};

/** 复核情况 a campaign as of a day. */
export type ReviewStatus = ReviewCount & {
  readonly campaign: Campaign;
  /** Reviews up to this day count. */
  readonly cutOff: PlainDate;
  readonly byResult: readonly { readonly result: ReviewResult | 'none'; readonly count: number }[];
  readonly bySubdistrict: readonly (ReviewCount & { readonly subdistrict: string | null })[];
  readonly open: readonly { readonly task: ReviewTask; readonly count: number; readonly overdue: number }[];
  /** 次序不合 registry ids of people whose results do not follow from each other. */
  readonly odd: readonly number[];
  readonly screening: Screening;
};

/** Builds the people of a campaign as of the context's day, which ends what counts. */
export async function buildCampaign(db: Database, campaign: Campaign, until: PlainDate): Promise<void> {
  await buildCampaignPeople(db, listOf(campaign), { since: campaign.since, until });
}

/** Reads a campaign's rate with its numerator and denominator. Throws CannotRun if there is none of that name. */
export async function reviewStatus(context: JobContext, name: string | undefined): Promise<ReviewStatus> {
  return withRegistry(context, 'review status', async (db) => {
    const campaign = await findCampaign(db, name);
    const { district } = await loadPolicies(context, db);
    const { asOf } = context;
    await buildCampaign(db, campaign, asOf);
    const several = await severalResults(db, { since: campaign.since, until: asOf });
    const counts = await countReviews(db);
    const open = (await openPeople(db)).flatMap((person) => withTask(person, district.certificates));
    return {
      campaign,
      cutOff: asOf,
      ...counts,
      bySubdistrict: inDistrictOrder(counts.bySubdistrict, district.subdistricts),
      byResult: counts.byResult.toSorted((one, other) => placeOf(one.result) - placeOf(other.result)),
      open: countTasks(open, asOf),
      odd: [...several].flatMap(([id, results]) => (reviewProgress(results).odd.length > 0 ? [id] : [])),
      screening: await screenRelatives(db),
    };
  });
}

/** In the order in which the district lists its subdistricts; then names it does not know, and last who has none. */
function inDistrictOrder(
  rows: ReviewStatus['bySubdistrict'],
  subdistricts: readonly { readonly name: string }[],
): ReviewStatus['bySubdistrict'] {
  const order = new Map(subdistricts.map(({ name }, place) => [name, place]));
  const placeIn = ({ subdistrict }: (typeof rows)[number]): number =>
    subdistrict === null ? order.size + 1 : (order.get(subdistrict) ?? order.size);
  return rows.toSorted((one, other) => placeIn(one) - placeIn(other));
}

/** In the order of the road, from nobody's review to the last outcome. */
function placeOf(result: ReviewResult | 'none'): number {
  return result === 'none' ? -1 : reviewResults.indexOf(result);
}

/** What is open about someone, and by when. */
export function withTask(person: CampaignPerson, policy: CertificatePolicy): readonly OpenPerson[] {
  const { task } = reviewRoad[person.result ?? 'none'];
  return task ? [{ ...person, task, due: dueOn(task, person.reviewed_on, policy) }] : [];
}

function dueOn(
  task: ReviewTask,
  since: PlainDate | null,
  { reviewFollowUp }: CertificatePolicy,
): PlainDate | undefined {
  const version = since === null ? undefined : inForceOn(reviewFollowUp, since);
  if (since === null || !version || task === 'review') return undefined;
  return addMonths(since, task === 'declare-void' ? version.voidMonths : version.assessMonths);
}

function countTasks(open: readonly OpenPerson[], asOf: PlainDate): ReviewStatus['open'] {
  const tasks = [...new Set(open.map(({ task }) => task))].sort();
  return tasks.map((task) => {
    const own = open.filter((one) => one.task === task);
    const overdue = own.filter(({ due }) => due !== undefined && due < asOf);
    return { task, count: own.length, overdue: overdue.length };
  });
}
