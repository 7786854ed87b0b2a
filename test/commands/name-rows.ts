import { someone } from '../payout/registry.ts';

/** 韩凯建 and 萧红 hold certificates; 乙 and 丙 are on no roster. */
export const ids = {
  韩凯建: someone(1),
  萧红: someone(2, '19700506'),
  乙某: someone(3, '19600506'),
  丙某: someone(4, '19900506'),
};
export type Name = keyof typeof ids;

export const holders = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道';
export const holderRow = (of: Name, name: string = of): string =>
  `${name},${ids[of]},${ids[of]}43,肢体,三级,2015-03-04,径河街道`;

const memberOf = '户号,户主姓名,户主身份证号,姓名,身份证号,与户主关系';
const child = '学生姓名,身份证号,申请类别,学历层次,年度,残疾家长姓名,残疾家长身份证号';
const change = '姓名,身份证号,残疾人证号,变动类型,变动日期';
const [own, another, third, student] = [ids.韩凯建, ids.萧红, ids.乙某, ids.丙某];

/** A row of each kind with a name beside the number of somebody, and the column that the name is in. */
export type Row = readonly [
  kind: string,
  headings: string,
  column: string,
  whose: Name,
  row: (name: string) => string,
];
export const rows: readonly Row[] = [
  ['a roster', holders, '姓名', '韩凯建', (name) => holderRow('韩凯建', name)],
  ['deaths', '姓名,身份证号,死亡日期', '姓名', '韩凯建', (name) => `${name},${own},2020-03-01`],
  ['moves', '姓名,身份证号,迁移类型,迁移日期', '姓名', '韩凯建', (name) => `${name},${own},迁出,2020-03-01`],
  ['low income', '姓名,身份证号,起始月份', '姓名', '韩凯建', (name) => `${name},${own},2020-01`],
  ['households', memberOf, '姓名', '韩凯建', (name) => `H1,萧红,${another},${name},${own},配偶`],
  ['heads', memberOf, '户主姓名', '萧红', (name) => `H1,${name},${another},韩凯建,${own},配偶`],
  ['heads not on record', memberOf, '户主姓名', '乙某', (name) => `H1,${name},${third},乙某,${third},户主`],
  [
    'accounts',
    '姓名,身份证号,户名,银行账号',
    '姓名',
    '韩凯建',
    (name) => `${name},${own},萧红,6999990000000000001`,
  ],
  [
    'guardians',
    '姓名,身份证号,监护人姓名,监护人身份证号',
    '监护人姓名',
    '萧红',
    (name) => `韩凯建,${own},${name},${another}`,
  ],
  [
    'applications',
    '姓名,身份证号,补贴项目,申请日期',
    '姓名',
    '韩凯建',
    (name) => `${name},${own},家庭照料补贴,2020-03-01`,
  ],
  [
    'entitlements',
    '补贴项目,姓名,身份证号,发放月份,补贴金额',
    '姓名',
    '韩凯建',
    (name) => `社保补贴,${name},${own},2020-03,100`,
  ],
  [
    'services',
    '服务项目,姓名,身份证号,服务日期,数量,计量单位',
    '姓名',
    '韩凯建',
    (name) => `理发,${name},${own},2020-03-01,1,人次`,
  ],
  [
    'students',
    '学生姓名,身份证号,申请类别,学历层次,年度',
    '学生姓名',
    '韩凯建',
    (name) => `${name},${own},残疾学生,本科,2020`,
  ],
  [
    'parents',
    child,
    '残疾家长姓名',
    '萧红',
    (name) => `丙某,${student},残疾人子女,本科,2020,${name},${another}`,
  ],
  [
    'insurance',
    '姓名,身份证号,险种,起保日期,终保日期',
    '姓名',
    '韩凯建',
    (name) => `${name},${own},意外险,2020-03-01,2021-02-28`,
  ],
  [
    'claims',
    '赔案号,姓名,身份证号,出险原因,赔付项目,出险日期,赔付金额',
    '姓名',
    '韩凯建',
    (name) => `C1,${name},${own},意外住院,医疗费用,2020-03-01,100`,
  ],
  [
    'placements',
    '姓名,身份证号,单位名称,入职日期',
    '姓名',
    '韩凯建',
    (name) => `${name},${own},某厂,2020-03-01`,
  ],
  [
    'staff',
    '工作人员姓名,与工作人员关系,姓名,身份证号',
    '姓名',
    '韩凯建',
    (name) => `张某,父亲,${name},${own}`,
  ],
  [
    'reviews',
    '姓名,身份证号,复核日期,复核结果',
    '姓名',
    '韩凯建',
    (name) => `${name},${own},2020-03-01,合格`,
  ],
  ['certificate events', change, '姓名', '韩凯建', (name) => `${name},${own},${own}43,注销,2020-03-01`],
  ['new certificates', change, '姓名', '韩凯建', (name) => `${name},${own},${own}62,新办,2020-03-01`],
];
