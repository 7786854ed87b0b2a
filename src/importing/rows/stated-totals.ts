import type { SheetRow } from '../../files/cell.ts';
import type { Problem } from '../../kernel/problem.ts';
import { headingKey, textOf } from '../headings/heading.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import { Fault, type Reader } from '../cells/reading.ts';

/** A column that a 合计 row adds up. */
type SummedColumn = {
  readonly field: string;
  readonly index: number;
  readonly read: Reader<unknown>;
  /** How a sum is shown: yuan for fen. */
  readonly show: (sum: number) => string;
};

/** What rows amount to; a sum is NaN where a cell among them could not be read. */
type Totals = { rows: number; readonly sums: Map<string, number> };

type Stated = { readonly row: number; readonly isSub: boolean } & {
  readonly count: number | undefined;
  readonly sums: ReadonlyMap<string, number>;
  /** The rows since the 合计 or 小计 before, and all rows so far. */
  readonly part: Totals;
  readonly soFar: Totals;
};

type Report = (row: number, field: string, code: ProblemCode, shown: string) => Problem;

/** 合计 小计 compares what a sheet states with what its rows amount to: heads, and the sums of its amounts. */
export type TotalCheck = {
  /** Adds what was read of a summed cell: a number, nothing, or a fault. */
  readonly add: (field: string, value: unknown) => void;
  /** Counts a row; of one that `isLost` the amounts are not known. */
  readonly nextRow: (isLost?: boolean) => void;
  readonly state: (row: SheetRow) => void;
  readonly problems: () => readonly Problem[];
};

/** Makes the check; `identity` is the field that the problem of a count stands at. */
export function createTotalCheck(
  columns: readonly SummedColumn[],
  identity: string,
  report: Report,
): TotalCheck {
  const all = newTotals(columns);
  let part = newTotals(columns);
  const stated: Stated[] = [];
  return {
    add(field, value) {
      const more = value instanceof Fault ? Number.NaN : typeof value === 'number' ? value : 0;
      for (const { sums } of [all, part]) sums.set(field, (sums.get(field) ?? 0) + more);
    },
    nextRow(isLost = false) {
      for (const totals of [all, part]) {
        totals.rows += 1;
        if (isLost) for (const { field } of columns) totals.sums.set(field, Number.NaN);
      }
    },
    state(row) {
      const soFar = { rows: all.rows, sums: new Map(all.sums) };
      stated.push({ ...readStated(row, columns), row: row.row, part, soFar });
      part = newTotals(columns);
    },
    problems: () =>
      stated.flatMap((one) => {
        const may = one.isSub ? [one.part] : [all, one.soFar, one.part];
        const code = one.isSub ? 'subtotal-differs' : 'total-differs';
        const own = may[0] ?? all;
        const problems: Problem[] = [];
        if (one.count !== undefined && !may.some(({ rows }) => rows === one.count))
          problems.push(report(one.row, identity, code, `${one.count} / ${own.rows}`));
        for (const { field, show } of columns) {
          const sum = one.sums.get(field);
          const sums = may.map((totals) => totals.sums.get(field) ?? 0);
          if (sum === undefined || sums.includes(sum) || sums.some(Number.isNaN)) continue;
          problems.push(report(one.row, field, 'sum-differs', `${show(sum)} / ${show(sums[0] ?? 0)}`));
        }
        return problems;
      }),
  };
}

function newTotals(columns: readonly SummedColumn[]): Totals {
  return { rows: 0, sums: new Map(columns.map(({ field }) => [field, 0])) };
}

function readStated(
  row: SheetRow,
  columns: readonly SummedColumn[],
): Pick<Stated, 'isSub' | 'count' | 'sums'> {
  const texts = row.cells.map((cell) => headingKey(textOf(cell)));
  const sums = new Map<string, number>();
  for (const { field, index, read } of columns) {
    const cell = row.cells[index];
    const value = cell?.kind === 'text' || cell?.kind === 'number' ? read(cell) : undefined;
    if (typeof value === 'number') sums.set(field, value);
  }
  const summed = new Set(columns.map(({ index }) => index));
  const isSub = texts.some((text) => text.includes('小计'));
  return { isSub, sums, count: countIn(texts.filter((_, index) => !summed.has(index))) };
}

/** The one number of heads that a total states; several different ones state none. */
function countIn(texts: readonly string[]): number | undefined {
  const counts = new Set(
    texts
      .map(
        (text) =>
          /^(?:.{0,12}(?:合计|小计|总计|共计)(?::|共)?)?(\d{1,9})(?:\.0+)?(?:人|户|名|条)?$/.exec(text)?.[1],
      )
      .filter((digits) => digits !== undefined),
  );
  const [only] = counts;
  return counts.size === 1 ? Number(only) : undefined;
}
