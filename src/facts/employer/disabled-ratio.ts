import type { Fact } from '../fact.ts';
import { declared } from '../in-month/declared.ts';
import { lists, proofs } from '../sources.ts';

/** 安置残疾人比例 as declared for the month's year, in ten-thousandths. */
export const disabledRatio = {
  name: 'employer.disabled_ratio',
  entity: 'employer',
  label: { zh: '安置残疾人比例', en: 'share of disabled workers' },
  source: lists.employers,
  sheets: ['employers'],
  type: 'int',
  from: 0,
  to: 10_000,
  // Whole numbers only: 1.5 % is 150; what is left over is cut off.
  unit: { zh: '‱', en: '‱' },
  isShare: true,
  samples: [0, 149, 150, 151, 160, 10_000],
  origin: 'employer',
  proof: proofs.employer,
  inMonth: (month) => month.of(declared).ratio,
} as const satisfies Fact;
