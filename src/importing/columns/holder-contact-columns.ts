import { readName, readPhone, readText } from '../cells/read-words.ts';
import type { Column } from '../sheet-kind.ts';
import { communityColumn, subdistrictColumn } from './place-columns.ts';

const NONE = { zh: '', en: '' };

/** 花名册的列: guardian, place and telephone (headings from domain.md §6). */
export const holderContactColumns = [
  {
    field: 'guardian',
    heading: '监护人',
    headings: ['监护人姓名', '联系人', '联系人姓名'],
    hint: NONE,
    required: false,
    as: readName,
    width: 12,
  },
  {
    field: 'guardianRelation',
    heading: '与监护人关系',
    headings: ['联系人关系', '监护人关系', '监护关系'],
    hint: NONE,
    required: false,
    as: readText,
    width: 14,
  },
  subdistrictColumn,
  communityColumn,
  {
    field: 'address',
    heading: '家庭住址',
    headings: [
      '家庭地址',
      '居住地址',
      '居住地',
      '现居住地址',
      '联系地址',
      '户籍地址',
      '户口地址',
      '户口所在地址',
      '户籍地',
      '住址',
      '地址',
    ],
    hint: NONE,
    required: false,
    as: readText,
    width: 30,
  },
  {
    field: 'phone',
    heading: '联系电话',
    headings: ['联系方式', '手机号', '手机号码', '移动电话', '固定电话', '固话号码', '电话号码', '电话'],
    hint: NONE,
    required: false,
    as: readPhone,
    isAdvisory: true,
    width: 14,
  },
] as const satisfies readonly Column[];
