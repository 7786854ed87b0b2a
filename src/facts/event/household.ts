import type { Fact } from '../fact.ts';
import { proofs } from '../sources.ts';

/** 当月所在的户 whether it is known whose cap the event is held against. */
export const eventHousehold = {
  name: 'event.household',
  entity: 'event',
  label: { zh: '当月所在的户（每户上限）', en: 'household of the month (for the cap)' },
  source: { zh: '户名单', en: 'the household list (户名单)' },
  sheets: ['households'],
  absent: {
    zh: '按户设上限的项目才问；当月在哪一户没有记录，而上限可能不够的，为未知',
    en: 'asked where a cap is per household; unknown where the household of the month is not on record and the cap might be reached',
  },
  type: 'bool',
  yes: { zh: '有记录，或不影响', en: 'on record, or of no matter' },
  no: { zh: '没有记录', en: 'not on record' },
  origin: 'household',
  proof: proofs.hukou,
  ofEvent: ({ household }) => household,
} as const satisfies Fact;
