import { type Campaign, listCampaigns, startCampaign } from '../../db/history/campaign-store.ts';
import type { Writing } from '../../db/connection/open.ts';
import type { Written } from '../../db/connection/write.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { District } from '../../schemes/load/district.ts';
import { foldSubdistrict } from '../../registry/subdistrict.ts';
import type { JobContext } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { writing } from '../frame/writing.ts';

export type StartRequest = {
  readonly name: string;
  /** Reviews count from this day on; undefined: from the day of the list. */
  readonly since: PlainDate | undefined;
  readonly subdistricts: readonly string[];
  readonly dryRun: boolean;
};

/** 冻结的名单 a campaign as it was begun. */
export type StartedReview = Campaign & { readonly campaign: string };

/** 开始复核 freezes who is to be reviewed: the holders of the day. Throws CannotRun where the name is taken. */
export async function startReview(context: JobContext, request: StartRequest): Promise<StartedReview> {
  return writing(
    context,
    'review start',
    async (db) => start(db, context, request, (await loadPolicies(context, db)).district),
    request,
  );
}

async function start(
  db: Writing,
  context: JobContext,
  { name, since, subdistricts }: StartRequest,
  district: District,
): Promise<Written<StartedReview>> {
  const { asOf, now, operator } = context;
  if (name.trim() === '') throw unnamed();
  if ((await listCampaigns(db)).some((one) => one.name === name)) throw taken(name);
  if (since !== undefined && since > asOf) throw begunLater(since, asOf);
  const campaign = await startCampaign(db, {
    name,
    asOf,
    since: since ?? asOf,
    subdistricts: subdistricts.length === 0 ? undefined : foldSubdistricts(subdistricts, district),
    extensions: district.certificates.extensions,
    createdBy: operator,
    createdAt: now,
  });
  if (campaign.eligible === 0) throw nobody(asOf);
  const body = { campaign: name, asOf, since: campaign.since, eligible: campaign.eligible };
  return { result: { ...campaign, campaign: name }, log: [{ body }] };
}

/** The official names of subdistricts as people write them. Throws CannotRun for one that is not of the district. */
export function foldSubdistricts(texts: readonly string[], district: District): readonly string[] {
  return [
    ...new Set(texts.map((text) => foldSubdistrict(district, text) ?? unknownSubdistrict(text, district))),
  ];
}

function unknownSubdistrict(text: string, { subdistricts }: District): never {
  const names = subdistricts.map(({ name }) => name);
  throw new CannotRun({
    what: { zh: `本区没有街道“${text}”`, en: `There is no subdistrict "${text}" here` },
    next: { zh: `可选：${names.join('、')}`, en: `Choose from ${names.join(', ')}` },
  });
}

function unnamed(): CannotRun {
  return new CannotRun({
    what: { zh: '复核活动要有名称', en: 'A review campaign needs a name' },
    next: { zh: '例如 --name 2020年复核', en: 'Such as --name "Review of 2020"' },
  });
}

function taken(name: string): CannotRun {
  return new CannotRun({
    what: { zh: `已有复核活动“${name}”`, en: `There is a review campaign "${name}" already` },
    why: { zh: '名单一经冻结不能更改', en: 'its list is frozen and cannot be changed' },
    next: {
      zh: '换一个名称，或用 dpf review status 查看已有的',
      en: 'Choose another name, or see the one there is with dpf review status',
    },
  });
}

function begunLater(since: PlainDate, asOf: PlainDate): CannotRun {
  return new CannotRun({
    what: {
      zh: `--since ${since} 晚于名单的日期 ${asOf}`,
      en: `--since ${since} is after the day of the list, ${asOf}`,
    },
    next: { zh: '请核对两个日期', en: 'Check the two days' },
  });
}

function nobody(asOf: PlainDate): CannotRun {
  return new CannotRun({
    what: { zh: `${asOf} 没有有效持证的人可复核`, en: `Nobody held a live certificate on ${asOf}` },
    next: {
      zh: '请先导入花名册，或核对 --as-of 和街道',
      en: 'Import a roster first, or check --as-of and the subdistricts',
    },
  });
}
