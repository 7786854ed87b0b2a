import type { Fact } from '../fact.ts';
import { lowIncome as inMonth } from '../in-month/on-low-income-list.ts';
import { proofs } from '../sources.ts';

/** 低保 by the lists of the month. */
export const lowIncome = {
  name: 'low_income',
  entity: 'person',
  label: { zh: '低保', en: 'low income (低保)' },
  source: { zh: '低保名单', en: 'the low-income list (低保名单)' },
  sheets: ['low-income'],
  absent: {
    zh: '不在覆盖该月的完整名单上即为否',
    en: 'no where a complete list of the month leaves them out',
  },
  type: 'bool',
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  origin: 'low-income',
  proof: proofs.lowIncome,
  inMonth: (month) => month.of(inMonth),
} as const satisfies Fact;
