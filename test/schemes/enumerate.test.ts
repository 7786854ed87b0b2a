import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countStates, pointsOf, statesOf } from '../../src/schemes/lint/enumerate.ts';
import { domainOf, type FactName, factNames, factOf } from '../../src/schemes/facts.ts';
import { decide, type KnownFacts, type Predicate, truthOf } from '../../src/schemes/language/predicate.ts';
import { committed, ids } from './policies.ts';

test('the points of a number are its ends, its samples and both sides of every number compared', () => {
  const working: Predicate = {
    all: [
      { fact: 'age', between: [16, 59] },
      { fact: 'age', gte: 20 },
    ],
  };
  expect(pointsOf(working, 'age')).toEqual([0, 6, 7, 14, 15, 16, 17, 18, 19, 20, 21, 58, 59, 60, 130]);
  expect(pointsOf(working, 'low_income')).toEqual([true, false]);
});

test.each(ids)('%s: every state once, and the outcome alone is that of the trace', (id) => {
  for (const version of committed(id).scheme.versions) {
    if ('ended' in version) continue;
    const states = [...statesOf(version.when, { withUnknown: true })];
    expect(states.length).toBe(countStates(version.when, { withUnknown: true }));
    expect(new Set(states.map((known) => JSON.stringify([...known]))).size).toBe(states.length);
    for (const known of states)
      expect(truthOf(version.when, known)).toBe(decide(version.when, known).outcome);
  }
});

const numbers = fc.constantFrom<FactName>('age', 'household.holder_count').chain((fact) => {
  const { from, to } = factOf(fact) as { from: number; to: number };
  const number = fc.integer({ min: from, max: to });
  return fc.oneof(
    number.map((gte): Predicate => ({ fact, gte })),
    number.map((lte): Predicate => ({ fact, lte })),
    fc
      .tuple(number, number)
      .map(([a, b]): Predicate => ({ fact, between: [Math.min(a, b), Math.max(a, b)] })),
  );
});
const enums = fc
  .constantFrom(...factNames.filter((name) => ['bool', 'enum'].includes(factOf(name).type)))
  .chain((fact) => fc.constantFrom(...domainOf(fact)).map((is): Predicate => ({ fact, is })));
const trees = fc.letrec<{ tree: Predicate }>((tie) => {
  const children = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  const nodes = [
    children.map((all) => ({ all })),
    children.map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ];
  return { tree: fc.oneof({ depthSize: 'small' }, numbers, enums, ...nodes) };
}).tree;

test('what holds of the points holds of every age and count: none falls between them', () => {
  const people = fc.record({ age: fc.integer({ min: 0, max: 130 }), count: fc.integer({ min: 0, max: 99 }) });
  fc.assert(
    fc.property(trees, people, ({ ...predicate }, { age, count }) => {
      const near = (name: FactName, value: number): number =>
        pointsOf(predicate, name)
          .map(Number)
          .findLast((point) => point <= value) ?? value;
      const of = (a: number, c: number): KnownFacts =>
        new Map<FactName, number>([
          ['age', a],
          ['household.holder_count', c],
        ]);
      expect(truthOf(predicate, of(age, count))).toBe(
        truthOf(predicate, of(near('age', age), near('household.holder_count', count))),
      );
    }),
  );
});
