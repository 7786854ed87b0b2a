import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Writing } from '../db/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';

/** Why a line is: due in its own month, or a later correction up (补发) or down (追缴). */
export type LineReason = 'regular' | 'backpay' | 'clawback';

/** The lines of one scheme in a draft. */
export type SchemeLines = {
  readonly count: number;
  readonly totalFen: number;
  readonly withoutPayee: number;
  readonly byReason: Readonly<Record<LineReason, number>>;
};

/** More than any line id: what is wanted now outranks what was posted. */
const NOW = 9_007_199_254_740_991;

/**
 * Fills the temp table `delta`: what is wanted less what approved runs have posted, for a month and some schemes
 * (payout.md §5). Run twice over approved lines it is empty by construction.
 */
export async function buildDelta(
  { query }: Writing,
  month: YearMonth,
  scope: readonly string[],
): Promise<void> {
  await sql`drop table if exists temp.delta`.execute(query);
  // Bare columns come from the row of the one max(): the wanted row, or else the last one posted.
  await sql`create temp table delta as
    select scheme, unit_type, unit_id, month, payee_person_id, sum(fen) as fen,
      case when sum(fen) < 0 then 'clawback' when count(*) > 1 then 'backpay' else 'regular' end as reason,
      version_sha256, max(standing) as standing
    from (
      select *, ${NOW} as standing from temp.wanted
      union all
      select line.scheme, unit_type, unit_id, line.month, payee_person_id, -fen, version_sha256, line.id
      from line
      where line.month = ${month} and line.scheme in (${sql.join(scope)})
        and (select state from run_event as e where e.run_id = line.run_id order by seq desc limit 1)
          in ('approved', 'exported', 'closed'))
    group by scheme, unit_type, unit_id, month having sum(fen) <> 0
    order by scheme, unit_type, unit_id`.execute(query);
}

/** The sha256 over the lines of the delta in their order. */
export function deltaSha256({ sqlite }: Writing): string {
  const hash = createHash('sha256');
  const lines = sqlite
    .prepare<[], string>(
      `select concat_ws(char(31), scheme, unit_type, unit_id, month, coalesce(payee_person_id, ''), fen, reason,
         version_sha256) || char(10) from temp.delta order by scheme, unit_type, unit_id`,
    )
    .pluck();
  for (const line of lines.iterate()) hash.update(line);
  return hash.digest('hex');
}

/** Counts and sums of the delta by scheme; a scheme without lines is not in it. */
export async function sumDelta({ query }: Writing): Promise<ReadonlyMap<string, SchemeLines>> {
  const { rows } = await sql<
    { scheme: string; count: number; totalFen: number; withoutPayee: number } & Record<LineReason, number>
  >`select scheme, count(*) as count, sum(fen) as totalFen, sum(payee_person_id is null) as withoutPayee,
      sum(reason = 'regular') as regular, sum(reason = 'backpay') as backpay, sum(reason = 'clawback') as clawback
    from temp.delta group by scheme`.execute(query);
  return new Map(
    rows.map(({ scheme, regular, backpay, clawback, ...sums }) => [
      scheme,
      { ...sums, byReason: { regular, backpay, clawback } },
    ]),
  );
}

/** Appends the delta to the ledger as the lines of a run. */
export async function postDelta({ query }: Writing, runId: number): Promise<void> {
  await sql`insert into line (run_id, scheme, unit_type, unit_id, month, payee_person_id, fen, reason, version_sha256)
    select ${runId}, scheme, unit_type, unit_id, month, payee_person_id, fen, reason, version_sha256
    from temp.delta order by scheme, unit_type, unit_id`.execute(query);
}
