import { sql } from 'kysely';
import type { Writing } from '../db/connection/open.ts';
import { type Fen, fen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';

/** Lines that are less than what is due, or not there yet. */
export type HeldBack = { readonly count: number; readonly totalFen: Fen };

/** What each scheme's lines gave way to another scheme, and what waits for its fund's money. */
export async function sumHeldBack({
  query,
}: Writing): Promise<ReadonlyMap<string, { readonly stacked: HeldBack; readonly queued: HeldBack }>> {
  const { rows } = await sql<{
    scheme: string;
    stacked: number;
    stackedFen: number;
    queued: number;
    queuedFen: number;
  }>`select scheme, total(stacked) as stacked, total(stacked_fen) as stackedFen,
      total(queued) as queued, total(queued_fen) as queuedFen
    from (select scheme_no, 1 as stacked, fen - left_fen as stacked_fen, 0 as queued, 0 as queued_fen from temp.stacked
      union all select scheme_no, 0, 0, 1, fen - coalesce(posted, 0) from temp.due where queued)
    join temp.scheme_no on no = scheme_no group by scheme`.execute(query);
  return new Map(
    rows.map(({ scheme, stacked, stackedFen, queued, queuedFen }) => [
      scheme,
      {
        stacked: { count: stacked, totalFen: fen(stackedFen) },
        queued: { count: queued, totalFen: fen(queuedFen) },
      },
    ]),
  );
}

/** 待核 how many lines of the month are set aside of each scheme, as the household that a group asks for is not known. */
export async function countUnplaced(
  { query }: Writing,
  month: YearMonth,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ scheme: string; count: number }>`select scheme, count(*) as count
    from temp.unplaced join temp.scheme_no on no = scheme_no where month = ${month} group by scheme`.execute(
    query,
  );
  return new Map(rows.map(({ scheme, count }) => [scheme, count]));
}
