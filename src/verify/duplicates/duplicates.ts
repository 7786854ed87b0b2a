import type { CheckHead } from '../check.ts';

/** V40 疑似同一人: what the pairs are listed under; found over everybody, not in a holder's file. */
export const duplicates: CheckHead = {
  code: 'V40',
  severity: 'warning',
  title: { zh: '疑似同一人登记了两次', en: 'one person may be on record twice' },
  rule: {
    zh: '姓名同音、形近或相同，且出生日期、电话、住址相同，或身份证号只差一位、两位互换',
    en: 'names alike in sound or shape, and the same birth date, telephone or address, or ids that differ by one typing error',
  },
  source: { document: '《残疾人证管理办法》', article: '第五条', confidence: 'medium' },
};
