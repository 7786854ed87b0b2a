import { readDate } from '../cells/read-date.ts';
import { readCitizenId } from '../cells/people/read-identity.ts';
import { readName, readSex, readText } from '../cells/read-words.ts';
import type { Column } from '../sheet-kind.ts';

const DAY = { zh: '年-月-日，如2020-12-08', en: 'as 2020-12-08' };
const NONE = { zh: '', en: '' };

/** 花名册的列: who the holder is (headings from domain.md §6). */
export const holderPersonColumns = [
  {
    field: 'name',
    heading: '姓名',
    headings: ['残疾人姓名', '持证人姓名'],
    hint: NONE,
    required: true,
    as: readName,
    width: 12,
  },
  {
    field: 'statedSex',
    heading: '性别',
    headings: [],
    hint: { zh: '男/女', en: '男 or 女' },
    required: false,
    as: readSex,
    isAdvisory: true,
    width: 6,
    choices: ['男', '女'],
  },
  {
    field: 'ethnicity',
    heading: '民族',
    headings: ['民族代码'],
    hint: NONE,
    required: false,
    as: readText,
    isAdvisory: true,
    width: 8,
  },
  {
    field: 'statedBirthDate',
    heading: '出生日期',
    headings: ['出生年月', '出生年月日', '生日'],
    hint: DAY,
    required: false,
    as: readDate,
    isAdvisory: true,
    width: 12,
  },
  {
    field: 'citizenId',
    heading: '身份证号',
    headings: [
      '身份证号码',
      '公民身份证号码',
      '公民身份号码',
      '公民身份证号',
      '居民身份证号',
      '居民身份证号码',
      '身份证',
      '证件号',
      '证件号码',
    ],
    hint: { zh: '18位，文本格式', en: '18 characters, as text' },
    required: true,
    as: readCitizenId,
    width: 22,
  },
] as const satisfies readonly Column[];
