import type { Mention } from '../../mention.ts';
import { difference, meets, quotient, type Range, scaled } from '../../numbers/range.ts';
import { growing } from '../../words/relations.ts';
import { type Claim, nameOf, type Reading, type ReadText } from '../claim.ts';
import type { Grid, GridRow } from './grids.ts';

/** 东湖大队事故起数占全市的: whose share of the whole; 甲是乙的: what is so many times what. */
const SHARE_OF = /([\p{Script=Han}]{2,20}?)占(?:全|总|样本|合计)[\p{Script=Han}]{0,6}$/u;
const TIMES_OF = /([\p{Script=Han}]{2,20}?)(?:是|为|相当于)([\p{Script=Han}]{2,14}?)的\s*$/u;
const GROWN = /([\p{Script=Han}]{2,14}?)(?:比|较)(?:上年|去年)[\p{Script=Han}]{0,4}$/u;
const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|全[区县市镇省])/;

/** 查表 what is told of a table by the names of its rows: a share of its total, how many times another row, a growth. */
export function lookupClaims({ sentences }: ReadText, grids: readonly Grid[]): readonly Claim[] {
  const named = grids.filter(({ rows }) => rows.length > 1);
  return sentences.flatMap(({ quantities, words, start, part }, index) =>
    quantities.flatMap((about): readonly Claim[] => {
      if (about.family !== 'times' && about.family !== 'percent') return [];
      const clause =
        words
          .slice(0, about.place.start - start)
          .split(/[,;:]/)
          .at(-1) ?? '';
      const near = sentences.slice(Math.max(0, index - 3), index + 1).filter((one) => one.part === part);
      const readings = [
        ...(isOfTable(about, clause)
          ? nearest(named, part).flatMap((grid) => readingsOf(about, clause, grid))
          : []),
        ...timesIn(
          about,
          clause,
          near.flatMap((one) => one.quantities),
        ),
      ];
      if (readings.length === 0) return [];
      const holds = readings.find(({ computed }) => meets(computed, about.range));
      const rule = about.family === 'percent' && !growing.test(clause) ? 'share' : 'growth';
      // Several columns may be meant: all of them must differ.
      return [{ rule, about, readings: holds ? [holds] : readings, isSure: readings.length <= 2 }];
    }),
  );
}

function readingsOf({ family }: Mention, clause: string, grid: Grid): readonly Reading[] {
  if (family === 'times') {
    const [, one = '', other = ''] = TIMES_OF.exec(clause) ?? [];
    const [top, bottom] = [rowNamed(grid, one), rowNamed(grid, other)];
    return top && bottom && top !== bottom ? overRows(grid, clause, [top, bottom], 1) : [];
  }
  if (family !== 'percent') return [];
  const grown = rowNamed(grid, GROWN.exec(clause)?.[1] ?? '');
  if (grown && growing.test(clause)) return grownIn(grid, grown);
  const part = rowNamed(grid, SHARE_OF.exec(clause)?.[1] ?? '');
  const total = grid.rows.find(({ name }) => TOTAL.test(name));
  return part && total && part !== total ? overRows(grid, clause, [part, total], 100) : [];
}

function isOfTable({ family }: Mention, clause: string): boolean {
  return family === 'times' || SHARE_OF.test(clause) || GROWN.test(clause);
}

/** The tables that words may be of: the last two before them, and the one that follows. */
function nearest(grids: readonly Grid[], part: number): readonly Grid[] {
  const next = grids.findIndex(({ at }) => at > part);
  const end = next < 0 ? grids.length : next + 1;
  return grids.slice(Math.max(0, end - 3), end);
}

/** 居家托养人数是机构托养的4倍: of two numbers that are told right before by those names. */
function timesIn(about: Mention, clause: string, near: readonly Mention[]): readonly Reading[] {
  const [, one, other] = about.family === 'times' ? (TIMES_OF.exec(clause) ?? []) : [];
  if (one === undefined || other === undefined) return [];
  const before = near.filter(({ place, family }) => place.end <= about.place.start && family !== 'times');
  const [top, bottom] = [called(before, one), called(before, other)];
  if (!top || !bottom || top === bottom || top.family !== bottom.family || bottom.value <= 0) return [];
  const computed = quotient(top.range, bottom.range);
  return [{ computed, by: `${nameOf(top)} ÷ ${nameOf(bottom)}`, from: [top, bottom] }];
}

/** The number whose words before it end with most of a name. */
function called(near: readonly Mention[], name: string): Mention | undefined {
  const alike = ({ before }: Mention): number => {
    const own = /\p{Script=Han}+$/u.exec(before.trim())?.[0] ?? '';
    let count = 0;
    while (count < own.length && name.includes(own.slice(own.length - count - 1))) count += 1;
    return count;
  };
  const best = near.reduce<Mention | undefined>(
    (most, one) => (most && alike(most) >= alike(one) ? most : one),
    undefined,
  );
  return best && alike(best) >= 3 ? best : undefined;
}

/** The row whose name is the longest that stands in the words. */
function rowNamed({ rows }: Grid, words: string): GridRow | undefined {
  const found = rows.filter(({ name }) => name.length >= 2 && words.includes(name));
  return found.reduce<GridRow | undefined>(
    (best, row) => (best && best.name.length >= row.name.length ? best : row),
    undefined,
  );
}

/** In the columns whose headings the words name; where they name none, in all. */
function overRows(
  { headings }: Grid,
  clause: string,
  [top, bottom]: readonly [GridRow, GridRow],
  times: number,
): readonly Reading[] {
  const named = headings.map((heading) => sharesPair(heading, clause));
  return headings.flatMap((heading, at): readonly Reading[] => {
    const [one, other] = [top.cells[at], bottom.cells[at]];
    if (!one || !other || other.value <= 0 || /占|比|率|%/.test(heading)) return [];
    if (named.includes(true) && named[at] !== true) return [];
    const computed = scaled(quotient(one.range, other.range), times);
    return [{ computed, by: `${nameOf(one)} ÷ ${nameOf(other)}`, from: [one, other] }];
  });
}

function sharesPair(heading: string, clause: string): boolean {
  const words = heading.replace(/\(.*$/, '');
  return Array.from({ length: Math.max(words.length - 1, 0) }, (_, at) => words.slice(at, at + 2)).some(
    (pair) => clause.includes(pair),
  );
}

/** From the column of one year to that of the next. */
function grownIn({ headings }: Grid, { cells }: GridRow): readonly Reading[] {
  const years = headings
    .flatMap((heading, at) => {
      const [year] = /(?:19|20)\d{2}|上年|本年/.exec(heading) ?? [];
      const cell = cells[at];
      return year !== undefined && cell && !/增|减|比/.test(heading) ? [{ year, cell }] : [];
    })
    .sort((one, other) => one.year.localeCompare(other.year));
  const [before, now, ...more] = years.map(({ cell }) => cell);
  if (!before || !now || more.length > 0 || before.value <= 0) return [];
  const computed: Range = scaled(quotient(difference(now.range, before.range), before.range), 100);
  return [{ computed, by: `(${nameOf(now)} - ${nameOf(before)}) ÷ ${nameOf(before)}`, from: [now, before] }];
}
