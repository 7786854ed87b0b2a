import { readCreditCode } from '../cells/people/read-account.ts';
import type { Column } from '../sheet-kind.ts';

/** 统一社会信用代码. */
export const creditCodeColumn = {
  field: 'creditCode',
  heading: '统一社会信用代码',
  headings: ['信用代码', '社会信用代码', '单位代码', '企业统一社会信用代码', '统一信用代码'],
  hint: { zh: '18位，文本格式', en: '18 characters, as text' },
  required: true,
  as: readCreditCode,
  width: 22,
} as const satisfies Column;

/** The same where a row may speak of a person instead. */
export const optionalCreditCodeColumn = { ...creditCodeColumn, required: false } as const;
