import { compareText } from '../../kernel/compare-text.ts';
import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Calculated } from '../calculate/calculate.ts';
import type { Event } from '../calculate/events.ts';
import type { LineReason } from '../run/lines.ts';
import { stateOfRun } from '../run/posted.ts';

/** A unit that a scheme pays for. */
export type Unit = { readonly type: Scheme['unit']; readonly id: number };

/** A row of a unit: its period, and its event where the scheme pays for events. */
export type Subject = {
  readonly unit: Unit;
  /** Where the unit stands among those that were read. */
  readonly place: number;
  readonly period: string;
  readonly event: Event | undefined;
};

/** 结算 what became of a row whose conditions hold: what was used up before it, and what it gave way to. */
export type Settlement = {
  /** What earlier events of the window of a cap had come to. */
  readonly before: Fen;
  /** The day of the event that counts for the period in the place of this one. */
  readonly countsOn: string | undefined;
  /** 叠加 the scheme of the same group that this one gave way to, and what is left of it. */
  readonly gaveWay: { readonly to: string; readonly left: Fen } | undefined;
  /** 叠加 the schemes that gave way to this one. */
  readonly outranked: readonly {
    readonly scheme: string;
    readonly fen: Fen;
    readonly left: Fen;
    /** Whether it is of somebody else of the household. */
    readonly isOthers: boolean;
  }[];
};

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

/** What became of a row whose conditions hold. `isShared`: a group holds all of a household together. */
export function settlementOf(
  { cappedEvents, gaveWay }: Calculated,
  scheme: Scheme,
  isShared: boolean,
  { unit, place, period, event }: Subject,
): Settlement {
  const counting = cappedEvents
    .get(scheme.id)
    ?.find(({ row }) => row.unit === place && row.period === period);
  const isOther = counting !== undefined && counting.row.event !== event;
  const own = gaveWay.find((one) => one.scheme === scheme && one.unit === place && one.period === period);
  const others = gaveWay
    .filter((one) => one.to === scheme.id && one.scheme !== scheme && (isShared || one.unit === place))
    .toSorted(
      (a, b) =>
        compareText(a.scheme.id, b.scheme.id) ||
        Number(a.unit !== place) - Number(b.unit !== place) ||
        a.unit - b.unit ||
        compareText(a.period, b.period),
    );
  return {
    before: isOther || !counting ? fen(0) : counting.before,
    countsOn: isOther ? counting.row.event.happenedOn : undefined,
    gaveWay: own && { to: own.to, left: own.left },
    outranked: others.map((one) => ({
      ...{ scheme: one.scheme.id, fen: one.fen, left: one.left },
      isOthers: unit.type === 'person' && one.scheme.unit === 'person' && one.unit !== place,
    })),
  };
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
