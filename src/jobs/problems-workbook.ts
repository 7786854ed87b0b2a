import { type Cell, columnLetters, type SheetRow } from '../files/cell.ts';
import { openSpreadsheet } from '../files/open-spreadsheet.ts';
import type { WorkbookColumn, WorkbookSheet, WorkbookValue } from '../files/workbook.ts';
import { writeWorkbook } from '../files/write-workbook.ts';
import { PROBLEMS_HEADING } from '../intake/recognise.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import type { Problem } from '../kernel/problem.ts';
import type { SheetImport } from './import-sheet.ts';
import type { RecognisedSheet } from './recognise-files.ts';

const MOST_ROWS = 200_000;
const LONGEST_NAME = 31;
const WIDTH = 16;
const severityNames = { error: '错误', warning: '警告', info: '提示' } as const;

/**
 * 待更正的表 the sheets that have problems, whole, with the reasons in a new first column and the cells in question
 * marked. They hold full numbers, as the files they come from do, and can be imported again.
 */
export async function problemsWorkbook(
  sources: readonly RecognisedSheet[],
  imports: readonly SheetImport[],
): Promise<Uint8Array> {
  const sheets: WorkbookSheet[] = [];
  let createdOn = imports[0]?.asOf;
  for (const [index, done] of imports.entries()) {
    const source = sources[index];
    if (!source || done.problems.length === 0) continue;
    createdOn = done.asOf;
    sheets.push(await sheetOf(source, done, sheets.length + 1));
  }
  if (createdOn === undefined) throw new RangeError('nothing was imported');
  return writeWorkbook(sheets, { createdOn, isToFillIn: true });
}

async function sheetOf(source: RecognisedSheet, done: SheetImport, number: number): Promise<WorkbookSheet> {
  const rows = await rowsOf(source);
  const { first, last } = source.recognition.headingRows;
  const headings = headingsOf(
    source,
    rows.filter(({ row }) => row >= first && row <= last),
  );
  const byRow = new Map<number, Problem[]>();
  for (const problem of done.problems) {
    const row = problem.at.row ?? 0;
    byRow.set(row, [...(byRow.get(row) ?? []), problem]);
  }
  const body = rows.filter(({ row }) => row > last);
  const widths = widthsOf(source);
  return {
    name: `${number} ${source.recognition.kind.title.zh}`.slice(0, LONGEST_NAME),
    // The day the sheet speaks of must survive: without it the corrected copy would be taken as today's.
    title: `${source.recognition.kind.title.zh}（截至${done.asOf}）`,
    columns: [
      { heading: PROBLEMS_HEADING, width: 50, as: 'text', wrap: true },
      ...headings.map((heading, index): WorkbookColumn => ({
        heading,
        width: widths.get(index) ?? WIDTH,
        as: 'text',
      })),
    ],
    rows: body.map((row) => valuesOf(row, byRow.get(row.row) ?? [], headings.length)),
    landscape: true,
  };
}

/** The whole sheet: it is written as a workbook, which is held whole anyway. */
async function rowsOf({ path, sheet, file, reading }: RecognisedSheet): Promise<readonly SheetRow[]> {
  const spreadsheet = await openSpreadsheet(path, reading);
  try {
    const rows: SheetRow[] = [];
    for await (const batch of spreadsheet.sheets.find(({ name }) => name === sheet)?.rows() ?? []) {
      for (const row of batch) rows.push(row);
      if (rows.length > MOST_ROWS) throw tooLong(file);
    }
    return rows;
  } finally {
    await spreadsheet.close();
  }
}

/** The headings on one row: those recognised by their own text, the others by whatever stands above them. */
function headingsOf({ recognition }: RecognisedSheet, headingRows: readonly SheetRow[]): readonly string[] {
  const width = Math.max(0, ...headingRows.map(({ cells }) => cells.length));
  const own = new Map(
    [...recognition.columns.values(), ...recognition.unknownHeadings].map(({ index, heading }) => [
      index,
      heading,
    ]),
  );
  return Array.from({ length: width }, (_, index) => {
    const above = headingRows.map(({ cells }) => textOf(cells[index])).find((text) => text !== '');
    return own.get(index) ?? above ?? '';
  });
}

function widthsOf({ recognition }: RecognisedSheet): ReadonlyMap<number, number> {
  const known = recognition.kind.columns.map(
    ({ field, width }) => [recognition.columns.get(field)?.index ?? -1, width] as const,
  );
  return new Map(known);
}

function valuesOf(
  { row, cells }: SheetRow,
  problems: readonly Problem[],
  width: number,
): readonly WorkbookValue[] {
  const reasons = problems.map(({ severity, at, message }) => {
    const column = at.column === undefined ? '' : `“${at.column}”`;
    return `${severityNames[severity]}${column}：${message.zh}`;
  });
  const marked = new Set(problems.map(({ at }) => at.cell));
  const values = Array.from({ length: Math.max(width, cells.length) }, (_, index): WorkbookValue => {
    const text = textOf(cells[index]);
    return marked.has(`${columnLetters(index)}${row}`) ? { marked: text } : text;
  });
  return [reasons.join('\n'), ...values];
}

function textOf(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case 'text':
    case 'error':
      return cell.text;
    case 'number':
      return cell.date ?? cell.text;
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'blank':
    case undefined:
      return '';
  }
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
