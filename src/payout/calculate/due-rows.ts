import { type OnRecord, type Units } from '../../facts/on-record.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Scheme, SchemeVersion } from '../../schemes/language/scheme.ts';
import type { PlacedEvent } from './decided-rows.ts';

/** A version with what it is known by on record. */
export type DatedVersion = { readonly version: SchemeVersion; readonly sha256: string };

/** 应发 what the units of a scheme are owed by the facts of a month, in the order of units, then of periods. */
export type DueRows = {
  readonly scheme: Scheme;
  readonly month: YearMonth;
  readonly version: DatedVersion;
  /** The place of each unit. */
  readonly unit: Int32Array;
  readonly fen: Float64Array;
  /** Whom the money goes to, where it is asked. */
  readonly payees?: Payees;
  /** The event of each row; none of a monthly scheme. */
  readonly events?: readonly PlacedEvent[];
};

/** 收款人 of rows: kinds by number, places of people (below 0: nobody known), accounts (0: none). */
export type Payees = {
  readonly kind: Uint8Array;
  readonly person: Int32Array;
  readonly account: Int32Array;
};

/** 所属期 of a row: the month, or the period of its event. */
export function periodAt({ month, events }: DueRows, row: number): string {
  return events?.[row]?.period ?? month;
}

/** Without the rows that have come to nothing. */
export function withoutNothing(rows: DueRows): DueRows {
  if (rows.fen.every((amount) => amount > 0)) return rows;
  const kept: number[] = [];
  for (const [row, amount] of rows.fen.entries()) if (amount > 0) kept.push(row);
  const of = <Column extends Int32Array | Uint8Array | Float64Array>(column: Column): Column => {
    const Made = column.constructor as new (length: number) => Column;
    const chosen = new Made(kept.length);
    for (const [at, row] of kept.entries()) chosen[at] = column[row] ?? 0;
    return chosen;
  };
  const { payees, events } = rows;
  return {
    ...rows,
    unit: of(rows.unit),
    fen: of(rows.fen),
    ...(payees && {
      payees: { kind: of(payees.kind), person: of(payees.person), account: of(payees.account) },
    }),
    ...(events && { events: kept.flatMap((row) => events[row] ?? []) }),
  };
}

/** The units of a scheme. */
export function unitsFor({ unit }: Scheme, { people, households, employers }: OnRecord): Units {
  return { person: people, household: households, employer: employers }[unit];
}
