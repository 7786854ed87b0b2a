import type { Cell, MergedArea, SheetRow } from '../../files/cell.ts';
import { fen, formatYuan } from '../../kernel/fen.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Problem } from '../../kernel/problem.ts';
import { createMergedCells } from '../cells/merged-cells.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import { Fault, safeToShow, type Reader } from '../cells/reading.ts';
import type { Recognition } from '../headings/recognise.ts';
import { createStandingTest } from './row-standing.ts';
import type { Column, KindOfRow } from '../sheet-kind.ts';
import { createSkipTest, type SkippedRow } from './skip-row.ts';
import { createTotalCheck, type TotalCheck } from './stated-totals.ts';
import { toProblem } from '../problems/to-problem.ts';

/** 一行的结果 what became of a row: a typed record, a rejection with every reason, or nothing to record. */
export type RowResult<Row extends KindOfRow> =
  | { readonly outcome: 'record'; readonly record: Row; readonly warnings: readonly Problem[] }
  | { readonly outcome: 'rejected'; readonly problems: readonly Problem[] }
  | SkippedRow;

/** Reads the rows of one sheet in order; `close` says what only the whole sheet shows. */
export type RowReader<Row extends KindOfRow> = {
  readonly read: (row: SheetRow) => RowResult<Row>;
  readonly close: () => readonly Problem[];
};

/** A column to be read, with what is needed a million times worked out once. */
type Step = {
  readonly field: string;
  readonly index: number;
  readonly heading: string;
  readonly read: Reader<unknown>;
  readonly ifBlank: ProblemCode | undefined;
  readonly isAdvisory: boolean;
  readonly isSummed: boolean;
  readonly show: (sum: number) => string;
};

type Found = { problems: Problem[] | undefined; isRejected: boolean };

const NO_PROBLEMS: readonly Problem[] = [];
const EXCEL_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

/** A row with more filled cells than `fields` has slipped (CSV); nothing in a list happened after its day. */
export type RowLimits = {
  readonly fields?: number | undefined;
  readonly asOf?: PlainDate | undefined;
  readonly merged?: readonly MergedArea[];
};

/** Makes the reader of a recognised sheet's data rows. Every bad cell of a row is reported, not only the first. */
export function createRowReader<Row extends KindOfRow>(
  recognition: Recognition<Row>,
  file: string,
  sheet: string,
  { fields = Number.POSITIVE_INFINITY, asOf, merged: areas = [] }: RowLimits = {},
): RowReader<Row> {
  const { kind } = recognition;
  const skip = createSkipTest(recognition, areas);
  const steps = stepsOf(recognition, asOf);
  const problemAt = createProblemMaker(recognition, file, sheet);
  const standing = createStandingTest(recognition);
  const report = (row: number, field: string, code: ProblemCode, shown: string): Problem =>
    problemAt(row, field, code, { shown, hint: undefined });
  const summed = steps.filter(({ isSummed }) => isSummed);
  const totals = createTotalCheck(summed, kind.identity, report);
  const merged = createMergedCells(recognition, areas, report);
  // One object for all rows: building it anew a million times would cost a third of the reading.
  const values = emptyValues(steps, recognition.constants);

  const read = (row: SheetRow): RowResult<Row> => {
    const skippedRow = skip(row);
    if (skippedRow?.why === 'total') totals.state(row);
    if (skippedRow) return skippedRow;
    const found: Found = { problems: undefined, isRejected: false };
    const add: Add = (step, code, fault) => {
      const problem = problemAt(row.row, step, code, fault);
      found.isRejected ||= problem.severity === 'error';
      (found.problems ??= []).push(problem);
    };
    for (const column of recognition.missing) add(column.field, 'missing-heading');
    const filled = merged.fill(row, add);
    // What stands in the cells of such a row is anybody's guess, so no cell of it is judged.
    const hasSlipped = row.cells.slice(fields).some(({ kind: held }) => held !== 'blank');
    if (hasSlipped)
      add(kind.identity, 'ragged-row', { shown: `${row.cells.length} / ${fields}`, hint: undefined });
    else {
      readCells(filled, steps, values, totals, add);
      for (const { heading, fault } of standing(filled, values)) add(heading, fault.code, fault);
    }
    totals.nextRow(hasSlipped);
    const record = found.isRejected
      ? undefined
      : kind.toRecord(values, (field, code, shown) => {
          add(field, code, { shown, hint: undefined });
        });
    const problems = found.problems ?? NO_PROBLEMS;
    if (found.isRejected || !record) return { outcome: 'rejected', problems };
    return { outcome: 'record', record, warnings: problems };
  };
  return { read, close: () => [...merged.problems(), ...totals.problems()] };
}

function emptyValues(
  steps: readonly Step[],
  constants: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries([...steps.map(({ field }) => [field, undefined] as const), ...constants]);
}

type Add = (step: Step | string, code: ProblemCode, fault?: Pick<Fault, 'shown' | 'hint'>) => void;

function readCells(
  { cells }: SheetRow,
  steps: readonly Step[],
  values: Record<string, unknown>,
  totals: TotalCheck,
  add: Add,
): void {
  for (const step of steps) {
    const value = readCell(cells[step.index], step.read);
    const isFault = value instanceof Fault;
    values[step.field] = isFault ? value.rest : value;
    if (step.isSummed) totals.add(step.field, value);
    if (isFault) add(step, value.code, value);
    else if (value === undefined && step.ifBlank) add(step, step.ifBlank);
  }
}

function readCell(cell: Cell | undefined, read: Reader<unknown>): unknown {
  if (cell === undefined) return undefined;
  switch (cell.kind) {
    case 'blank':
      return undefined;
    case 'text':
      // A CSV file saved from Excel holds its errors as text.
      if (cell.text.startsWith('#') && EXCEL_ERROR.test(cell.text)) return new Fault('cell-error', cell.text);
      return read(cell);
    case 'number':
      return read(cell);
    case 'boolean':
      return new Fault('not-text');
    case 'error':
      return new Fault('cell-error', safeToShow(cell.text));
  }
}

function stepsOf(recognition: Recognition<KindOfRow>, asOf: PlainDate | undefined): readonly Step[] {
  return recognition.kind.columns.flatMap((column) => {
    const mapped = recognition.columns.get(column.field);
    if (!mapped) return [];
    return [
      {
        field: column.field,
        index: mapped.index,
        heading: safeToShow(mapped.heading),
        read:
          (isInTenThousands(mapped.heading, recognition) ? column.inTenThousands : undefined) ??
          notAfter(asOf, column),
        ifBlank: blankProblem(column),
        isAdvisory: column.isAdvisory === true,
        isSummed: column.isSummed === true,
        show: column.inTenThousands ? (sum) => formatYuan(fen(sum)) : String,
      },
    ];
  });
}

/** 截至日 reads a day on which something happened only up to the day of the list. */
function notAfter(asOf: PlainDate | undefined, { as, isPast }: Column): Reader<unknown> {
  if (!isPast || asOf === undefined) return as;
  return (cell) => {
    const value = as(cell);
    return typeof value === 'string' && value > asOf
      ? new Fault('date-after-list', `${value} > ${asOf}`)
      : value;
  };
}

/** 万元 in the heading, or in the title where the heading names no unit of its own. */
function isInTenThousands(heading: string, { isInTenThousands: all }: Recognition<KindOfRow>): boolean {
  return heading.includes('万') || (all && !/[(（]元/.test(heading));
}

function blankProblem(column: Column): ProblemCode | undefined {
  // A column that another may supply is judged by the kind, which sees both.
  return column.required && !column.suppliedBy ? 'required-blank' : column.ifBlank;
}

function createProblemMaker(recognition: Recognition<KindOfRow>, file: string, sheet: string) {
  const byField = new Map(
    recognition.kind.columns.map(({ field, heading }) => {
      const mapped = recognition.columns.get(field);
      return [field, { heading: safeToShow(mapped?.heading ?? heading), index: mapped?.index }] as const;
    }),
  );
  // A word that decides a row is found in a column that nobody knows, too.
  for (const { heading, index } of [...recognition.unknownHeadings, ...recognition.deciding])
    byField.set(heading, { heading: safeToShow(heading), index });
  return (
    row: number,
    step: Step | string,
    code: ProblemCode,
    fault?: Pick<Fault, 'shown' | 'hint'>,
  ): Problem => {
    const field = typeof step === 'string' ? step : step.field;
    const { heading, index } = byField.get(field) ?? { heading: field, index: undefined };
    const isAdvisory = typeof step !== 'string' && step.isAdvisory;
    return toProblem(
      code,
      { file, sheet, row, heading, index },
      { shown: fault?.shown, hint: fault?.hint, isAdvisory },
    );
  };
}
