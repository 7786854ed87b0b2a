import type { Cell, MergedArea, SheetRow } from '../../files/cell.ts';
import { blankCell } from '../../files/cell.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { Recognition } from '../headings/recognise.ts';
import type { KindOfRow } from '../sheet-kind.ts';

type Column = {
  readonly index: number;
  readonly field: string;
  readonly isSummed: boolean;
  readonly isOfOne: boolean;
};

type Open = { readonly column: Column; readonly last: number; readonly value: Cell };

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
    ...deciding.map(
      ({ index, heading }) => [index, { index, field: heading, isSummed: false, isOfOne: false }] as const,
    ),
    ...kind.columns.flatMap(({ field, isSummed = false, isOfOne = false }) => {
      const mapped = columns.get(field);
      return mapped ? [[mapped.index, { index: mapped.index, field, isSummed, isOfOne }] as const] : [];
    }),
  ]);
  const coming = areas
    .filter(({ column, first }) => first > headingRows.last && read.has(column))
    .toSorted((one, other) => other.first - one.first);
  const told = new Map<Column, { row: number; count: number }>();
  let open: Open[] = [];

  const begin = (row: SheetRow): void => {
    if (open.length > 0) open = open.filter(({ last }) => last >= row.row);
    for (let next = coming.at(-1); next !== undefined && next.first <= row.row; next = coming.at(-1)) {
      coming.pop();
      const column = read.get(next.column);
      const value = next.first === row.row ? row.cells[next.column] : undefined;
      if (column && next.last >= row.row) open.push({ column, last: next.last, value: value ?? blankCell });
    }
  };
  return {
    fill(row, add) {
      begin(row);
      if (open.length === 0) return row;
      const cells = [...row.cells];
      for (const { column, value } of open) {
        if (value.kind === 'blank') continue;
        const { index, field } = column;
        while (cells.length <= index) cells.push(blankCell);
        cells[index] = value;
        if (column.isSummed) {
          add(field, 'merged-amount');
          continue;
        }
        if (column.isOfOne) add(field, 'row-says-otherwise');
        const so = told.get(column) ?? { row: row.row, count: 0 };
        told.set(column, { ...so, count: so.count + 1 });
      }
      return { ...row, cells };
    },
    problems: () =>
      [...told].map(([{ field }, { row, count }]) => report(row, field, 'merged-cells', String(count))),
  };
}
