import type { Text } from '../../kernel/text.ts';
import { type FactName, factOf, valueText } from '../facts.ts';
import type { LeafTrace, Trace } from './predicate.ts';
import { mustText } from '../questions.ts';

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
  const reasons = deciding(trace, false).map(({ leaf, negated }): Reason => ({
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
  const grounds = deciding(trace, false).map(({ leaf: { fact: name, got } }): Text => {
    const fact = factOf(name);
    const value = got === undefined ? { zh: '没有记录', en: 'not on record' } : valueText(fact, got);
    return { zh: `${fact.label.zh}：${value.zh}`, en: `${fact.label.en}: ${value.en}` };
  });
  return grounds.filter(({ zh }, index) => grounds.findIndex((other) => other.zh === zh) === index);
}

type Deciding = { readonly leaf: LeafTrace; readonly negated: boolean };

function deciding(trace: Trace, negated: boolean): readonly Deciding[] {
  if (trace.node === 'leaf') return [{ leaf: trace, negated }];
  if (trace.node === 'not') return trace.children.flatMap((child) => deciding(child, !negated));
  // A false `all` rests on its false children alone, a true one on every child; `any` is its mirror.
  const resting = trace.children.filter((child) => child.outcome === trace.outcome);
  return resting.flatMap((child) => deciding(child, negated));
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
