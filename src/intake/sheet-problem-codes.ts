import type { Severity } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';

/** 表格问题: what can be wrong with a sheet as a whole, its headings and its shape; part of `problemCodes`. */
export const sheetProblemCodes = {
  'missing-heading': {
    severity: 'error',
    what: { zh: '缺少必需的列', en: 'a required column is missing' },
    cure: { zh: '请补上该列，或更正表头', en: 'add the column or correct its heading' },
  },
  'duplicate-heading': {
    severity: 'error',
    what: {
      zh: '有两列都是这一项，不知以哪列为准',
      en: 'two columns hold this, and which one counts is unknown',
    },
    cure: { zh: '请删去或改名其中一列', en: 'remove or rename one of them' },
  },
  'second-heading': {
    severity: 'info',
    what: { zh: '这一项已有一列，此列未读', en: 'this was already read from another column' },
    cure: { zh: '如应以此列为准，请删去另一列', en: 'remove the other column if this one counts' },
  },
  'unknown-heading': {
    severity: 'info',
    what: { zh: '不认识的列，未读', en: 'unknown column, not read' },
    cure: { zh: '如需要，请改用模板中的表头', en: 'use a heading of the template if it is needed' },
  },
  'total-differs': {
    severity: 'warning',
    what: {
      zh: '合计行的人数与读到的行数不同',
      en: 'the total stated in the sheet differs from the rows read',
    },
    cure: { zh: '请核对表格是否缺行或多行', en: 'check for missing or extra rows' },
  },
  'subtotal-differs': {
    severity: 'warning',
    what: {
      zh: '小计行的人数与它上面读到的行数不同',
      en: 'the subtotal stated in the sheet differs from the rows read above it',
    },
    cure: { zh: '请核对这一段是否缺行或多行', en: 'check that part for missing or extra rows' },
  },
  'sum-differs': {
    severity: 'warning',
    what: {
      zh: '合计行的数与各行相加的数不同',
      en: 'the total stated in the sheet differs from the sum of its rows',
    },
    cure: { zh: '请核对表格是否缺行、多行或有改动', en: 'check for missing, extra or changed rows' },
  },
  'ragged-row': {
    severity: 'error',
    what: {
      zh: '这一行比表头多出内容，多半是某格里的逗号没有加引号，后面的列都错了位',
      en: 'the row has more cells than there are headings: most likely an unquoted comma moved the rest',
    },
    cure: { zh: '请用 Excel 核对这一行后另存为 .xlsx', en: 'check the row in Excel and save as .xlsx' },
  },
  'short-row': {
    severity: 'warning',
    what: {
      zh: '这一行的列数比表头少，缺的按空白处理',
      en: 'the row has fewer cells than headings; the rest is taken as blank',
    },
    cure: { zh: '请核对这一行', en: 'check the row' },
  },
  'hidden-rows': {
    severity: 'info',
    what: {
      zh: '表中有隐藏的行，已照常读取',
      en: 'the sheet has hidden rows; they were read like the others',
    },
    cure: { zh: '如不应导入，请删去这些行', en: 'delete them if they should not count' },
  },
  'hidden-column': {
    severity: 'info',
    what: { zh: '这一列是隐藏的，已照常读取', en: 'the column is hidden; it was read like the others' },
    cure: { zh: '请取消隐藏后核对', en: 'show it and check it' },
  },
} as const satisfies Record<string, { severity: Severity; what: Text; cure: Text }>;
