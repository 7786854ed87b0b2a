import type { Fact } from '../fact.ts';
import { households } from '../in-month/household-facts.ts';
import { lists, ofMembers, people, proofs } from '../sources.ts';

/** 户内持证人数 the members with a live certificate. */
export const holderCount = {
  name: 'household.holder_count',
  entity: 'household',
  label: { zh: '户内持证人数', en: 'holders in the household' },
  source: lists.households,
  absent: ofMembers,
  sheets: ['households', 'holders', 'certificate-events', 'deaths', 'moves'],
  type: 'int',
  from: 0,
  to: 99,
  unit: people,
  samples: [0, 1, 2, 3, 99],
  origin: 'household',
  proof: proofs.hukou,
  inMonth: (month) => month.of(households).holders,
} as const satisfies Fact;
