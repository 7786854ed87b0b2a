import { readCount } from '../cells/read-number.ts';
import { choiceColumn, requiredTextColumn, textColumn } from '../columns/plain-columns.ts';
import { type Column, defineKind, type SheetKind } from '../sheet-kind.ts';

/** 判定的写法 the first of each is the one offered. */
export const verdictWords = {
  same: ['是本人', '是', '同一人', '是同一人', '√', '对', 'yes', 'it is them'],
  different: ['不是', '不是本人', '否', '不是同一人', '×', 'no', 'it is not'],
  unclear: ['不清楚', '查不清', '待查', '无法核实', '?', 'unclear'],
} as const;

/** 判定 what is filled in, why, and by which the row is known again. */
export const judgementHeadings = { verdict: '判定', why: '判定说明', number: '判定编号' } as const;

/** 判定表的一行 a row of a sheet that came back with an answer, or still without one. */
export type JudgementRow = {
  readonly kind: 'judgement';
  readonly number: string;
  readonly verdict: keyof typeof verdictWords | undefined;
  readonly why: string | undefined;
  /** What stands beside it, so that a row whose columns were moved apart is noticed. */
  readonly person: number | undefined;
  readonly listedName: string | undefined;
  readonly listSheet: string | undefined;
  readonly listRow: number | undefined;
};

const columns = [
  requiredTextColumn({ field: 'number', heading: judgementHeadings.number }),
  {
    ...choiceColumn({ field: 'verdict', heading: judgementHeadings.verdict, oneOf: verdictWords }),
    required: false,
    isDeciding: true,
  },
  textColumn({ field: 'why', heading: judgementHeadings.why }),
  { ...textColumn({ field: 'person', heading: '登记号' }), as: readCount },
  textColumn({ field: 'listedName', heading: '名单姓名' }),
  textColumn({ field: 'listSheet', heading: '工作表' }),
  { ...textColumn({ field: 'listRow', heading: '行' }), as: readCount },
] as const satisfies readonly Column[];

/** 比对判定表 the workbook of `dpf match --judge`, filled in. */
export const judgementSheet: SheetKind<JudgementRow> = defineKind({
  kind: 'judgement',
  title: { zh: '比对判定表', en: 'judgements of a match' },
  identity: 'number',
  // A cell may be blank, a column may not be missing: answers under another heading would be lost without a word, and
  // without what stands beside the number nobody could see that columns were sorted apart.
  needsAll: ['verdict', 'person', 'listedName', 'listRow'],
  columns,
  toRecord: (values): JudgementRow => ({ kind: 'judgement', ...values }),
});
