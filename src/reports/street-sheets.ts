import type { WorkbookColumn, WorkbookSheet } from '../files/workbook.ts';

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
};

/** 街道名单 one sheet a subdistrict, in the order of the rows, with drop-downs for the outcome. */
export function streetSheets(rows: Iterable<StreetRow>, list: StreetList): readonly WorkbookSheet[] {
  const { title, choices = [], answers = outcomeColumns, nobody, noteOf, how } = list;
  const columns = [...list.columns, ...answers].map((column) =>
    column.heading === OUTCOME ? { ...column, choices } : column,
  );
  const streets = new Map<string, (readonly string[])[]>();
  for (const { subdistrict, cells } of rows) {
    const own = streets.get(subdistrict) ?? [];
    streets.set(subdistrict, own);
    own.push(cells);
  }
  if (streets.size === 0) streets.set(nobody, []);
  return Array.from(streets, ([name, own]) => ({
    name,
    title,
    note: noteOf(name, own.length),
    columns,
    rows: own,
    footers: [`说明：${how}`],
    landscape: true,
  }));
}
