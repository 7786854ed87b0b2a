import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import {
  dayColumn,
  noteColumn,
  optionalAmountColumn,
  requiredTextColumn,
  textColumn,
} from '../../columns/plain-columns.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

/** 参保名单 the people an insurance covers (意外伤害保险), one row a person and term. */
export const insurance = defineRecordKind({
  kind: 'insurance',
  title: { zh: '参保名单', en: 'insurance policies' },
  identity: 'citizenId',
  record: { table: 'insurance_policy', on: 'startsOn', key: ['citizenId', 'product', 'startsOn'] },
  columns: [
    { ...nameColumn, headings: [...nameColumn.headings, '被保险人', '被保险人姓名', '参保人姓名', '参保人'] },
    {
      ...citizenIdColumn,
      headings: [...citizenIdColumn.headings, '被保险人身份证号', '被保险人证件号码', '参保人身份证号'],
    },
    requiredTextColumn({
      field: 'product',
      heading: '险种',
      headings: ['险种名称', '保险名称', '产品名称', '保险项目'],
    }),
    textColumn({ field: 'policyNumber', heading: '保单号', headings: ['保险单号', '保单号码'] }),
    dayColumn({
      field: 'startsOn',
      heading: '起保日期',
      headings: ['起保日', '保险起期', '生效日期', '保险起始日期', '起保时间'],
    }),
    dayColumn({
      field: 'endsOn',
      heading: '终保日期',
      headings: ['终保日', '保险止期', '终止日期', '保险终止日期', '到期日期', '满期日期'],
    }),
    optionalAmountColumn({ field: 'premiumFen', heading: '保费', headings: ['保险费', '保费(元)'] }),
    noteColumn,
  ],
  check({ startsOn, endsOn }, report) {
    if (endsOn < startsOn) report('endsOn', 'end-before-start');
  },
});
