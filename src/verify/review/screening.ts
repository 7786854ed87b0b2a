import { sql } from 'kysely';
import type { Database, Writing } from '../../db/connection/open.ts';
import type { ReviewResult } from '../../registry/review.ts';
import { isViolation } from './campaign.ts';

/** 筛查命中 a relative of the staff who is on the list of a campaign; `violation`: judged irregular. */
type ScreeningHit = {
  person_id: number;
  name: string;
  staff_name: string;
  workplace: string | null;
  relation: string;
  subdistrict: string | null;
  result: ReviewResult | null;
  reviewed_on: string | null;
  violation: number;
};

/** 工作人员及亲属筛查 what was compared with whom, by citizen id, and who was found on both sides. */
export type Screening = {
  /** The files that the list came from; with none nothing was compared. */
  readonly lists: readonly string[];
  readonly staff: number;
  readonly relatives: number;
  readonly holders: number;
  readonly hits: readonly ScreeningHit[];
};

/** Holds the list of staff and relatives against the people of `temp.campaign_person`. */
export async function screenRelatives({ query }: Pick<Database | Writing, 'query'>): Promise<Screening> {
  const { rows: counts } = await sql<{ staff: number; relatives: number; holders: number }>`
    select count(distinct staff_name || ' ' || coalesce(workplace, '')) as staff, count(distinct person_id) as relatives,
      (select count(*) from temp.campaign_person) as holders
    from current_staff_relative`.execute(query);
  const { rows: lists } = await sql<{ file_name: string }>`
    select distinct file_name from import where id in (
      select import_id from current_staff_relative) order by file_name`.execute(query);
  const { rows: hits } = await sql<ScreeningHit>`
    select person.id as person_id, person.name, staff_name, workplace, relation, campaign_person.subdistrict,
      campaign_person.result, campaign_person.reviewed_on, coalesce(${isViolation}, 0) as violation
    from current_staff_relative as staff_relative
      join temp.campaign_person on campaign_person.person_id = staff_relative.person_id
      join person on person.id = campaign_person.person_id
    order by person.id, staff_relative.id`.execute(query);
  const { staff = 0, relatives = 0, holders = 0 } = counts[0] ?? {};
  return { lists: lists.map(({ file_name }) => file_name), staff, relatives, holders, hits };
}
