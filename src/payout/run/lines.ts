import { compareText } from '../../kernel/writing/compare-text.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import { UNKNOWN } from '../../facts/in-month/the-one.ts';
import type { OnRecord } from '../../facts/on-record.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import { grouped } from '../../kernel/grouped.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { type DueRows, periodAt } from '../calculate/due-rows.ts';
import type { PlannedScheme } from './look-back.ts';
import { payeeKinds } from '../calculate/payees.ts';
import { type LineKind, lineKinds, type Posted, readPosted } from './posted.ts';

/** Why a line is: due in its own period, or a later correction up (补发) or down (追缴). */
export const lineReasons = ['regular', 'backpay', 'clawback'] as const;
export type LineReason = (typeof lineReasons)[number];

/**
 * 明细 the lines of one scheme in a run, in columns: what is due less what stands already, where that is not nothing. In the
 * order of units, then of periods.
 */
export type Lines = {
  readonly scheme: Scheme;
  readonly count: number;
  readonly unit: Int32Array;
  readonly fen: Float64Array;
  readonly reason: Uint8Array;
  /** 收款人 as `Payees` has it. */
  readonly payee: Uint8Array;
  readonly person: Int32Array;
  readonly account: Int32Array;
  /** Places in `names`. */
  readonly period: Uint32Array;
  readonly month: Uint32Array;
  readonly version: Uint32Array;
  readonly happenedOn: Uint32Array;
  /** 轮候 whether a line waits for the money of its fund. */
  readonly waits: Uint8Array;
  readonly names: readonly string[];
};

/** 此前草稿已含 what is due and stands in open drafts of earlier months, which hold it: not here too. */
export type InEarlierDrafts = {
  readonly count: number;
  readonly totalFen: Fen;
  readonly months: readonly YearMonth[];
};

/** What a run adds to the ledger of one scheme. */
export type LedgerDifference = { readonly lines: Lines; readonly inEarlierDrafts: InEarlierDrafts };

/**
 * 差额 holds what is due of a scheme against what stands before the run of a month: for the months looked at, and for
 * whatever period is due, so that what is paid once is never paid again, and what an earlier draft holds is not drafted
 * again. What stands and is due no longer is taken back, as the last run had it.
 */
export function differenceOf(
  db: Database | Writing,
  { scheme, months }: PlannedScheme,
  {
    month,
    due,
    onRecord,
  }: { readonly month: YearMonth; readonly due: readonly DueRows[]; readonly onRecord: OnRecord },
): LedgerDifference {
  const kinds = lineKinds(db);
  const sides = sidesOf(due.filter((rows) => rows.scheme === scheme));
  const isPlanned = (kind: number): boolean => months.some((one) => one === kinds.get(kind)?.month);
  const isDue = (unit: number, period: string): boolean => (sides.get(period)?.placeOf(unit) ?? UNKNOWN) >= 0;
  const isMeant = scheme.events
    ? {
        period: () => true,
        line: (unit: number, kind: number, period: string) => isPlanned(kind) || isDue(unit, period),
      }
    : { period: (period: string) => months.some((one) => one === period), line: () => true };
  const posted = new Map(readPosted(db, { scheme, month }, onRecord, isMeant));
  const periods = [...new Set([...sides.keys(), ...posted.keys()])];
  const most = periods.reduce(
    (sum, one) => sum + (sides.get(one)?.unit.length ?? 0) + (posted.get(one)?.unit.length ?? 0),
    0,
  );
  const lines = new LinesBuilder(scheme, month, kinds, most);
  for (const period of periods)
    lines.addPeriod(period, sides.get(period) ?? emptySide, posted.get(period) ?? nothingPosted);
  return { lines: lines.build(), inEarlierDrafts: sumDrafts([...posted.values()]) };
}

function sumDrafts(posted: readonly Posted[]): InEarlierDrafts {
  const months = posted.flatMap(({ draftMonths }) => [...draftMonths]);
  let [count, totalFen] = [0, 0];
  for (const { drafted } of posted)
    for (const held of drafted) {
      if (Number.isNaN(held) || held === 0) continue;
      count += 1;
      totalFen += held;
    }
  return { count, totalFen: fen(totalFen), months: count === 0 ? [] : [...new Set(months)].sort() };
}

/** What is due of a scheme in one period, in the order of units. */
type Side = {
  readonly unit: Int32Array;
  /** The rows and the place among them of each. */
  readonly rowsAt: (at: number) => DueRows | undefined;
  readonly rowAt: (at: number) => number;
  readonly placeOf: (unit: number) => number;
};

function sidesOf(due: readonly DueRows[]): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>();
  const ofEvents: { rows: DueRows; row: number }[] = [];
  for (const rows of due) {
    if (!rows.events)
      sides.set(
        rows.month,
        sideOf(
          rows.unit,
          () => rows,
          (at) => at,
        ),
      );
    else for (const row of rows.unit.keys()) ofEvents.push({ rows, row });
  }
  for (const [period, own] of grouped(ofEvents, ({ rows, row }) => periodAt(rows, row))) {
    const unitOf = ({ rows, row }: (typeof own)[number]): number => rows.unit[row] ?? 0;
    const inOrder = own.toSorted((a, b) => unitOf(a) - unitOf(b));
    const rowsAt = (at: number) => inOrder[at]?.rows;
    sides.set(
      period,
      sideOf(Int32Array.from(inOrder, unitOf), rowsAt, (at) => inOrder[at]?.row ?? 0),
    );
  }
  return sides;
}

function sideOf(unit: Int32Array, rowsAt: Side['rowsAt'], rowAt: Side['rowAt']): Side {
  const placeOf = (wanted: number): number => {
    let [low, high] = [0, unit.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = unit[middle] ?? 0;
      if (found === wanted) return middle;
      if (found < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return UNKNOWN;
  };
  return { unit, rowsAt, rowAt, placeOf };
}

const none = new Int32Array(0);
const emptySide = sideOf(
  none,
  () => undefined,
  () => 0,
);
const nothingPosted: Posted = {
  unit: none,
  fen: new Float64Array(0),
  drafted: new Float64Array(0),
  last: none,
  lines: { kind: none, person: none, account: none },
  draftMonths: new Set(),
};

/** Collects the lines of a scheme. */
class LinesBuilder {
  readonly #lines: Omit<Lines, 'count' | 'names'>;
  readonly #names = new Map<string, number>();
  readonly #month: YearMonth;
  readonly #kinds: ReadonlyMap<number, LineKind>;
  #count = 0;

  constructor(scheme: Scheme, month: YearMonth, kinds: ReadonlyMap<number, LineKind>, most: number) {
    this.#month = month;
    this.#kinds = kinds;
    const bytes = () => new Uint8Array(most);
    const places = () => new Uint32Array(most);
    this.#lines = {
      scheme,
      unit: new Int32Array(most),
      fen: new Float64Array(most),
      reason: bytes(),
      payee: bytes(),
      waits: bytes(),
      person: new Int32Array(most),
      account: new Int32Array(most),
      period: places(),
      month: places(),
      version: places(),
      happenedOn: places(),
    };
  }

  /** Walks both sides by unit. */
  addPeriod(period: string, due: Side, posted: Posted): void {
    let [at, stands] = [0, 0];
    while (at < due.unit.length || stands < posted.unit.length) {
      const [one, other] = [due.unit[at] ?? Infinity, posted.unit[stands] ?? Infinity];
      if (one <= other) this.#addDue(period, due, at, one === other ? (posted.fen[stands] ?? 0) : undefined);
      else if (posted.fen[stands] !== 0) this.#takeBack(period, posted, stands);
      if (one <= other) at += 1;
      if (other <= one) stands += 1;
    }
  }

  #addDue(period: string, due: Side, at: number, posted: number | undefined): void {
    const [rows, row] = [due.rowsAt(at), due.rowAt(at)];
    const amount = rows?.fen[row] ?? 0;
    if (!rows || amount === (posted ?? 0)) return;
    const { payees, events, month, version, scheme } = rows;
    const isLate = posted !== undefined || (scheme.cadence === 'monthly' && month < this.#month);
    this.#add({
      period,
      month,
      unit: due.unit[at] ?? 0,
      sha256: version.sha256,
      fen: amount - (posted ?? 0),
      reason: amount < (posted ?? 0) ? CLAWBACK : isLate ? BACKPAY : REGULAR,
      payee: payees?.kind[row] ?? 0,
      person: payees?.person[row] ?? UNKNOWN,
      account: payees?.account[row] ?? 0,
      happenedOn: events?.[row]?.event.happenedOn ?? '',
    });
  }

  #takeBack(period: string, posted: Posted, at: number): void {
    const line = posted.last[at] ?? 0;
    const { kind, person, account } = posted.lines;
    const own = this.#kinds.get(kind[line] ?? 0);
    const amount = posted.fen[at] ?? 0;
    this.#add({
      period,
      month: own?.month ?? '',
      unit: posted.unit[at] ?? 0,
      sha256: own?.sha256 ?? '',
      fen: -amount,
      reason: amount > 0 ? CLAWBACK : BACKPAY,
      payee: payeeKinds.findIndex((one) => one === own?.payee),
      person: person[line] ?? UNKNOWN,
      account: account[line] ?? 0,
      happenedOn: '',
    });
  }

  #add(
    one: Readonly<Record<'unit' | 'fen' | 'reason' | 'payee' | 'person' | 'account', number>> &
      Readonly<Record<'period' | 'month' | 'sha256' | 'happenedOn', string>>,
  ): void {
    const [lines, at] = [this.#lines, this.#count++];
    lines.unit[at] = one.unit;
    lines.fen[at] = one.fen;
    lines.reason[at] = one.reason;
    lines.payee[at] = one.payee;
    lines.person[at] = one.person;
    lines.account[at] = one.account;
    lines.period[at] = this.#name(one.period);
    lines.month[at] = this.#name(one.month);
    lines.version[at] = this.#name(one.sha256);
    lines.happenedOn[at] = this.#name(one.happenedOn);
  }

  #name(text: string): number {
    const known = this.#names.get(text) ?? this.#names.size;
    if (known === this.#names.size) this.#names.set(text, known);
    return known;
  }

  build(): Lines {
    const [count, names] = [this.#count, [...this.#names.keys()]];
    const { unit, period } = this.#lines;
    const lines = { ...this.#lines, count, names };
    if (new Set(period.subarray(0, count)).size < 2) return lines;
    // Periods by their text: the same lines have the same order whatever was added first.
    const places = new Map([...names].sort(compareText).map((name, place) => [name, place]));
    const rank = names.map((name) => places.get(name) ?? 0);
    const order = Array.from({ length: count }, (_, at) => at).sort(
      (a, b) => (unit[a] ?? 0) - (unit[b] ?? 0) || (rank[period[a] ?? 0] ?? 0) - (rank[period[b] ?? 0] ?? 0),
    );
    const of = <Column extends Int32Array | Uint8Array | Uint32Array | Float64Array>(
      column: Column,
    ): Column => {
      const sorted = column.slice() as Column;
      for (const [at, from] of order.entries()) sorted[at] = column[from] ?? 0;
      return sorted;
    };
    return {
      ...lines,
      unit: of(unit),
      fen: of(lines.fen),
      reason: of(lines.reason),
      payee: of(lines.payee),
      person: of(lines.person),
      account: of(lines.account),
      period: of(period),
      month: of(lines.month),
      version: of(lines.version),
      happenedOn: of(lines.happenedOn),
      waits: of(lines.waits),
    };
  }
}

const [REGULAR, BACKPAY, CLAWBACK] = [0, 1, 2] as const;

/** Whether nobody can be paid for a line yet. */
export function lacksPayee({ payee, person, account }: Lines, at: number): boolean {
  const kind = payeeKinds[payee[at] ?? 0];
  const isPerson = kind === 'self' || kind === 'guardian' || kind === 'head';
  return isPerson && (person[at] ?? UNKNOWN) < 0 && account[at] === 0;
}
