import { choiceColumn, noteColumn, requiredTextColumn, textColumn } from '../../columns/plain-columns.ts';
import { readCount, readYear } from '../../cells/read-number.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const itemWords = {
  'registered-population': ['户籍人口', '户籍总人口', '户籍人口数', '年末户籍人口'],
  'administrative-posts': ['行政编制', '行政编制数'],
  'subordinate-posts': ['事业单位编制', '二级事业单位编制', '所属事业单位编制'],
};

/** 区情数据 what is true of the district as a whole in a year, each with its source. */
export const districtFacts = defineRecordKind({
  kind: 'district-facts',
  title: { zh: '区情数据', en: 'district facts' },
  identity: 'item',
  record: { table: 'district_fact', on: 'year', key: ['item', 'year'] },
  columns: [
    choiceColumn({
      field: 'item',
      heading: '指标',
      headings: ['指标名称', '项目', '数据项'],
      oneOf: itemWords,
    }),
    {
      field: 'year',
      heading: '年度',
      headings: ['年份', '统计年度'],
      hint: { zh: '四位年份', en: 'four digits' },
      required: true,
      as: readYear,
      width: 8,
    },
    {
      field: 'value',
      heading: '数值',
      headings: ['指标值', '数量', '数据'],
      hint: { zh: '整数', en: 'a whole number' },
      required: true,
      as: readCount,
      width: 12,
    },
    textColumn({ field: 'unit', heading: '单位', headings: ['计量单位'] }),
    requiredTextColumn({ field: 'source', heading: '来源', headings: ['数据来源', '资料来源', '出处'] }),
    noteColumn,
  ],
});
