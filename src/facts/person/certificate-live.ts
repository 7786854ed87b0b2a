import type { Fact } from '../fact.ts';
import { held } from '../in-month/held-certificate.ts';
import { certificateSheets, lists, proofs } from '../sources.ts';

/** 残疾人证 whether the certificate that counts in the month is live. */
export const certificateLive = {
  name: 'certificate.live',
  entity: 'person',
  label: { zh: '残疾人证', en: 'certificate' },
  source: lists.roster,
  sheets: certificateSheets,
  absent: { zh: '花名册上没有的人无证', en: 'whoever is on no roster holds none' },
  type: 'bool',
  yes: { zh: '有效', en: 'live' },
  no: { zh: '无效', en: 'not live' },
  origin: 'state',
  proof: proofs.certificate,
  inMonth: (month) => month.of(held).live,
} as const satisfies Fact;
