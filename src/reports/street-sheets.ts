import type { WorkbookColumn, WorkbookSheet } from '../files/documents/workbook.ts';

/** 名单一行 the cells of a line, and the subdistrict whose sheet it goes to. */
export type StreetRow = { readonly subdistrict: string; readonly cells: readonly string[] };

const OUTCOME = '复核结果';

/** Where the street writes what it found; the headings are those of a sheet of review results (复核结果表). */
export const outcomeColumns: readonly WorkbookColumn[] = [
  { heading: '复核日期', width: 12, as: 'text' },
  { heading: OUTCOME, width: 12, as: 'text' },
  { heading: '复核人', width: 10, as: 'text' },
  { heading: '备注', width: 18, as: 'text', wrap: true },
];

/** What a list to hand out says besides its rows. */
export type StreetList = {
  readonly title: string;
  /** Those before the columns of the outcome. */
  readonly columns: readonly WorkbookColumn[];
  /** The outcomes to choose from; none where the list has answers of its own. */
  readonly choices?: readonly string[];
  /** What the street fills in, in the place of the outcome of a review. */
  readonly answers?: readonly WorkbookColumn[];
  /** The name of the one sheet of a list of nobody. */
  readonly nobody: string;
  readonly noteOf: (subdistrict: string, people: number) => string;
  /** How it is filled in and brought back. */
  readonly how: string;
  /** 街道顺序 the subdistricts as the district orders them; others come after them, those without one last. */
  readonly order: readonly string[];
};

/** The subdistrict of those of whom none is on record. */
export const NO_STREET = '未登记';

/** 街道名单 one sheet a subdistrict in the order of the district, with drop-downs for the outcome; first how many each has. */
export function streetSheets(rows: Iterable<StreetRow>, list: StreetList): readonly WorkbookSheet[] {
  const { title, choices = [], answers = outcomeColumns, nobody, noteOf, how, order } = list;
  const columns = [...list.columns, ...answers].map((column) =>
    column.heading === OUTCOME ? { ...column, choices } : column,
  );
  const streets = new Map<string, (readonly string[])[]>();
  for (const { subdistrict, cells } of rows) {
    const own = streets.get(subdistrict) ?? [];
    streets.set(subdistrict, own);
    own.push(cells);
  }
  const sheet = (name: string, own: readonly (readonly string[])[]): WorkbookSheet => ({
    ...{ name, title, note: noteOf(name, own.length), columns, rows: own },
    footers: [`说明：${how}`],
    landscape: true,
  });
  if (streets.size === 0) return [sheet(nobody, [])];
  const place = (name: string): number => {
    const known = order.indexOf(name);
    return known >= 0 ? known : name === NO_STREET ? Infinity : order.length;
  };
  const inOrder = [...streets].sort(
    ([one], [other]) => place(one) - place(other) || (one < other ? -1 : Number(one > other)),
  );
  return [summarySheet(title, inOrder), ...inOrder.map(([name, own]) => sheet(name, own))];
}

/** 汇总 how many lines each subdistrict has been given. */
function summarySheet(
  title: string,
  streets: readonly (readonly [string, readonly unknown[]])[],
): WorkbookSheet {
  const all = streets.reduce((sum, [, own]) => sum + own.length, 0);
  return {
    ...{ name: '汇总', title: `${title}汇总`, note: `共${streets.length}个街道` },
    columns: [
      { heading: '街道', width: 30, as: 'text' },
      { heading: '名单行数', width: 16, as: 'integer' },
      { heading: '交回日期', width: 18, as: 'text' },
      { heading: '备注', width: 26, as: 'text', wrap: true },
    ],
    rows: streets.map(([name, own]) => [name, own.length]),
    total: ['合计', all],
  };
}
