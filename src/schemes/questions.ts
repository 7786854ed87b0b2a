import type { Text } from '../kernel/text.ts';
import { type FactName, factOf } from './facts.ts';
import { type Leaf, needOf, type Predicate } from './language/predicate.ts';

/** 一条条件 a leaf of a predicate as it is put to anybody: what the fact must be, or must not be below a `not`. */
export type Question = {
  readonly fact: FactName;
  readonly leaf: Leaf;
  readonly negated: boolean;
  /** For people, such as 残疾等级：要求一级或二级. */
  readonly text: Text;
};

/** The conditions of a predicate from left to right, as `leavesOf` counts its leaves. */
export function questionsIn(predicate: Predicate): readonly Question[] {
  return asked(predicate, false);
}

function asked(predicate: Predicate, negated: boolean): readonly Question[] {
  if ('all' in predicate) return predicate.all.flatMap((child) => asked(child, negated));
  if ('any' in predicate) return predicate.any.flatMap((child) => asked(child, negated));
  if ('not' in predicate) return asked(predicate.not, !negated);
  const { label } = factOf(predicate.fact);
  const must = mustText(needOf(predicate), negated);
  const text = { zh: `${label.zh}：${must.zh}`, en: `${label.en}: ${must.en}` };
  return [{ fact: predicate.fact, leaf: predicate, negated, text }];
}

/** What is asked of a fact: 要求一级或二级, 要求不是有. */
export function mustText(need: Text, negated: boolean): Text {
  return {
    zh: `${negated ? '要求不是' : '要求'}${need.zh}`,
    en: `must ${negated ? 'not ' : ''}be ${need.en}`,
  };
}
