import type { FactName } from '../db/schema.ts';
import type { Text } from '../kernel/text.ts';

/** 事实名称 each stored fact as people call it. */
export const factNames: Record<FactName, Text> = {
  low_income: { zh: '低保', en: 'low income' },
  household: { zh: '所在户', en: 'household' },
  household_head: { zh: '户主', en: 'head of household' },
  subdistrict: { zh: '户籍街道', en: 'subdistrict' },
  community: { zh: '户籍社区', en: 'community' },
  guardian: { zh: '监护人', en: 'guardian' },
};
