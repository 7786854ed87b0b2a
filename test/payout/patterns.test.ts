import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainOf, factNames, factOf } from '../../src/facts/facts.ts';
import { type Patterns, patternsOf } from '../../src/payout/calculate/patterns.ts';
import { statesOf } from '../../src/schemes/lint/enumerate.ts';
import { decide, type KnownFacts, type Predicate } from '../../src/schemes/language/predicate.ts';
import { conditionsOf } from '../../src/schemes/language/scheme.ts';
import { codeOf } from './reading.ts';
import { schemes } from './registry.ts';

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

test('everybody decided at once is what each of them decided alone is, for random conditions and facts', () => {
  fc.assert(
    fc.property(predicates, fc.array(states, { minLength: 1, maxLength: 8 }), (predicate, some) => {
      expect(outcomesOf(predicate, some)).toEqual(some.map((state) => decide(predicate, state).outcome));
    }),
    { numRuns: 500 },
  );
});

const versions = schemes.flatMap(({ id, versions: all }) =>
  all.flatMap((version) => ('when' in version ? [{ id, from: version.from, version }] : [])),
);

test.each(versions)('and in every state of a packaged scheme: $id from $from', ({ version }) => {
  const conditions = conditionsOf(version);
  const all = [...statesOf(conditions, { withUnknown: true })];
  const found = outcomesOf(conditions, all);
  const other = all.filter((state, at) => decide(conditions, state).outcome !== found[at]);
  expect(other.slice(0, 3)).toEqual([]);
  expect(new Set(found)).toEqual(new Set([true, false, 'unknown']));
});

function outcomesOf(predicate: Predicate, some: readonly KnownFacts[]): readonly unknown[] {
  const codes = (name: (typeof factNames)[number]) =>
    Float64Array.from(some, (state) => codeOf(name, state.get(name)));
  const { of, ways }: Patterns = patternsOf(predicate, { count: some.length, codes });
  return [...of].map((way) => ways[way]?.trace.outcome);
}
