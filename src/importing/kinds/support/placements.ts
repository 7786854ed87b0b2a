import { creditCodeColumn } from '../../columns/employer-columns.ts';
import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import {
  choiceColumn,
  dayColumn,
  noteColumn,
  optionalDayColumn,
  requiredTextColumn,
  textColumn,
} from '../../columns/plain-columns.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const formWords = {
  quota: ['按比例就业', '按比例', '按比例安排'],
  concentrated: ['集中就业', '集中安置'],
  'self-employed': ['自主创业', '个体就业', '个体工商户', '创业'],
  flexible: ['灵活就业', '辅助性就业'],
  'public-post': ['公益性岗位', '公益岗位', '公益岗'],
};

/** 残疾人就业安置名单 who works where, since when. */
export const placements = defineRecordKind({
  kind: 'placements',
  title: { zh: '残疾人就业安置名单', en: 'placements' },
  identity: 'citizenId',
  ends: 'endedOn',
  record: { table: 'placement', on: 'beganOn', key: ['citizenId', 'creditCode', 'beganOn'] },
  columns: [
    nameColumn,
    citizenIdColumn,
    requiredTextColumn({
      field: 'employer',
      heading: '单位名称',
      headings: ['用人单位名称', '用人单位', '企业名称', '就业单位', '工作单位'],
    }),
    { ...creditCodeColumn, required: false },
    dayColumn({
      field: 'beganOn',
      heading: '入职日期',
      headings: ['就业日期', '上岗日期', '合同起始日期', '就业时间', '入职时间'],
    }),
    optionalDayColumn({
      field: 'endedOn',
      heading: '离职日期',
      headings: ['离职时间', '合同终止日期', '合同截止日期', '解除日期'],
    }),
    {
      ...choiceColumn({
        field: 'form',
        heading: '就业形式',
        headings: ['就业类型', '安置形式', '就业方式'],
        oneOf: formWords,
      }),
      required: false,
    },
    textColumn({ field: 'post', heading: '岗位', headings: ['工种', '工作岗位', '职务'] }),
    noteColumn,
  ],
  check({ beganOn, endedOn }, report) {
    if (endedOn !== undefined && endedOn < beganOn) report('endedOn', 'end-before-start');
  },
});
