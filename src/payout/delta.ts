import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Writing } from '../db/connection/open.ts';
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
export function delta(month: YearMonth): RawBuilder<unknown> {
  return sql`(select scheme_no, unit_id, period, month, payee, payee_person_id, payee_account_id, version_no,
      fen - coalesce(posted, 0) as fen,
      case when fen < coalesce(posted, 0) then 'clawback'
        when posted is not null or (cadence = 'monthly' and month < ${month}) then 'backpay' else 'regular' end as reason
    from temp.due cross join temp.scheme_no on scheme_no.no = scheme_no
    where is_drafted and queued is null and fen <> coalesce(posted, 0))`;
}

/** The lines of the delta, each with its row of `delta_kind`. */
function linesOf(month: YearMonth): RawBuilder<unknown> {
  return sql`${delta(month)} as d cross join temp.delta_kind as k on k.scheme_no = d.scheme_no
    and k.version_no = d.version_no and k.month = d.month and k.payee = d.payee and k.reason = d.reason
    and k.period = d.period`;
}

/** Fills the temp table `delta_kind`: what lines of the delta have in common but for the unit, and how many they are. */
export async function buildDelta({ query }: Writing, month: YearMonth): Promise<void> {
  await sql`drop table if exists temp.delta_kind`.execute(query);
  await sql`create temp table delta_kind (id integer primary key, scheme_no integer, version_no integer, month text,
    payee text, reason text, period text, lines integer, fen integer, without_payee integer, group_id integer,
    kind_id integer, unique (scheme_no, version_no, month, payee, reason, period))`.execute(query);
  // Counted up and not grouped: grouping would sort all lines, in memory, for a handful of kinds.
  await sql`insert into temp.delta_kind (scheme_no, version_no, month, payee, reason, period, lines, fen, without_payee)
    select scheme_no, version_no, month, payee, reason, period, 1, fen,
      payee in ('self', 'guardian', 'head') and coalesce(payee_person_id, payee_account_id) is null
    from ${delta(month)} where true on conflict (scheme_no, version_no, month, payee, reason, period) do update
      set lines = lines + 1, fen = fen + excluded.fen, without_payee = without_payee + excluded.without_payee`.execute(
    query,
  );
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
  let pending = '';
  // One scheme at a time keeps small what has to be sorted.
  for (const no of schemes.all()) {
    const { sql: text, parameters } = textsOf(month, no).compile(query);
    for (const line of sqlite
      .prepare<unknown[], string>(text)
      .pluck()
      .iterate(...parameters)) {
      pending += line;
      count += 1;
      if (pending.length < CHUNK) continue;
      hash.update(pending);
      pending = '';
    }
  }
  return { sha256: hash.update(pending).digest('hex'), count };
}

/** Characters hashed at once: a call for each line costs more than its hash. */
const CHUNK = 65_536;

/**
 * The lines of a scheme as text, units and payees by what they are known by and not by their ids. LIMIT holds SQLite to
 * sorting the little that differs, and to making the text of a line only after that.
 */
function textsOf(month: YearMonth, no: number): RawBuilder<unknown> {
  const payeeKey = sql`case when payee = 'self' then iif(payee_person_id is null, '-', '') else coalesce(
    (select citizen_id from person where id = payee_person_id),
    (select coalesce(guardian_citizen_id, guardian) from account where id = payee_account_id), '') end`;
  return sql`select concat_ws(char(31), scheme, key, period, month, payee, payee_key, fen, reason, sha256) || char(10)
    from (select ${unitKey} as key, ${payeeKey} as payee_key, d.* from ${delta(month)} as d
        cross join temp.scheme_no on scheme_no.no = scheme_no
        where scheme_no = ${no} order by key, period limit -1) as line
      cross join temp.scheme_no on scheme_no.no = scheme_no
      cross join temp.version_no on version_no.no = version_no`;
}

/** Counts and sums of the lines by scheme; a scheme without lines is not in it. */
export async function sumDelta({ query }: Writing): Promise<ReadonlyMap<string, SchemeLines>> {
  const { rows } = await sql<
    { scheme: string; count: number; totalFen: number; withoutPayee: number } & Record<LineReason, number>
  >`select scheme, sum(lines) as count, sum(fen) as totalFen, sum(without_payee) as withoutPayee,
      total(lines) filter (where reason = 'regular') as regular,
      total(lines) filter (where reason = 'backpay') as backpay,
      total(lines) filter (where reason = 'clawback') as clawback
    from temp.delta_kind join temp.scheme_no on no = scheme_no group by scheme`.execute(query);
  return new Map(
    rows.map(({ scheme, regular, backpay, clawback, ...sums }) => [
      scheme,
      { ...sums, byReason: { regular, backpay, clawback } },
    ]),
  );
}

/** Appends the lines to the ledger as those of a run: first what they have in common, then an entry a unit. */
export async function postDelta({ query }: Writing, month: YearMonth, runId: number): Promise<void> {
  await sql`insert into line_group (run_id, scheme, unit_type, period)
    select distinct ${runId}, scheme, unit_type, period from temp.delta_kind join temp.scheme_no on no = scheme_no
    order by scheme, period`.execute(query);
  const kinds = sql`temp.delta_kind as d join temp.version_no on no = version_no`;
  const isKind = sql`kind.version_sha256 = sha256 and kind.month = d.month and kind.payee = d.payee
    and kind.reason = d.reason`;
  // The append-only trigger fires before any ON CONFLICT could look away.
  await sql`insert into line_kind (month, payee, reason, version_sha256)
    select distinct month, payee, reason, sha256 from ${kinds}
    where not exists (select 1 from line_kind as kind where ${isKind})
    order by month, payee, reason, sha256`.execute(query);
  await sql`update temp.delta_kind set
    group_id = (select id from line_group join temp.scheme_no as s on s.scheme = line_group.scheme
      where s.no = scheme_no and run_id = ${runId} and line_group.period = delta_kind.period),
    kind_id = (select kind.id from line_kind as kind join temp.version_no on sha256 = kind.version_sha256
      where version_no.no = version_no and kind.month = delta_kind.month and kind.payee = delta_kind.payee
        and kind.reason = delta_kind.reason)`.execute(query);
  await sql`insert into line_entry (group_id, unit_id, kind_id, payee_person_id, payee_account_id, fen)
    select group_id, unit_id, kind_id, payee_person_id, payee_account_id, d.fen
    from ${linesOf(month)}`.execute(query);
}
