import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainOf, type FactName, factNames, type FactValue } from '../../src/schemes/facts.ts';
import { decide, leavesOf, type Predicate, truthOf } from '../../src/schemes/language/predicate.ts';
import { reasonsOf } from '../../src/schemes/language/reasons.ts';
import type { SchemeVersion } from '../../src/schemes/language/scheme.ts';
import { committed, ids } from './policies.ts';

const leaf = fc.constantFrom(...factNames).chain((fact): fc.Arbitrary<Predicate> =>
  fc.oneof(
    fc.constantFrom(...domainOf(fact)).map((is) => ({ fact, is })),
    fc.subarray([...domainOf(fact)], { minLength: 1 }).map((values) => ({ fact, in: values })),
  ),
);
const trees = (withNot: boolean): fc.Arbitrary<Predicate> =>
  fc.letrec<{ tree: Predicate }>((tie) => {
    const children = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
    const nodes = [children.map((all) => ({ all })), children.map((any) => ({ any }))];
    const negated = withNot ? [tie('tree').map((not) => ({ not }))] : [];
    return { tree: fc.oneof({ depthSize: 'small' }, leaf, ...nodes, ...negated) };
  }).tree;
const states = fc
  .tuple(...factNames.map((fact) => fc.option(fc.constantFrom(...domainOf(fact)), { nil: undefined })))
  .map(
    (values) =>
      new Map(factNames.flatMap((fact, at) => (values[at] === undefined ? [] : [[fact, values[at]]]))),
  );

test('a fact that becomes unknown never makes anyone eligible, nor anything certain that was not', () => {
  const forget = fc.constantFrom(...factNames);
  for (const withNot of [false, true]) {
    fc.assert(
      fc.property(trees(withNot), states, forget, (predicate, known, fact) => {
        const before = decide(predicate, known).outcome;
        const after = decide(predicate, new Map([...known].filter(([name]) => name !== fact))).outcome;
        return after === 'unknown' || after === before;
      }),
    );
  }
});

test('not, all and any are Kleene’s: twice not is nothing, De Morgan holds, order and repetition do not matter', () => {
  fc.assert(
    fc.property(trees(true), trees(true), trees(true), states, (a, b, c, known) => {
      const of = (predicate: Predicate) => decide(predicate, known).outcome;
      expect(of({ not: { not: a } })).toBe(of(a));
      expect(of({ not: { all: [a, b] } })).toBe(of({ any: [{ not: a }, { not: b }] }));
      expect(of({ not: { any: [a, b] } })).toBe(of({ all: [{ not: a }, { not: b }] }));
      expect(of({ all: [a, b, c] })).toBe(of({ all: [c, { all: [b, a] }] }));
      expect(of({ any: [a, b, c] })).toBe(of({ any: [c, { any: [b, a] }] }));
      expect(of({ all: [a, { any: [b, c] }] })).toBe(of({ any: [{ all: [a, b] }, { all: [a, c] }] }));
      expect([of({ all: [a, a] }), of({ any: [a, a] }), of({ all: [a, { any: [a, b] }] })]).toEqual([
        of(a),
        of(a),
        of(a),
      ]);
    }),
  );
});

test('the outcome alone is that of the trace', () => {
  fc.assert(
    fc.property(trees(true), states, (predicate, known) => {
      expect(truthOf(predicate, known)).toBe(decide(predicate, known).outcome);
    }),
  );
});

test('reasons are there exactly where a predicate does not hold, and every one comes from a leaf', () => {
  fc.assert(
    fc.property(trees(true), states, (predicate, known) => {
      const trace = decide(predicate, known);
      const reasons = reasonsOf(trace);
      const asked = leavesOf(predicate).map(({ fact }) => fact);
      expect(reasons.length === 0).toBe(trace.outcome === true);
      expect(reasons.every(({ fact }) => asked.includes(fact))).toBe(true);
    }),
  );
});

test.each(ids)('%s is decided over its whole domain, and pays whatever the facts not known may be', (id) => {
  const version = committed(id).scheme.versions[0] as SchemeVersion;
  const asked = [...new Set(leavesOf(version.when).map(({ fact }) => fact))];
  const outcomeOf = (known: Map<FactName, FactValue>) => decide(version.when, known).outcome;
  const states = statesOf(asked);
  const eligible = states.filter((known) => outcomeOf(known) === true);
  expect(new Set(states.map(outcomeOf))).toEqual(new Set([true, false, 'unknown']));
  for (const known of eligible) {
    const fuller = states.filter((other) => [...known].every(([fact, value]) => other.get(fact) === value));
    expect(fuller.every((other) => outcomeOf(other) === true)).toBe(true);
  }
});

function statesOf(names: readonly FactName[]): readonly Map<FactName, FactValue>[] {
  return names.reduce<readonly Map<FactName, FactValue>[]>(
    (all, name) =>
      all.flatMap((known) => [known, ...domainOf(name).map((value) => new Map(known).set(name, value))]),
    [new Map()],
  );
}
