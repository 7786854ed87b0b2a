import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { LineReason } from '../run/lines.ts';
import { stateOfRun } from '../run/posted.ts';
import type { Subject } from './caps-and-stacking.ts';

/** 轮候 the newest run of a month that calculated a scheme and lets lines of it wait for the budget, and how many. */
type Waiting = { readonly run: number; readonly count: number };

/** 发放 a line of the ledger: in which run, in what state, and to whom it goes. */
type Payment = {
  readonly run: number;
  readonly month: YearMonth;
  readonly state: string;
  readonly fen: Fen;
  readonly reason: LineReason;
  readonly payee: string;
  /** Whether a person or account to pay is on record; bodies are paid by name. */
  readonly hasPayee: boolean;
};

/** 发放情况 the lines of the ledger for a row, and where there is none a run whose budget may be why. */
export type Ledger = { readonly payments: readonly Payment[]; readonly waiting: Waiting | undefined };

/** What the ledger holds of a row. `isDue`: only what is owed can wait. */
export async function ledgerOf(
  db: Database,
  scheme: string,
  month: YearMonth,
  { subject, isDue }: { readonly subject: Subject; readonly isDue: boolean },
): Promise<Ledger> {
  const payments = await paymentsOf(db, scheme, month, subject);
  const mayWait = isDue && payments.length === 0;
  return { payments, waiting: mayWait ? await waitingIn(db, scheme, month) : undefined };
}

/** The lines of a unit and period in every run but the voided. CROSS JOIN holds SQLite to the few runs first. */
async function paymentsOf(
  { query }: Database,
  scheme: string,
  month: YearMonth,
  { unit, period }: Subject,
): Promise<readonly Payment[]> {
  const { rows } = await sql<Omit<Payment, 'fen' | 'hasPayee'> & { fen: number; hasPayee: number }>`
    select run.id as run, run.month, line.fen, reason, payee,
      payee not in ('self', 'guardian', 'head') or coalesce(payee_person_id, payee_account_id) is not null as "hasPayee",
      ${stateOfRun} as state
    from run cross join line on line.run_id = run.id
    where scheme = ${scheme} and unit_type = ${unit.type} and unit_id = ${unit.id} and period = ${period}
      and line.month = ${month} and state <> 'voided' order by run.id`.execute(query);
  return rows.map((row) => ({ ...row, fen: fen(row.fen), hasPayee: row.hasPayee === 1 }));
}

/** What the newest run of a month says of lines of a scheme that wait; undefined where none do. */
async function waitingIn(
  { query }: Database,
  scheme: string,
  month: YearMonth,
): Promise<Waiting | undefined> {
  const { rows } = await sql<{ run: number; count: number | null }>`
    select run.id as run, (select each.value ->> '$.queued.count' from json_each(body, '$.schemes') as each
      where each.value ->> '$.scheme' = ${scheme}) as count
    from run join draft_cache on draft_cache.run_id = run.id
    where run.month = ${month} and exists (select 1 from json_each(run.scope) where value = ${scheme})
      and ${stateOfRun} <> 'voided'
    order by run.id desc, draft_cache.id desc limit 1`.execute(query);
  const [newest] = rows;
  return newest?.count ? { run: newest.run, count: newest.count } : undefined;
}
