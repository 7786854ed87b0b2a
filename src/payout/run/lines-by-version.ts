import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';

/** The months in which a version of a scheme is the rule, and what it is known by on record. */
export type VersionSpan = {
  readonly scheme: string;
  readonly index: number;
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly sha256: string;
};

/** What was drafted or paid in the months of a version; `index` is undefined where no version covers the month. */
export type VersionLines = {
  readonly scheme: string;
  readonly index: number | undefined;
  readonly lines: number;
  readonly units: number;
  readonly fen: Fen;
  /** The lines that an earlier wording of the policy gave. */
  readonly otherVersion: number;
};

/** Counts the lines of a period, of the runs that stand, by the version that is the rule of their month now. */
export async function linesByVersion(
  { query }: Database,
  period: { readonly from: YearMonth; readonly to: YearMonth },
  spans: readonly VersionSpan[],
): Promise<readonly VersionLines[]> {
  const { rows } = await sql<{
    scheme: string;
    at: number | null;
    lines: number;
    units: number;
    fen: number;
    others: number;
  }>`
    select line.scheme, span.at, count(*) as lines, count(distinct unit_type || unit_id) as units, sum(fen) as fen,
      count(*) filter (where version_sha256 <> span.sha256) as others
    from standing_run as standing
      cross join line on line.run_id = standing.run and line.scheme = standing.scheme
      left join (select value ->> 'scheme' as scheme, value ->> 'index' as at, value ->> 'from' as from_month,
        value ->> 'to' as to_month, value ->> 'sha256' as sha256 from json_each(${JSON.stringify(spans)})) as span
      on span.scheme = line.scheme and line.month between span.from_month and span.to_month
    where line.month between ${period.from} and ${period.to}
    group by line.scheme, span.at order by line.scheme, span.at`.execute(query);
  return rows.map(({ scheme, at, others, ...sums }) => ({
    scheme,
    index: at ?? undefined,
    otherVersion: others,
    lines: sums.lines,
    units: sums.units,
    fen: fen(sums.fen),
  }));
}
