import { optionalCreditCodeColumn } from '../../columns/employer-columns.ts';
import { optionalCitizenIdColumn, optionalNameColumn } from '../../columns/person-columns.ts';
import { amountColumn, choiceColumn, noteColumn, textColumn } from '../../columns/plain-columns.ts';
import { findOneOf } from '../../cells/read-choice.ts';
import { readMonth } from '../../cells/read-date.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const schemes = {
  'social-insurance': ['社保补贴', '灵活就业社保补贴', '社会保险补贴', '灵活就业社会保险补贴'],
  'medical-insurance': ['医保代缴', '居民医保代缴', '城乡居民医保代缴', '居民医保', '医保补贴'],
  'job-retention': ['稳岗补贴', '超比例稳岗补贴', '超比例安置稳岗补贴', '稳岗'],
  'shop-rent': ['房租补贴', '创业房租补贴', '门面房租补贴', '租金补贴'],
  'temporary-relief': ['临时救助', '疫情临时救助', '临时救助金'],
  hardship: ['困难补贴', '就业年龄段困难补贴', '疫情困难补贴'],
  'charity-relief': ['慈善救助', '新冠肺炎慈善救助', '韩红慈善救助'],
  'startup-grant': ['创业扶持金', '阳光创业扶持金'],
  'gaokao-award': ['高考奖励', '高考奖励金'],
} as const;

/** The ids of schemes that the sheet can name. */
export const schemesWithEntitlements: readonly string[] = Object.keys(schemes);

/** 补贴发放名单 entitlements whose amounts were decided elsewhere: to a person, or to an employer. */
export const entitlements = defineRecordKind({
  kind: 'entitlements',
  title: { zh: '补贴发放名单', en: 'entitlements with amounts' },
  identity: 'citizenId',
  needsOneOf: ['citizenId', 'creditCode'],
  record: { table: 'entitlement', on: 'month', key: ['scheme', 'citizenId', 'creditCode', 'month'] },
  columns: [
    {
      ...choiceColumn({
        field: 'scheme',
        heading: '补贴项目',
        headings: ['补贴类型', '补贴名称', '项目', '项目名称', '救助项目', '补贴种类'],
        oneOf: schemes,
      }),
      findIn: findOneOf(schemes),
    },
    optionalNameColumn,
    optionalCitizenIdColumn,
    textColumn({
      field: 'employer',
      heading: '单位名称',
      headings: ['用人单位', '企业名称', '用人单位名称'],
    }),
    optionalCreditCodeColumn,
    {
      field: 'month',
      heading: '发放月份',
      headings: ['补贴月份', '所属月份', '月份', '发放年月', '发放时间', '发放日期'],
      hint: { zh: '年-月，如2020-12', en: 'as 2020-12' },
      required: true,
      as: readMonth,
      width: 12,
    },
    amountColumn({
      field: 'amountFen',
      heading: '补贴金额',
      headings: ['金额', '发放金额', '救助金额', '代缴金额', '补贴金额(元)', '金额(元)'],
    }),
    noteColumn,
  ],
  check({ citizenId, creditCode, name }, report) {
    if ((citizenId === undefined) === (creditCode === undefined)) report('citizenId', 'person-or-employer');
    if (citizenId !== undefined && name === undefined) report('name', 'required-blank');
  },
});
