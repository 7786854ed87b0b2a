import type { WorkbookSheet } from '../files/documents/workbook.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';

/** Something due, as a list for people shows it; the number masked or revealed by the caller. */
export type ListedDue = {
  readonly on: PlainDate;
  readonly what: Text;
  readonly personId: number;
  readonly name: string;
  readonly certificate?: string;
  readonly subdistrict?: string;
  readonly community?: string;
  readonly code?: string;
};

const columns = [
  { heading: '日期', width: 12 },
  { heading: '事项', width: 12 },
  { heading: '登记号', width: 10 },
  { heading: '姓名', width: 12 },
  { heading: '残疾人证号', width: 24 },
  { heading: '街道', width: 20 },
  { heading: '社区', width: 16 },
  { heading: '核查项', width: 24 },
] as const;

/** 到期日程 the headings of the list. */
export const dueHeadings: readonly string[] = columns.map(({ heading }) => heading);

/** One row a thing due. */
export function* dueRows(entries: Iterable<ListedDue>): Generator<string[]> {
  for (const { on, what, personId, name, certificate = '', ...where } of entries) {
    const { subdistrict = '', community = '', code = '' } = where;
    yield [on, what.zh, String(personId), name, certificate, subdistrict, community, code];
  }
}

/** The list as a sheet to hang on the wall. */
export function dueSheet(
  entries: Iterable<ListedDue>,
  { from, to, total }: { readonly from: PlainDate; readonly to: PlainDate; readonly total: number },
): WorkbookSheet {
  return {
    name: '到期日程',
    title: '残疾人证到期日程',
    note: `${from}至${to}，共${total}项`,
    columns: columns.map((column) => ({ ...column, as: 'text' })),
    rows: dueRows(entries),
    landscape: true,
  };
}
