import {
  type CopyCase,
  type Held,
  holder,
  numberOf,
  onRoster,
  one,
  roster,
  three,
  two,
} from './copy-case-people.ts';

const reviews = ['登记号', '姓名', '身份证号', '残疾人证号', '复核日期', '复核结果'];
const reviewed = (held: readonly Held[], fix: NonNullable<CopyCase['fix']>): CopyCase => ({
  headings: reviews,
  rows: [[...held, { day: '2020-03-01' }, '合格']],
  before: [onRoster(one, two)],
  fix,
});
const changed = (held: readonly Held[], fix: NonNullable<CopyCase['fix']>): CopyCase => ({
  headings: ['姓名', '身份证号', '残疾人证号', '变动类型', '变动日期'],
  rows: [['某人', one, ...held]],
  before: [onRoster(one, two)],
  fix,
});

/** What a row has against the registry or the rest of its sheet. */
export const registryCases: Readonly<Record<string, CopyCase>> = {
  'case-step-refused': {
    headings: ['个案种类', '姓名', '身份证号', '办理步骤', '办理日期', '填写内容'],
    before: [onRoster(one)],
    rows: [['信访', '某人', one, '办结', { day: '2020-03-02' }, '反映的事项=试']],
    fix: { D2: '受理' },
  },
  'case-of-whom': {
    headings: ['个案种类', '姓名', '身份证号', '办理步骤', '办理日期', '填写内容'],
    before: [onRoster(one)],
    rows: [['信访', '某人', undefined, '受理', { day: '2020-03-02' }, '反映的事项=试']],
    fix: { C2: one },
  },
  'repeated-row': { headings: roster, rows: [holder(one), holder(one), holder(two)], drop: 3 },
  'repeated-record': {
    headings: ['姓名', '身份证号', '死亡日期'],
    rows: [
      ['某人', one, { day: '2020-03-01' }],
      ['某人', one, { day: '2020-03-01' }],
    ],
    fix: { B3: two },
  },
  'repeated-member': {
    headings: ['户号', '户主姓名', '户主身份证号', '姓名', '身份证号', '与户主关系'],
    rows: [
      ['007', '某人', one, '某人', one, '户主'],
      ['007', '某人', one, '某人', two, '子'],
      ['007', '某人', one, '某人', two, '女'],
    ],
    fix: { E4: three },
  },
  'certificate-of-another-person': {
    headings: roster,
    before: [onRoster(one)],
    rows: [['某人', two, numberOf(one), ...holder(two).slice(3)]],
    fix: { C2: numberOf(two) },
  },
  'unknown-certificate': {
    ...reviewed([undefined, '某人', three, undefined], { C2: one }),
    isElsewhere: true,
  },
  'unknown-person': reviewed([99, '某人', undefined, undefined], { A2: 1 }),
  'registry-id-differs': reviewed([2, '某人', one, undefined], { A2: 1 }),
  'certificate-awaited': changed([numberOf(three), '冻结', { day: '2020-03-01' }], { C2: numberOf(one) }),
  'event-before-issue': changed([numberOf(one), '冻结', { day: '2010-03-01' }], {
    E2: { day: '2020-03-01' },
  }),
  'event-out-of-order': {
    ...changed([numberOf(one), '恢复', { day: '2020-03-01' }], { D2: '冻结' }),
    isOnRecord: true,
    isElsewhere: true,
  },
  'name-differs': {
    headings: ['姓名', '身份证号', '死亡日期'],
    before: [onRoster(one)],
    rows: [['某某', one, { day: '2020-03-01' }]],
    fix: { A2: '某人' },
  },
  'state-differs': {
    headings: [...roster, '证件状态', '状态日期'],
    before: [
      [
        '注销.csv',
        [...roster, '证件状态', '状态日期'].join(','),
        `某人,${one},${numberOf(one)},肢体,三级,2015-03-04,径河街道,注销,2019-06-01`,
      ],
    ],
    rows: [holder(one, '有效')],
    fix: { H2: '注销', I2: { day: '2019-06-01' } },
    isElsewhere: true,
  },
  'amount-not-the-rate': {
    headings: ['补贴项目', '姓名', '身份证号', '发放月份', '补贴金额'],
    rows: [['阳光创业扶持金', '某人', one, '2020-06', 5000]],
    fix: { E2: 4000 },
  },
  'unknown-subdistrict': {
    headings: roster,
    rows: [holder(one), [...holder(two).slice(0, 6), '不存在街道']],
    fix: { G3: '径河街道' },
  },
  'not-on-list': {
    title: '低保减少名单',
    headings: ['姓名', '身份证号', '停保月份'],
    before: [['低保.csv', '姓名,身份证号,起始月份', `某人,${one},2018-01`, `某人,${two},2018-01`]],
    rows: [['某人', three, '2020-06']],
    fix: { B3: two },
    isElsewhere: true,
    isOnRecord: true,
  },
  'list-incomplete': {
    headings: ['姓名', '身份证号', '起始月份'],
    rows: [
      ['某人', one, '2018-01'],
      ['某人', two, undefined],
    ],
    fix: { C3: '2018-01' },
    isElsewhere: true,
  },
  'roster-incomplete': {
    title: '全量花名册',
    headings: roster,
    before: [onRoster(one, two, three)],
    rows: [holder(one), [undefined, ...holder(two).slice(1)]],
    fix: { A4: '某人' },
    isElsewhere: true,
  },
};
