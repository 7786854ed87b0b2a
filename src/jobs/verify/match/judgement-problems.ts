import { judgementHeadings } from '../../../importing/headings/judgement-columns.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Text } from '../../../kernel/text.ts';

/** Where a row of the workbook stands. */
export type JudgedPlace = { readonly sheet: string; readonly row: number };

/** 判定表的问题 what a row can have against what was asked. Permanent. */
const codes = {
  'judgement-number': {
    column: judgementHeadings.number,
    text: {
      zh: '这个判定编号不是这个数据库发出的，或被改动过，此行未登记。请用 dpf match --judge 重新导出，把判定填在新表上。',
      en: 'This database gave no such number, or it was changed; the row was not recorded. Write the list anew with dpf match --judge and fill that in.',
    },
  },
  'judgement-mixed': {
    column: judgementHeadings.number,
    text: {
      zh: '判定编号和这一行的登记号或名单姓名不是一起的，此行未登记。排序时各列要一起移动；请对照导出的表改回。',
      en: 'The number does not belong to the registry id or the name beside it; the row was not recorded. Columns must be sorted together: compare with the list that was handed out.',
    },
  },
  'judgement-twice': {
    column: judgementHeadings.verdict,
    text: {
      zh: '同一个问题在表里有两种判定，都未登记。请只留一种。',
      en: 'The same question has two answers in this file; neither was recorded. Leave one of them.',
    },
  },
  'judgement-misplaced': {
    column: judgementHeadings.why,
    text: {
      zh: '判定填在了“判定说明”里，此行未登记。请把它移到“判定”一列再交回。',
      en: 'The answer stands where its reason belongs; the row was not recorded. Move it to the column 判定 and give it back.',
    },
  },
  'judgement-nobody': {
    column: judgementHeadings.number,
    text: {
      zh: '提到这个人的名单都已撤销，登记里没有此人，此行未登记。请用 dpf match --judge 重新导出。',
      en: 'Every list that named this person was undone, so that nobody is on record; the row was not recorded. Write the list anew with dpf match --judge.',
    },
  },
  'judgement-overruled': {
    column: judgementHeadings.verdict,
    text: {
      zh: '这份文件以前交回过，此后又有别的判定，此行未登记。要改判，请在重新导出的表上填写。',
      en: 'This very file was given back before, and another answer was given since; the row was not recorded. To overrule that, answer in a list written anew.',
    },
  },
  'judgement-two-people': {
    column: judgementHeadings.verdict,
    text: {
      zh: '名单的同一行判给了两个人，此行未登记。请核实是哪一位，把另一位填为“不是”。',
      en: 'One row of the list was said to be two people; this was not recorded. Find out which of them it is, and answer 不是 for the other.',
    },
  },
} as const satisfies Readonly<Record<string, { readonly column: string; readonly text: Text }>>;

/** What a row has against it, with its place. */
export function problemAt(file: string, { sheet, row }: JudgedPlace, code: keyof typeof codes): Problem {
  const { column, text } = codes[code];
  return {
    code,
    severity: 'error',
    at: { file, ...(sheet !== '' && { sheet }), row, column },
    message: text,
  };
}
