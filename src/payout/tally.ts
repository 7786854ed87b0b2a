import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { type FactName, factOf } from '../schemes/facts.ts';
import { conditionsOf, type Scheme, type SchemeVersion } from '../schemes/scheme.ts';
import { predicateSql } from './predicate-sql.ts';
import { factsOf, isReckoned, unitRows } from './unit-rows.ts';

/** 测算 how the units or events of a scheme fared; `unknownFacts` says what to import for the undecided ones. */
export type Tally = {
  readonly eligible: number;
  readonly refused: number;
  readonly unknown: number;
  readonly unknownFacts: readonly { readonly fact: FactName; readonly count: number }[];
};

export const noTally: Tally = { eligible: 0, refused: 0, unknown: 0, unknownFacts: [] };

/** Counts by outcome of a version over its rows of the month. */
export async function tallyOf(
  { query }: Database | Writing,
  scheme: Scheme,
  version: SchemeVersion,
  month: YearMonth,
): Promise<Tally> {
  const asked = factsOf(version);
  const columns = asked.map((name) => sql`, ${sql.ref(factOf(name).column)}`);
  // LIMIT keeps SQLite from putting the conditions in the place of each mention of their outcome.
  const outcomes = (others: RawBuilder<unknown>) => sql`(
    select ${predicateSql(conditionsOf(version))} as outcome ${others}
    from ${unitRows(scheme, asked, month)} where ${isReckoned(scheme)} limit -1)`;
  const { rows } = await sql<Record<'eligible' | 'refused' | 'unknown', number>>`
    select total(outcome) as eligible, count(outcome) - total(outcome) as refused, count(*) - count(outcome) as unknown
    from ${outcomes(sql``)}`.execute(query);
  const [counts = noTally] = rows;
  if (counts.unknown === 0) return { ...counts, unknownFacts: [] };
  const gaps = asked.map(
    (name, at) => sql`total(${sql.ref(factOf(name).column)} is null) as ${sql.ref(`gap${at}`)}`,
  );
  const { rows: missing } = await sql<
    Record<string, number>
  >`select ${gaps.length > 0 ? sql.join(gaps) : sql`1`}
    from ${outcomes(sql.join(columns, sql``))} where outcome is null`.execute(query);
  return {
    ...counts,
    unknownFacts: asked
      .map((fact, at) => ({ fact, count: missing[0]?.[`gap${at}`] ?? 0 }))
      .filter((gap) => gap.count > 0),
  };
}

/** The sum of two tallies. */
export function addTally(one: Tally, other: Tally): Tally {
  const facts = [...new Set([...one.unknownFacts, ...other.unknownFacts].map(({ fact }) => fact))];
  const countIn = (tally: Tally, name: FactName): number =>
    tally.unknownFacts.find(({ fact }) => fact === name)?.count ?? 0;
  return {
    eligible: one.eligible + other.eligible,
    refused: one.refused + other.refused,
    unknown: one.unknown + other.unknown,
    unknownFacts: facts.map((fact) => ({ fact, count: countIn(one, fact) + countIn(other, fact) })),
  };
}
