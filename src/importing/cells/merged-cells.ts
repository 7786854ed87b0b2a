import type { Cell, MergedArea, SheetRow } from '../../files/cell.ts';
import { blankCell } from '../../files/cell.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { Recognition } from '../headings/recognise.ts';
import type { KindOfRow } from '../sheet-kind.ts';

type Column = { readonly index: number; readonly field: string; readonly isSummed: boolean };

/** What a merged area says of a row: the cell of the first of its rows, at a column counted from 0. */
type MergedValue = { readonly index: number; readonly value: Cell };

/** Makes what gives, for rows in their order, what the merged areas that reach over each of them say; blank areas say nothing. */
export function createMergedValues(areas: readonly MergedArea[]): (row: SheetRow) => readonly MergedValue[] {
  const coming = areas.toSorted((one, other) => other.first - one.first);
  let open: readonly (MergedValue & { readonly last: number })[] = [];
  return (row) => {
    if (open.length > 0) open = open.filter(({ last }) => last >= row.row);
    for (let next = coming.at(-1); next !== undefined && next.first <= row.row; next = coming.at(-1)) {
      coming.pop();
      const value = next.first === row.row ? row.cells[next.column] : undefined;
      if (next.last >= row.row && value !== undefined && value.kind !== 'blank')
        open = [...open, { index: next.column, last: next.last, value }];
    }
    return open;
  };
}

/** 合并单元格 gives the rows of a merged area its value, and tells that it did. */
export type MergedCells = {
  /** The row with what its merged areas say; what is not to be read of it goes to `add`. */
  readonly fill: (row: SheetRow, add: (field: string, code: ProblemCode) => void) => SheetRow;
  readonly problems: () => readonly Problem[];
};

/**
 * Makes it for a sheet. A column that groups rows says the same of each of them; an amount that is merged is the group's, and
 * nobody can tell how much of it is whose.
 */
export function createMergedCells(
  { kind, columns, deciding, headingRows }: Recognition<KindOfRow>,
  areas: readonly MergedArea[],
  report: (row: number, field: string, code: ProblemCode, shown: string) => Problem,
): MergedCells {
  const read = new Map<number, Column>([
    ...deciding.map(({ index, heading }) => [index, { index, field: heading, isSummed: false }] as const),
    ...kind.columns.flatMap(({ field, isSummed = false }) => {
      const mapped = columns.get(field);
      return mapped ? [[mapped.index, { index: mapped.index, field, isSummed }] as const] : [];
    }),
  ]);
  const valuesOf = createMergedValues(
    areas.filter(({ column, first }) => first > headingRows.last && read.has(column)),
  );
  const told = new Map<Column, { row: number; count: number }>();
  return {
    fill(row, add) {
      const values = valuesOf(row);
      if (values.length === 0) return row;
      const cells = [...row.cells];
      for (const { index, value } of values) {
        const column = read.get(index);
        if (column === undefined) continue;
        while (cells.length <= index) cells.push(blankCell);
        cells[index] = value;
        if (column.isSummed) {
          add(column.field, 'merged-amount');
          continue;
        }
        const so = told.get(column) ?? { row: row.row, count: 0 };
        told.set(column, { ...so, count: so.count + 1 });
      }
      return { ...row, cells };
    },
    problems: () =>
      [...told].map(([{ field }, { row, count }]) => report(row, field, 'merged-cells', String(count))),
  };
}
