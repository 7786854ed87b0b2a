import type { Fact } from '../fact.ts';
import { lists, proofs } from '../sources.ts';

/** 性别 by the citizen id. */
export const gender = {
  name: 'gender',
  entity: 'person',
  label: { zh: '性别', en: 'gender' },
  source: lists.roster,
  sheets: ['holders'],
  type: 'enum',
  values: [
    { value: 'male', label: { zh: '男', en: 'male' } },
    { value: 'female', label: { zh: '女', en: 'female' } },
  ],
  origin: 'person',
  proof: proofs.identity,
  inMonth: ({ onRecord }) => Int32Array.from(onRecord.people.isMale, (isMale) => (isMale === 1 ? 0 : 1)),
} as const satisfies Fact;
