import type { Sex } from '../../kernel/citizen-id.ts';
import type { Text } from '../../kernel/text.ts';
import type { NameKeys } from '../../registry/names/name-keys.ts';
import type { NumberForm } from './weights.ts';

/** 证据的各项 what is compared of two writings of a person. */
export const fields = ['number', 'name', 'birth', 'sex', 'phone', 'address', 'place'] as const;
export type Field = (typeof fields)[number];

/** The same as people call them. */
export const fieldNames: Readonly<Record<Field, Text>> = {
  number: { zh: '号码', en: 'id' },
  name: { zh: '姓名', en: 'name' },
  birth: { zh: '出生日期', en: 'birth date' },
  sex: { zh: '性别', en: 'sex' },
  phone: { zh: '电话', en: 'telephone' },
  address: { zh: '住址', en: 'address' },
  place: { zh: '街道社区', en: 'subdistrict' },
};

/** 要找的人 somebody by whatever is known of them, as the index of people has it; 0 for what is not known. */
export type SoughtPerson = {
  readonly name: string | undefined;
  readonly keys: NameKeys | undefined;
  /** 18 characters with `*` for those that cannot be read, or one more or less. */
  readonly number: string | undefined;
  readonly form: NumberForm | undefined;
  readonly birth: number;
  /** 出生年月、年龄 between which days they were born, where no one day is said. */
  readonly born: readonly [from: number, to: number] | undefined;
  readonly sex: Sex | undefined;
  readonly phone: number;
  readonly phoneDigits: number;
  readonly address: number;
  readonly door: number;
  readonly subdistrict: number;
  readonly community: number;
  /** 存疑 what was not read, of whoever is compared: it agrees with nobody. */
  readonly doubts: readonly Evidence[];
};

/**
 * 一项证据 how one field of two writings agrees, and how often it does: of one person, of two strangers, of two of one family,
 * of twins.
 */
export type Evidence = {
  readonly field: Field;
  readonly verdict: 'agrees' | 'near' | 'differs';
  /** 矛盾 whether it speaks against their being one. */
  readonly contradicts: boolean;
  readonly reasons: readonly Text[];
  /** Of a number, name or birth date of which only a part is said. */
  readonly isPart: boolean;
  /** 同用的人 how many more have this telephone or home: they may be meant as well. */
  readonly sharers: number;
  readonly own: number;
  readonly stranger: number;
  readonly relative: number;
  readonly twin: number;
  /** Of one whose number stands in a row of somebody else. */
  readonly slippedIn: number;
};

/** Makes evidence; what is not said of relatives, twins and slips is as of strangers. */
export function evidence(
  field: Field,
  verdict: Evidence['verdict'],
  often: { readonly own: number; readonly stranger: number } & Partial<
    Pick<Evidence, 'relative' | 'twin' | 'slippedIn' | 'contradicts' | 'reasons' | 'isPart' | 'sharers'>
  >,
): Evidence {
  const {
    own,
    stranger,
    relative = stranger,
    twin = stranger,
    slippedIn = stranger,
    contradicts = false,
    reasons = [],
    isPart = false,
    sharers = 0,
  } = often;
  return { field, verdict, contradicts, reasons, isPart, sharers, own, stranger, relative, twin, slippedIn };
}
