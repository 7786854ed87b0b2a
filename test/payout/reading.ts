import { periodAt, unitsFor } from '../../src/payout/calculate/due-rows.ts';
import type { Database } from '../../src/db/connection/open.ts';
import { type FactName, factOf, type FactValue, valueOf } from '../../src/facts/facts.ts';
import { monthOf } from '../../src/facts/month.ts';
import { type Widening, windowOf } from '../../src/facts/window.ts';
import { calculate, type Calculating } from '../../src/payout/calculate/calculate.ts';
import { everybody } from '../../src/payout/calculate/people-around.ts';
import { type FactContext, readOnRecord } from '../../src/payout/calculate/read-on-record.ts';
import { contextOf, month } from './registry.ts';

/** What a fact is of everybody in a month, by their ids. */
export function readFact(
  db: Database,
  name: FactName,
  {
    of,
    widening,
    scheme = '',
  }: { readonly of: string; readonly widening: Widening; readonly scheme?: string },
): ReadonlyMap<number, FactValue | undefined> {
  const fact = factOf(name);
  if (fact.entity !== 'person') throw new Error('the test expected a fact of people');
  const onRecord = readOnRecord(db, contextOf());
  const facts = monthOf(onRecord, windowOf(month(of), widening), everybody(onRecord));
  const codes = fact.inMonth(facts, scheme);
  const found = [...onRecord.people.ids].map((id, place) => [id, valueOf(fact, codes[place] ?? -1)] as const);
  return new Map(found.sort(([a], [b]) => a - b));
}

/** The code that stands for a value in a column. */
export function codeOf(name: FactName, value: FactValue | undefined): number {
  const fact = factOf(name);
  if (value === undefined) return -1;
  if (fact.type === 'enum') return fact.values.findIndex((known) => known.value === value);
  return Number(value);
}

/** What is due, a row a unit and period, by the one function that a run uses too. */
export function dueOf(db: Database, context: FactContext, calculating: Calculating) {
  const { due, onRecord } = calculate(db, context, calculating);
  return due.flatMap((rows) =>
    [...rows.unit].map((unit, row) => ({
      scheme: rows.scheme.id,
      month: rows.month,
      period: periodAt(rows, row),
      key: unitsFor(rows.scheme, onRecord).keyAt(unit),
      fen: rows.fen[row] ?? 0,
    })),
  );
}
