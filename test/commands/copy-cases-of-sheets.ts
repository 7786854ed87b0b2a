import { type CopyCase, type Held, holder, one, roster, three, two } from './copy-case-people.ts';

const LOW = ['姓名', '身份证号', '起始月份'];
const low = (heading: string, held: Held, right: Held, more: Partial<CopyCase> = {}): CopyCase => ({
  headings: [...LOW, heading],
  rows: [
    ['某人', one, '2018-01', undefined],
    ['某人', two, '2018-01', held],
  ],
  fix: { D3: right },
  ...more,
});
const services = ['服务项目', '姓名', '身份证号', '服务日期', '数量', '计量单位'];
const served = (id: string, quantity: Held): readonly Held[] => [
  '理发',
  '某人',
  id,
  { day: '2020-03-01' },
  quantity,
  '人次',
];
const accounts = ['姓名', '身份证号', '监护人姓名', '监护人身份证号', '户名'];

/** What the headings, the shape and the deciding columns of a sheet can be wrong in. */
export const sheetCases: Readonly<Record<string, CopyCase>> = {
  'second-heading': {
    headings: [...roster, '户籍街道'],
    rows: [holder(one, '吴家山街道')],
    fix: { G1: '以前的住处', G2: undefined },
    isElsewhere: true,
  },
  'heading-not-read': {
    headings: [...accounts, '农商行银行账号'],
    rows: [['某人', one, '某人', two, '某人', '0123456789']],
    fix: { F1: '银行账号' },
  },
  'deciding-heading': low('批次状态', '第一批', undefined, { fix: { D1: '序号', D3: 2 }, isElsewhere: true }),
  'row-not-in-force': low('审核结果', '不符合', '符合条件', {
    fix: { D2: '符合条件', D3: '符合条件' },
    isElsewhere: true,
  }),
  'row-ended': low('在保状态', '停保', '在保', { fix: { D2: '在保', D3: '在保' }, isElsewhere: true }),
  'row-of-other-relief': low('人员', '特困', undefined),
  'note-says-otherwise': low('备注', '已停保', undefined),
  'not-in-yuan': {
    headings: ['姓名', '身份证号', '补贴项目', '发放月份', '金额', '金额单位'],
    rows: [['某人', one, '临时救助', '2020-12', 0.5, '万元']],
    fix: { E2: 5000, F2: '元' },
    isElsewhere: true,
  },
  'merged-amount': {
    headings: ['补贴项目', '姓名', '身份证号', '发放月份', '补贴金额'],
    rows: [
      ['社保补贴', '某人', one, '2020-03', 1200],
      ['社保补贴', '某人', two, '2020-03'],
    ],
    merged: ['E2:E3'],
    fix: { E2: 700, E3: 500 },
    isElsewhere: true,
  },
  'total-differs': {
    headings: LOW,
    rows: [
      ['某人', one, '2018-01'],
      ['合计', '2人'],
    ],
    fix: { B3: '1人' },
  },
  'subtotal-differs': {
    headings: LOW,
    rows: [
      ['某人', one, '2018-01'],
      ['小计', '2人'],
      ['某人', two, '2018-01'],
      ['小计', '1人'],
    ],
    fix: { B3: '1人' },
  },
  'sum-differs': {
    headings: services,
    rows: [served(one, 1), served(two, 2), ['合计', undefined, undefined, undefined, 4]],
    fix: { E4: 3 },
  },
  'ragged-row': {
    headings: roster,
    isText: true,
    // Read as it stands, the row would do.
    rows: [holder(one), holder(two, '三店村')],
    fix: { H3: undefined },
    isElsewhere: true,
  },
  'short-row': {
    headings: [...LOW, '终止月份'],
    isText: true,
    rows: [
      ['某人', one, '2018-01', ''],
      ['某人', three, '2018-01'],
    ],
    fix: { D3: '2020-06' },
    isElsewhere: true,
  },
  'repeated-elsewhere': {
    headings: roster,
    title: '花名册（截至2020年12月31日）',
    others: [['花名册（截至2020年11月30日）'], roster, holder(one), holder(two)],
    rows: [[...holder(two).slice(0, 6), '吴家山街道']],
    fix: { G3: '径河街道' },
    isElsewhere: true,
  },
};
