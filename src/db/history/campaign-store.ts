import { sql } from 'kysely';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ValidityExtension } from '../../registry/certificate/validity.ts';
import { holdersAsOf } from '../people/certificates-as-of.ts';
import { factOn } from '../people/fact-on.ts';
import type { Database, Writing } from '../connection/open.ts';

/** 复核活动 a campaign: whom it covers is frozen as of a day, and which reviews count for it. */
export type Campaign = {
  readonly id: number;
  readonly name: string;
  /** The day on which the list was drawn up. */
  readonly asOf: PlainDate;
  /** Reviews count from this day on. */
  readonly since: PlainDate;
  /** Undefined where it covers the whole district. */
  readonly subdistricts: readonly string[] | undefined;
  /** 应复核 how many are on the list. */
  readonly eligible: number;
};

type Start = Omit<Campaign, 'id' | 'eligible'> & {
  readonly extensions: readonly ValidityExtension[];
  readonly createdBy: string;
  readonly createdAt: string;
};

/** 冻结应复核名单 writes whoever held a live certificate on the day, each person once, and then the campaign. */
export async function startCampaign({ query }: Writing, start: Start): Promise<Campaign> {
  const { name, asOf, since, subdistricts, extensions, createdBy, createdAt } = start;
  const { id, last_import } = await query
    .selectNoFrom([
      sql<number>`(select coalesce(max(id), 0) + 1 from review_campaign)`.as('id'),
      sql<number>`(select coalesce(max(id), 0) from import)`.as('last_import'),
    ])
    .executeTakeFirstOrThrow();
  const chosen =
    subdistricts === undefined ? sql`` : sql`and subdistrict in (${sql.join([...subdistricts])})`;
  const { numAffectedRows } = await sql`insert into review_campaign_holder
    select ${id}, person_id, id, subdistrict from (
      select person_id, id, ${factOn('subdistrict', 'holder.person_id', asOf)} as subdistrict
      from ${holdersAsOf(asOf, extensions)})
    where true ${chosen} order by person_id`.execute(query);
  const eligible = Number(numAffectedRows ?? 0);
  await query
    .insertInto('review_campaign')
    .values({
      id,
      name,
      as_of: asOf,
      since,
      eligible,
      last_import,
      subdistricts: subdistricts === undefined ? null : JSON.stringify(subdistricts),
      created_by: createdBy,
      created_at: createdAt,
    })
    .execute();
  return { id, name, asOf, since, subdistricts, eligible };
}

/** Every campaign, the latest first. */
export async function listCampaigns({
  query,
}: Pick<Database | Writing, 'query'>): Promise<readonly Campaign[]> {
  const rows = await query.selectFrom('review_campaign').selectAll().orderBy('id', 'desc').execute();
  return rows.map(({ id, name, as_of, since, subdistricts, eligible }) => ({
    id,
    name,
    asOf: as_of,
    since,
    eligible,
    subdistricts: subdistricts === null ? undefined : (JSON.parse(subdistricts) as string[]),
  }));
}
