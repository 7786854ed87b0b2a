import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { groupsAt, type Stacking, type StackingGroup } from '../schemes/language/stacking.ts';
import { capSql } from './amount-sql.ts';
import { unitKey } from './due.ts';

/**
 * 叠加 applies the groups in force in each month to `due`, and keeps in the temp table `stacked` every line that gave way:
 * what it was, what is left, and to which scheme. Says what the pure `stack` says (test/payout holds them together).
 * 待核 In `unplaced` are kept the lines of people in no known household where a group holds all of one together.
 */
export async function applyStacking(
  { query }: Database | Writing,
  stacking: Stacking,
  months: readonly YearMonth[],
): Promise<void> {
  await sql`create temp table stacked (scheme_no integer, unit_id integer, period text, fen integer, left_fen integer,
    to_scheme text)`.execute(query);
  await sql`create temp table unplaced (scheme_no integer, unit_id integer, period text, month text)`.execute(
    query,
  );
  for (const month of months) {
    for (const group of groupsAt(stacking, month)) {
      if (group.scope === 'household') await setAside(query, group, month);
      await sql`insert into temp.stacked ${losersOf(group, month)}`.execute(query);
    }
  }
  const own = sql`stacked.scheme_no = due.scheme_no and stacked.unit_id = due.unit_id and stacked.period = due.period`;
  await sql`update temp.due set fen = stacked.left_fen from temp.stacked where ${own}`.execute(query);
  await sql`delete from temp.due where fen = 0`.execute(query);
}

/** 所在户 of a row of `due`, by its month; a household's own line is of the household. */
const householdOf = sql`case unit_type when 'household' then unit_id else (select household_id
  from temp.household_of as h where h.month = due.month and h.person_id = unit_id) end`;

/** The lines of a group in a month. */
function linesOf(group: StackingGroup, month: YearMonth): RawBuilder<unknown> {
  return sql`temp.due join temp.scheme_no on no = scheme_no where month = ${month} and scheme in (${sql.join(group.of)})`;
}

/** Takes out of `due` whoever is in no known household, and so perhaps in that of another. */
async function setAside(
  query: (Database | Writing)['query'],
  group: StackingGroup,
  month: YearMonth,
): Promise<void> {
  await sql`insert into temp.unplaced select scheme_no, unit_id, period, month from ${linesOf(group, month)}
    and ${householdOf} is null`.execute(query);
  await sql`delete from temp.due where (scheme_no, unit_id, period) in (
    select scheme_no, unit_id, period from temp.unplaced)`.execute(query);
}

function losersOf(group: StackingGroup, month: YearMonth): RawBuilder<unknown> {
  const rank = sql`case scheme ${sql.join(
    group.of.map((id, index) => sql`when ${id} then ${index}`),
    sql` `,
  )} end`;
  const scope = group.scope === 'household' ? householdOf : sql`unit_id`;
  const order = sql`${group.rule === 'highest' ? sql`fen desc,` : sql``} ${rank}, ${unitKey}, period`;
  const left =
    group.rule === 'total_cap'
      ? capSql(
          group.fen,
          sql`coalesce(sum(fen) over (partition by scope order by rank, key, period
            rows between unbounded preceding and 1 preceding), 0)`,
          sql`fen`,
        )
      : sql`iif(place = 1, fen, 0)`;
  return sql`select scheme_no, unit_id, period, fen, left_fen, winner from (
      select *, ${left} as left_fen, first_value(scheme) over (partition by scope order by place) as winner from (
        select scheme_no, unit_id, period, scheme, fen, ${scope} as scope, ${rank} as rank, ${unitKey} as key,
          row_number() over (partition by ${scope} order by ${order}) as place
        from ${linesOf(group, month)}))
    where left_fen <> fen`;
}
