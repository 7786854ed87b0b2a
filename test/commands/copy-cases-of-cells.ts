import { type CopyCase, type Held, holder, numberOf, one, roster, three, two } from './copy-case-people.ts';

const withLast = (heading: string, held: Held, right: Held, cell = 'H3'): CopyCase => ({
  headings: [...roster, heading],
  rows: [holder(one, undefined), holder(two, held)],
  fix: { [cell]: right },
});
/** A roster of two, the second with something else in a cell. */
const instead = (cell: string, held: Held, right: Held, more: Partial<CopyCase> = {}): CopyCase => {
  const row = [...holder(two)];
  row[cell.charCodeAt(0) - 65] = held;
  return { headings: roster, rows: [holder(one), row], fix: { [cell]: right }, ...more };
};
const low = (from: Held, right: Held, more: Partial<CopyCase> = {}): CopyCase => ({
  headings: ['姓名', '身份证号', '起始月份'],
  rows: [
    ['某人', one, '2018-01'],
    ['某人', two, from],
  ],
  fix: { C3: right },
  ...more,
});
const state = ['证件状态', '状态日期', '注销原因'];
const stated = (
  held: readonly Held[],
  fix: Readonly<Record<string, Held>>,
  isElsewhere = false,
): CopyCase => ({
  headings: [...roster, ...state],
  rows: [holder(one, '有效'), holder(two, ...held)],
  fix,
  isElsewhere,
});
const changes = ['姓名', '身份证号', '残疾人证号', '变动类型', '变动日期', '新残疾人证号'];
const changed = (held: readonly Held[], fix: Readonly<Record<string, Held>>): CopyCase => ({
  headings: changes,
  before: [
    [
      '在册.csv',
      roster.join(','),
      `某人,${one},${numberOf(one)},肢体,三级,2015-03-04,径河街道`,
      `某人,${two},${numberOf(two)},肢体,三级,2015-03-04,径河街道`,
    ],
  ],
  rows: [
    ['某人', one, numberOf(one), '冻结', { day: '2020-03-01' }],
    ['某人', two, numberOf(two), ...held],
  ],
  fix,
});
const employers = ['单位名称', '统一社会信用代码', '年度', '在职职工人数', '安置残疾人人数'];
const employer: readonly Held[] = ['某厂', '91999999000000001K', '2020', 100, 2];

/** What a single cell, or two of a row, can be wrong in. */
export const cellCases: Readonly<Record<string, CopyCase>> = {
  'digits-lost': instead('B3', Number(two), two, {}),
  'old-citizen-id': instead('B3', two.slice(0, 6) + two.slice(8, 17), two),
  'swapped-column': {
    headings: roster,
    rows: [holder(one), ['某人', numberOf(two), two, ...holder(two).slice(3)]],
    fix: { B3: two, C3: numberOf(two) },
  },
  'citizen-id-shape': instead('B3', '99999', two),
  'citizen-id-birth-date': instead('B3', `99999919801306${two.slice(14)}`, two),
  'citizen-id-check-digit': instead('B3', two.slice(0, 17) + (two.endsWith('1') ? '2' : '1'), two),
  'number-letter': instead('B3', two.replace('198005', '198OO5'), two),
  'certificate-number-shape': instead('C3', '12345', numberOf(two)),
  'account-shape': {
    headings: ['姓名', '身份证号', '户名', '银行账号'],
    rows: [
      ['某人', one, '某人', '12ab'],
      ['某人', two, '某人', '0123456789'],
    ],
    fix: { D2: '6217000000001' },
  },
  'credit-code': {
    headings: employers,
    rows: [['某厂', '91999999000000001A', '2020', 100, 2]],
    fix: { B2: employer[1] },
  },
  'year-form': { headings: employers, rows: [[...employer.slice(0, 2), '去年', 100, 2]], fix: { C2: 2020 } },
  'count-form': { headings: employers, rows: [[...employer.slice(0, 4), '2.5']], fix: { E2: 2 } },
  'amount-form': {
    headings: ['补贴项目', '姓名', '身份证号', '发放月份', '补贴金额'],
    rows: [
      ['社保补贴', '某人', one, '2020-03', 100.5],
      ['社保补贴', '某人', two, '2020-03', 12.345],
    ],
    fix: { E3: 12.34 },
  },
  'amount-negative': {
    headings: ['补贴项目', '姓名', '身份证号', '发放月份', '补贴金额'],
    rows: [['社保补贴', '某人', one, '2020-03', -100]],
    fix: { E2: '100.00' },
  },
  'unknown-category': instead('D3', '视觉', '视力'),
  'unknown-grade': instead('E3', '五级', '三级'),
  'grade-conflict': { ...instead('D3', '肢体二级', '肢体三级'), isElsewhere: true },
  'components-form': {
    headings: [...roster, '多重残疾明细'],
    rows: [['某人', two, `${two}72`, '多重', '二级', { day: '2015-03-04' }, '径河街道', '见证件']],
    fix: { H2: '肢体二级、智力三级' },
  },
  'components-missing': {
    headings: [...roster, '多重残疾明细'],
    rows: [['某人', two, `${two}72`, '多重', '二级', { day: '2015-03-04' }, '径河街道']],
    fix: { H2: '肢体二级、智力三级' },
  },
  'unknown-sex': withLast('性别', '未知', '男'),
  'expiry-long-term': withLast('有效期至', '长期', { day: '2025-03-03' }),
  'unknown-state': stated(['作费'], { H3: '有效' }),
  'state-blank': stated([undefined], { H3: '有效' }),
  'state-without-date': stated(['注销'], { I3: { day: '2020-06-01' } }),
  'state-in-transfer': stated(['迁移中'], { H3: '有效' }),
  'reason-without-cancellation': stated(['有效', undefined, '死亡'], { H3: '注销', I3: '2020-06-01' }, true),
  'unknown-cancel-reason': stated(['注销', { day: '2020-06-01' }, '看不清'], { J3: '死亡' }),
  'unknown-change': changed(['冰冻', { day: '2020-03-01' }], { D3: '冻结' }),
  'new-number': changed(['补办', { day: '2020-03-01' }], { F3: `${numberOf(two)}B1` }),
  'new-number-shape': changed(['补办', { day: '2020-03-01' }, `${numberOf(three)}0000`], {
    F3: `${numberOf(two)}B1`,
  }),
  'head-mismatch': {
    headings: ['户号', '户主姓名', '户主身份证号', '姓名', '身份证号', '与户主关系'],
    rows: [
      ['007', '某人', one, '某人', one, '户主'],
      ['007', '某人', one, '某人', two, '户主'],
    ],
    fix: { F3: '配偶' },
  },
  'not-one-of': {
    headings: ['姓名', '身份证号', '迁移类型', '迁移日期'],
    rows: [['某人', one, '搬走', { day: '2020-03-01' }]],
    fix: { C2: '迁出' },
  },
  'account-without-holder': {
    headings: ['姓名', '身份证号', '户名', '银行账号'],
    rows: [['某人', one, undefined, '0123456789']],
    fix: { C2: '某人' },
  },
  'name-without-id': {
    headings: ['服务项目', '姓名', '身份证号', '服务日期', '数量', '计量单位'],
    rows: [
      ['理发', '某人', one, { day: '2020-03-01' }, 1, '人次'],
      ['理发', '某人', undefined, { day: '2020-03-01' }, 1, '人次'],
    ],
    fix: { C3: two },
  },
  'person-or-employer': {
    headings: ['补贴项目', '姓名', '身份证号', '统一社会信用代码', '发放月份', '补贴金额'],
    rows: [['社保补贴', '某人', one, '91999999000000001K', '2020-03', 100]],
    fix: { D2: undefined },
    isElsewhere: true,
  },
  'not-a-name': instead('A3', 20200101, '某人'),
  'private-use-character': instead('A3', '某\uE000', '某人', { options: ['--accept-renames'] }),
  'required-blank': instead('A3', undefined, '某人'),
  'cell-error': instead('G3', { error: '#N/A' }, '径河街道'),
  'not-text': instead('A3', true, '某人'),
  'date-form': instead('F3', '春节后', { day: '2015-03-04' }),
  'date-month-only': instead('F3', '2015-03', { day: '2015-03-04' }),
  'date-year-only': instead('F3', '2015', '2015-03-04'),
  'date-two-digit-year': instead('F3', '15-03-04', { day: '2015-03-04' }),
  'date-day-order': instead('F3', '04/03/2015', '2015年3月4日'),
  'date-serial': instead('F3', '42067', { day: '2015-03-04' }, { isText: true }),
  'date-without-year': instead('F3', '3月4日', { day: '2015-03-04' }),
  'date-not-in-calendar': instead('F3', '2015-02-30', { day: '2015-03-04' }),
  'date-after-list': instead('F3', { day: '2051-03-04' }, { day: '2015-03-04' }),
  'month-form': low('去年', '2018-01'),
  'month-ambiguous': low('2020.1', '2020-10', { isText: true }),
  'death-before-birth': {
    headings: ['姓名', '身份证号', '死亡日期'],
    rows: [['某人', one, { day: '1901-06-01' }]],
    fix: { C2: { day: '2020-06-01' } },
  },
  'month-order': {
    headings: ['姓名', '身份证号', '起始月份', '终止月份'],
    rows: [['某人', one, { day: '2020-06-01' }, { day: '2019-06-01' }]],
    fix: { D2: { day: '2020-09-01' } },
  },
  'end-before-start': {
    headings: ['姓名', '身份证号', '险种', '起保日期', '终保日期'],
    rows: [['某人', one, '意外险', { day: '2020-03-01' }, { day: '2020-02-28' }]],
    fix: { E2: { day: '2021-02-28' } },
  },
};
