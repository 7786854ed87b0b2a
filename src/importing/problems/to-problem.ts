import { columnLetters } from '../../files/cell.ts';
import type { Place, Problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { problemCodes, type ProblemCode } from './problem-codes.ts';

/** Where in a file a problem is; `sheet` is '' for CSV, `index` the column counted from 0. */
export type CellPlace = {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly heading: string;
  readonly index: number | undefined;
};

/** A problem of the closed list at a cell, as cause, value and cure in one message. `shown` must be masked. */
export function toProblem(
  code: ProblemCode,
  at: CellPlace,
  detail: {
    readonly shown?: string | undefined;
    readonly hint?: Text | undefined;
    readonly isAdvisory?: boolean;
  } = {},
): Problem {
  const { severity, what, cure } = problemCodes[code];
  const { shown, hint } = detail;
  return {
    code,
    severity: detail.isAdvisory && severity === 'error' ? 'warning' : severity,
    at: toPlace(at),
    message: {
      zh: `${what.zh}${shown ? `（${shown}）` : ''}。${cure.zh}${hint ? `（${hint.zh}）` : ''}。`,
      en: `${what.en}${shown ? ` (${shown})` : ''}; ${cure.en}${hint ? ` (${hint.en})` : ''}.`,
    },
  };
}

function toPlace({ file, sheet, row, heading, index }: CellPlace): Place {
  return {
    file,
    ...(sheet === '' ? {} : { sheet }),
    row,
    column: heading,
    ...(index === undefined ? {} : { cell: `${columnLetters(index)}${String(row)}` }),
  };
}
