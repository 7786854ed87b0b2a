import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import type { LineReason } from './delta.ts';
import { type Fen, fen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import { claimsInOrder } from './claims.ts';
import { stateOfRun } from './posted.ts';

/** A unit that a scheme pays for. */
export type Unit = { readonly type: Scheme['unit']; readonly id: number };

/** What tells one row of a unit from another: its period, and for an event the day and what it is told apart by. */
export type Place = {
  readonly unit: Unit;
  readonly period: string;
  readonly happenedOn: string | null;
  readonly tie: string | null;
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

/** 轮候 the newest run of a month that reckoned a scheme and lets lines of it wait for the budget, and how many. */
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

type Stacked = {
  scheme: string;
  unit_type: string;
  unit_id: number;
  fen: number;
  left_fen: number;
  to: string;
};

/** 发放情况 the lines of the ledger for a row, and where there is none a run whose budget may be why. */
export type Ledger = { readonly payments: readonly Payment[]; readonly waiting: Waiting | undefined };

/** What the ledger holds of a row. `isDue`: only what is owed can wait. */
export async function ledgerOf(
  db: Database,
  scheme: string,
  month: YearMonth,
  { place, isDue }: { readonly place: Place; readonly isDue: boolean },
): Promise<Ledger> {
  const payments = await paymentsOf(db, scheme, month, place);
  const mayWait = isDue && payments.length === 0;
  return { payments, waiting: mayWait ? await waitingIn(db, scheme, month) : undefined };
}

/** Reads from the tables that `reckonMonths` left what became of a row. `isShared`: a group holds all of a household together. */
export async function settlementOf(
  { query }: Database,
  scheme: string,
  isShared: boolean,
  { unit, period, happenedOn, tie }: Place,
): Promise<Settlement> {
  const claims = await sql<{ before: number; happened_on: string; tie: string }>`
    select before, happened_on, tie from ${claimsInOrder} where scheme_no = (
      select no from temp.scheme_no where scheme = ${scheme}) and unit_id = ${unit.id} and period = ${period}`.execute(
    query,
  );
  const [claim] = claims.rows;
  const isOther = claim && (claim.happened_on !== happenedOn || claim.tie !== tie);
  const stacked = await sql<Stacked>`
    select s.scheme, unit_type, unit_id, fen, left_fen, to_scheme as "to" from temp.stacked
      join temp.scheme_no as s on s.no = scheme_no
    where (s.scheme = ${scheme} and unit_id = ${unit.id} and period = ${period})
      or (to_scheme = ${scheme} and s.scheme <> ${scheme} and (${Number(isShared)} or unit_id = ${unit.id})) order by s.no, unit_id, period`.execute(
    query,
  );
  const own = stacked.rows.find((row) => row.scheme === scheme && row.unit_id === unit.id);
  const others = stacked.rows.filter((row) => row.to === scheme && row.scheme !== scheme);
  return {
    before: fen(claim && !isOther ? claim.before : 0),
    countsOn: isOther ? claim.happened_on : undefined,
    gaveWay: own && { to: own.to, left: fen(own.left_fen) },
    outranked: others.map((row) => ({
      ...{ scheme: row.scheme, fen: fen(row.fen), left: fen(row.left_fen) },
      isOthers: unit.type === 'person' && row.unit_type === 'person' && row.unit_id !== unit.id,
    })),
  };
}

/** The lines of a unit and period in every run but the voided. CROSS JOIN holds SQLite to the few runs first. */
async function paymentsOf(
  { query }: Database,
  scheme: string,
  month: YearMonth,
  { unit, period }: Place,
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
    from run join run_reckoning on run_reckoning.run_id = run.id
    where run.month = ${month} and exists (select 1 from json_each(run.scope) where value = ${scheme})
      and ${stateOfRun} <> 'voided'
    order by run.id desc, run_reckoning.id desc limit 1`.execute(query);
  const [newest] = rows;
  return newest?.count ? { run: newest.run, count: newest.count } : undefined;
}
