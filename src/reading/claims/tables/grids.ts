import { grouped } from '../../../kernel/grouped.ts';
import type { Mention } from '../../mention.ts';
import { scaled } from '../../numbers/range.ts';
import { unitNamed } from '../../words/units.ts';
import type { ReadText } from '../claim.ts';

/** 占比 what a column of shares is headed. */
export const SHARE = /占比|比例|比重|百分比|构成|份额/;

/** 表 the headings of a table, and its rows with the number of each cell. */
export type Grid = {
  /** The part that its first row is. */
  readonly at: number;
  readonly headings: readonly string[];
  readonly rows: readonly GridRow[];
};

/** 表的一行 `isIndented` where its name is set in, as of what is a part of a row above. */
export type GridRow = {
  readonly name: string;
  readonly isIndented: boolean;
  readonly cells: readonly (Mention | undefined)[];
};

/** 合计 whether a row is the total of others. */
export function isTotal({ name }: Pick<GridRow, 'name'>): boolean {
  return TOTAL.test(name.replace(/\s/g, ''));
}
const TOTAL = /^(?:合计|总计|共计|总数|总和|全[区县市镇省](?:合计|总计)?|汇总)(?![率比])/;

/** The name of a row or a column without its unit. */
export function plainName(name: string): string {
  return name.replace(/\([^()]*\)|[:：\s]|其中/g, '');
}

/** The last table before a paragraph. */
export function lastBefore(grids: readonly Grid[], part: number): Grid | undefined {
  return grids.findLast(({ at }) => at < part);
}

/** What lies in columns further right is of no relation: no table that people read is so wide. */
const MOST_COLUMNS = 100;

/** Every table of a text; a cell holds a number where nothing else stands in it. */
export function gridsOf({ parts, mentions }: Pick<ReadText, 'parts' | 'mentions'>): readonly Grid[] {
  const byPart = grouped(mentions, ({ place }) => place.part);
  const rowsOf = parts.flatMap(({ table }, index) => (table >= 0 ? [{ table, index }] : []));
  return [...grouped(rowsOf, ({ table }) => table).values()].flatMap((ofTable) => {
    const indexes = ofTable.map(({ index }) => index);
    const rows = indexes.map((index) => {
      const { text, cells: all } = parts[index] ?? { text: '', cells: [] };
      const cells = all.slice(0, MOST_COLUMNS);
      const words = cells.map(({ start, end }) => text.slice(start, end).trim());
      const ofRow = byPart.get(index) ?? [];
      let next = 0;
      const numbers = cells.map(({ start, end }, at) => {
        while ((ofRow[next]?.place.start ?? Infinity) < start) next += 1;
        const from = next;
        while ((ofRow[next]?.place.end ?? Infinity) <= end) next += 1;
        const own = ofRow.slice(from, next);
        const [only] = own;
        if (own.length !== 1 || only?.nature !== 'quantity') return undefined;
        if (words[at] === `-${only.text.trim()}`) return negative(only);
        return only.text.trim() === words[at] ? only : undefined;
      });
      const isIndented = cells.map(({ start, end }) => /^\s{2,}\S/.test(text.slice(start, end)));
      return { words, numbers, isIndented };
    });
    const first = rows.findIndex(({ numbers }) => numbers.some((one) => one !== undefined));
    if (first < 0) return [];
    // Where several rows head a table, each column has the words of all.
    const width = Math.max(...rows.map(({ words }) => words.length));
    const heads = rows.slice(0, first);
    const headings = Array.from({ length: width }, (_, at) =>
      heads.map(({ words }) => words[at] ?? '').join(''),
    );
    const unit = captionOf(parts, indexes[0] ?? 0);
    const ofUnits = unit === undefined ? headings : headings.map((heading) => withUnit(heading, unit));
    const body = rows.slice(first).map(({ words, numbers, isIndented }): GridRow => {
      const named = words.findIndex(
        (word, at) => word !== '' && numbers[at] === undefined && !/^[-—/\d.]*$/.test(word),
      );
      const cells = inUnits(numbers, ofUnits);
      return { name: words[named] ?? '', isIndented: isIndented[named] ?? false, cells };
    });
    return [{ at: indexes[0] ?? 0, headings, rows: body }];
  });
}

/** 单位：万元 what the two lines above a table say of all of it. */
function captionOf(parts: ReadText['parts'], at: number): string | undefined {
  const above = parts.slice(Math.max(0, at - 2), at).filter(({ kind }) => kind !== 'row');
  return /单位\s*:\s*([万亿千]?元|万?人)(?![,、/])/.exec(above.map(({ text }) => text).join(' '))?.[1];
}

/** What counts something, or is a rate or a number of a row. */
const NO_MONEY = /[元%率人户次家个件套台份所张名例起岁]|增幅|增速|年份|月份|日期|号$|\(/;

/** A heading of money that names no unit is told in that of the table. */
function withUnit(heading: string, unit: string): string {
  const isOther = heading === '' || NO_MONEY.test(heading) || SHARE.test(heading);
  return isOther ? heading : `${heading}(${unit})`;
}

/** -1.8 in a cell is less than nothing; between words a dash is none. */
function negative(one: Mention): Mention {
  const range = { least: -one.range.most, most: -one.range.least, isBelowMost: false };
  return { ...one, text: `-${one.text}`, value: -one.value, range };
}

function familyOf(unit: string, heading: string): Mention['family'] {
  const { family } = unitNamed(unit);
  return family === 'none' && /人|名/.test(heading) ? 'people' : family;
}

const UNITS_OF_HEADING = /[万亿]?元|万?人次|万[人名户]|[人名户](?=\)?$)/;

/** 万元, （万册次）, （百万吨）. */
const SCALE_OF_HEADING = /([万亿])(?=[元人])|\((千万|百万|十万|[万亿])/;
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 };

function scaleOf(heading: string): number {
  const [, plain, inBrackets] = SCALE_OF_HEADING.exec(heading) ?? [];
  return SCALES[plain ?? inBrackets ?? ''] ?? 1;
}

/** 金额（万元）: the numbers of a column without units are of that of its heading. */
function inUnits(
  cells: readonly (Mention | undefined)[],
  headings: readonly string[],
): readonly (Mention | undefined)[] {
  return cells.map((cell, at) => {
    if (cell?.unit !== '') return cell;
    const heading = headings[at] ?? '';
    const scale = scaleOf(heading);
    const isPercent =
      heading.includes('%') ||
      /(?:增减?|降|涨)(?:幅度?|率|速)$/.test(heading) ||
      (SHARE.test(heading) && !/元|人/.test(heading));
    const named = UNITS_OF_HEADING.exec(heading)?.[0] ?? /\(([^()]+)\)$/.exec(heading)?.[1] ?? '';
    const family = isPercent ? 'percent' : familyOf(named.replace(/^[十百千]?[万亿]/, ''), heading);
    const decimals = cell.text.split('.')[1]?.length ?? 0;
    const half = isPercent || scale !== 1 || decimals > 0 ? 0.5 * 10 ** -decimals : 0;
    const range = cell.isQualified
      ? cell.range
      : { least: cell.value - half, most: cell.value + half, isBelowMost: half > 0 };
    const value = cell.value * scale;
    const unit = isPercent ? '%' : family === 'none' ? '' : named;
    return { ...cell, value, range: scaled(range, scale), unit, family, isRounded: half > 0 };
  });
}
