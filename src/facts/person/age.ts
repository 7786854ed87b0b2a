import type { YearMonth } from '../../kernel/year-month.ts';
import type { Fact } from '../fact.ts';
import type { Month } from '../month.ts';
import { UNKNOWN } from '../in-month/the-one.ts';
import { lists, proofs } from '../sources.ts';

const OLDEST = 130;

/** 周岁 full years on the last day of a month, of whoever was born in another; UNKNOWN where that cannot be. */
export function fullYears(born: number, month: YearMonth): number {
  const now = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const years = Math.floor((now - born) / 12);
  return years < 0 || years > OLDEST ? UNKNOWN : years;
}

/** 周岁 of each person. */
export function ages({ onRecord: { people }, window: { month } }: Month): Int32Array {
  return people.birth.map((born) => fullYears(born, month));
}

/** 年龄 in full years on the last day of the month. */
export const age = {
  name: 'age',
  entity: 'person',
  label: { zh: '年龄', en: 'age' },
  source: lists.roster,
  sheets: ['holders'],
  type: 'int',
  from: 0,
  to: OLDEST,
  unit: { zh: '周岁', en: 'years', one: 'year' },
  samples: [0, 6, 7, 14, 15, 17, 18, 59, 60, OLDEST],
  origin: 'person',
  proof: proofs.identity,
  inMonth: (month) => month.of(ages),
} as const satisfies Fact;
