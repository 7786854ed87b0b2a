import { optionalCitizenIdColumn, optionalNameColumn } from '../../columns/person-columns.ts';
import {
  choiceColumn,
  dayColumn,
  noteColumn,
  optionalAmountColumn,
  requiredTextColumn,
  textColumn,
} from '../../columns/plain-columns.ts';
import { readCount } from '../../cells/read-number.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const unitWords = {
  人: ['人', '名'],
  人次: ['人次'],
  次: ['次', '场', '场次', '期'],
  件次: ['件次', '件'],
  户: ['户', '户次'],
  家: ['家'],
};

/** 服务台账 the service ledger: which programme, who or what, when, how much. Equal rows are separate services. */
export const services = defineRecordKind({
  kind: 'services',
  title: { zh: '服务台账', en: 'service ledger' },
  identity: 'programme',
  record: {
    table: 'service_record',
    on: 'servedOn',
    key: ['programme', 'citizenId', 'subject', 'servedOn', 'number'],
    repeats: true,
  },
  columns: [
    requiredTextColumn({
      field: 'programme',
      heading: '服务项目',
      headings: ['项目', '项目名称', '服务内容', '活动名称', '服务类别'],
    }),
    textColumn({ field: 'number', heading: '台账编号', headings: ['记录编号', '单据号', '凭证号'] }),
    optionalNameColumn,
    optionalCitizenIdColumn,
    textColumn({
      field: 'subject',
      heading: '服务对象',
      headings: ['对象', '对象(单位)', '受益单位', '地点', '街道', '服务地点'],
    }),
    dayColumn({
      field: 'servedOn',
      isPast: true,
      heading: '服务日期',
      headings: ['服务时间', '活动日期', '发放日期', '日期', '配发日期'],
    }),
    {
      field: 'quantity',
      heading: '数量',
      headings: ['人次', '服务数量', '件数', '次数'],
      hint: { zh: '整数', en: 'a whole number' },
      required: true,
      as: readCount,
      isSummed: true,
      width: 10,
    },
    choiceColumn({ field: 'unit', heading: '计量单位', headings: ['单位', '数量单位'], oneOf: unitWords }),
    optionalAmountColumn({
      field: 'amountFen',
      heading: '金额',
      headings: ['费用', '费用(元)', '价值', '金额(元)'],
    }),
    noteColumn,
  ],
  check({ name, citizenId }, report) {
    if (name !== undefined && citizenId === undefined) report('citizenId', 'name-without-id');
  },
});
