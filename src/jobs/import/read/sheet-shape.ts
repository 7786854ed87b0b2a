import type { SheetRow, SheetWatch, Spreadsheet } from '../../../files/cell.ts';
import { toProblem } from '../../../importing/problems/to-problem.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { RecognisedSheet } from './recognise-files.ts';

/** 表格形状 what a sheet hides or lacks without being wrong: told once a sheet, with where it begins and how often. */
export type SheetShape = {
  readonly watch: Required<Pick<SheetWatch, 'hiddenColumns'>>;
  readonly see: (row: SheetRow) => void;
  readonly problems: () => readonly Problem[];
};

type Run = { row: number; count: number };

/** Watches the rows of a sheet; in CSV a row with fewer cells than headings counts as short. */
export function createSheetShape(source: RecognisedSheet, format: Spreadsheet['format']): SheetShape {
  const { file, sheet, recognition } = source;
  const fewest = format === 'csv' ? Math.max(...lastOf(recognition)) + 1 : 0;
  const hidden: Run = { row: 0, count: 0 };
  const short: Run = { row: 0, count: 0 };
  const hiddenColumns: (readonly [number, number])[] = [];
  const at = (row: number, heading = '', index?: number) => ({ file, sheet, row, heading, index });
  return {
    watch: {
      hiddenColumns: (first, last) => {
        hiddenColumns.push([first, last]);
      },
    },
    see(row) {
      if (row.isHidden === true) count(hidden, row.row);
      if (row.cells.length < fewest) count(short, row.row);
    },
    problems: () => [
      ...[...recognition.columns.values()]
        .filter(({ index }) => hiddenColumns.some(([first, last]) => index >= first && index <= last))
        .map(({ heading, index }) =>
          toProblem('hidden-column', at(recognition.headingRows.first, heading, index)),
        ),
      ...(hidden.count > 0
        ? [toProblem('hidden-rows', at(hidden.row), { shown: String(hidden.count) })]
        : []),
      ...(short.count > 0 ? [toProblem('short-row', at(short.row), { shown: String(short.count) })] : []),
    ],
  };
}

function lastOf({ columns }: RecognisedSheet['recognition']): readonly number[] {
  return [...columns.values()].map(({ index }) => index);
}

function count(run: Run, row: number): void {
  if (run.count === 0) run.row = row;
  run.count += 1;
}
