import type { Text } from '../../kernel/text.ts';
import { type FactName, factOf, type FactValue, valueText } from '../../facts/facts.ts';

/** 条件 what a scheme asks of a unit: a closed tree. Lists have at least one item; the loader sees to it. */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | Leaf;

/** One question about one fact. */
export type Leaf =
  | { readonly fact: FactName; readonly is: FactValue }
  | { readonly fact: FactName; readonly in: readonly FactValue[] }
  | { readonly fact: FactName; readonly between: readonly [from: number, to: number] }
  | { readonly fact: FactName; readonly gte: number }
  | { readonly fact: FactName; readonly lte: number }
  | { readonly fact: FactName; readonly known: boolean };

/** 三值 the three truth values (Kleene): a missing fact gives unknown, which neither pays nor denies. */
export type Truth = true | false | 'unknown';

/** What is known of one unit in one month; a fact that is not in it is unknown. */
export type KnownFacts = ReadonlyMap<FactName, FactValue>;

/** 判定过程: the tree of a predicate with the truth of every node. */
export type Trace =
  | { readonly node: 'all' | 'any' | 'not'; readonly outcome: Truth; readonly children: readonly Trace[] }
  | LeafTrace;

/** One question, what was found and what was needed. */
export type LeafTrace = {
  readonly node: 'leaf';
  readonly outcome: Truth;
  readonly fact: FactName;
  readonly got: FactValue | undefined;
  readonly need: Text;
};

/** Decides a predicate on what is known, in Kleene's three-valued logic, and keeps the way there. */
export function decide(predicate: Predicate, known: KnownFacts): Trace {
  return traceOf(predicate, (leaf) => {
    const got = known.get(leaf.fact);
    return { outcome: holds(leaf, got), got };
  });
}

/** The way to the outcome where each leaf, from left to right, is answered so. */
export function traceOf(
  predicate: Predicate,
  answer: (leaf: Leaf, place: number) => Pick<LeafTrace, 'outcome' | 'got'>,
): Trace {
  let place = 0;
  const trace = (node: Predicate): Trace => {
    if ('all' in node) {
      const children = node.all.map(trace);
      return { node: 'all', outcome: meet(children.map(({ outcome }) => outcome)), children };
    }
    if ('any' in node) {
      const children = node.any.map(trace);
      return { node: 'any', outcome: negate(meet(children.map(({ outcome }) => negate(outcome)))), children };
    }
    if ('not' in node) {
      const child = trace(node.not);
      return { node: 'not', outcome: negate(child.outcome), children: [child] };
    }
    const { outcome, got } = answer(node, place++);
    return { node: 'leaf', outcome, fact: node.fact, got, need: needOf(node) };
  };
  return trace(predicate);
}

/** The outcome alone, without the way there, and without some parts of the predicate: what is left of them decides. */
export function truthOf(
  predicate: Predicate,
  known: KnownFacts,
  without: ReadonlySet<Predicate> = new Set(),
): Truth {
  const of = (children: readonly Predicate[]): readonly Truth[] =>
    children.filter((child) => !without.has(child)).map((child) => truthOf(child, known, without));
  if ('all' in predicate) return meet(of(predicate.all));
  if ('any' in predicate) return negate(meet(of(predicate.any).map(negate)));
  if ('not' in predicate) return negate(truthOf(predicate.not, known, without));
  return holds(predicate, known.get(predicate.fact));
}

/** The leaves of a predicate from left to right. */
export function leavesOf(predicate: Predicate): readonly Leaf[] {
  if ('all' in predicate) return predicate.all.flatMap(leavesOf);
  if ('any' in predicate) return predicate.any.flatMap(leavesOf);
  return 'not' in predicate ? leavesOf(predicate.not) : [predicate];
}

/** The facts that a predicate asks, each once, in the order in which it first asks them. */
export function factsAsked(predicate: Predicate): readonly FactName[] {
  return [...new Set(leavesOf(predicate).map(({ fact }) => fact))];
}

function meet(outcomes: readonly Truth[]): Truth {
  if (outcomes.includes(false)) return false;
  return outcomes.includes('unknown') ? 'unknown' : true;
}

function negate(outcome: Truth): Truth {
  return outcome === 'unknown' ? outcome : !outcome;
}

/** The answer to a leaf. */
export function holds(leaf: Leaf, got: FactValue | undefined): Truth {
  if ('known' in leaf) return (got !== undefined) === leaf.known;
  if (got === undefined) return 'unknown';
  if ('is' in leaf) return got === leaf.is;
  if ('in' in leaf) return leaf.in.includes(got);
  // The loader lets only whole numbers be compared; anything else here is not an answer.
  if (typeof got !== 'number') return 'unknown';
  if ('between' in leaf) return leaf.between[0] <= got && got <= leaf.between[1];
  return 'gte' in leaf ? got >= leaf.gte : got <= leaf.lte;
}

/** What a leaf needs, in words. */
export function needOf(leaf: Leaf): Text {
  const fact = factOf(leaf.fact);
  const shown = (value: FactValue) => valueText(fact, value);
  if ('known' in leaf)
    return leaf.known ? { zh: '有记录', en: 'on record' } : { zh: '没有记录', en: 'not on record' };
  if ('is' in leaf) return shown(leaf.is);
  if ('in' in leaf) {
    const values = leaf.in.map(shown);
    return { zh: values.map(({ zh }) => zh).join('或'), en: values.map(({ en }) => en).join(' or ') };
  }
  if ('between' in leaf) {
    const [from, to] = leaf.between;
    return { zh: `${from}至${shown(to).zh}`, en: `${from} to ${shown(to).en}` };
  }
  if ('gte' in leaf) return { zh: `不少于${shown(leaf.gte).zh}`, en: `at least ${shown(leaf.gte).en}` };
  return { zh: `不多于${shown(leaf.lte).zh}`, en: `at most ${shown(leaf.lte).en}` };
}
