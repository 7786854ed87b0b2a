import type { WorkbookColumn, WorkbookSheet } from '../files/workbook.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { padTable } from './markdown-table.ts';

/** 名单一行 the cells under `reviewHeadings`, and the subdistrict whose sheet they go to. */
export type ReviewListRow = { readonly subdistrict: string; readonly cells: readonly string[] };

const RESULT = '复核结果';
const columns: readonly WorkbookColumn[] = [
  { heading: '登记号', width: 9, as: 'text' },
  { heading: '姓名', width: 11, as: 'text' },
  { heading: '街道', width: 14, as: 'text' },
  { heading: '社区', width: 14, as: 'text' },
  { heading: '残疾类别', width: 10, as: 'text' },
  { heading: '残疾等级', width: 10, as: 'text' },
  { heading: '住址', width: 26, as: 'text', wrap: true },
  { heading: '电话', width: 14, as: 'text' },
  { heading: '上次结果', width: 12, as: 'text' },
  { heading: '上次日期', width: 12, as: 'text' },
  { heading: '待办', width: 16, as: 'text', wrap: true },
  { heading: '期限', width: 12, as: 'text' },
  { heading: '复核日期', width: 12, as: 'text' },
  { heading: RESULT, width: 12, as: 'text' },
  { heading: '复核人', width: 10, as: 'text' },
  { heading: '备注', width: 18, as: 'text', wrap: true },
];

/** The headings of the list; those of a sheet of review results are among them. */
export const reviewHeadings: readonly string[] = columns.map(({ heading }) => heading);

const HOW =
  '填写复核日期、复核结果（从下拉选项中选）和复核人，不要改登记号和姓名；填好后用 dpf review import 导入，没有填的行不会导入。';

/** One sheet a subdistrict, in the order of the rows. */
export function reviewSheets(
  title: string,
  rows: readonly ReviewListRow[],
  choices: readonly string[],
): readonly WorkbookSheet[] {
  const withChoices = columns.map((column) => (column.heading === RESULT ? { ...column, choices } : column));
  const names = [...new Set(rows.map(({ subdistrict }) => subdistrict))];
  return (names.length === 0 ? ['名单'] : names).map((name) => {
    const own = rows.filter(({ subdistrict }) => subdistrict === name);
    return {
      name,
      title,
      note: `${name} ${own.length}人`,
      columns: withChoices,
      rows: own.map(({ cells }) => cells),
      footers: [`说明：${HOW}`],
      landscape: true,
    };
  });
}

/** The whole list as a Markdown table. */
export function reviewListMarkdown(title: string, rows: readonly ReviewListRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const table = padTable([
    line(reviewHeadings),
    `|${'---|'.repeat(columns.length)}`,
    ...rows.map(({ cells }) => line(cells)),
  ]);
  return [`# ${escapeMarkdown(title)}`, '', `共${rows.length}人。`, '', ...table, ''].join('\n');
}
