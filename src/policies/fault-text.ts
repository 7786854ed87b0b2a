import type { z } from 'zod';
import type { Text } from '../kernel/text.ts';
import { nearestOf } from './nearest.ts';

const typeNames: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组“键: 值”', en: 'a group of keys' },
  record: { zh: '一组“键: 值”', en: 'a group of keys' },
  nan: { zh: '不是数', en: 'not a number' },
  null: { zh: '空', en: 'empty' },
};

/** A key of the file that its place does not have. */
export function unknownKeyText(key: string, known: readonly string[]): Text {
  return suggest({ zh: '没有这个字段', en: 'unknown field' }, nearestOf(key, known));
}

/** A value that is none of those allowed. */
export function notOneOfText(value: unknown, allowed: readonly string[]): Text {
  const near = typeof value === 'string' ? nearestOf(value, allowed) : undefined;
  if (near !== undefined)
    return suggest({ zh: `不能是 ${shown(value)}`, en: `cannot be ${shown(value)}` }, near);
  const list = allowed.join(' | ');
  return { zh: `不能是 ${shown(value)}，应为 ${list}`, en: `cannot be ${shown(value)}; one of ${list}` };
}

/** A field that must be there. */
export const missingText: Text = { zh: '缺少这一项', en: 'missing' };

/** What an issue of zod means to the person who wrote the file; `value` is what stands at its path. */
export function issueText(issue: z.core.$ZodIssue, value: unknown): Text {
  if (issue.code === 'invalid_type') return wrongTypeText(issue.expected, value);
  if (issue.code === 'invalid_value') return notOneOfText(value, issue.values.map(String));
  if (issue.code === 'too_small' && (issue.origin === 'array' || issue.origin === 'string')) {
    return { zh: '不能为空', en: 'must not be empty' };
  }
  if (issue.code === 'too_small')
    return { zh: `不能小于 ${issue.minimum}`, en: `cannot be less than ${issue.minimum}` };
  if (issue.code === 'too_big')
    return { zh: `不能大于 ${issue.maximum}`, en: `cannot be more than ${issue.maximum}` };
  if (issue.code === 'not_multiple_of')
    return { zh: `应是 ${issue.divisor} 的倍数`, en: `must be a multiple of ${issue.divisor}` };
  return { zh: `写法不对：${shown(value)}`, en: issue.message };
}

/** A value as it stands in the file, cut short. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function wrongTypeText(expected: string, value: unknown): Text {
  const want = typeNames[expected] ?? { zh: '别的种类', en: expected };
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const got = typeNames[kind] ?? { zh: '别的种类', en: kind };
  const isBareNumber = expected === 'string' && typeof value === 'number';
  const cure = isBareNumber ? { zh: '，请加引号', en: ': put it in quotes' } : { zh: '', en: '' };
  return {
    zh: `应为${want.zh}，这里是${got.zh}${cure.zh}`,
    en: `must be ${want.en}, this is ${got.en}${cure.en}`,
  };
}

function suggest(text: Text, near: string | undefined): Text {
  if (near === undefined) return text;
  return { zh: `${text.zh}，是不是“${near}”？`, en: `${text.en} — did you mean “${near}”?` };
}
