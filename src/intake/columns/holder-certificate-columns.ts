import { readCategory, readComponents, readGrade } from '../read-category.ts';
import { readDate, readExpiry } from '../read-date.ts';
import { readCertificateNumber } from '../read-identity.ts';
import { readCancelReason, readState } from '../read-state.ts';
import type { Column } from '../sheet-kind.ts';

const DAY = { zh: '年-月-日，如2020-12-08', en: 'as 2020-12-08' };
const JOINED_HEADINGS = [
  '类别/等级',
  '类别等级',
  '残疾类别/等级',
  '残疾类别等级',
  '残疾类别及等级',
  '类别及等级',
];

/** 花名册的列: the certificate, its term and its state (headings from domain.md §6). */
export const holderCertificateColumns = [
  {
    field: 'certificateNumber',
    heading: '残疾人证号',
    headings: [
      '残疾人证号码',
      '残疾证号',
      '残疾证号码',
      '残疾证编号',
      '残疾人证编号',
      '残疾人证',
      '残疾人编码',
      '证号',
    ],
    hint: { zh: '20位，补办的加B1，文本格式', en: '20 characters, then B1 if reissued, as text' },
    required: true,
    as: readCertificateNumber,
    width: 26,
  },
  {
    field: 'category',
    heading: '残疾类别',
    headings: ['残疾类型', '类别', '残疾人类别代码', '具体类别', ...JOINED_HEADINGS],
    hint: { zh: '视力/听力/言语/肢体/智力/精神/多重', en: 'one of the seven categories' },
    required: true,
    as: readCategory,
    width: 10,
    choices: ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'],
  },
  {
    field: 'grade',
    heading: '残疾等级',
    headings: ['等级', '残疾登记', '残疾人等级代码', '残疾级别', '级别'],
    hint: { zh: '一级/二级/三级/四级', en: 'one of the four grades' },
    required: true,
    as: readGrade,
    suppliedBy: JOINED_HEADINGS,
    width: 10,
    choices: ['一级', '二级', '三级', '四级'],
  },
  {
    field: 'components',
    heading: '多重残疾明细',
    headings: ['多重明细', '多重残疾情况', '多重类别等级'],
    hint: { zh: '如：肢体二级、智力三级', en: 'such as 肢体二级、智力三级' },
    required: false,
    as: readComponents,
    width: 22,
  },
  {
    field: 'firstIssuedOn',
    heading: '初次发证日期',
    headings: ['初次发放日期', '初次申领日期', '首次发证日期', '首次发放日期', '首次申领日期'],
    hint: DAY,
    required: false,
    as: readDate,
    width: 14,
  },
  {
    field: 'issuedOn',
    heading: '发证日期',
    headings: ['签发日期', '残疾证签发日期', '残疾人证签发日期', '本次发证日期'],
    hint: DAY,
    required: true,
    as: readDate,
    width: 12,
  },
  {
    field: 'expiresOn',
    heading: '有效期至',
    headings: ['有效期止', '有效期起/止', '有效期限', '有效期起止', '有效期截止日期', '有效期'],
    hint: DAY,
    required: false,
    as: readExpiry,
    width: 12,
  },
  {
    field: 'state',
    heading: '证件状态',
    headings: ['状态', '残疾人证状态', '持证状态', '残疾证状态'],
    hint: { zh: '有效/注销/迁出/冻结/挂失/过期', en: 'state of the certificate' },
    required: false,
    as: readState,
    ifBlank: 'state-blank',
    width: 10,
    choices: ['有效', '注销', '迁出', '冻结', '挂失', '过期'],
  },
  {
    field: 'stateOn',
    heading: '状态日期',
    headings: ['状态变动日期', '状态变更日期', '变动日期', '注销日期', '状态时间'],
    hint: { zh: '状态不是有效时必填', en: 'needed unless the state is 有效' },
    required: false,
    as: readDate,
    width: 12,
  },
  {
    field: 'reason',
    heading: '注销原因',
    headings: ['状态原因'],
    hint: { zh: '死亡/不符标准/自愿/骗领/逾期未迁/其他', en: 'why it was cancelled' },
    required: false,
    as: readCancelReason,
    width: 12,
    choices: ['死亡', '不符标准', '自愿', '骗领', '逾期未迁', '其他'],
  },
] as const satisfies readonly Column[];
