import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { predicateSql } from '../../src/payout/predicate-sql.ts';
import { domainOf, factNames, factOf, type FactValue } from '../../src/schemes/facts.ts';
import { decide, type KnownFacts, type Predicate } from '../../src/schemes/language/predicate.ts';

const states = fc
  .tuple(...factNames.map((fact) => fc.option(fc.constantFrom(...domainOf(fact)), { nil: undefined })))
  .map((values): KnownFacts => {
    const pairs = factNames.flatMap((fact, at) =>
      values[at] === undefined ? [] : [[fact, values[at]] as const],
    );
    return new Map(pairs);
  });

const leaf = fc.constantFrom(...factNames).chain((fact): fc.Arbitrary<Predicate> => {
  const values = domainOf(fact);
  const any = [
    fc.constantFrom(...values).map((is) => ({ fact, is })),
    fc.subarray([...values], { minLength: 1 }).map((some) => ({ fact, in: some })),
    fc.boolean().map((known) => ({ fact, known })),
  ];
  const number = fc.constantFrom(...values.map(Number));
  const whole = [
    number.map((gte) => ({ fact, gte })),
    number.map((lte) => ({ fact, lte })),
    fc.tuple(number, number).map(([from, to]) => ({ fact, between: [from, to] as [number, number] })),
  ];
  return fc.oneof(...any, ...(factOf(fact).type === 'int' ? whole : []));
});

const predicates = fc.letrec<{ tree: Predicate }>((tie) => {
  const children = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  const nodes = [
    children.map((all) => ({ all })),
    children.map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ];
  return { tree: fc.oneof({ depthSize: 'small' }, leaf, ...nodes) };
}).tree;

test('SQL says of random predicates and facts what decide says', async () => {
  await withDatabase(openScratchDatabase(), async (db) => {
    await fc.assert(
      fc.asyncProperty(
        predicates,
        fc.array(states, { minLength: 1, maxLength: 8 }),
        async (predicate, some) => {
          expect(await answers(db, predicate, some)).toEqual(
            some.map((state) => decide(predicate, state).outcome),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

async function answers(db: Database, predicate: Predicate, all: readonly KnownFacts[]) {
  const columns = factNames.map((name) => factOf(name).column);
  db.sqlite.exec(
    `drop table if exists temp.state; create temp table state (id integer primary key, ${columns.join(', ')})`,
  );
  const insert = db.sqlite.prepare(`insert into state values (null${', ?'.repeat(columns.length)})`);
  for (const state of all) insert.run(...factNames.map((name) => stored(state.get(name))));
  const { rows } = await sql<{ outcome: number | null }>`
    select ${predicateSql(predicate)} as outcome from temp.state order by id`.execute(db.query);
  return rows.map(({ outcome }) => (outcome === null ? 'unknown' : outcome === 1));
}

function stored(value: FactValue | undefined): number | string | null {
  return typeof value === 'boolean' ? Number(value) : (value ?? null);
}
