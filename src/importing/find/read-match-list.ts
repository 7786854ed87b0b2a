import { guessDirection, guessMatter, type ListMatter } from '../headings/list-matter.ts';
import { type ListedRow, matchList } from '../headings/match-columns.ts';
import type { Problem } from '../../kernel/problem.ts';
import { type ListSource, openList } from './open-list.ts';

/** A row of the list and where it stands. */
export type RowAt = { readonly sheet: string; readonly row: number; readonly listed: ListedRow };

/** 名单 a list that is being read: what it seems to be of, and its rows in batches, never all of them. */
export type MatchList = {
  readonly file: string;
  readonly matter: ListMatter;
  /** Whether a column says when it happened. */
  readonly isDated: boolean;
  readonly batches: () => AsyncIterable<{ readonly rows: readonly RowAt[]; readonly share: number }>;
  /** What could not be read, as far as the rows have come. */
  readonly problems: readonly Problem[];
  readonly close: () => Promise<void>;
};

/** Opens a list and finds its headings. Throws CannotRun where no column holds a name or a number. */
export async function openMatchList(source: ListSource): Promise<MatchList> {
  const { file, heads, fields, twice, batches, problems, close } = await openList(
    source,
    matchList,
    nothingToMatch,
  );
  const direction = guessDirection(heads, file);
  return {
    ...{ file, problems, close, matter: guessMatter(heads, file) },
    isDated: fields.has('happenedOn'),
    batches: async function* () {
      for await (const { rows, share } of batches())
        // A rejected row is a row of nobody, so that it is counted.
        yield {
          share,
          rows: rows.map(({ sheet, row, result }) => ({
            sheet,
            row,
            listed: result.outcome === 'record' ? listedIn(result, { twice, direction }) : noRow,
          })),
        };
    },
  };
}

/** 存疑 why a row may be of somebody else: it has two columns of names, or a cell of it says so. */
function doubtOf({ warnings }: { readonly warnings: readonly Problem[] }, twice: ReadonlySet<string>) {
  if (twice.has('name')) return '另有一列姓名';
  const { column } = warnings.find(({ code }) => code === 'row-says-otherwise')?.at ?? {};
  return column === undefined ? undefined : `见“${column}”`;
}

/** The row as it may be asked about; of one that is doubted nothing is guessed from the title. */
function listedIn(
  result: { readonly record: ListedRow; readonly warnings: readonly Problem[] },
  { twice, direction }: { readonly twice: ReadonlySet<string>; readonly direction: ListedRow['direction'] },
): ListedRow {
  const row = result.record;
  const doubt = doubtOf(result, twice);
  if (doubt === undefined) return { ...row, direction: row.direction ?? direction };
  const people = row.people.map((one) => ({ ...one, unread: { row: doubt, ...one.unread } }));
  return { ...row, people };
}

const noRow: ListedRow = {
  ...{ kind: 'match', people: [], happenedOn: undefined, direction: undefined },
  ...{ staffName: undefined, relation: undefined },
};

function nothingToMatch(file: string) {
  return {
    what: { zh: `${file} 里没有可以比对的表`, en: `There is nothing to match in ${file}` },
    why: {
      zh: '前 20 行里没有找到姓名、身份证号或残疾人证号的表头',
      en: 'no heading for a name, a citizen id or a certificate number in the first 20 rows',
    },
    next: {
      zh: '把表头改成“姓名”“身份证号”，或用 --map 给出表头对照，用 --sheet 指定工作表',
      en: 'Call the columns 姓名 and 身份证号, or give a mapping with --map, or name the sheet with --sheet',
    },
  };
}
