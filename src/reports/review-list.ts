import type { WorkbookColumn, WorkbookSheet } from '../files/documents/workbook.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { markdownTable } from './markdown-table.ts';
import { outcomeColumns, type StreetList, type StreetRow, streetSheets } from './street-sheets.ts';

const columns: readonly WorkbookColumn[] = [
  { heading: '登记号', width: 9, as: 'text' },
  { heading: '姓名', width: 11, as: 'text' },
  { heading: '街道', width: 14, as: 'text', wrap: true },
  { heading: '社区', width: 14, as: 'text', wrap: true },
  { heading: '残疾类别', width: 10, as: 'text' },
  { heading: '残疾等级', width: 10, as: 'text' },
  { heading: '住址', width: 26, as: 'text', wrap: true },
  { heading: '电话', width: 14, as: 'text' },
  { heading: '上次结果', width: 12, as: 'text' },
  { heading: '上次日期', width: 12, as: 'text' },
  { heading: '待办', width: 16, as: 'text', wrap: true },
  { heading: '期限', width: 12, as: 'text' },
];

/** The headings of the list; those of a sheet of review results are among them. */
export const reviewHeadings: readonly string[] = [...columns, ...outcomeColumns].map(
  ({ heading }) => heading,
);

const HOW =
  '填写复核日期、复核结果（从下拉选项中选）和复核人，不要改登记号和姓名；填好后用 dpf review import 导入，没有填的行不会导入。';

/** One sheet a subdistrict, in the order of the rows. */
export function reviewSheets(
  title: string,
  rows: readonly StreetRow[],
  list: Required<Pick<StreetList, 'choices' | 'order'>>,
): readonly WorkbookSheet[] {
  const noteOf = (subdistrict: string, people: number): string => `${subdistrict} ${people}人`;
  return streetSheets(rows, { title, columns, ...list, nobody: '复核名单', noteOf, how: HOW });
}

/** The whole list as a Markdown table. */
export function reviewListMarkdown(title: string, rows: readonly StreetRow[]): string {
  const table = markdownTable(
    reviewHeadings,
    rows.map(({ cells }) => cells),
  );
  return [`# ${escapeMarkdown(title)}`, '', `共${rows.length}人。`, '', ...table, ''].join('\n');
}
