import type { Fact } from '../fact.ts';
import { isLocal } from '../in-month/residence.ts';
import { proofs } from '../sources.ts';

/** 户籍 whether in this district, by 户籍街道 and moves. */
export const hukouLocal = {
  name: 'hukou_local',
  entity: 'person',
  label: { zh: '户籍', en: 'hukou' },
  source: { zh: '花名册的户籍街道', en: 'the subdistrict (户籍街道) in the roster' },
  sheets: ['holders', 'moves'],
  type: 'bool',
  yes: { zh: '本区', en: 'in this district' },
  no: { zh: '非本区', en: 'elsewhere' },
  origin: 'residence',
  proof: proofs.hukou,
  inMonth: (month) => month.of(isLocal),
} as const satisfies Fact;
