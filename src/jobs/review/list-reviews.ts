import type { Campaign } from '../../db/history/campaign-store.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { maskPhone, maskPhonesIn } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type CampaignPerson, openPeople, reviewedPeople } from '../../verify/review/campaign.ts';
import { drawSample, type SampleSize } from '../../verify/review/draw-sample.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { findCampaign } from './find-campaign.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';
import { buildCampaign, type OpenPerson, withTask } from './review-status.ts';
import { foldSubdistricts } from './start-review.ts';

export type ReviewListRequest = {
  readonly name: string | undefined;
  readonly subdistricts: readonly string[];
};

/** 名单 people of a campaign to be worked through; telephones masked unless asked for. */
export type ReviewList = {
  readonly campaign: Campaign;
  readonly asOf: PlainDate;
  readonly title: string;
  /** 街道顺序 as the district orders them. */
  readonly streets: readonly string[];
  readonly people: readonly (CampaignPerson & Partial<Pick<OpenPerson, 'task' | 'due'>>)[];
};

/** 待复核名单 who is still to be reviewed, or what else is open about them. */
export async function reviewWorklist(context: JobContext, request: ReviewListRequest): Promise<ReviewList> {
  return withRegistry(context, 'review worklist', async (db) => {
    const campaign = await findCampaign(db, request.name);
    const { district } = await loadPolicies(context, db);
    await buildCampaign(db, campaign, context.asOf);
    const open = await openPeople(db, foldSubdistricts(request.subdistricts, district));
    const people = open.flatMap((person) => withTask(reachable(context, person), district.certificates));
    return {
      campaign,
      asOf: context.asOf,
      title: '残疾人证待复核名单',
      streets: streetsOf(district),
      people,
    };
  });
}

/** Who visits needs the telephone and asks for it; the words of an address may hold one, too. */
function reachable({ phones }: JobContext, person: CampaignPerson): CampaignPerson {
  const { phone, address } = person;
  if (phones) return person;
  return { ...person, phone: phone && maskPhone(phone), address: address && maskPhonesIn(address) };
}

/** 抽查名单 a sample of the reviewed for a quality check: the same seed gives the same list. Throws CannotRun if nobody is. */
export async function reviewSample(
  context: JobContext,
  request: ReviewListRequest & { readonly seed: number; readonly wanted: SampleSize },
): Promise<ReviewList & { readonly from: number }> {
  return withRegistry(context, 'review sample', async (db) => {
    const campaign = await findCampaign(db, request.name);
    const { district } = await loadPolicies(context, db);
    await buildCampaign(db, campaign, context.asOf);
    const reviewed = await reviewedPeople(db, foldSubdistricts(request.subdistricts, district));
    if (reviewed.length === 0) throw nobodyReviewed();
    const ids = reviewed.map(({ person_id }) => person_id);
    const drawn = new Set(drawSample(ids, request.seed, request.wanted));
    const people = reviewed
      .filter(({ person_id }) => drawn.has(person_id))
      .map((person) => reachable(context, person));
    const title = `残疾人证复核抽查名单（种子${request.seed}，从${reviewed.length}人中抽${people.length}人）`;
    return {
      campaign,
      asOf: context.asOf,
      title,
      streets: streetsOf(district),
      people,
      from: reviewed.length,
    };
  });
}

function nobodyReviewed(): CannotRun {
  return new CannotRun({
    what: {
      zh: '还没有人复核过，无从抽查',
      en: 'Nobody has been reviewed yet, so there is nothing to sample',
    },
    next: { zh: '先导入复核结果，或核对 --as-of', en: 'Import review results first, or check --as-of' },
  });
}

function streetsOf({ subdistricts }: Policies['district']): readonly string[] {
  return subdistricts.map(({ name }) => name);
}
