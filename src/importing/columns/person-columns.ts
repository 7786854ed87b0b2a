import { readCitizenId } from '../cells/people/read-identity.ts';
import { readName } from '../cells/read-words.ts';
import type { Column } from '../sheet-kind.ts';

const NONE = { zh: '', en: '' };

/** 姓名 as most lists have it. */
export const nameColumn = {
  field: 'name',
  heading: '姓名',
  headings: ['残疾人姓名', '持证人姓名', '人员姓名', '申请人姓名', '申请人', '对象姓名', '学生姓名', '学生'],
  hint: NONE,
  required: true,
  as: readName,
  width: 12,
} as const satisfies Column;

/** 身份证号 as most lists have it. */
export const citizenIdColumn = {
  field: 'citizenId',
  heading: '身份证号',
  headings: [
    '身份证号码',
    '公民身份号码',
    '公民身份证号码',
    '居民身份证号码',
    '残疾人身份证号',
    '学生身份证号',
    '身份证',
    '证件号码',
    '证件号',
  ],
  hint: { zh: '18位，文本格式', en: '18 characters, as text' },
  required: true,
  as: readCitizenId,
  width: 22,
} as const satisfies Column;

/** The same two where a row may also speak of an employer, or of nobody in particular. */
export const optionalNameColumn = { ...nameColumn, required: false } as const;
export const optionalCitizenIdColumn = { ...citizenIdColumn, required: false } as const;
