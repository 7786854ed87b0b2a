import type { CitizenId } from '../../../kernel/citizen-id.ts';
import type { YearMonth } from '../../../kernel/year-month.ts';
import { extraPlaceColumns } from '../../columns/place-columns.ts';
import { choiceColumn } from '../../columns/plain-columns.ts';
import { readLastMonth, readMonth } from '../../cells/read-date.ts';
import { readCitizenId } from '../../cells/people/read-identity.ts';
import { readName, readText } from '../../cells/read-words.ts';
import { findReliefCategory, type ReliefCategory, reliefWords } from '../../cells/people/relief-category.ts';
import { type Column, defineKind, type ReportProblem, type ValuesOf } from '../../sheet-kind.ts';

/** 低保名单的一行 one person's months on the low-income list; without `toMonth` they last. */
export type LowIncomeRow = {
  readonly kind: 'low-income';
  readonly name: string;
  readonly citizenId: CitizenId;
  /** Only a list of removals may leave it out. */
  readonly fromMonth: YearMonth | undefined;
  readonly toMonth: YearMonth | undefined;
  /** 救助类别; 低保 where the sheet names none. */
  readonly category: ReliefCategory;
  readonly note: string | undefined;
  readonly subdistrict: string | undefined;
  readonly community: string | undefined;
};

const MONTH = { zh: '年-月，如2020-01', en: 'as 2020-01' };

const columns = [
  {
    field: 'name',
    heading: '姓名',
    headings: ['低保对象姓名', '保障对象姓名', '救助对象姓名', '家庭成员姓名'],
    hint: { zh: '', en: '' },
    required: true,
    as: readName,
    width: 12,
  },
  {
    field: 'citizenId',
    heading: '身份证号',
    headings: [
      '身份证号码',
      '公民身份证号码',
      '公民身份号码',
      '居民身份证号码',
      '身份证',
      '证件号',
      '证件号码',
    ],
    hint: { zh: '18位，文本格式', en: '18 characters, as text' },
    required: true,
    as: readCitizenId,
    width: 22,
  },
  {
    field: 'fromMonth',
    heading: '起始月份',
    headings: [
      '起始月',
      '开始月份',
      '起始年月',
      '开始年月',
      '享受起始月',
      '享受起始月份',
      '享受开始月份',
      '低保起始月份',
      '低保开始月份',
      '起保月份',
      '纳入月份',
      '享受低保起始月份',
    ],
    hint: MONTH,
    required: false,
    as: readMonth,
    width: 12,
  },
  {
    field: 'toMonth',
    heading: '终止月份',
    headings: [
      '终止月',
      '结束月份',
      '截止月份',
      '终止年月',
      '结束年月',
      '截止年月',
      '享受终止月份',
      '享受截止月份',
      '享受结束月份',
      '低保终止月份',
      '低保截止月份',
      '停保月份',
      '退出月份',
      '停发月份',
      '停保日期',
      '停保时间',
      '停发日期',
      '停发时间',
      '退出日期',
      '退出时间',
      '退保日期',
      '终止日期',
      '终止时间',
      '享受低保终止月份',
    ],
    hint: { zh: '仍在享受则留空', en: 'blank while it lasts' },
    required: false,
    as: readLastMonth,
    width: 12,
  },
  {
    ...choiceColumn({
      field: 'category',
      heading: '救助类别',
      headings: [
        '救助类型',
        '救助种类',
        '救助项目',
        '救助对象类别',
        '救助对象类型',
        '社会救助类别',
        '社会救助类型',
        '保障类别',
        '保障类型',
        '保障种类',
        '保障对象类别',
        '低保类别',
        '低保类型',
        '低保种类',
        '对象类别',
        '对象类型',
        '困难类别',
        '困难类型',
        '困难对象类别',
        '身份类别',
        '享受类别',
        '待遇类别',
      ],
      oneOf: reliefWords,
    }),
    required: false,
    isDeciding: true,
    isExtra: true,
    ifBlank: 'required-blank',
    findIn: findReliefCategory,
  },
  {
    field: 'note',
    heading: '备注',
    headings: ['说明'],
    hint: { zh: '', en: '' },
    required: false,
    as: readText,
    width: 24,
  },
  ...extraPlaceColumns,
] as const satisfies readonly Column[];

/** 低保名单 the low-income list of civil affairs. */
export const lowIncome = defineKind({
  kind: 'low-income',
  title: { zh: '低保名单', en: 'low-income list' },
  identity: 'citizenId',
  needsOneOf: ['fromMonth', 'toMonth'],
  ends: 'toMonth',
  columns,
  toRecord: toLowIncomeRow,
});

function toLowIncomeRow(values: ValuesOf<typeof columns>, report: ReportProblem): LowIncomeRow | undefined {
  const { fromMonth, toMonth } = values;
  // The title may name several, and then no row is known to be of any.
  const category = (values.category as ReliefCategory | 'mixed' | undefined) ?? 'low-income';
  if (category === 'mixed') report('category', 'required-blank');
  if (fromMonth !== undefined && toMonth !== undefined && toMonth < fromMonth)
    report('toMonth', 'month-order', `${fromMonth} – ${toMonth}`);
  if (category === 'mixed') return undefined;
  const { name, citizenId, note, subdistrict, community } = values;
  return {
    kind: 'low-income',
    name,
    citizenId,
    fromMonth,
    toMonth,
    category,
    note,
    subdistrict,
    community,
  };
}
