import { certificateSheets, lists, proofs } from '../sources.ts';
import type { Fact } from '../fact.ts';
import { isDead } from '../in-month/death.ts';

/** 生存状况: alive unless known to have died before the window. */
export const alive = {
  name: 'alive',
  entity: 'person',
  label: { zh: '生存状况', en: 'alive' },
  source: lists.roster,
  sheets: [...certificateSheets, 'deaths'],
  absent: { zh: '死亡名单上没有即健在', en: 'alive unless on a list of deaths' },
  type: 'bool',
  yes: { zh: '健在', en: 'yes' },
  no: { zh: '已去世', en: 'no' },
  origin: 'state',
  proof: proofs.identity,
  inMonth: (month) =>
    Int32Array.from({ length: month.onRecord.people.count }, (_, person) => Number(!isDead(month, person))),
} as const satisfies Fact;
