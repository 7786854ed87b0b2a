import { basename } from 'node:path';
import type { MergedArea, Sheet, SheetRow } from '../../files/cell.ts';
import { openSpreadsheet } from '../../files/sheets/open-spreadsheet.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { TextEncoding } from '../../kernel/writing/text-encoding.ts';
import type { HeadingMap } from '../headings/heading-map.ts';
import { recognise, type Recognition } from '../headings/recognise.ts';
import { recognitionProblems } from '../problems/recognition-problems.ts';
import { toProblem } from '../problems/to-problem.ts';
import { createRowReader, type RowResult } from '../rows/read-row.ts';
import type { KindOfRow, SheetKind } from '../sheet-kind.ts';
import { loadHeadingMap } from './load-heading-map.ts';
import type { Doubt } from './row-doubts.ts';

/** What is to be read. */
export type ListSource = {
  readonly path: string;
  readonly sheet?: string | undefined;
  readonly encoding?: TextEncoding | undefined;
  /** A file that says which standard headings a source's own ones mean. */
  readonly map?: string | undefined;
  /** The day by which what the list says has happened. */
  readonly asOf?: PlainDate | undefined;
};

/** What became of a row, and where it stands. */
export type ReadRow<Row extends KindOfRow> = {
  readonly sheet: string;
  readonly row: number;
  readonly result: Exclude<RowResult<Row>, { readonly outcome: 'skipped' }>;
  /** 存疑 why it may be of somebody or something else. */
  readonly doubt: Text | undefined;
};

/** A list that is being read: its rows in batches, never all of them. */
export type OpenList<Row extends KindOfRow> = {
  readonly file: string;
  /** The rows with the headings of each sheet, and those above them. */
  readonly heads: readonly SheetRow[];
  /** The fields that any sheet has a column for. */
  readonly fields: ReadonlySet<string>;
  /** Those for which there are two columns, of which the first was read. */
  readonly twice: ReadonlySet<string>;
  /** `judging` makes for each sheet the judge of what stands besides the cells that were read. */
  readonly batches: (
    judging?: Judging,
  ) => AsyncIterable<{ readonly rows: readonly ReadRow<Row>[]; readonly share: number }>;
  /** What could not be read, as far as the rows have come; the first thousand. */
  readonly problems: readonly Problem[];
  readonly close: () => Promise<void>;
};

/** Makes the judge of the rows of a sheet, from the first to the last. */
export type Judging = (
  recognition: Recognition<KindOfRow>,
  sheet: string,
  merged: readonly MergedArea[],
) => {
  readonly of: (row: SheetRow, result: RowResult<KindOfRow>) => Doubt | undefined;
  /** Told when the last row has come. */
  readonly close: () => void;
};
const notJudging: Judging = () => ({ of: () => undefined, close: () => undefined });

const HEADING_ROWS = 20;
const KEPT_PROBLEMS = 1000;

/** Opens a list of one kind and finds its headings. Throws CannotRun, for the reason given, where no sheet has them. */
export async function openList<Row extends KindOfRow>(
  source: ListSource,
  kind: SheetKind<Row>,
  nothing: (file: string) => { readonly what: Text; readonly why: Text; readonly next: Text },
): Promise<OpenList<Row>> {
  const file = inert(basename(source.path));
  const map = source.map === undefined ? undefined : await loadHeadingMap(source.map);
  const spreadsheet = await openSpreadsheet(source.path, { encoding: source.encoding });
  try {
    const { found, left } = await findSheets(spreadsheet.sheets, { kind, file, map, only: source.sheet });
    if (found.length === 0) throw new CannotRun(nothing(file));
    const problems = [
      ...left,
      ...found.flatMap(({ sheet, recognition }) => headingProblems(recognition, file, sheet.name)),
    ];
    refuseUnclear(file, problems);
    const isCsv = spreadsheet.format === 'csv';
    return {
      file,
      problems,
      fields: new Set(found.flatMap(({ recognition }) => [...recognition.columns.keys()])),
      twice: new Set(
        found.flatMap(({ recognition }) => recognition.duplicates.map(({ column }) => column.field)),
      ),
      heads: found.flatMap(({ first, recognition }) =>
        first.filter(({ row }) => row <= recognition.headingRows.last),
      ),
      batches: (judging) => readRows(found, { file, asOf: source.asOf, isCsv, problems, judging }),
      close: spreadsheet.close,
    };
  } catch (error) {
    await spreadsheet.close();
    throw error;
  }
}

async function* readRows<Row extends KindOfRow>(
  found: readonly Found<Row>[],
  {
    file,
    asOf,
    isCsv,
    problems,
    judging = notJudging,
  }: {
    readonly file: string;
    readonly asOf: PlainDate | undefined;
    readonly isCsv: boolean;
    readonly problems: Problem[];
    readonly judging: Judging | undefined;
  },
): AsyncGenerator<{ readonly rows: readonly ReadRow<Row>[]; readonly share: number }> {
  for (const { sheet, recognition } of found) {
    const fields = isCsv ? recognition.width : undefined;
    const merged = (await sheet.merged?.()) ?? [];
    const reader = createRowReader(recognition, file, sheet.name, { fields, asOf, merged });
    const judge = judging(recognition, sheet.name, merged);
    let share = 0;
    const seen = (now: number): void => {
      share = now;
    };
    for await (const batch of sheet.rows({ seen })) {
      const rows = batch
        .filter(({ row }) => row > recognition.headingRows.last)
        .flatMap((row) => {
          const result = reader.read(row);
          return readRow(result, { sheet: sheet.name, row: row.row, problems, doubt: judge.of(row, result) });
        });
      yield { rows, share };
    }
    judge.close();
  }
}

type Found<Row extends KindOfRow> = {
  readonly sheet: Sheet;
  readonly recognition: Recognition<Row>;
  readonly first: readonly SheetRow[];
};

/** The sheets that have the headings, and a word about each of the others. */
async function findSheets<Row extends KindOfRow>(
  sheets: readonly Sheet[],
  {
    kind,
    file,
    map,
    only,
  }: {
    readonly kind: SheetKind<Row>;
    readonly file: string;
    readonly map: HeadingMap | undefined;
    readonly only: string | undefined;
  },
) {
  const found: Found<Row>[] = [];
  const left: Problem[] = [];
  for (const sheet of sheets) {
    if (only !== undefined && sheet.name !== only) continue;
    const first = await firstRows(sheet);
    const recognition = recognise(first, [kind], map);
    const isHidden = sheet.isHidden && only === undefined;
    if (recognition?.missing.length === 0 && !isHidden) found.push({ sheet, recognition, first });
    else if (first.length > 0) left.push(notRead(file, sheet.name, first, isHidden));
  }
  return { found, left };
}

/** 未读的工作表 one that is hidden, or whose headings name nobody: who stands there was not looked for. */
function notRead(file: string, sheet: string, [first]: readonly SheetRow[], isHidden: boolean): Problem {
  const at = { file, sheet, row: first?.row ?? 1, heading: '', index: undefined };
  return toProblem(isHidden ? 'hidden-sheet' : 'sheet-not-read', at);
}

/** What is wrong with the headings; a column that is only for people is no matter. */
function headingProblems(recognition: Recognition<KindOfRow>, file: string, sheet: string): Problem[] {
  return recognitionProblems(recognition, file, sheet).filter(({ severity }) => severity !== 'info');
}

/** Of two columns that hold one thing nobody knows which counts. */
function refuseUnclear(file: string, problems: readonly Problem[]): void {
  const unclear = problems.find(({ severity }) => severity === 'error');
  if (!unclear) return;
  const { sheet = '', column = '', cell = '' } = unclear.at;
  throw new CannotRun({
    what: { zh: `${file} 的表头不清楚`, en: `The headings of ${file} are not clear` },
    why: {
      zh: `${sheet} ${cell}“${column}”：${unclear.message.zh}`.trimStart(),
      en: `${sheet} ${cell} ${column}: ${unclear.message.en}`.trimStart(),
    },
    next: { zh: '更正表头后再试', en: 'Correct the headings and try again' },
  });
}

function readRow<Row extends KindOfRow>(
  result: RowResult<Row>,
  {
    sheet,
    row,
    problems,
    doubt,
  }: {
    readonly sheet: string;
    readonly row: number;
    readonly problems: Problem[];
    readonly doubt: Doubt | undefined;
  },
): readonly ReadRow<Row>[] {
  const ofCells =
    result.outcome === 'skipped' ? [] : result.outcome === 'record' ? result.warnings : result.problems;
  const told = doubt?.problem ? [...ofCells, doubt.problem] : ofCells;
  problems.push(...told.slice(0, KEPT_PROBLEMS - problems.length));
  return result.outcome === 'skipped' ? [] : [{ sheet, row, result, doubt: doubt?.why }];
}

async function firstRows(sheet: Sheet): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, HEADING_ROWS - rows.length));
    if (rows.length >= HEADING_ROWS) break;
  }
  return rows;
}
