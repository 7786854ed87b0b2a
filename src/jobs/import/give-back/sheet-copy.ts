import { blankCell, type Cell, columnLetters, type MergedArea, type SheetRow } from '../../../files/cell.ts';
import { openSpreadsheet } from '../../../files/sheets/open-spreadsheet.ts';
import type { CopiedRow, SheetCopy } from '../../../files/documents/write-copy.ts';
import { isHintRow, textOf } from '../../../importing/headings/heading.ts';
import { readDate, readExpiry, readLastMonth, readMonth } from '../../../importing/cells/read-date.ts';
import { PROBLEMS_HEADING } from '../../../importing/headings/recognise.ts';
import { parsePlainDate } from '../../../kernel/plain-date.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { splitGivenBack } from './given-back.ts';
import type { RecognisedSheet } from '../read/recognise-files.ts';

const MOST_ROWS = 200_000;
const WIDTH = 16;
const severityNames = { error: '错误', warning: '警告', info: '提示' } as const;

type Read = {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedArea[];
  readonly choices: ReadonlyMap<number, readonly string[]>;
};

/**
 * 副本 a sheet with all its rows and every cell as it was, so that it is read again as the same list; the value of a merged
 * area that groups rows stands in each of them, as a clerk may sort and filter.
 */
export async function copySheet(
  source: RecognisedSheet,
  problems: readonly Problem[],
  named: { readonly name: string; readonly line: string },
): Promise<SheetCopy> {
  const { rows: all, merged, choices } = await readWhole(source);
  const { rows, givenBack } = splitGivenBack(all);
  const { headingRows } = source.recognition;
  const headings = rows.filter(({ row }) => row >= headingRows.first && row <= headingRows.last);
  const lastHeading = headings.filter((row) => !isHintRow(row)).at(-1)?.row ?? headingRows.last;
  // A copy of a copy has one column of reasons, and one line that says what it is.
  const left = headings.some(({ cells }) => textOf(cells[0]) === PROBLEMS_HEADING) ? 1 : 0;
  const down = givenBack ? 0 : 1;
  const { stays, fill } = mergedIn(source, merged);
  const byRow = new Map<number, Problem[]>();
  for (const problem of problems)
    byRow.set(problem.at.row ?? 0, [...(byRow.get(problem.at.row ?? 0) ?? []), problem]);
  const ofSheet = problems.filter(({ at }) => (at.row ?? 0) <= headingRows.last);
  const copied = rows.map((row): CopiedRow => {
    const found = byRow.get(row.row) ?? [];
    // What is only told needs no correcting.
    const places = new Set(found.flatMap(({ severity, at }) => (severity === 'info' ? [] : (at.cell ?? []))));
    const cells = fill(row).slice(left);
    const isIn = (index: number) => places.has(`${columnLetters(index + left)}${row.row}`);
    const width = Math.max(cells.length, source.recognition.width - left);
    const marked = Array.from({ length: width }, (_, index) => index).filter(isIn);
    const reasons = row.row > headingRows.last ? reasonsOf(found) : '';
    return {
      row: row.row + down,
      reasons,
      cells: cells.map((cell, at) => asRead(source, cell, at + left)),
      marked: new Set(marked),
    };
  });
  return {
    ...named,
    reasons: reasonsOf(ofSheet),
    reasonHeading: PROBLEMS_HEADING,
    headings: {
      first: headingRows.first + down,
      last: lastHeading + down,
      hints: headingRows.last + down,
    },
    rows: copied,
    columns: columnsOf(source, choices).slice(left),
    merged: stays.map(({ column, first, last }) => ({
      column: column - left,
      first: first + down,
      last: last + down,
    })),
  };
}

/** The whole sheet: it is written as a workbook, which is held whole anyway. */
async function readWhole({ path, sheet, file, reading }: RecognisedSheet): Promise<Read> {
  const spreadsheet = await openSpreadsheet(path, reading);
  try {
    const rows: SheetRow[] = [];
    const found = spreadsheet.sheets.find(({ name }) => name === sheet);
    for await (const batch of found?.rows() ?? []) {
      for (const row of batch) rows.push(row);
      if (rows.length > MOST_ROWS) throw tooLong(file);
    }
    return {
      rows,
      merged: (await found?.merged?.()) ?? [],
      choices: (await found?.choices?.()) ?? new Map<number, readonly string[]>(),
    };
  } finally {
    await spreadsheet.close();
  }
}

function reasonsOf(problems: readonly Problem[]): string {
  return problems
    .map(({ severity, at, message }) => {
      const column = at.column === undefined || at.column === '' ? '' : `“${at.column}”`;
      const cell = at.cell === undefined ? '' : `（原表 ${at.cell}）`;
      return `${severityNames[severity]}${column}${cell}：${message.zh}`;
    })
    .join('\n');
}

/** The areas that stay merged, being an amount of nobody's until somebody says whose, and what fills in the others. */
function mergedIn(
  { recognition: { headingRows, columns, kind } }: RecognisedSheet,
  areas: readonly MergedArea[],
): { readonly stays: readonly MergedArea[]; readonly fill: (row: SheetRow) => readonly Cell[] } {
  const summed = new Set(
    kind.columns.flatMap(({ field, isSummed }) =>
      isSummed === true ? (columns.get(field)?.index ?? []) : [],
    ),
  );
  const body = areas.filter(({ first }) => first > headingRows.last);
  const stays = body.filter(({ column }) => summed.has(column));
  const grouping = body
    .filter(({ column }) => !summed.has(column))
    .toSorted((one, other) => other.first - one.first);
  let open: (MergedArea & { readonly value: Cell })[] = [];
  const fill = ({ row, cells }: SheetRow): readonly Cell[] => {
    open = open.filter(({ last }) => last >= row);
    for (let next = grouping.at(-1); next !== undefined && next.first <= row; next = grouping.at(-1)) {
      grouping.pop();
      const value = next.first === row ? cells[next.column] : undefined;
      if (value && value.kind !== 'blank') open.push({ ...next, value });
    }
    if (open.length === 0) return cells;
    const filled = [...cells];
    for (const { column, value } of open) {
      while (filled.length <= column) filled.push(blankCell);
      filled[column] = value;
    }
    return filled;
  };
  return { stays, fill };
}

const dateReaders: ReadonlySet<unknown> = new Set([readDate, readExpiry, readMonth, readLastMonth]);

/** A number of a workbook that counts from 1904 is the same day only where it is written as one. */
function asRead({ recognition: { kind, columns } }: RecognisedSheet, cell: Cell, index: number): Cell {
  if (cell.kind !== 'number' || cell.is1904 !== true) return cell;
  const isDate = kind.columns.some(
    ({ field, as }) => columns.get(field)?.index === index && dateReaders.has(as),
  );
  const date = isDate ? readDate(cell) : undefined;
  const day = typeof date === 'string' ? parsePlainDate(date) : undefined;
  return day ? { kind: 'number', text: cell.text, date: day } : cell;
}

/** What is known to be right is offered where the kind has it, else what the sheet itself offered. */
function columnsOf(
  { recognition: { kind, columns, width } }: RecognisedSheet,
  own: Read['choices'],
): SheetCopy['columns'] {
  return Array.from({ length: width }, (_, index) => {
    const column = kind.columns.find(({ field }) => columns.get(field)?.index === index);
    const choices = column?.choices ?? own.get(index);
    return { width: column?.width ?? WIDTH, ...(choices && { choices }) };
  });
}

function tooLong(file: string): CannotRun {
  return new CannotRun({
    what: {
      zh: `${file} 太长，不能写成待更正的工作簿`,
      en: `${file} is too long to be given back as a workbook`,
    },
    why: { zh: `超过 ${MOST_ROWS} 行`, en: `it has more than ${MOST_ROWS} rows` },
    next: { zh: '用 --json -o 问题.json 得到全部问题', en: 'Get all problems with --json -o problems.json' },
  });
}
