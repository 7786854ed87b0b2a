import { compact } from '../../cells/clean.ts';
import { creditCodeColumn } from '../../columns/employer-columns.ts';
import {
  noteColumn,
  optionalDayColumn,
  requiredTextColumn,
  textColumn,
} from '../../columns/plain-columns.ts';
import { approval } from '../../rows/deciding-words.ts';
import { readCount, readYear } from '../../cells/read-number.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const PEOPLE = { zh: '人数', en: 'people' };

/** 安残审核用人单位名单 employers and what they declared of disabled workers in a year (安残审核). */
export const employers = defineRecordKind({
  kind: 'employers',
  title: { zh: '安残审核用人单位名单', en: 'employers' },
  identity: 'creditCode',
  record: { table: 'employer', on: 'year', key: ['creditCode', 'year'] },
  columns: [
    requiredTextColumn({
      field: 'employer',
      heading: '单位名称',
      headings: ['用人单位名称', '用人单位', '企业名称', '公司名称'],
    }),
    creditCodeColumn,
    {
      field: 'year',
      heading: '年度',
      headings: ['审核年度', '所属年度', '申报年度', '年份'],
      hint: { zh: '四位年份', en: 'four digits' },
      required: true,
      as: readYear,
      width: 8,
    },
    {
      field: 'workers',
      heading: '在职职工人数',
      headings: ['职工人数', '上年度在职职工人数', '在职职工总数', '职工总数'],
      hint: PEOPLE,
      required: true,
      as: readCount,
      isSummed: true,
      width: 14,
    },
    {
      field: 'disabledWorkers',
      heading: '安置残疾人人数',
      headings: ['安排残疾人人数', '残疾职工人数', '实际安置人数', '安置残疾人数', '实际安排残疾人数'],
      hint: PEOPLE,
      required: true,
      as: readCount,
      isSummed: true,
      width: 14,
    },
    optionalDayColumn({
      field: 'reviewedOn',
      isPast: true,
      heading: '审核日期',
      headings: ['审核时间', '受理日期'],
    }),
    textColumn({ field: 'result', heading: '审核结果', headings: ['审核结论', '审核意见'] }),
    noteColumn,
  ],
  check({ result }, report) {
    // Free text, but for the words that say that the employer did not pass.
    if (result !== undefined && approval.never.includes(compact(result)))
      report('result', 'row-not-in-force', result);
  },
});
