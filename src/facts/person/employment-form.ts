import type { Fact } from '../fact.ts';
import { theOneThatCounts } from '../in-month/the-one.ts';

/** 就业形式 by the placement that counts in the month. */
export const employmentForm = {
  name: 'employment.form',
  entity: 'person',
  label: { zh: '就业形式', en: 'form of employment' },
  source: { zh: '残疾人就业安置名单', en: 'placements (残疾人就业安置名单)' },
  sheets: ['placements'],
  type: 'enum',
  values: [
    { value: 'quota', label: { zh: '按比例就业', en: 'by quota' } },
    { value: 'concentrated', label: { zh: '集中就业', en: 'concentrated' } },
    { value: 'self-employed', label: { zh: '自主创业', en: 'self-employed' } },
    { value: 'flexible', label: { zh: '灵活就业', en: 'flexible' } },
    { value: 'public-post', label: { zh: '公益性岗位', en: 'public post' } },
  ],
  origin: 'placement',
  proof: { zh: '劳动合同或就业证明', en: 'the contract or proof of employment' },
  inMonth: (month) => theOneThatCounts(month, month.onRecord.placements, month.onRecord.placements.form),
} as const satisfies Fact;
