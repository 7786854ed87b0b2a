import { expect, test } from 'vitest';
import { groundsOf, marked } from '../../src/payout/calculate/grounds.ts';
import { statesOf } from '../../src/schemes/lint/enumerate.ts';
import {
  decide,
  holds,
  type KnownFacts,
  type Leaf,
  leavesOf,
  type Predicate,
} from '../../src/schemes/language/predicate.ts';
import { questionsIn } from '../../src/schemes/language/questions.ts';
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

test.each(versions)('the reasons of a set are the reasons of each: $id from $from', ({ version }) => {
  expect(disagreements(conditionsOf(version))).toEqual([]);
});

test.each(odd)('and of %s', (_, predicate) => {
  expect(disagreements(predicate)).toEqual([]);
});

type Said = { readonly outcome: unknown; readonly rests: string; readonly near: string };

/** Every state in which the reasons of a set and those of one person differ; the first few. */
function disagreements(predicate: Predicate): readonly unknown[] {
  const states = [...statesOf(predicate, { withUnknown: true })];
  expect(states.length).toBeGreaterThan(2);
  const all = saidOfAll(predicate, states);
  return states
    .flatMap((state, at) => {
      const [one, other] = [saidOfOne(predicate, state), all[at]];
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ state: [...state], one, other }];
    })
    .slice(0, 3);
}

function saidOfAll(predicate: Predicate, states: readonly KnownFacts[]): readonly Said[] {
  const asked = questionsIn(predicate);
  const questions = asked.filter(({ text }, at) => asked.findIndex((one) => one.text.zh === text.zh) === at);
  const named = (marks: string) =>
    marked(questions, marks)
      .map(({ text }) => text.zh)
      .sort()
      .join();
  return states.map((state) => {
    const answers = leavesOf(predicate).map((leaf) => holds(leaf, state.get(leaf.fact)));
    const { outcome, rests, near } = groundsOf(predicate, questions, answers);
    // What an eligible row rests on are its grounds, not reasons.
    return { outcome, rests: outcome === true ? '' : named(rests), near: named(near) };
  });
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
