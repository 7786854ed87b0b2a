import { sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import { type Fen, fen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { runsBefore } from './posted.ts';

/** 此前草稿已含 what is due in this run's months and stands in open drafts of earlier months, which hold it: not here too. */
export type InEarlierDrafts = {
  readonly count: number;
  readonly totalFen: Fen;
  readonly months: readonly YearMonth[];
};

/** What earlier drafts hold of each scheme of the run, by `due`; a scheme of which they hold nothing is not in it. */
export async function sumEarlierDrafts(
  { query }: Database | Writing,
  month: YearMonth,
): Promise<ReadonlyMap<string, InEarlierDrafts>> {
  const held = sql`(select s.scheme, before.month, line.unit_id, line.period, line.fen
    from ${runsBefore(month)} as before cross join temp.scheme_no as s on s.scheme = before.scheme
      cross join line on line.run_id = before.run and line.scheme = s.scheme
    where before.state = 'drafted' and s.is_drafted and exists (select 1 from temp.due
      where due.scheme_no = s.no and due.unit_id = line.unit_id and due.period = line.period))`;
  const { rows } = await sql<{ scheme: string; count: number; fen: number; months: string }>`
    select scheme, count(*) as count, sum(fen) as fen, (select json_group_array(distinct month order by month)
      from ${held} as own where own.scheme = each.scheme) as months
    from (select scheme, unit_id, period, sum(fen) as fen from ${held} group by scheme, unit_id, period) as each
    where fen <> 0 group by scheme`.execute(query);
  return new Map(
    rows.map(({ scheme, count, fen: total, months }) => [
      scheme,
      { count, totalFen: fen(total), months: JSON.parse(months) as YearMonth[] },
    ]),
  );
}
