import { z } from 'zod';
import type { Text } from '../kernel/text.ts';
import { type Fact, type FactName, factNames, factOf, type FactValue, isInDomain } from './facts.ts';
import { notOneOfText, shown, unknownKeyText } from './fault-text.ts';
import type { Leaf, Predicate } from './predicate.ts';
import type { Finding } from './read-policy.ts';
import { dispatch, record, report } from './shapes.ts';

const operators = ['all', 'any', 'not', 'is', 'in', 'between', 'gte', 'lte', 'known'] as const;
type Operator = (typeof operators)[number];

/** The operators that each type of fact understands (payout.md §3). */
const operatorsOf: Readonly<Record<Fact['type'], readonly Operator[]>> = {
  bool: ['is', 'known'],
  enum: ['is', 'in', 'known'],
  int: ['is', 'in', 'between', 'gte', 'lte', 'known'],
};

const fact = z.enum(factNames as readonly [FactName, ...FactName[]]);
const value = z.custom<FactValue>(() => true);
const children = z.array(z.lazy(() => predicateShape)).min(1);

const nodes: Readonly<Record<Operator, z.ZodType<Predicate>>> = {
  all: record({ all: children }),
  any: record({ any: children }),
  not: record({ not: z.lazy(() => predicateShape) }),
  is: question(record({ fact, is: value })),
  in: question(record({ fact, in: z.array(value).min(1) })),
  between: question(record({ fact, between: z.tuple([z.number(), z.number()]) })),
  gte: question(record({ fact, gte: z.number() })),
  lte: question(record({ fact, lte: z.number() })),
  known: question(record({ fact, known: z.boolean() })),
};

const withoutOperator: z.ZodType<Predicate> = record({})
  .catchall(z.unknown())
  .transform((plain, context) => {
    const others = Object.keys(plain).filter((key) => key !== 'fact');
    for (const key of others)
      report(context, { path: [key], message: unknownKeyText(key, operators), atKey: true });
    const list = operators.join(' | ');
    const message: Text = { zh: `缺少 ${list} 之一`, en: `needs one of ${list}` };
    if (others.length === 0) report(context, { path: [], message });
    return z.NEVER;
  });

/** 条件 a predicate, told apart by the operator it has. */
export const predicateShape: z.ZodType<Predicate> = dispatch<Predicate>((plain) => {
  const isRecord = typeof plain === 'object' && plain !== null && !Array.isArray(plain);
  const operator = isRecord ? operators.find((name) => Object.hasOwn(plain, name)) : undefined;
  return operator === undefined ? withoutOperator : nodes[operator];
});

/** What is wrong with a value a fact is said to have, or undefined. */
export function valueFault(of: Fact, given: unknown): Text | undefined {
  if (isInDomain(of, given)) return undefined;
  if (of.type === 'int') {
    const range = `${of.from}–${of.to}`;
    return {
      zh: `不能是 ${shown(given)}，应为 ${range} 的整数`,
      en: `cannot be ${shown(given)}; a whole number ${range}`,
    };
  }
  const allowed = of.type === 'bool' ? ['true', 'false'] : of.values.map((known) => String(known.value));
  return notOneOfText(given, allowed);
}

function question(shape: z.ZodType<Leaf>): z.ZodType<Leaf> {
  return shape.superRefine((leaf, context) => {
    for (const finding of leafFindings(leaf)) report(context, finding);
  });
}

function leafFindings(leaf: Leaf): readonly Finding[] {
  const of = factOf(leaf.fact);
  const operator = operators.find((name) => name in leaf) ?? 'is';
  const understood = operatorsOf[of.type];
  if (!understood.includes(operator)) {
    const message = {
      zh: `${of.label.zh}不能用 ${operator}，可用 ${understood.join('、')}`,
      en: `${leaf.fact} has no ${operator}; it has ${understood.join(', ')}`,
    };
    return [{ path: [operator], message, atKey: true }];
  }
  const outside = givenIn(leaf).flatMap(({ path, given }) => {
    const message = valueFault(of, given);
    return message ? [{ path, message }] : [];
  });
  return outside.length > 0 ? outside : orderFindings(leaf);
}

type Given = { readonly path: readonly PropertyKey[]; readonly given: unknown };

function givenIn(leaf: Leaf): readonly Given[] {
  if ('is' in leaf) return [{ path: ['is'], given: leaf.is }];
  if ('in' in leaf) return leaf.in.map((given, index) => ({ path: ['in', index], given }));
  if ('between' in leaf) return leaf.between.map((given, index) => ({ path: ['between', index], given }));
  if ('gte' in leaf) return [{ path: ['gte'], given: leaf.gte }];
  return 'lte' in leaf ? [{ path: ['lte'], given: leaf.lte }] : [];
}

function orderFindings(leaf: Leaf): readonly Finding[] {
  if ('between' in leaf && leaf.between[0] > leaf.between[1]) {
    return [
      { path: ['between'], message: { zh: '前一个数大于后一个', en: 'the first number is the greater' } },
    ];
  }
  if (!('in' in leaf)) return [];
  return leaf.in.flatMap((given, index) =>
    leaf.in.indexOf(given) < index
      ? [{ path: ['in', index], message: { zh: '重复', en: 'given twice' } }]
      : [],
  );
}
