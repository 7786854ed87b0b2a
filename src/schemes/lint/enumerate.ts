import { factsAsked, type KnownFacts, type Leaf, leavesOf, type Predicate } from '../language/predicate.ts';
import { domainOf, type FactName, factOf, type FactValue } from '../../facts/facts.ts';

/** 穷举 how to go through the states of a predicate; `withUnknown` lets every fact be missing too. */
type Enumeration = { readonly withUnknown?: boolean };

/**
 * 代表值 the values that stand for all that a fact can have in a predicate: every value of a finite one; of a number
 * or an amount its ends, its sample points, and every number it is compared with, with both neighbours.
 */
export function pointsOf(predicate: Predicate, name: FactName): readonly FactValue[] {
  const fact = factOf(name);
  if (fact.type === 'bool' || fact.type === 'enum') return domainOf(name);
  const compared = leavesOf(predicate)
    .filter((leaf) => leaf.fact === name)
    .flatMap(numbersIn);
  const near = compared.flatMap((number) => [number - 1, number, number + 1]);
  const points = [fact.from, fact.to, ...fact.samples, ...near];
  return [...new Set(points)].filter((point) => fact.from <= point && point <= fact.to).sort((a, b) => a - b);
}

/** How many states `statesOf` gives. */
export function countStates(predicate: Predicate, enumeration: Enumeration = {}): number {
  return axesOf(predicate, enumeration).reduce((count, { values }) => count * values.length, 1);
}

/** 全部状态 every combination of the points of the facts that a predicate asks: its whole finite domain, once each. */
export function* statesOf(predicate: Predicate, enumeration: Enumeration = {}): Generator<KnownFacts> {
  const axes = axesOf(predicate, enumeration);
  const count = countStates(predicate, enumeration);
  for (let index = 0; index < count; index++) {
    const known = new Map<FactName, FactValue>();
    let rest = index;
    for (const { name, values } of axes) {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      if (value !== undefined) known.set(name, value);
    }
    yield known;
  }
}

type Axis = { readonly name: FactName; readonly values: readonly (FactValue | undefined)[] };

/** A fact that is asked whether it is known can be missing in any case. */
function axesOf(predicate: Predicate, { withUnknown = false }: Enumeration): readonly Axis[] {
  const leaves = leavesOf(predicate);
  return factsAsked(predicate).map((name) => {
    const mayMiss = withUnknown || leaves.some((leaf) => leaf.fact === name && 'known' in leaf);
    const points = pointsOf(predicate, name);
    return { name, values: mayMiss ? [...points, undefined] : points };
  });
}

function numbersIn(leaf: Leaf): readonly number[] {
  if ('is' in leaf) return typeof leaf.is === 'number' ? [leaf.is] : [];
  if ('in' in leaf) return leaf.in.filter((value) => typeof value === 'number');
  if ('between' in leaf) return leaf.between;
  if ('gte' in leaf) return [leaf.gte];
  return 'lte' in leaf ? [leaf.lte] : [];
}
