import type { StoredFactName } from '../../db/schema.ts';
import type { Text } from '../../kernel/text.ts';

/** 事实名称 each stored fact as people call it. */
export const factNames: Record<StoredFactName, Text> = {
  low_income: { zh: '低保', en: 'low income' },
  household: { zh: '所在户', en: 'household' },
  household_head: { zh: '户主', en: 'head of household' },
  subdistrict: { zh: '户籍街道', en: 'subdistrict' },
  community: { zh: '户籍社区', en: 'community' },
  guardian: { zh: '监护人', en: 'guardian' },
};

/** 低保状况 what the values of `low_income` say: on the list, known not to be, or left open between two lists. */
const lowIncomeNames: Readonly<Record<string, Text>> = {
  '1': { zh: '是', en: 'yes' },
  '0': { zh: '否', en: 'no' },
  '?': { zh: '未定', en: 'undecided' },
};

/** The value of a stored fact as people read it. */
export function factValue(name: StoredFactName, value: string): Text {
  const plain = { zh: value, en: value };
  return name === 'low_income' ? (lowIncomeNames[value] ?? plain) : plain;
}
