import type { Mention } from '../../mention.ts';
import { meets, only } from '../../numbers/range.ts';
import { numberIn } from '../../../kernel/numbers/numerals.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from '../claim.ts';
import { type Grid, type GridRow, isTotal, lastBefore, plainName } from './grids.ts';

const RANK =
  /最(?:[高多大]|[低少小])(?=[,;。)、]|$|的?[是为](?!一[天次]))|垫底|居首|(?:[居排列位]在?|排名)第([一二三四五六七八九十]|\d{1,2})(?=位|名|[,;。)]|$)/g;
const FEWEST = /^最[低少小]|^垫底/;
/** What is said of how much more or less there is, or of all but some, no column tells. */
const OF_ELSE =
  /[增降]幅|增[长加]|下降|减少|变化|[比较](?:上|去)年|除[^,;。]{1,10}外|之一|历[史年]|年来|以来|全[国省市]|单[日月]/;
const AMONG = /([两二三四五六七八九十]{1,2}|\d{1,2})(?:个|家|所|种|类|项)[^,;。]{0,8}?[中里]/;
/** How far behind its word the number of a rank may stand. */
const MOST_BEHIND = 30;

type Cell = { readonly row: GridRow; readonly column: number; readonly cell: Mention };

/** 名次 少儿馆外借40.72万册次，排第三: where a row of the table stands among the others, by the column in which its number is. */
export function rankClaims({ sentences }: ReadText, grids: readonly Grid[]): readonly Claim[] {
  if (grids.length === 0) return [];
  return sentences.flatMap((sentence) => {
    const found = [...sentence.words.matchAll(RANK)];
    const grid = found.length > 0 ? lastBefore(grids, sentence.part) : undefined;
    return grid ? found.flatMap((rank) => claimOf(sentence, rank, grid)) : [];
  });
}

function claimOf(sentence: Sentence, rank: RegExpExecArray, grid: Grid): readonly Claim[] {
  const from =
    Math.max(sentence.words.lastIndexOf(';', rank.index), sentence.words.lastIndexOf(':', rank.index)) + 1;
  const lead = sentence.words.slice(from, rank.index);
  const rows = grid.rows.filter((row) => !isTotal(row) && !/^(?:小\s*计|平\s*均)/.test(row.name));
  const among = numberIn(AMONG.exec(lead)?.[1] ?? '');
  if (OF_ELSE.test(lead) || rows.length < 3 || (among !== undefined && among !== rows.length)) return [];
  // 班额最小的是城北片区，班均41.2人: the row is told behind.
  const behind = /^的?(?:是|为)[^,;:]{2,20},?[^,;:]{0,12}/.exec(
    sentence.words.slice(rank.index + rank[0].length),
  )?.[0];
  const end = rank.index + rank[0].length + (behind?.length ?? 0);
  const span = {
    from: sentence.start + from,
    to: sentence.start + (behind === undefined ? rank.index : end),
  };
  const own = cellOf({ sentence, lead: behind ?? lead, ...span }, grid, rows);
  if (!own) return [];
  const { cell, column } = own;
  const all = rows.flatMap(({ name, cells }) => {
    const one = cells[column];
    return one ? [{ name: plainName(name), one }] : [];
  });
  if (all.length < rows.length) return [];
  const isFewest = FEWEST.test(rank[0]);
  const above = all.filter(({ one: { value } }) =>
    isFewest ? value < cell.value : value > cell.value,
  ).length;
  const said = rank[1] === undefined ? 1 : (numberIn(rank[1]) ?? NaN);
  // Of two that are equal either may be told first.
  const equal = all.filter(({ one }) => one.value === cell.value).length;
  const computed = { least: above + 1, most: above + equal, isBelowMost: false };
  const order = [...all].sort(({ one }, { one: other }) => (one.value - other.value) * (isFewest ? 1 : -1));
  const first = order.slice(0, Math.max(said, above + 1)).map(({ name, one }) => `${name}${nameOf(one)}`);
  const by = `表中从${isFewest ? '少到多' : '多到少'}为${first.join('、')}`;
  const isRight = meets(computed, only(said));
  const about = told(sentence, rank, own);
  return about && !isRight
    ? [
        {
          rule: 'rank',
          about,
          readings: [{ computed, by, from: order.slice(0, 1).map(({ one }) => one) }],
          isSure: true,
        },
      ]
    : [];
}

type Lead = {
  readonly sentence: Sentence;
  readonly lead: string;
  readonly from: number;
  readonly to: number;
};

/** The cell whose number stands in the words, in a row that they name; else where the last row and a column that they name cross. */
function cellOf(
  { sentence, lead, from, to }: Lead,
  { headings }: Grid,
  rows: readonly GridRow[],
): Cell | undefined {
  const named = rows
    .map((row) => ({ row, name: plainName(row.name) }))
    .filter(({ name }) => name.length >= 2)
    .map(({ row, name }) => ({ row, at: lead.lastIndexOf(name) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => other.at - one.at);
  const [last] = named;
  if (!last) return undefined;
  const numbers = sentence.quantities.filter(({ place }) => place.start >= from && place.end <= to);
  for (const [column, cell] of last.row.cells.entries())
    if (cell && numbers.some((one) => one.family === cell.family && one.value === cell.value))
      return { row: last.row, column, cell };
  if (numbers.some(({ family }) => family !== 'none' && family !== '个月' && family !== '个'))
    return undefined;
  const columns = headings.flatMap((heading, column) => {
    const name = plainName(heading);
    return name.length >= 2 && lead.includes(name) ? [column] : [];
  });
  const [column, ...more] = columns;
  const cell = column === undefined ? undefined : last.row.cells[column];
  return cell && column !== undefined && more.length === 0 ? { row: last.row, column, cell } : undefined;
}

/** The number that the rank is told of: 第三 itself, else the cell's number or the name of its row, where that is one. */
function told({ all, start }: Sentence, rank: RegExpExecArray, { cell, row }: Cell): Mention | undefined {
  const [from, to] = [start + rank.index, start + rank.index + rank[0].length];
  return (
    all.find(({ place }) => place.start >= from && place.end <= to) ??
    all.findLast(
      (one) =>
        one.place.end <= to + MOST_BEHIND &&
        ((one.value === cell.value && one.family === cell.family) || one.text === plainName(row.name)),
    )
  );
}
