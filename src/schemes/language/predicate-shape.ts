import { z } from 'zod';
import { fen, formatYuan } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import type { Ranged } from '../../facts/fact.ts';
import {
  type Fact,
  type FactName,
  factNames,
  factOf,
  type FactValue,
  readFactValue,
} from '../../facts/facts.ts';
import { notOneOfText, shown, unknownKeyText } from '../../policies/fault-text.ts';
import type { Leaf, Predicate } from './predicate.ts';
import type { Finding } from '../../policies/read-policy.ts';
import { dispatch, record, report } from '../../policies/shapes.ts';

const operators = ['all', 'any', 'not', 'is', 'in', 'between', 'gte', 'lte', 'known'] as const;
type Operator = (typeof operators)[number];

/** The operators that each type of fact understands (payout.md §3). */
const operatorsOf: Readonly<Record<Fact['type'], readonly Operator[]>> = {
  bool: ['is', 'known'],
  enum: ['is', 'in', 'known'],
  int: ['is', 'in', 'between', 'gte', 'lte', 'known'],
  money: ['between', 'gte', 'lte', 'known'],
};

const fact = z.enum(factNames as readonly [FactName, ...FactName[]]);
// As written; `question` reads it as the fact's own value.
const value = z.unknown();
const children = z.array(z.lazy(() => predicateShape)).min(1);

const nodes: Readonly<Record<Operator, z.ZodType<Predicate>>> = {
  all: record({ all: children }),
  any: record({ any: children }),
  not: record({ not: z.lazy(() => predicateShape) }),
  is: question(record({ fact, is: value })),
  in: question(record({ fact, in: z.array(value).min(1) })),
  between: question(record({ fact, between: z.tuple([value, value]) })),
  gte: question(record({ fact, gte: value })),
  lte: question(record({ fact, lte: value })),
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

/** What is wrong with a value that a fact cannot have. */
export function valueFault(of: Fact, given: unknown): Text {
  if (of.type === 'bool') return notOneOfText(given, ['true', 'false']);
  if (of.type === 'enum') {
    return notOneOfText(
      given,
      of.values.map((known) => String(known.value)),
    );
  }
  if (of.type === 'money') {
    return typeof given === 'number'
      ? { zh: `金额要加引号，如 "${given}"`, en: `put the amount in quotes: "${given}"` }
      : {
          zh: `不能是 ${shown(given)}，应为 ${range(of)} 元，如 "150"`,
          en: `cannot be ${shown(given)}; yuan ${range(of)} such as "150"`,
        };
  }
  return {
    zh: `不能是 ${shown(given)}，应为 ${range(of)} 的整数`,
    en: `cannot be ${shown(given)}; a whole number ${range(of)}`,
  };
}

function range({ type, from, to }: Ranged): string {
  return type === 'money' ? `${formatYuan(fen(from))}–${formatYuan(fen(to))}` : `${from}–${to}`;
}

type Written = { readonly fact: FactName } & Partial<Record<Operator, unknown>>;

function question(shape: z.ZodType<Written>): z.ZodType<Leaf> {
  return shape.transform((written, context) => {
    const { leaf, findings } = readLeaf(written);
    for (const finding of findings) report(context, finding);
    return leaf ?? z.NEVER;
  });
}

type Read = { readonly leaf?: Leaf; readonly findings: readonly Finding[] };

function readLeaf(written: Written): Read {
  const { fact: name } = written;
  const of = factOf(name);
  const operator = operators.find((known) => Object.hasOwn(written, known)) ?? 'is';
  const understood = operatorsOf[of.type];
  if (!understood.includes(operator)) {
    const message = {
      zh: `${of.label.zh}不能用 ${operator}，可用 ${understood.join('、')}`,
      en: `${name} has no ${operator}; it has ${understood.join(', ')}`,
    };
    return { findings: [{ path: [operator], message, atKey: true }] };
  }
  if (operator === 'known') return { leaf: { fact: name, known: written.known === true }, findings: [] };
  const given = written[operator];
  const isList = Array.isArray(given) && operator !== 'is';
  const items: readonly unknown[] = isList ? given : [given];
  const values = items.flatMap((item) => readFactValue(of, item) ?? []);
  if (values.length < items.length) {
    const path = (index: number) => (isList ? [operator, index] : [operator]);
    const findings = items.flatMap((item, index) =>
      readFactValue(of, item) === undefined ? [{ path: path(index), message: valueFault(of, item) }] : [],
    );
    return { findings };
  }
  const leaf = leafOf(name, operator, values);
  return { leaf, findings: orderFindings(leaf) };
}

function leafOf(fact: FactName, operator: Operator, values: readonly FactValue[]): Leaf {
  const [first = false, second = false] = values;
  if (operator === 'in') return { fact, in: values };
  if (operator === 'between') return { fact, between: [Number(first), Number(second)] };
  if (operator === 'gte') return { fact, gte: Number(first) };
  return operator === 'lte' ? { fact, lte: Number(first) } : { fact, is: first };
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
