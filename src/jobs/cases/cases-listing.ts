import { type Column, column, csvTitles, inFiles, type Listing, tableOf } from '../../kernel/listing.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { endingNames } from './case-words.ts';
import type { ListedCase } from './list-cases.ts';

const columns: readonly Column<ListedCase>[] = [
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
    ...{ kind: 'yuan', width: 12, on: inFiles },
  }),
  column('批准文号', 'approval', ({ approval }) => approval ?? undefined, { width: 20, on: inFiles }),
];

/** What its CSV begins with. */
export const casesTitles = csvTitles(columns);

/** 个案清单. */
export function casesListing(
  cases: readonly ListedCase[],
  { asOf, title = '个案清单' }: { readonly asOf: PlainDate; readonly title?: string },
): Listing {
  return {
    ...{ name: title, title, note: `截至${asOf}，共${cases.length}件`, isLandscape: true },
    ...tableOf(columns, cases),
    more: { counter: '件', file: { zh: `${title}.xlsx`, en: 'cases.xlsx' } },
  };
}
