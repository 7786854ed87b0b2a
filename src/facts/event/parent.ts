import type { Fact } from '../fact.ts';
import { held } from '../in-month/held-certificate.ts';
import { lowIncome } from '../in-month/on-low-income-list.ts';
import { UNKNOWN } from '../in-month/the-one.ts';
import { lists } from '../sources.ts';

/** 家长残疾人证: whoever is named and on no roster holds none. */
export const parentCertificate = {
  name: 'parent.certificate.live',
  entity: 'event',
  label: { zh: '家长残疾人证', en: 'certificate of the parent' },
  source: lists.parents,
  sheets: ['education', 'holders', 'certificate-events'],
  type: 'bool',
  yes: { zh: '有效', en: 'live' },
  no: { zh: '无效', en: 'not live' },
  origin: 'event',
  proof: { zh: '家长的残疾人证', en: 'the certificate of the parent' },
  ofEvent: ({ parent, namesParent }, month) => {
    if (parent >= 0) return month.of(held).live[parent] ?? UNKNOWN;
    return namesParent && month.onRecord.hasRoster ? 0 : UNKNOWN;
  },
} as const satisfies Fact;

/** 家长低保. */
export const parentLowIncome = {
  name: 'parent.low_income',
  entity: 'event',
  label: { zh: '家长低保', en: 'low income (低保) of the parent' },
  source: lists.parents,
  sheets: ['education', 'low-income'],
  type: 'bool',
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  origin: 'event',
  proof: { zh: '家长的低保证明', en: 'the proof of low income of the parent' },
  ofEvent: ({ parent }, month) => (parent >= 0 ? (month.of(lowIncome)[parent] ?? UNKNOWN) : UNKNOWN),
} as const satisfies Fact;
