import { basename } from 'node:path';
import type { Sheet, SheetRow } from '../../files/cell.ts';
import { openSpreadsheet } from '../../files/sheets/open-spreadsheet.ts';
import { guessMatter, type ListMatter } from '../headings/list-matter.ts';
import { type ListedRow, matchList } from '../headings/match-columns.ts';
import { createRowReader } from '../rows/read-row.ts';
import { recognise, type Recognition } from '../headings/recognise.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { TextEncoding } from '../../kernel/writing/text-encoding.ts';
import { loadHeadingMap } from './load-heading-map.ts';

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

/** A row of the list and where it stands. */
export type RowAt = { readonly sheet: string; readonly row: number; readonly listed: ListedRow };

/** 名单 a list that is being read: what it seems to be of, and its rows in batches, never all of them. */
export type MatchList = {
  readonly file: string;
  readonly matter: ListMatter;
  readonly batches: () => AsyncIterable<{ readonly rows: readonly RowAt[]; readonly share: number }>;
  /** What could not be read, as far as the rows have come. */
  readonly problems: readonly Problem[];
  readonly close: () => Promise<void>;
};

const HEADING_ROWS = 20;
const KEPT_PROBLEMS = 1000;

/** Opens a list and finds its headings. Throws CannotRun where no column holds a name or a number. */
export async function openMatchList(source: ListSource): Promise<MatchList> {
  const file = inert(basename(source.path));
  const map = source.map === undefined ? undefined : await loadHeadingMap(source.map);
  const spreadsheet = await openSpreadsheet(source.path, { encoding: source.encoding });
  try {
    const found: { sheet: Sheet; recognition: Recognition<ListedRow>; first: readonly SheetRow[] }[] = [];
    for (const sheet of spreadsheet.sheets) {
      if (source.sheet === undefined ? sheet.isHidden : sheet.name !== source.sheet) continue;
      const first = await firstRows(sheet);
      const recognition = recognise(first, [matchList], map);
      if (recognition?.missing.length === 0) found.push({ sheet, recognition, first });
    }
    if (found.length === 0) throw nothingToMatch(file);
    const problems: Problem[] = [];
    const isCsv = spreadsheet.format === 'csv';
    return {
      file,
      problems,
      matter: guessMatter(
        found.flatMap(({ first, recognition }) =>
          first.filter(({ row }) => row <= recognition.headingRows.last),
        ),
        file,
      ),
      batches: async function* () {
        for (const { sheet, recognition } of found) {
          const fields = isCsv ? recognition.width : undefined;
          const merged = (await sheet.merged?.()) ?? [];
          const limits = { fields, asOf: source.asOf, merged };
          const reader = createRowReader(recognition, file, sheet.name, limits);
          let share = 0;
          const seen = (now: number): void => {
            share = now;
          };
          for await (const batch of sheet.rows({ seen })) {
            const rows = batch
              .filter(({ row }) => row > recognition.headingRows.last)
              .flatMap((row) => rowsOf(reader.read(row), sheet.name, row.row, problems));
            yield { rows, share };
          }
        }
      },
      close: spreadsheet.close,
    };
  } catch (error) {
    await spreadsheet.close();
    throw error;
  }
}

const noRow: ListedRow = {
  ...{ kind: 'match', people: [], happenedOn: undefined, direction: undefined },
  ...{ staffName: undefined, relation: undefined },
};

/** A rejected row is a row of nobody, so that it is counted. */
function rowsOf(
  result: ReturnType<ReturnType<typeof createRowReader<ListedRow>>['read']>,
  sheet: string,
  row: number,
  problems: Problem[],
): readonly RowAt[] {
  if (result.outcome === 'skipped') return [];
  const told = result.outcome === 'record' ? result.warnings : result.problems;
  problems.push(...told.slice(0, KEPT_PROBLEMS - problems.length));
  return [{ sheet, row, listed: result.outcome === 'record' ? result.record : noRow }];
}

async function firstRows(sheet: Sheet): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, HEADING_ROWS - rows.length));
    if (rows.length >= HEADING_ROWS) break;
  }
  return rows;
}

function nothingToMatch(file: string): CannotRun {
  return new CannotRun({
    what: { zh: `${file} 里没有可以比对的表`, en: `There is nothing to match in ${file}` },
    why: {
      zh: '前 20 行里没有找到姓名、身份证号或残疾人证号的表头',
      en: 'no heading for a name, a citizen id or a certificate number in the first 20 rows',
    },
    next: {
      zh: '把表头改成“姓名”“身份证号”，或用 --map 给出表头对照，用 --sheet 指定工作表',
      en: 'Call the columns 姓名 and 身份证号, or give a mapping with --map, or name the sheet with --sheet',
    },
  });
}
