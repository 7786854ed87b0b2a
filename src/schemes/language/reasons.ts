import type { Text } from '../../kernel/text.ts';
import { type FactName, factOf, valueText } from '../../facts/facts.ts';
import type { LeafTrace, Trace } from './predicate.ts';
import { mustText } from './questions.ts';

/** 理由 why a unit is refused or cannot be decided yet: one question and its answer. */
export type Reason = {
  readonly fact: FactName;
  readonly kind: 'failed' | 'unknown';
  /** For people, such as 残疾等级为三级，要求一级或二级. */
  readonly text: Text;
  /** The list that brings the fact; worth importing where it is unknown. */
  readonly source: Text;
};

/** The fewest leaves that make the outcome what it is; none where the predicate holds. */
export function reasonsOf(trace: Trace): readonly Reason[] {
  if (trace.outcome === true) return [];
  const kind = trace.outcome === 'unknown' ? 'unknown' : 'failed';
  const reasons = deciding(trace).map(({ leaf, negated }): Reason => ({
    fact: leaf.fact,
    kind,
    text: reasonText(leaf, negated),
    source: factOf(leaf.fact).source,
  }));
  return reasons.filter(
    ({ text }, index) => reasons.findIndex((other) => other.text.zh === text.zh) === index,
  );
}

/** 符合的理由 the leaves on which a predicate that holds rests, such as 残疾等级为二级; none where it does not hold. */
export function groundsOf(trace: Trace): readonly Text[] {
  if (trace.outcome !== true) return [];
  const grounds = deciding(trace).map(({ leaf: { fact: name, got } }): Text => {
    const fact = factOf(name);
    const value = got === undefined ? { zh: '没有记录', en: 'not on record' } : valueText(fact, got);
    return { zh: `${fact.label.zh}：${value.zh}`, en: `${fact.label.en}: ${value.en}` };
  });
  return grounds.filter(({ zh }, index) => grounds.findIndex((other) => other.zh === zh) === index);
}

/** A leaf on which an outcome rests, with its place among the leaves from left to right. */
type Deciding = { readonly leaf: LeafTrace; readonly negated: boolean; readonly place: number };

/** 归因 the leaves on which the outcome of a trace rests. */
export function deciding(trace: Trace): readonly Deciding[] {
  let place = 0;
  const from = (node: Trace, negated: boolean, isResting: boolean): readonly Deciding[] => {
    if (node.node === 'leaf') {
      const own = { leaf: node, negated, place: place++ };
      return isResting ? [own] : [];
    }
    // A false `all` rests on its false children alone, a true one on every child; `any` is its mirror.
    return node.children.flatMap((child) =>
      node.node === 'not'
        ? from(child, !negated, isResting)
        : from(child, negated, isResting && child.outcome === node.outcome),
    );
  };
  return from(trace, false, true);
}

function reasonText(leaf: LeafTrace, negated: boolean): Text {
  const fact = factOf(leaf.fact);
  const must = mustText(leaf.need, negated);
  if (leaf.got === undefined) {
    return {
      zh: `${fact.label.zh}：没有记录，${must.zh}`,
      en: `${fact.label.en}: not on record, ${must.en}`,
    };
  }
  const got = valueText(fact, leaf.got);
  return { zh: `${fact.label.zh}为${got.zh}，${must.zh}`, en: `${fact.label.en} is ${got.en}, ${must.en}` };
}
