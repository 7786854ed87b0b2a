import { categories, categoryNames } from '../../kernel/certificate-number.ts';
import type { Fact } from '../fact.ts';
import { ofHeldCertificate } from '../in-month/held-certificate.ts';
import { certificateSheets, lists, proofs } from '../sources.ts';

/** 残疾类别 of the certificate that counts. */
export const certificateCategory = {
  name: 'certificate.category',
  entity: 'person',
  label: { zh: '残疾类别', en: 'category' },
  source: lists.roster,
  sheets: certificateSheets,
  type: 'enum',
  values: categories.map((value) => ({ value, label: categoryNames[value] })),
  origin: 'certificate',
  proof: proofs.certificate,
  inMonth: (month) => ofHeldCertificate(month, ({ category }, own) => category[own] ?? 0),
} as const satisfies Fact;
