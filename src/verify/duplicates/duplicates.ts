import type { CheckHead } from '../check.ts';

/** V40 疑似同一人: what the pairs are listed under; found over everybody, not in a holder's file. */
export const duplicates: CheckHead = {
  code: 'V40',
  severity: 'warning',
  title: { zh: '疑似同一人登记了两次', en: 'one person may be on record twice' },
  rule: {
    zh: '姓名、身份证号、出生日期、性别、电话、住址的异同合计得分（docs/who.md），同一人的可能过半',
    en: 'name, id, birth date, sex, telephone and address weighed together (docs/who.md): likelier one person than two',
  },
  source: { document: '《残疾人证管理办法》', article: '第五条', confidence: 'medium' },
};
