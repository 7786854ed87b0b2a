import { fen } from '../kernel/fen.ts';
import type { Text } from '../kernel/text.ts';
import type { Amount } from './amount.ts';
import { domainOf, type Fact, factOf, type FactValue } from './facts.ts';
import type { Leaf, Predicate } from './predicate.ts';
import type { Scheme, SchemeVersion } from './scheme.ts';

type Path = readonly PropertyKey[];
type Mutated<Value> = { readonly path: Path; readonly what: Text; readonly value: Value };

/** 变异 a scheme with one deliberate mistake, and the path of what was changed. Some case must notice it. */
export type Mutant = { readonly path: Path; readonly what: Text; readonly scheme: Scheme };

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
    const what = { zh: '去掉 not', en: 'without not' };
    return [
      { path, what, value: predicate.not },
      ...predicateMutants(predicate.not, [...path, 'not']).map((one) => ({
        ...one,
        value: { not: one.value },
      })),
    ];
  }
  return [
    { path, what: { zh: '取反', en: 'turned round' }, value: { not: predicate } },
    ...otherLeaves(predicate).map(({ what, leaf }) => ({ path, what, value: leaf })),
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
  const turned =
    key === 'all' ? { zh: 'all 改成 any', en: 'any for all' } : { zh: 'any 改成 all', en: 'all for any' };
  const dropped = { zh: '去掉这一条', en: 'left out' };
  return [
    ...(isAlone ? [] : [{ path, what: turned, value: other }]),
    ...children.flatMap((child, index) => {
      const at = [...path, key, index];
      return [
        ...(isAlone ? [] : [{ path: at, what: dropped, value: same(children.toSpliced(index, 1)) }]),
        ...predicateMutants(child, at).map((one) => ({
          ...one,
          value: same(children.with(index, one.value)),
        })),
      ];
    }),
  ];
}

type OtherLeaf = { readonly leaf: Leaf; readonly what: Text };

/** The same question with its value moved by one, or with one value more or less; nothing outside the fact's domain. */
function otherLeaves(leaf: Leaf): readonly OtherLeaf[] {
  const { fact } = leaf;
  if ('is' in leaf) return factOf(fact).type === 'bool' ? [] : wider(leaf, [leaf.is]);
  if ('in' in leaf) {
    const fewer = leaf.in.map((value, index) => ({
      what: { zh: `不收 ${String(value)}`, en: `without ${String(value)}` },
      leaf: { fact, in: leaf.in.toSpliced(index, 1) },
    }));
    return [...(leaf.in.length > 1 ? fewer : []), ...wider(leaf, leaf.in)];
  }
  if ('between' in leaf) {
    const [from, to] = leaf.between;
    return [
      ...moved(leaf, from, (near) => ({ fact, between: [near, to] })),
      ...moved(leaf, to, (near) => ({ fact, between: [from, near] })),
    ];
  }
  if ('gte' in leaf) {
    return [...moved(leaf, leaf.gte, (gte) => ({ fact, gte })), turned({ fact, lte: leaf.gte }, 'lte')];
  }
  if ('lte' in leaf) {
    return [...moved(leaf, leaf.lte, (lte) => ({ fact, lte })), turned({ fact, gte: leaf.lte }, 'gte')];
  }
  return [];
}

function wider({ fact }: Leaf, values: readonly FactValue[]): readonly OtherLeaf[] {
  return domainOf(fact)
    .filter((value) => !values.includes(value))
    .map((value) => ({
      what: { zh: `也收 ${String(value)}`, en: `${String(value)} too` },
      leaf: { fact, in: [...values, value] },
    }));
}

function moved({ fact }: Leaf, value: number, leafAt: (near: number) => Leaf): readonly OtherLeaf[] {
  return [value - 1, value + 1]
    .filter((near) => isBetween(near, factOf(fact)))
    .map((near) => ({
      what: { zh: `${value} 改成 ${near}`, en: `${near} for ${value}` },
      leaf: leafAt(near),
    }));
}

function turned(leaf: Leaf, operator: string): OtherLeaf {
  return { what: { zh: `改成 ${operator}`, en: operator }, leaf };
}

function isBetween(value: number, fact: Fact): boolean {
  return (fact.type === 'int' || fact.type === 'money') && fact.from <= value && value <= fact.to;
}

function amountMutants(amount: Amount, path: Path): readonly Mutated<Amount>[] {
  const at = (...keys: readonly string[]) => ({ path: [...path, ...keys] });
  switch (amount.kind) {
    case 'flat':
      return [{ ...at('yuan'), what: oneMore, value: { ...amount, fen: fen(amount.fen + 1) } }];
    case 'table':
      return Object.entries(amount.rows).map(([key, row]) => ({
        ...at('rows', key),
        what: oneMore,
        value: { ...amount, rows: { ...amount.rows, [key]: fen(row + 1) } },
      }));
    case 'entered':
      return [
        { ...at('max'), what: oneMore, value: { ...amount, max: fen(amount.max + 1) } },
        { ...at('max'), what: oneLess, value: { ...amount, max: fen(amount.max - 1) } },
      ];
    case 'actual':
      return actualMutants(amount, path);
  }
}

const oneMore: Text = { zh: '多一分钱', en: 'one fen more' };
const oneLess: Text = { zh: '少一分钱', en: 'one fen less' };

function actualMutants(
  amount: Extract<Amount, { readonly kind: 'actual' }>,
  path: Path,
): readonly Mutated<Amount>[] {
  const { share, cap, ...rest } = amount;
  const uncapped = { ...rest, ...(share && { share }) };
  const capped = { path: [...path, 'cap'] };
  return [
    ...(cap
      ? [
          { ...capped, what: { zh: '没有上限', en: 'without a cap' }, value: uncapped },
          { ...capped, what: oneMore, value: { ...amount, cap: { ...cap, fen: fen(cap.fen + 1) } } },
          { ...capped, what: oneLess, value: { ...amount, cap: { ...cap, fen: fen(cap.fen - 1) } } },
        ]
      : []),
    ...(share
      ? [
          {
            path: [...path, 'share'],
            what: { zh: '不乘比例', en: 'the whole' },
            value: { ...rest, ...(cap && { cap }) },
          },
        ]
      : []),
  ];
}
