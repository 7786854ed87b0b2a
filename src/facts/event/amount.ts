import type { Fact } from '../fact.ts';
import { UNKNOWN } from '../in-month/the-one.ts';

const MOST_FEN = 100_000_000_000;

/** 登记金额 of the row of the event. */
export const eventAmount = {
  name: 'event.amount',
  entity: 'event',
  label: { zh: '登记金额', en: 'amount on record' },
  source: { zh: '登记该笔的名单或台账的金额', en: 'the amount in the list or ledger of the event' },
  sheets: ['entitlements', 'services'],
  absent: { zh: '没有金额、零或负数为未知', en: 'unknown without an amount above zero' },
  type: 'money',
  from: 1,
  to: MOST_FEN,
  unit: { zh: '元', en: 'yuan' },
  samples: [1, 100, 100_000, MOST_FEN],
  origin: 'event',
  proof: { zh: '载明金额的票据或审批表', en: 'a receipt or approval that states the amount' },
  ofEvent: ({ amount }) => amount ?? UNKNOWN,
} as const satisfies Fact;
