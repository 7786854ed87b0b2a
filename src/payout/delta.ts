import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Writing } from '../db/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { unitKey } from './due.ts';

/** Why a line is: due in its own period, or a later correction up (补发) or down (追缴). */
export type LineReason = 'regular' | 'backpay' | 'clawback';

/** The lines of one scheme in a draft. */
export type SchemeLines = {
  readonly count: number;
  readonly totalFen: number;
  readonly withoutPayee: number;
  readonly byReason: Readonly<Record<LineReason, number>>;
};

/** What is due less what approved runs have posted, where that is not nothing and no budget makes it wait. */
function delta(month: YearMonth): RawBuilder<unknown> {
  return sql`(select scheme_no, scheme, unit_type, unit_id, period, month, payee, payee_person_id, payee_account_id,
      fen - coalesce(posted, 0) as fen, sha256 as version_sha256,
      case when fen < coalesce(posted, 0) then 'clawback'
        when posted is not null or (cadence = 'monthly' and month < ${month}) then 'backpay' else 'regular' end as reason
    from temp.due cross join temp.scheme_no on scheme_no.no = scheme_no
      cross join temp.version_no on version_no.no = version_no
    where is_drafted and queued is null and fen <> coalesce(posted, 0))`;
}

/** The sha256 over the lines in the order of their schemes and units, whatever order those were imported in. */
export function deltaSha256(
  { sqlite, query }: Writing,
  month: YearMonth,
): { readonly sha256: string; readonly count: number } {
  const hash = createHash('sha256');
  const schemes = sqlite
    .prepare<[], number>('select no from temp.scheme_no where is_drafted order by no')
    .pluck();
  let count = 0;
  // One scheme at a time keeps small what has to be sorted.
  for (const no of schemes.all()) {
    const { sql: text, parameters } = linesOf(month, no).compile(query);
    for (const line of sqlite
      .prepare<unknown[], string>(text)
      .pluck()
      .iterate(...parameters)) {
      hash.update(line);
      count += 1;
    }
  }
  return { sha256: hash.digest('hex'), count };
}

/** The lines of a scheme as text, units and payees by what they are known by and not by their ids. */
function linesOf(month: YearMonth, no: number): RawBuilder<unknown> {
  const payeeKey = sql`case when payee = 'self' then '' else coalesce(
    (select citizen_id from person where id = payee_person_id),
    (select coalesce(guardian_citizen_id, guardian) from account where id = payee_account_id), '') end`;
  return sql`select concat_ws(char(31), scheme, key, period, month, payee, payee_key, fen, reason, version_sha256) || char(10)
    from (select *, ${unitKey} as key, ${payeeKey} as payee_key from ${delta(month)} where scheme_no = ${no})
    order by key, period`;
}

/** Counts and sums of the lines by scheme; a scheme without lines is not in it. */
export async function sumDelta(
  { query }: Writing,
  month: YearMonth,
): Promise<ReadonlyMap<string, SchemeLines>> {
  const { rows } = await sql<
    { scheme: string; count: number; totalFen: number; withoutPayee: number } & Record<LineReason, number>
  >`select scheme, count(*) as count, sum(fen) as totalFen,
      sum(payee in ('self', 'guardian', 'head') and coalesce(payee_person_id, payee_account_id) is null) as withoutPayee,
      sum(reason = 'regular') as regular, sum(reason = 'backpay') as backpay, sum(reason = 'clawback') as clawback
    from ${delta(month)} group by scheme`.execute(query);
  return new Map(
    rows.map(({ scheme, regular, backpay, clawback, ...sums }) => [
      scheme,
      { ...sums, byReason: { regular, backpay, clawback } },
    ]),
  );
}

/** Appends the lines to the ledger as those of a run. */
export async function postDelta({ query }: Writing, month: YearMonth, runId: number): Promise<void> {
  const columns = sql`scheme, unit_type, unit_id, period, month, payee, payee_person_id, payee_account_id, fen, reason,
    version_sha256`;
  await sql`insert into line (run_id, ${columns}) select ${runId}, ${columns} from ${delta(month)}
    order by scheme_no, unit_id, period`.execute(query);
}
