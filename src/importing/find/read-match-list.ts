import { createDoubts } from './row-doubts.ts';
import { titleDoubt } from './title-doubt.ts';
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
  /** 表下的说明 by sheet, once its rows have come: what stands below them and may be of any. */
  readonly below: ReadonlyMap<string, Text>;
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
  const below = new Map<string, Text>();
  const judging: Judging = (recognition, sheet, merged) => {
    const isGiven = source.as !== undefined;
    const at = { recognition, file, sheet, merged, event, isGiven, places };
    const doubt = event && titleDoubt(at, { event, places }, isGiven);
    const doubts = createDoubts(at);
    let isTold = false;
    return {
      of: (row, result) => {
        const ofRow = doubts.of(row, result);
        if (ofRow || !doubt || result.outcome === 'skipped') return ofRow;
        const once = isTold ? { why: doubt.why } : doubt;
        isTold = true;
        return once;
      },
      close: () => {
        const said = doubts.below();
        if (said) below.set(sheet, said);
      },
    };
  };
  return {
    file,
    problems,
    close,
    matter,
    below,
    isDated: fields.has('happenedOn') || fields.has('crematedOn'),
    batches: async function* () {
      for await (const { rows, share } of list.batches(judging))
        // A rejected row is a row of nobody, so that it is counted.
        yield {
          share,
          rows: rows.map(({ sheet, row, result, doubt }) => ({
            sheet,
            row,
            listed:
              result.outcome === 'record' ? listedIn(result.record, { twice, direction, doubt }) : noRow,
          })),
        };
    },
  };
}

const TWO_NAMES: Text = { zh: '另有一列姓名', en: 'there is another column of names' };

/** The row as it may be asked about; of one that is doubted nothing is guessed from the title. */
function listedIn(
  row: ListedRow,
  {
    twice,
    direction,
    doubt: besides,
  }: {
    readonly twice: ReadonlySet<string>;
    readonly direction: ListedRow['direction'];
    readonly doubt: Text | undefined;
  },
): ListedRow {
  const doubt = row.doubt ?? (twice.has('name') ? TWO_NAMES : besides);
  return doubt === undefined ? { ...row, direction: row.direction ?? direction } : { ...row, doubt };
}

const noRow: ListedRow = {
  kind: 'match',
  people: [],
  happenedOn: undefined,
  direction: undefined,
  staffName: undefined,
  relation: undefined,
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
