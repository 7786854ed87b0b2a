import { z } from 'zod';
import { type Fen, parseYuan } from '../kernel/fen.ts';
import { parsePlainDate, type PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { parseYearMonth, type YearMonth } from '../kernel/year-month.ts';
import { shown } from './fault-text.ts';
import type { Finding } from './read-policy.ts';

type Context = z.core.$RefinementCtx;

/** An object with these keys and no others; the message of an unknown key lists the known ones for `readPolicy`. */
export function record<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined),
  });
}

/** Reports a finding from inside a schema. */
export function report(context: Context, finding: Finding): void {
  const { path, message, atKey } = finding;
  context.addIssue({ code: 'custom', path: [...path], params: { message, atKey } });
}

/** Chooses the schema by looking at the value first, so that faults are told of one branch only. */
export function dispatch<Value>(choose: (value: unknown) => z.ZodType<Value>): z.ZodType<Value> {
  return z.unknown().transform((value, context) => {
    const parsed = choose(value).safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}

/** A text that must pass a parser; `wanted` says how it is written. */
export function parsedText<Value>(
  parse: (text: string) => Value | undefined,
  wanted: Text,
): z.ZodType<Value> {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    const message = {
      zh: `不能是 ${shown(text)}，应写成${wanted.zh}`,
      en: `cannot be ${shown(text)}; write ${wanted.en}`,
    };
    report(context, { path: [], message });
    return z.NEVER;
  });
}

/** 起止 from one to another, both among them; the end may be open where `to` may be left out. */
export function span<To extends z.ZodType<number | undefined>>(from: z.ZodType<number>, to: To) {
  return record({ from, to }).transform((value, context) => {
    const { from: first, to: last } = value as { from: number; to?: number };
    if (last === undefined || first <= last) return value;
    report(context, { path: ['to'], message: { zh: '不能小于 from', en: 'cannot be less than from' } });
    return z.NEVER;
  });
}

/** A text with at least one character. */
export const words = z.string().min(1);

/** 月份 a month `YYYY-MM`. */
export const month: z.ZodType<YearMonth> = parsedText(parseYearMonth, {
  zh: '年-月，如 2020-01',
  en: 'a month such as 2020-01',
});

/** 日期 a day `YYYY-MM-DD`. */
export const date: z.ZodType<PlainDate> = parsedText(parsePlainDate, {
  zh: '年-月-日，如 2020-01-31',
  en: 'a day such as 2020-01-31',
});

/** 标准 an amount of money: a quoted decimal above zero. */
export const yuan: z.ZodType<Fen> = parsedText(
  (text) => {
    const amount = parseYuan(text);
    return amount !== undefined && amount > 0 ? amount : undefined;
  },
  { zh: '大于零的金额，如 "150"', en: 'an amount above zero such as "150"' },
);

/** 编号 the permanent id of what a policy declares: a scheme, a programme. */
export const policyId: z.ZodType<string> = parsedText(
  (text) => (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text) ? text : undefined),
  { zh: '小写字母和连字符，如 family-care', en: 'lower-case letters and hyphens such as family-care' },
);
