import type { Fact } from '../fact.ts';
import { households } from '../in-month/household-facts.ts';
import { lists, ofMembers, proofs } from '../sources.ts';

/** 户内持证人低保 whether a member with a live certificate is on the low-income list. */
export const householdLowIncome = {
  name: 'household.low_income',
  entity: 'household',
  label: { zh: '户内持证人低保', en: 'low income (低保) of a holder in the household' },
  source: lists.households,
  absent: ofMembers,
  sheets: ['households', 'low-income', 'holders', 'certificate-events', 'deaths', 'moves'],
  type: 'bool',
  yes: { zh: '有', en: 'yes' },
  no: { zh: '无', en: 'no' },
  origin: 'low-income',
  proof: proofs.lowIncome,
  inMonth: (month) => month.of(households).lowIncome,
} as const satisfies Fact;
