import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { type FactName, factOf } from '../schemes/facts.ts';
import { conditionsOf, type Scheme, type SchemeVersion } from '../schemes/language/scheme.ts';
import { leafSql, predicateSql } from './predicate-sql.ts';
import { factsOf, isReckoned, unitRows } from './unit-rows.ts';

/** 测算 how the units or events of a scheme fared; `unknownFacts` says what to import for the undecided ones. */
export type Tally = {
  readonly eligible: number;
  readonly refused: number;
  readonly unknown: number;
  readonly unknownFacts: readonly { readonly fact: FactName; readonly count: number }[];
  /** Those whom their own row does not make another scheme's: 0 where no list names anybody for this one. */
  readonly concerned: number;
  /** 按月 of a scheme of events, each month that has any. */
  readonly byMonth?: Readonly<Record<string, Tally>>;
};

export const noTally: Tally = { eligible: 0, refused: 0, unknown: 0, unknownFacts: [], concerned: 0 };

/** A scheme with the version that decides its month. */
export type Decided = { readonly scheme: Scheme; readonly version: SchemeVersion };

/**
 * Counts by outcome of each version over its rows of the month, in the order given. Those that decide the same rows, as
 * nearly all monthly schemes of people do, are counted in one pass.
 */
export async function talliesOf(
  db: Database | Writing,
  decided: readonly Decided[],
  month: YearMonth,
): Promise<readonly Tally[]> {
  const passes = new Map<string, Decided[]>();
  for (const one of decided) {
    const { sql: text, parameters } = rowsOf(one, month).compile(db.query);
    const rows = JSON.stringify([text, parameters]);
    passes.set(rows, [...(passes.get(rows) ?? []), one]);
  }
  const tallies = new Map<Decided, Tally>();
  for (const together of passes.values()) await countOutcomes(db, together, month, tallies);
  return decided.map((one) => tallies.get(one) ?? noTally);
}

function rowsOf({ scheme, version }: Decided, month: YearMonth): RawBuilder<unknown> {
  return sql`${unitRows(scheme, factsOf(version), month)} where ${isReckoned(scheme)}`;
}

/** One pass for all that decide the same rows. */
async function countOutcomes(
  db: Database | Writing,
  together: readonly Decided[],
  month: YearMonth,
  tallies: Map<Decided, Tally>,
): Promise<void> {
  const [first] = together;
  if (!first) return;
  const outcomes = together.map(
    ({ version }, at) => sql`${predicateSql(conditionsOf(version))} as ${sql.ref(`outcome${at}`)}`,
  );
  const own = together.map(({ version }, at) => sql`${byOwnRow(version)} as ${sql.ref(`own${at}`)}`);
  const counts = together.map((_, at) => {
    const [outcome, isOwn] = [sql.ref(`outcome${at}`), sql.ref(`own${at}`)];
    return sql`total(${outcome}) as ${sql.ref(`eligible${at}`)}, count(${outcome}) as ${sql.ref(`known${at}`)},
      total(${isOwn} is not 0) as ${sql.ref(`concerned${at}`)}`;
  });
  // LIMIT keeps SQLite from putting the conditions in the place of each mention of their outcome.
  const { rows } = await sql<Record<string, number>>`select count(*) as every, ${sql.join(counts)}
    from (select ${sql.join([...outcomes, ...own])} from ${rowsOf(first, month)} limit -1)`.execute(db.query);
  for (const [at, one] of together.entries()) {
    const count = (name: string): number => rows[0]?.[name] ?? 0;
    const [eligible, known] = [count(`eligible${at}`), count(`known${at}`)];
    const unknown = count('every') - known;
    const unknownFacts = unknown === 0 ? [] : await gapsOf(db, one, month);
    const tally = {
      ...{ eligible, refused: known - eligible, unknown, unknownFacts },
      concerned: count(`concerned${at}`),
    };
    tallies.set(one, one.scheme.events ? { ...tally, byMonth: { [month]: tally } } : tally);
  }
}

/** What a version makes of a row by what the sheet of the event calls it alone: 0 where that makes it another scheme's. */
function byOwnRow(version: SchemeVersion): RawBuilder<number | null> {
  return predicateSql(conditionsOf(version), (leaf) => {
    const { entity, type } = factOf(leaf.fact);
    return entity === 'event' && type === 'enum' ? leafSql(leaf) : sql`null`;
  });
}

/** The facts that were missing where a version could not decide. */
async function gapsOf(
  { query }: Database | Writing,
  one: Decided,
  month: YearMonth,
): Promise<Tally['unknownFacts']> {
  const asked = factsOf(one.version);
  const gaps = asked.map(
    (name, at) => sql`total(${sql.ref(factOf(name).column)} is null) as ${sql.ref(`gap${at}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`select ${gaps.length > 0 ? sql.join(gaps) : sql`1`}
    from ${rowsOf(one, month)} and ${predicateSql(conditionsOf(one.version))} is null`.execute(query);
  return asked
    .map((fact, at) => ({ fact, count: rows[0]?.[`gap${at}`] ?? 0 }))
    .filter((gap) => gap.count > 0);
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
    concerned: one.concerned + other.concerned,
    ...((one.byMonth ?? other.byMonth) && { byMonth: { ...one.byMonth, ...other.byMonth } }),
  };
}

/** A tally of which some that met the conditions are undecided all the same, for want of a fact. */
export function withUndecided(tally: Tally, fact: FactName, count: number): Tally {
  if (count === 0) return tally;
  const unknownFacts = [{ fact, count }];
  return addTally(tally, { ...noTally, eligible: -count, unknown: count, unknownFacts });
}
