import { requiredTextColumn } from '../../columns/plain-columns.ts';
import { readYear } from '../../cells/read-number.ts';
import { readParagraphs } from '../../cells/read-words.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

/** 文字材料 what no table holds: one file a year, Markdown or .docx: a title with the year, then headings with their text. */
export const narrative = defineRecordKind({
  kind: 'narrative',
  title: { zh: '文字材料', en: 'narrative' },
  identity: 'section',
  record: { table: 'narrative', on: 'year', key: ['year', 'section'] },
  markdown:
    '# 2020年文字材料\n\n## 残疾人模范\n\n1. 姓名：事迹\n\n## 存在的问题\n\n\n## 下年工作计划\n\n1. \n',
  columns: [
    {
      field: 'year',
      heading: '年度',
      headings: ['年份'],
      hint: { zh: '四位年份', en: 'four digits' },
      required: true,
      as: readYear,
      width: 8,
    },
    requiredTextColumn({ field: 'section', heading: '栏目', headings: ['标题', '章节'] }),
    {
      field: 'text',
      heading: '正文',
      headings: ['内容'],
      hint: { zh: '', en: '' },
      required: true,
      as: readParagraphs,
      width: 60,
    },
  ],
});
