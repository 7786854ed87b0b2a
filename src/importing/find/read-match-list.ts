import { safeToShow } from '../cells/reading.ts';
import { type ListedEvent, namesEvent, wordsBesides } from '../headings/title-words.ts';
import { toProblem } from '../problems/to-problem.ts';
import { createDoubts, type Doubt, type DoubtedSheet } from './row-doubts.ts';
import { guessDirection, guessMatter, type ListMatter } from '../headings/list-matter.ts';
import { matchList } from '../headings/match-columns.ts';
import type { ListedRow } from '../headings/listed-row.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { type Judging, type ListSource, openList } from './open-list.ts';

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

/** What is to be read, what the list is of where somebody says so, and the district by all its names. */
export type MatchListSource = ListSource & {
  readonly as?: ListMatter | undefined;
  readonly places: readonly string[];
};

/** Opens a list and finds its headings. Throws CannotRun where no column holds a name or a number. */
export async function openMatchList(source: MatchListSource): Promise<MatchList> {
  const list = await openList(source, matchList, nothingToMatch);
  const { file, heads, fields, twice, problems, close } = list;
  const { places } = source;
  const direction = guessDirection(heads, file);
  const matter = source.as ?? guessMatter(heads, file);
  const event = matter === 'deaths' || matter === 'moves' ? matter : undefined;
  const judging: Judging = (recognition, sheet) => {
    const doubt =
      source.as === undefined && event ? titleDoubt({ recognition, file, sheet }, event, places) : undefined;
    const judge = createDoubts({ recognition, file, sheet, event, places });
    let isTold = false;
    return (row, result) => {
      const ofRow = judge(row, result);
      if (ofRow || !doubt) return ofRow;
      const once = isTold ? { why: doubt.why } : doubt;
      isTold = true;
      return once;
    };
  };
  return {
    ...{ file, problems, close, matter },
    isDated: fields.has('happenedOn') || fields.has('crematedOn'),
    batches: async function* () {
      for await (const { rows, share } of list.batches(judging))
        // A rejected row is a row of nobody, so that it is counted.
        yield {
          share,
          rows: rows.map(({ sheet, row, result, doubt }) => ({
            sheet,
            row,
            listed: result.outcome === 'record' ? listedIn(result, { twice, direction, doubt }) : noRow,
          })),
        };
    },
  };
}

/** 看不懂的标题 what the title or the sheet's name says besides the event; of a list that is known by its file, that name. */
function titleDoubt(
  { recognition, file, sheet }: Pick<DoubtedSheet, 'recognition' | 'file' | 'sheet'>,
  event: ListedEvent,
  places: readonly string[],
): Doubt | undefined {
  const heads = [
    recognition.title,
    ...[...recognition.columns.values(), ...recognition.besides].map(({ heading }) => heading),
  ];
  const isNamed = [...heads, sheet].some((text) => namesEvent(text, event));
  const said = [recognition.title, sheet, isNamed ? '' : file.replace(/\.\w+$/, '')]
    .map((text) => text.replaceAll(WHICH_WAY, ''))
    .find((text) => wordsBesides(text, event, places) !== '');
  if (said === undefined) return undefined;
  const shown = safeToShow(said.trim());
  const row = Math.max(1, recognition.headingRows.first - 1);
  const problem = toProblem(
    'title-not-understood',
    { file, sheet, row, heading: '', index: undefined },
    { shown },
  );
  return { why: { zh: '标题没有看懂', en: 'a title that is not understood' }, problem };
}

/** Of moves the title says which way, and that is understood. */
const WHICH_WAY = /迁入|迁回|转入|落户/g;

/** 存疑 why a row may be of somebody else: it has two columns of names, or a cell of it says so. */
function doubtOf(
  { warnings }: { readonly warnings: readonly Problem[] },
  { twice, doubt }: Doubted,
): Text | undefined {
  if (twice.has('name')) return { zh: '另有一列姓名', en: 'there is another column of names' };
  const { column } = warnings.find(({ code }) => code === 'row-says-otherwise')?.at ?? {};
  return column === undefined ? doubt : { zh: `“${column}”列的合并单元格`, en: `merged cells of ${column}` };
}

type Doubted = { readonly twice: ReadonlySet<string>; readonly doubt: Text | undefined };

/** The row as it may be asked about; of one that is doubted nothing is guessed from the title. */
function listedIn(
  result: { readonly record: ListedRow; readonly warnings: readonly Problem[] },
  { direction, ...doubted }: Doubted & { readonly direction: ListedRow['direction'] },
): ListedRow {
  const row = result.record;
  const doubt = row.doubt ?? doubtOf(result, doubted);
  return doubt === undefined ? { ...row, direction: row.direction ?? direction } : { ...row, doubt };
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
