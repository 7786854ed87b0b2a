import type { Text } from '../kernel/text.ts';
import type { Fact } from './fact.ts';

const household: Text = {
  zh: '户名单和低保名单',
  en: 'the household list (户名单) and the low-income list (低保名单)',
};
const gone: Text = {
  zh: '已去世、已迁出的人不计；其余的人有一个不清楚，就可能未知',
  en: 'the dead and those who moved away are not counted; unknown where one of the others leaves it open',
};
const employers: Text = { zh: '安残审核用人单位名单', en: 'employers (安残审核用人单位名单)' };
const education: Text = { zh: '教育资助申请表', en: 'education applications (教育资助申请表)' };
const parents: Text = {
  zh: '教育资助申请表的家长身份证号，和花名册、低保名单',
  en: 'the parent’s id in the application, the roster and the low-income list',
};
const people = { zh: '人', en: 'people', one: 'person' };

/** 户和单位的事实 what may be asked of a household or an employer in a month. */
export const unitFacts = [
  {
    name: 'household.holder_count',
    entity: 'household',
    column: 'household_holder_count',
    label: { zh: '户内持证人数', en: 'holders in the household' },
    source: household,
    absent: gone,
    sheets: ['households', 'holders', 'certificate-events', 'deaths', 'moves'],
    type: 'int',
    from: 0,
    to: 99,
    unit: people,
    samples: [0, 1, 2, 3, 99],
  },
  {
    name: 'household.low_income',
    entity: 'household',
    column: 'household_low_income',
    label: { zh: '户内持证人低保', en: 'low income (低保) of a holder in the household' },
    source: household,
    absent: gone,
    sheets: ['households', 'low-income', 'holders', 'certificate-events', 'deaths', 'moves'],
    type: 'bool',
    yes: { zh: '有', en: 'yes' },
    no: { zh: '无', en: 'no' },
  },
  {
    name: 'employer.disabled_workers',
    entity: 'employer',
    column: 'employer_disabled_workers',
    label: { zh: '安置残疾人人数', en: 'disabled workers' },
    source: employers,
    sheets: ['employers'],
    type: 'int',
    from: 0,
    to: 99_999,
    unit: people,
    samples: [0, 1, 2, 99_999],
  },
  {
    name: 'employer.disabled_ratio',
    entity: 'employer',
    column: 'employer_disabled_ratio',
    label: { zh: '安置残疾人比例', en: 'share of disabled workers' },
    source: employers,
    sheets: ['employers'],
    type: 'int',
    from: 0,
    to: 10_000,
    // Whole numbers only: 1.5 % is 150; what is left over is cut off.
    unit: { zh: '‱', en: '‱' },
    isShare: true,
    samples: [0, 149, 150, 151, 160, 10_000],
  },
] as const satisfies readonly Fact[];

/** 事件的事实 what an application, a record or an entry of a list says. */
export const eventFacts = [
  {
    name: 'event.amount',
    entity: 'event',
    column: 'event_amount',
    label: { zh: '登记金额', en: 'amount on record' },
    source: { zh: '登记该笔的名单或台账的金额', en: 'the amount in the list or ledger of the event' },
    sheets: ['entitlements', 'services'],
    absent: { zh: '没有金额、零或负数为未知', en: 'unknown without an amount above zero' },
    type: 'money',
    from: 1,
    to: 100_000_000_000,
    unit: { zh: '元', en: 'yuan' },
    samples: [1, 100, 100_000, 100_000_000_000],
  },
  {
    name: 'event.household',
    entity: 'event',
    column: 'event_household',
    label: { zh: '当月所在的户（每户上限）', en: 'household of the month (for the cap)' },
    source: { zh: '户名单', en: 'the household list (户名单)' },
    sheets: ['households'],
    absent: {
      zh: '按户设上限的项目才问；当月在哪一户没有记录，而上限可能不够的，为未知',
      en: 'asked where a cap is per household; unknown where the household of the month is not on record and the cap might be reached',
    },
    type: 'bool',
    yes: { zh: '有记录，或不影响', en: 'on record, or of no matter' },
    no: { zh: '没有记录', en: 'not on record' },
  },
  {
    name: 'student.level',
    entity: 'event',
    column: 'student_level',
    label: { zh: '学历层次', en: 'level' },
    source: education,
    sheets: ['education'],
    type: 'enum',
    values: [
      { value: 'bachelor', label: { zh: '本科', en: 'bachelor' } },
      { value: 'junior-college', label: { zh: '专科', en: 'junior college' } },
      { value: 'gaokao', label: { zh: '高考', en: 'gaokao' } },
    ],
  },
  {
    name: 'student.basis',
    entity: 'event',
    column: 'student_basis',
    label: { zh: '申请类别', en: 'basis of the application' },
    source: education,
    sheets: ['education'],
    type: 'enum',
    values: [
      { value: 'student', label: { zh: '残疾学生', en: 'a disabled student' } },
      { value: 'child', label: { zh: '残疾人子女', en: 'the child of a holder' } },
    ],
  },
  {
    name: 'parent.certificate.live',
    entity: 'event',
    column: 'parent_certificate_live',
    label: { zh: '家长残疾人证', en: 'certificate of the parent' },
    source: parents,
    sheets: ['education', 'holders', 'certificate-events'],
    type: 'bool',
    yes: { zh: '有效', en: 'live' },
    no: { zh: '无效', en: 'not live' },
  },
  {
    name: 'parent.low_income',
    entity: 'event',
    column: 'parent_low_income',
    label: { zh: '家长低保', en: 'low income (低保) of the parent' },
    source: parents,
    sheets: ['education', 'low-income'],
    type: 'bool',
    yes: { zh: '是', en: 'yes' },
    no: { zh: '否', en: 'no' },
  },
] as const satisfies readonly Fact[];
