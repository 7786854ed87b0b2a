import type { Fact } from '../fact.ts';
import { declared } from '../in-month/declared.ts';
import { lists, people, proofs } from '../sources.ts';

/** 安置残疾人人数 as declared for the month's year. */
export const disabledWorkers = {
  name: 'employer.disabled_workers',
  entity: 'employer',
  label: { zh: '安置残疾人人数', en: 'disabled workers' },
  source: lists.employers,
  sheets: ['employers'],
  type: 'int',
  from: 0,
  to: 99_999,
  unit: people,
  samples: [0, 1, 2, 99_999],
  origin: 'employer',
  proof: proofs.employer,
  inMonth: (month) => month.of(declared).disabled,
} as const satisfies Fact;
