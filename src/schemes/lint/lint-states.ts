import { factsAsked, type KnownFacts, type Predicate, truthOf } from '../language/predicate.ts';
import type { Text } from '../../kernel/text.ts';
import type { Amount } from '../language/amount.ts';
import { countStates, pointsOf, statesOf } from './enumerate.ts';
import type { FactValue } from '../../facts/facts.ts';
import type { Finding } from '../../policies/read-policy.ts';
import { conditionsOf } from '../language/scheme.ts';

/** More than this is not gone through on every command; no scheme of a district comes near. */
const MAX_STATES = 100_000;

type Path = readonly PropertyKey[];
type Version = { readonly when: Predicate; readonly amount: Amount };

/**
 * 穷举检查 what a version can never mean, found by going through every state of its facts: conditions that nobody or
 * everybody meets, parts that decide nothing, rows that nobody reaches, and people whom no row pays.
 */
export function lintStates(version: Version, path: Path): readonly Finding[] {
  const { when } = version;
  const count = countStates(when);
  if (count > MAX_STATES) {
    const message = {
      zh: `条件的组合有 ${count} 种，超过 ${MAX_STATES}，无法逐一检查：请分成几个项目`,
      en: `has ${count} combinations of values, more than the ${MAX_STATES} that can be checked: split the scheme`,
    };
    return [{ path: [...path, 'when'], message }];
  }
  const states = [...statesOf(when)];
  const eligible = states.filter((known) => truthOf(when, known) === true);
  if (eligible.length === 0) return [{ path: [...path, 'when'], message: nobody }];
  return [
    ...(eligible.length === states.length ? [{ path: [...path, 'when'], message: everybody }] : []),
    ...(eligible.length === states.length ? [] : idleFindings(when, states, [...path, 'when'])),
    ...rowFindings(version, eligible, [...path, 'amount', 'rows']),
    ...boundFindings(version, path),
  ];
}

const nobody: Text = {
  zh: '没有人能符合这些条件：互相矛盾',
  en: 'nobody can meet this: it contradicts itself',
};
const everybody: Text = { zh: '人人都符合：等于没有条件', en: 'everybody meets this: it asks nothing' };
const idle: Text = {
  zh: '去掉它结果也一样：重复、与其他条件矛盾，或者总是成立',
  en: 'decides nothing: a repetition, a contradiction of the rest, or always so',
};

/** Each part in turn, from the last, is left out: where no state then fares otherwise, it says nothing. */
function idleFindings(when: Predicate, states: readonly KnownFacts[], path: Path): readonly Finding[] {
  const without = new Set<Predicate>();
  const findings: Finding[] = [];
  const before = states.map((known) => truthOf(when, known));
  for (const part of partsOf(when, path).toReversed()) {
    without.add(part.node);
    if (states.every((known, index) => truthOf(when, known, without) === before[index])) {
      findings.push({ path: part.path, message: idle });
    } else without.delete(part.node);
  }
  // What lies in an idle part is idle too, and said with it.
  return findings.filter(
    ({ path: own }) => !findings.some(({ path: other }) => other.length < own.length && isWithin(own, other)),
  );
}

type Part = { readonly node: Predicate; readonly path: Path };

/** The children of every `all` and `any`, each before what lies in it. */
function partsOf(node: Predicate, path: Path): readonly Part[] {
  if ('not' in node) return partsOf(node.not, [...path, 'not']);
  const children = (key: 'all' | 'any', list: readonly Predicate[]) =>
    list.flatMap((child, index) => {
      const at = [...path, key, index];
      return [{ node: child, path: at }, ...partsOf(child, at)];
    });
  if ('all' in node) return children('all', node.all);
  return 'any' in node ? children('any', node.any) : [];
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((key, index) => path[index] === key);
}

function rowFindings(
  { when, amount }: Version,
  eligible: readonly KnownFacts[],
  path: Path,
): readonly Finding[] {
  if (amount.kind !== 'table') return [];
  const { by, rows } = amount;
  const isAsked = factsAsked(when).includes(by);
  const reached = new Set<FactValue | undefined>(
    isAsked ? eligible.map((known) => known.get(by)) : pointsOf(when, by),
  );
  const keys = new Set([...reached].filter((value) => value !== undefined).map(String));
  const unreached = Object.keys(rows).filter((key) => !keys.has(key));
  const missing = [...keys].filter((key) => !Object.hasOwn(rows, key));
  return [
    ...unreached.map((key) => ({
      path: [...path, key],
      message: { zh: '没有符合条件的人会用到这一档', en: 'nobody who meets the conditions reaches this row' },
      atKey: true,
    })),
    ...missing.map((key) => ({
      path,
      message: {
        zh: `${by} 为 ${key} 的人符合条件，却没有这一档`,
        en: `who meets the conditions with ${by} ${key} has no row`,
      },
    })),
  ];
}

/** An amount on record that the conditions and the bound never allow together. */
function boundFindings({ when, amount }: Version, path: Path): readonly Finding[] {
  if (amount.kind !== 'entered' || !factsAsked(when).includes('event.amount')) return [];
  const all = conditionsOf({ when, amount });
  for (const known of statesOf(all)) if (truthOf(all, known) === true) return [];
  const message = {
    zh: '低于条件要求的金额，永远不会发放',
    en: 'below what the conditions ask, so nothing is ever paid',
  };
  return [{ path: [...path, 'amount', 'max'], message }];
}
