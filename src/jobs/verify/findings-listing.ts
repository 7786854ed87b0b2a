import {
  type ListingColumn,
  column,
  csvTitles,
  inFiles,
  type Listing,
  onScreen,
  tableOf,
} from '../../kernel/documents/listing.ts';
import { placeText, severityNames } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { allChecks } from '../../verify/check-lists.ts';
import { type CheckList, checkLists, type Finding } from '../../verify/check.ts';
import type { FoundPerson } from '../../verify/finding-store.ts';
import { changeNames } from './change-names.ts';
import { checkTitled } from './check-titles.ts';
import { outcomeColumns } from '../review/outcome-columns.ts';
import type { Verification } from './run-verification.ts';

const titles: ReadonlyMap<string, Text> = new Map(allChecks.map(({ code, title }) => [code, title]));

/** The certificate where certificates are checked, the day and the row where rows of other sheets are. */
const columnsOf = (lists: readonly CheckList[]): readonly ListingColumn<Finding>[] => [
  column('变化', 'change', ({ change }) => change && changeNames[change], { on: onScreen, isOptional: true }),
  column('代码', 'code', ({ code }) => code, { on: inFiles }),
  column('级别', 'severity', ({ severity }) => severityNames[severity], { on: inFiles }),
  column('核查项', 'check', ({ code }) => titles.get(code), { on: inFiles }),
  column('登记号', 'id', ({ personId }) => personId),
  column('姓名', 'name', ({ name }) => name),
  ...(lists.includes('certificates')
    ? [column<Finding>('残疾人证号', 'certificate', ({ certificate }) => certificate)]
    : []),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict),
  column('社区', 'community', ({ community }) => community, { on: inFiles }),
  ...(isOfRows(lists)
    ? [
        column<Finding>('日期', 'day', ({ day }) => day, { isOptional: true }),
        column<Finding>('出处', 'where', ({ at }) => at && placeText(at), { isOptional: true }),
      ]
    : []),
  column('情况和办法', 'what and what to do', ({ message }) => message),
];

/** Whether other sheets than those of certificates are checked. */
function isOfRows(lists: readonly CheckList[]): boolean {
  return lists.some((list) => list !== 'certificates');
}

/** What its CSV can begin with. */
export const findingsTitles = [['certificates'], ['services'], checkLists].map((lists) =>
  csvTitles(columnsOf(lists as readonly CheckList[])),
);

/** 核查清单 the findings as a list, a row each. */
export function findingsListing(
  { asOf, counts, lists }: Pick<Verification, 'asOf' | 'counts' | 'lists'>,
  findings: Iterable<Finding>,
): Listing {
  const count = counts.error + counts.warning + counts.info;
  return {
    name: '核查清单',
    title: isOfRows(lists) ? '核查清单' : '残疾人证核查清单',
    note: `截至${asOf}，共${count}条。`,
    ...tableOf(columnsOf(lists), findings),
  };
}

// No number on it: the registry id and the name tell the person when the list comes back (复核结果表).
const columnsByPerson: readonly ListingColumn<FoundPerson>[] = [
  column('登记号', 'id', ({ personId }) => personId, { width: 9 }),
  column('姓名', 'name', ({ name }) => name, { width: 11 }),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? undefined, {
    width: 14,
    wrap: true,
    isSubdistrict: true,
  }),
  column('社区', 'community', ({ community }) => community ?? undefined, { width: 14, wrap: true }),
  column('核查项', 'checks', ({ codes }) => titled(codes), { width: 20, wrap: true }),
  column('情况和办法', 'what and what to do', ({ what }) => what, { width: 44, wrap: true }),
  ...outcomeColumns,
];

/** The codes of the checks alone say nothing to a street. */
function titled(codes: string): string {
  return codes
    .split(',')
    .map((code) => checkTitled(code).zh)
    .join('；');
}

/** 街道核查清单 whoever has findings, a row each, by subdistrict, with a place for the outcome. */
export function findingsByPerson({ asOf, byPerson, streets }: Verification): Listing {
  return {
    name: '核查清单',
    title: '残疾人证核查清单',
    isLandscape: true,
    isToFillIn: true,
    ...tableOf(columnsByPerson, byPerson()),
    bySubdistrict: { order: streets, noteOf: (name, count) => `${name}，截至${asOf}，共${count}人` },
    footers: [
      '说明：核实后填写复核日期、复核结果（从下拉选项中选）和复核人，不要改登记号和姓名；填好后用 dpf import 导入，没有填的行不会导入。',
    ],
  };
}
