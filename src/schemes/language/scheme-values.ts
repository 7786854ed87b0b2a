import { z } from 'zod';
import type { Text } from '../../kernel/text.ts';

/** 起决定作用的值 a value that decides money or a certificate: what `of` calls it, and where it is written. */
export type Value = {
  readonly name: string;
  readonly path: readonly PropertyKey[];
  readonly what?: Text;
};

/** An entry of a policy file as it is written. */
export type Plain = Readonly<Record<string, unknown>>;

/** Entries as they are written; what is none has nothing in it. */
export const records = z.array(z.record(z.string(), z.unknown()).catch({})).catch([]);
const grounds = z.array(z.object({ of: z.array(z.string()).optional() }).catch({})).catch([{}]);

/** What is no value of its own: the grounds themselves, what an entry is called by, and what has but one word. */
export const noValues = new Set(['basis', 'unverified', 'group', 'year', 'fund', 'ended', 'same', 'kind']);
const headFields = ['mode', 'unit', 'cadence', 'fund', 'payee'];

/** The values of a scheme that no version changes. */
export function headValues(scheme: Plain): readonly Value[] {
  return headFields.flatMap((field) => leavesOf(scheme[field], [], [field]));
}

/** Every single value below a field, by its path; nothing where the field is not written. */
export function leavesOf(
  value: unknown,
  at: readonly PropertyKey[],
  field: readonly string[],
): readonly Value[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ name: field.join('.'), path: [...at, ...field] }];
  return Object.entries(value).flatMap(([key, inner]) =>
    noValues.has(key) ? [] : leavesOf(inner, at, [...field, key]),
  );
}

/** 依据 the documents and open questions of an entry, and what each is about. */
export function groundsOf(entry: Plain) {
  return ['basis', 'unverified'].flatMap((list) =>
    list in entry ? grounds.parse(entry[list]).map(({ of }, index) => ({ list, index, of })) : [],
  );
}

/** Whether a name in `of` is that of a value, or the beginning of it. */
export function covers(name: string, value: Value): boolean {
  return `${value.name}.`.startsWith(`${name}.`);
}
