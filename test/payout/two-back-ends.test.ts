import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { fen } from '../../src/kernel/fen.ts';
import { amountSql, capSql } from '../../src/payout/amount-sql.ts';
import { predicateSql, storedValue } from '../../src/payout/predicate-sql.ts';
import { factsOf } from '../../src/payout/unit-rows.ts';
import type { Amount } from '../../src/schemes/language/amount.ts';
import { domainOf, type FactName, factOf, type FactValue } from '../../src/schemes/facts.ts';
import { type KnownFacts, leavesOf } from '../../src/schemes/language/predicate.ts';
import { conditionsOf, decideVersion, type SchemeVersion } from '../../src/schemes/language/scheme.ts';
import { schemes } from './registry.ts';

/** What SQL or TypeScript says of one state: the outcome, and the money only where it is eligible. */
type Said = { readonly outcome: 'eligible' | 'refused' | 'unknown'; readonly fen: number | undefined };

test('SQL and TypeScript say the same of every state of every packaged scheme, to the fen', async () => {
  const started = performance.now();
  let states = 0;
  const mismatches: unknown[] = [];
  await withDatabase(openScratchDatabase(), async (db) => {
    for (const scheme of schemes) {
      for (const version of scheme.versions.filter((one) => 'amount' in one)) {
        const found = await compare(db, version);
        states += found.states;
        mismatches.push(...found.mismatches.map((one) => ({ scheme: scheme.id, ...one })));
      }
    }
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`two back ends: ${states} states, ${mismatches.length} mismatches, ${seconds} s\n`);
  expect(mismatches.slice(0, 5)).toEqual([]);
  expect(states).toBeGreaterThan(schemes.length * 8);
});

const everyKind: readonly Amount[] = [
  { kind: 'flat', fen: fen(15_000) },
  { kind: 'table', by: 'student.level', rows: { bachelor: fen(500_000), 'junior-college': fen(400_000) } },
  { kind: 'actual', of: 'event.amount' },
  { kind: 'actual', of: 'event.amount', share: { numerator: 2, denominator: 3, round: 'half_up' } },
  {
    ...{ kind: 'actual', of: 'event.amount', share: { numerator: 1, denominator: 7, round: 'half_up' } },
    cap: { fen: fen(50_000), per: 'household', window: 'lifetime' },
  },
  { kind: 'entered', max: fen(100_000), needs: [] },
];

test.each(everyKind)('and of every kind of amount: $kind', async (amount) => {
  const [like] = schemes.flatMap(({ versions }) => versions.filter((one) => 'amount' in one));
  if (!like) throw new Error('the test expected a version');
  const version = { ...like, amount, when: { fact: 'certificate.live', is: true } } as SchemeVersion;
  await withDatabase(openScratchDatabase(), async (db) => {
    const { states, mismatches, eligible } = await compare(db, version);
    expect(mismatches.slice(0, 5)).toEqual([]);
    expect(states).toBeGreaterThan(2);
    expect(eligible).toBeGreaterThan(0);
  });
});

test('and of a scheme that is applied for', async () => {
  const [like] = schemes.flatMap(({ versions }) => versions.filter((one) => 'amount' in one));
  if (!like) throw new Error('the test expected a version');
  const when: SchemeVersion['when'] = {
    all: [like.when, { fact: 'applied', is: true }, { not: { fact: 'applied', known: false } }],
  };
  await withDatabase(openScratchDatabase(), async (db) => {
    const { states, mismatches, eligible } = await compare(db, { ...like, when });
    expect(mismatches.slice(0, 5)).toEqual([]);
    expect(states).toBeGreaterThan(2);
    expect(eligible).toBeGreaterThan(0);
  });
});

const BEFORE = [0, 1, 49_999, 50_000, 3_000_000];

async function compare(db: Database, version: SchemeVersion) {
  const { amount } = version;
  const asked = [...new Set([...factsOf(version), ...factsOfAmount(amount)])];
  const all = statesOf(version, asked);
  const mismatches: { state: object; sql: Said; typescript: Said }[] = [];
  let eligible = 0;
  const cap = amount.kind === 'actual' ? amount.cap : undefined;
  for (const before of cap ? BEFORE : [0]) {
    const said = await saidInSql(db, version, asked, all, before);
    for (const [index, state] of all.entries()) {
      const { outcome, fen: due } = decideVersion(version, state, fen(before));
      const typescript = { outcome, fen: due };
      const inSql = said[index] ?? { outcome: 'unknown', fen: undefined };
      if (outcome === 'eligible') eligible += 1;
      if (inSql.outcome !== outcome || inSql.fen !== due) {
        mismatches.push({ state: Object.fromEntries(state), sql: inSql, typescript });
      }
    }
  }
  return { states: all.length, mismatches, eligible };
}

/** The expressions that a run uses, over a table with a row for each state. */
async function saidInSql(
  db: Database,
  version: SchemeVersion,
  asked: readonly FactName[],
  all: readonly KnownFacts[],
  before: number,
): Promise<readonly Said[]> {
  const columns = asked.map((name) => factOf(name).column);
  db.sqlite.exec(
    `drop table if exists temp.state; create temp table state (id integer primary key, ${columns.join(', ')})`,
  );
  const insert = db.sqlite.prepare(`insert into state values (null${', ?'.repeat(columns.length)})`);
  for (const state of all) insert.run(...asked.map((name) => bound(state.get(name))));
  const uncapped = amountSql(version.amount);
  const cap = version.amount.kind === 'actual' ? version.amount.cap : undefined;
  const amount = cap ? capSql(cap.fen, sql`${before}`, uncapped) : uncapped;
  const { rows } = await sql<{ outcome: number | null; fen: number | null }>`
    select outcome, case when outcome then ${amount} end as fen
    from (select *, ${predicateSql(conditionsOf(version))} as outcome from temp.state) order by id`.execute(
    db.query,
  );
  return rows.map(({ outcome, fen: due }) => ({
    outcome: outcome === null ? 'unknown' : outcome === 1 ? 'eligible' : 'refused',
    fen: due ?? undefined,
  }));
}

function bound(value: FactValue | undefined): number | string | null {
  return value === undefined ? null : storedValue(value);
}

/** Unknown and every value of each fact asked; of a number its samples and both sides of every bound of the version. */
function statesOf(version: SchemeVersion, asked: readonly FactName[]): readonly KnownFacts[] {
  return asked.reduce<readonly KnownFacts[]>(
    (all, name) =>
      all.flatMap((state) => [
        state,
        ...valuesOf(version, name).map((value) => new Map(state).set(name, value)),
      ]),
    [new Map<FactName, FactValue>()],
  );
}

function valuesOf(version: SchemeVersion, name: FactName): readonly FactValue[] {
  const fact = factOf(name);
  if (fact.type !== 'int' && fact.type !== 'money') return domainOf(name);
  const { amount } = version;
  const bounds = leavesOf(conditionsOf(version)).flatMap((leaf): readonly number[] => {
    if (leaf.fact !== name) return [];
    if ('between' in leaf) return leaf.between;
    if ('gte' in leaf) return [leaf.gte];
    return 'lte' in leaf ? [leaf.lte] : [];
  });
  const caps = amount.kind === 'actual' && amount.cap ? [amount.cap.fen] : [];
  const beside = [...bounds, ...caps].flatMap((bound) => [bound - 1, bound, bound + 1]);
  return [...new Set([...fact.samples, ...beside])].filter((value) => value >= fact.from && value <= fact.to);
}

function factsOfAmount(amount: Amount): readonly FactName[] {
  if (amount.kind === 'flat') return [];
  return amount.kind === 'table' ? [amount.by] : ['event.amount'];
}
