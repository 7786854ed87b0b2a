import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { storedValue } from '../../src/payout/predicate-sql.ts';
import { marked, reasonSql } from '../../src/payout/reason-sql.ts';
import { statesOf } from '../../src/schemes/lint/enumerate.ts';
import { type FactName, factOf } from '../../src/schemes/facts.ts';
import {
  decide,
  type KnownFacts,
  type Leaf,
  leavesOf,
  type Predicate,
} from '../../src/schemes/language/predicate.ts';
import { questionsIn } from '../../src/schemes/questions.ts';
import { reasonsOf } from '../../src/schemes/language/reasons.ts';
import { conditionsOf } from '../../src/schemes/language/scheme.ts';
import { schemes } from './registry.ts';

const versions = schemes.flatMap(({ id, versions: all }) =>
  all.flatMap((version) => ('when' in version ? [{ id, from: version.from, version }] : [])),
);
const fact = 'certificate.category';
const odd: readonly (readonly [string, Predicate])[] = [
  [
    'a condition asked twice',
    {
      any: [
        { fact, is: 'visual' },
        {
          all: [
            { fact, is: 'visual' },
            { fact: 'alive', is: true },
          ],
        },
      ],
    },
  ],
  [
    'not of any',
    {
      all: [
        {
          not: {
            any: [
              { fact: 'low_income', is: true },
              { fact, in: ['speech', 'visual'] },
            ],
          },
        },
        { fact: 'alive', is: true },
      ],
    },
  ],
  ['known and not known', { any: [{ fact: 'low_income', known: false }, { not: { fact, known: true } }] }],
];

test.each(versions)('the reasons of a set are the reasons of each: $id from $from', async ({ version }) => {
  expect(await disagreements(conditionsOf(version))).toEqual([]);
});

test.each(odd)('and of %s', async (_, predicate) => {
  expect(await disagreements(predicate)).toEqual([]);
});

type Said = { readonly outcome: unknown; readonly rests: string; readonly near: string };

/** Every state in which SQL and the one-person reasons differ; the first few. */
async function disagreements(predicate: Predicate): Promise<readonly unknown[]> {
  const states = [...statesOf(predicate, { withUnknown: true })];
  expect(states.length).toBeGreaterThan(2);
  const inSql = await withDatabase(openScratchDatabase(), (db) => saidInSql(db, predicate, states));
  return states
    .flatMap((state, at) => {
      const [one, other] = [saidOfOne(predicate, state), inSql[at]];
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ state: [...state], one, other }];
    })
    .slice(0, 3);
}

async function saidInSql(
  db: Database,
  predicate: Predicate,
  states: readonly KnownFacts[],
): Promise<readonly Said[]> {
  const asked = [...new Set(leavesOf(predicate).map((leaf) => leaf.fact))];
  const columns = asked.map((name) => factOf(name).column);
  db.sqlite.exec(`create temp table state (id integer primary key, ${columns.join(', ')})`);
  const insert = db.sqlite.prepare(`insert into state values (null${', ?'.repeat(columns.length)})`);
  for (const state of states) insert.run(...asked.map((name) => bound(state, name)));
  const { questions, leaves, outcome, rests, near } = reasonSql(predicate);
  const { rows } = await sql<{ outcome: number | null; rests: string; near: string }>`
    select ${outcome} as outcome, ${rests} as rests, ${near} as near
    from (select id, ${leaves} from temp.state) order by id`.execute(db.query);
  const named = (marks: string) =>
    marked(questions, marks)
      .map(({ text }) => text.zh)
      .sort()
      .join();
  return rows.map((row) => ({
    outcome: row.outcome === null ? 'unknown' : row.outcome === 1,
    // What an eligible row rests on are its grounds, not reasons.
    rests: row.outcome === 1 ? '' : named(row.rests),
    near: named(row.near),
  }));
}

function bound(state: KnownFacts, name: FactName): number | string | null {
  const value = state.get(name);
  return value === undefined ? null : storedValue(value);
}

/** By the reasons that `dpf explain PERSON` gives, and by asking again with one condition met. */
function saidOfOne(predicate: Predicate, state: KnownFacts): Said {
  const { outcome } = decide(predicate, state);
  const asked = questionsIn(predicate);
  const reasons = reasonsOf(decide(predicate, state));
  const rests = asked.filter(({ text, fact: own }) => {
    const [, must = ''] = text.zh.split('：');
    return reasons.some((one) => one.fact === own && one.text.zh.endsWith(`，${must}`));
  });
  const near = asked.filter(
    ({ text }) => outcome === false && decide(withMet(predicate, text.zh, false), state).outcome === true,
  );
  const named = (some: typeof asked) => [...new Set(some.map(({ text }) => text.zh))].sort().join();
  return { outcome, rests: named(rests), near: named(near) };
}

/** The predicate with one of its conditions met: always true, or below a `not` always false. */
function withMet(node: Predicate, question: string, negated: boolean): Predicate {
  if ('all' in node) return { all: node.all.map((child) => withMet(child, question, negated)) };
  if ('any' in node) return { any: node.any.map((child) => withMet(child, question, negated)) };
  if ('not' in node) return { not: withMet(node.not, question, !negated) };
  const wrapped: Predicate = negated ? { not: node } : node;
  const isIt = questionsIn(wrapped).some(({ text }) => text.zh === question);
  return isIt ? always(node, !negated) : node;
}

function always(leaf: Leaf, truth: boolean): Predicate {
  const known = { fact: leaf.fact, known: true } as const;
  const either: Predicate = { any: [known, { not: known }] };
  return truth ? either : { not: either };
}
