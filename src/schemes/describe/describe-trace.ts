import type { Text } from '../../kernel/text.ts';
import { factOf, valueText } from '../facts.ts';
import { type Leaf, needOf, type Trace, type Truth } from '../language/predicate.ts';

/** 判定过程 for people: every node worded, with its truth. */
export type DescribedTrace = {
  readonly outcome: Truth;
  /** 须全部符合, 须符合其中一项, 不得符合, or one question: 残疾等级: 要求一级或二级, 实为三级. */
  readonly text: Text;
  readonly children: readonly DescribedTrace[];
};

/** What joins conditions, in words. */
export const joints: Record<'all' | 'any' | 'not', Text> = {
  all: { zh: '须全部符合', en: 'all of' },
  any: { zh: '须符合其中一项', en: 'any of' },
  not: { zh: '不得符合', en: 'not' },
};

/** Words a trace: what each question needs and what was found. */
export function describeTrace(trace: Trace): DescribedTrace {
  if (trace.node !== 'leaf') {
    return { outcome: trace.outcome, text: joints[trace.node], children: trace.children.map(describeTrace) };
  }
  const fact = factOf(trace.fact);
  const got = trace.got === undefined ? { zh: '没有记录', en: 'not on record' } : valueText(fact, trace.got);
  const { need } = trace;
  return {
    outcome: trace.outcome,
    text: {
      zh: `${fact.label.zh}：要求${need.zh}，实为${got.zh}`,
      en: `${fact.label.en}: must be ${need.en}, is ${got.en}`,
    },
    children: [],
  };
}

/** 条件 one question in words: 残疾等级：一级. */
export function conditionText(leaf: Leaf): Text {
  const { label } = factOf(leaf.fact);
  const need = needOf(leaf);
  return { zh: `${label.zh}：${need.zh}`, en: `${label.en}: ${need.en}` };
}

/** What a predicate asks, without anyone to ask it of: the trace of a unit of which nothing is known. */
export function describeConditions(trace: Trace): DescribedTrace {
  if (trace.node !== 'leaf') {
    return { outcome: 'unknown', text: joints[trace.node], children: trace.children.map(describeConditions) };
  }
  const { label } = factOf(trace.fact);
  const text = { zh: `${label.zh}:${trace.need.zh}`, en: `${label.en}: ${trace.need.en}` };
  return { outcome: 'unknown', text, children: [] };
}
