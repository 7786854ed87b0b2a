import type { Text } from '../../kernel/text.ts';
import { amountMutants, type Mutated } from './amount-mutants.ts';
import { conditionText, joints } from '../describe/describe-trace.ts';
import { domainOf, type Fact, factOf, type FactValue } from '../facts.ts';
import { type Leaf, needOf, type Predicate } from '../language/predicate.ts';
import type { Scheme, SchemeVersion } from '../language/scheme.ts';

type Path = readonly PropertyKey[];

/** 变异 a scheme with one deliberate mistake, and the path of what was changed. Some case must notice it. */
export type Mutant = Omit<Mutated<never>, 'value'> & { readonly scheme: Scheme };

/** Every small mistake that somebody may make in a scheme: a condition turned or dropped, a value or amount off. */
export function mutantsOf(scheme: Scheme): readonly Mutant[] {
  return scheme.versions.flatMap((version, index): readonly Mutant[] => {
    if ('ended' in version) return [];
    const replaced = (changed: Partial<SchemeVersion>): Scheme => ({
      ...scheme,
      versions: scheme.versions.with(index, { ...version, ...changed }),
    });
    const at = ['versions', index];
    return [
      ...predicateMutants(version.when, [...at, 'when']).map(({ value, ...rest }) => ({
        ...rest,
        scheme: replaced({ when: value }),
      })),
      ...amountMutants(version.amount, [...at, 'amount']).map(({ value, ...rest }) => ({
        ...rest,
        scheme: replaced({ amount: value }),
      })),
    ];
  });
}

function predicateMutants(predicate: Predicate, path: Path): readonly Mutated<Predicate>[] {
  if ('all' in predicate) {
    const { all } = predicate;
    return listMutants(all, { path, key: 'all', same: (list) => ({ all: list }), other: { any: all } });
  }
  if ('any' in predicate) {
    const { any } = predicate;
    return listMutants(any, { path, key: 'any', same: (list) => ({ any: list }), other: { all: any } });
  }
  if ('not' in predicate) {
    return [
      { path, of: joints.not, what: turned, value: predicate.not },
      ...predicateMutants(predicate.not, [...path, 'not']).map((one) => ({
        ...one,
        value: { not: one.value },
      })),
    ];
  }
  const of = conditionText(predicate);
  return [
    { path, of, what: turned, value: { not: predicate } },
    ...otherLeaves(predicate).map((leaf) => ({ path, of, what: quoted(needOf(leaf)), value: leaf })),
  ];
}

type ListNode = {
  readonly path: Path;
  readonly key: 'all' | 'any';
  readonly same: (children: readonly Predicate[]) => Predicate;
  readonly other: Predicate;
};

function listMutants(
  children: readonly Predicate[],
  { path, key, same, other }: ListNode,
): readonly Mutated<Predicate>[] {
  const isAlone = children.length === 1;
  const swapped = quoted(joints[key === 'all' ? 'any' : 'all']);
  const dropped = { zh: '漏掉这一条', en: 'left out' };
  return [
    ...(isAlone ? [] : [{ path, of: joints[key], what: swapped, value: other }]),
    ...children.flatMap((child, index) => {
      const at = [...path, key, index];
      return [
        ...(isAlone
          ? []
          : [{ path: at, of: nodeText(child), what: dropped, value: same(children.toSpliced(index, 1)) }]),
        ...predicateMutants(child, at).map((one) => ({
          ...one,
          value: same(children.with(index, one.value)),
        })),
      ];
    }),
  ];
}

const turned: Text = { zh: '反过来', en: 'turned round' };

function quoted({ zh, en }: Text): Text {
  return { zh: `“${zh}”`, en: `“${en}”` };
}

function nodeText(node: Predicate): Text {
  if ('fact' in node) return conditionText(node);
  return 'not' in node ? joints.not : joints['all' in node ? 'all' : 'any'];
}

/** The same question with its value moved by one, or with one value more or less; nothing outside the fact's domain. */
function otherLeaves(leaf: Leaf): readonly Leaf[] {
  const { fact } = leaf;
  if ('is' in leaf) return factOf(fact).type === 'bool' ? [] : wider(leaf, [leaf.is]);
  if ('in' in leaf) {
    const fewer = leaf.in.map((_, index) => ({ fact, in: leaf.in.toSpliced(index, 1) }));
    return [...(leaf.in.length > 1 ? fewer : []), ...wider(leaf, leaf.in)];
  }
  if ('between' in leaf) {
    const [from, to] = leaf.between;
    return [
      ...near(leaf, from).map((moved): Leaf => ({ fact, between: [moved, to] })),
      ...near(leaf, to).map((moved): Leaf => ({ fact, between: [from, moved] })),
    ];
  }
  if ('gte' in leaf) {
    return [...near(leaf, leaf.gte).map((gte) => ({ fact, gte })), { fact, lte: leaf.gte }];
  }
  if ('lte' in leaf) {
    return [...near(leaf, leaf.lte).map((lte) => ({ fact, lte })), { fact, gte: leaf.lte }];
  }
  return [];
}

function wider({ fact }: Leaf, values: readonly FactValue[]): readonly Leaf[] {
  return domainOf(fact)
    .filter((value) => !values.includes(value))
    .map((value) => ({ fact, in: [...values, value] }));
}

function near({ fact }: Leaf, value: number): readonly number[] {
  return [value - 1, value + 1].filter((one) => isBetween(one, factOf(fact)));
}

function isBetween(value: number, fact: Fact): boolean {
  return (fact.type === 'int' || fact.type === 'money') && fact.from <= value && value <= fact.to;
}
