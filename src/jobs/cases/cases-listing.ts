import {
  type ListingColumn,
  column,
  csvTitles,
  inFiles,
  type Listing,
  tableOf,
} from '../../kernel/documents/listing.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { besideTitles } from '../../cases/case-kind.ts';
import { endingNames } from './case-words.ts';
import type { ListedCase } from './list-cases.ts';

const columns: readonly ListingColumn<ListedCase>[] = [
  column('个案', 'case', (one) => one.case, { width: 8 }),
  column('种类', 'kind', ({ title }) => title, { width: 20 }),
  column('办理对象', 'whom', ({ whom }) => whom, { width: 14 }),
  column('登记号', 'id', ({ person }) => person ?? undefined, { width: 10, on: inFiles }),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? undefined, {
    width: 18,
    isOptional: true,
  }),
  column('受理日期', 'opened', ({ openedOn }) => openedOn, { width: 12 }),
  column('现状', 'state', ({ stateTitle }) => stateTitle, { width: 16 }),
  column(
    '期限',
    'due',
    ({ dueOn, ended, isOverdue }) => {
      if (ended !== null) return endingNames[ended];
      if (dueOn === null) return { zh: '不设期限', en: 'none' };
      return isOverdue ? { text: dueOn, style: 'red' } : dueOn;
    },
    { width: 12 },
  ),
  column('经办人', 'clerk', ({ clerk }) => clerk ?? undefined, { width: 10, isOptional: true }),
  column(
    '可办步骤',
    'next',
    ({ next }) => ({
      zh: next.map(({ title }) => title).join('、'),
      en: next.map(({ step }) => step).join(', '),
    }),
    { width: 30, on: inFiles },
  ),
  column('金额', 'yuan', ({ amountFen }) => (amountFen === null ? undefined : { fen: amountFen }), {
    kind: 'yuan',
    width: 12,
    on: inFiles,
  }),
  column('文号', 'approval', ({ approval }) => approval ?? undefined, { width: 20, on: inFiles }),
];

/** What its CSV begins with. */
export const casesTitles = csvTitles(columns);

/** 个案清单. */
export function casesListing(
  cases: readonly ListedCase[],
  { asOf, title = '个案清单' }: { readonly asOf: PlainDate; readonly title?: string },
): Listing {
  return {
    name: title,
    title,
    note: `截至${asOf}，共${cases.length}件`,
    isLandscape: true,
    ...tableOf(columns, cases),
    more: { counter: '件', file: { zh: `${title}.xlsx`, en: 'cases.xlsx' } },
  };
}

const handedOut: readonly ListingColumn<ListedCase>[] = [
  column('个案编号', 'case', (one) => one.case, { width: 10 }),
  column('个案种类', 'kind', ({ title }) => title, { width: 20 }),
  column('姓名', 'name', ({ person, whom }) => (person === null ? undefined : whom), { width: 12 }),
  column('办理对象', 'whom', ({ person, whom }) => (person === null ? whom : undefined), { width: 16 }),
  column('登记号', 'id', ({ person }) => person ?? undefined, { width: 10 }),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? undefined, { width: 16 }),
  column('受理日期', 'opened', ({ openedOn }) => openedOn, { width: 12 }),
  column('现状', 'state', ({ stateTitle }) => stateTitle, { width: 14 }),
  column('期限', 'due', ({ dueOn }) => dueOn ?? undefined, { width: 12 }),
  column('可办步骤', 'next', ({ next }) => next.map(({ title }) => title).join('、'), { width: 30 }),
];

const nothing = (): undefined => undefined;

/** 发给街道的个案台账 open cases with columns to be filled in: it comes back as a sheet of cases. */
export function handedOutCases(cases: readonly ListedCase[], asOf: PlainDate): Listing {
  const steps = [
    ...new Set(cases.flatMap(({ next }) => next.map(({ title }) => title))),
    ...Object.values(besideTitles),
  ];
  const toFillIn: readonly ListingColumn<ListedCase>[] = [
    column('办理步骤', 'step', nothing, {
      width: 16,
      choices: steps,
      hint: '填可办步骤中的一个；只写备注或换经办人的，填“备注”“换经办人”',
    }),
    column('办理日期', 'on', nothing, { width: 12, hint: '年-月-日' }),
    column('经办人', 'clerk', nothing, { width: 10 }),
    column('金额', 'yuan', nothing, { width: 12, hint: '元' }),
    column('文号', 'approval', nothing, { width: 18 }),
    column('填写内容', 'fields', nothing, { width: 30, hint: '名称=内容；名称=内容' }),
    column('已收材料', 'documents', nothing, { width: 18, hint: '材料；材料' }),
    column('备注', 'note', nothing, { width: 18 }),
  ];
  return {
    name: '个案台账',
    title: '个案台账',
    note: `截至${asOf}，共${cases.length}件`,
    isLandscape: true,
    isToFillIn: true,
    ...tableOf([...handedOut, ...toFillIn], cases),
  };
}
