import type { Mention } from '../../mention.ts';
import { difference, meets, product, quotient, type Range, scaled, sumOf } from '../../numbers/range.ts';
import { type Claim, nameOf, percentReading, type Reading, sumText } from '../claim.ts';
import { formulasOf } from './column-formulas.ts';
import { type Grid, type GridRow, isTotal, SHARE } from './grids.ts';

const SUBTOTAL = /^小\s*计/;
const OF_TOTAL = /合计|总计|共计|总数|小计|总人数|总金额/;
const RATE = /率|完成|比$|比\(/;
const GROWTH = /增长|增幅|同比|增速|增减|变化/;
const MEAN = /[人户场日月年次班校村]均|平均|均值/;
const HEADS = /人数|户数|人次|数量|名额|份数|套数|件数|台数|次数|人\)?$|户\)?$|名\)?$/;
const EACH = /标准|单价|每人|每户|定额/;
const MONEY = /金额|资金|补贴额|总额|经费|支出|发放/;

/** How many columns before a rate may be what it is of. */
const MOST_BEFORE = 12;

/** 表内关系 sums of rows and columns, shares, rates, growth and means that a table prints. */
export function tableClaims(grids: readonly Grid[]): readonly Claim[] {
  return grids.flatMap((grid) => {
    const formulas = formulasOf(grid);
    const isKnown = new Set(formulas.map(({ column }) => column));
    return [
      ...columnSums(grid),
      ...groupSums(grid),
      ...rowSums(grid),
      ...formulas.flatMap(({ claims }) => claims),
      ...ratios(grid, (column) => isKnown.has(column)),
    ];
  });
}

function columnSums({ headings, rows }: Grid): readonly Claim[] {
  return headings.flatMap((heading, column) => {
    const isNoSum =
      [SHARE, RATE, MEAN, EACH].some((one) => one.test(heading)) ||
      (GROWTH.test(heading) && !/额|数/.test(heading)) ||
      /序号|年份|年度/.test(heading);
    if (!isNoSum) return columnSum(rows, column, false);
    return SHARE.test(heading) && rows.some(isTotal) ? columnSum(rows, column, true) : [];
  });
}

/** 其中：城镇、乡村；其中：男性、女性: the rows that part the one before them, once or in several ways. */
function groupSums({ headings, rows }: Grid): readonly Claim[] {
  const groups: { readonly whole: GridRow; readonly parts: GridRow[] }[] = [];
  let whole: GridRow | undefined;
  for (const row of rows) {
    if (row.name.startsWith('其中') && whole) groups.push({ whole, parts: [row] });
    else if (groups.at(-1)?.whole === whole && row.isIndented) groups.at(-1)?.parts.push(row);
    else whole = row;
  }
  return groups.flatMap(({ whole: { cells: wholes }, parts }) => {
    const columns = headings.flatMap((_, column) => {
      const [total, own] = [wholes[column], parts.flatMap(({ cells }) => cells[column] ?? [])];
      if (!total || own.length < 2 || own.length < parts.length) return [];
      return sumClaim('column-sum', total, [own], true);
    });
    // Whether all parts are told is known where they come to the whole in another column.
    const isWhole = columns.some(({ readings, about }) =>
      readings.some((one) => meets(one.computed, about.range)),
    );
    return columns.map((claim) => ({ ...claim, isSure: isWhole, isStated: isWhole }));
  });
}

function columnSum(rows: Grid['rows'], column: number, isShare: boolean): readonly Claim[] {
  const claims: Claim[] = [];
  let since: Mention[] = [];
  let all: Mention[] = [];
  let subtotals: Mention[] = [];
  for (const { name, cells } of rows) {
    const cell = cells[column];
    const plain = name.replace(/\s/g, '');
    if (!cell || /^其中|^#/.test(plain)) continue;
    if (SUBTOTAL.test(plain)) {
      if (since.length > 1) claims.push(...sumClaim('column-sum', cell, [since], true));
      subtotals.push(cell);
      since = [];
    } else if (isTotal({ name })) {
      const ways = subtotals.length > 1 ? [[...subtotals, ...since], all] : [all];
      if (all.length > 1) claims.push(...sumClaim('column-sum', cell, ways, !isShare));
      else if (all.length === 0) claims.push(...firstRowTotal(rows, column, cell, !isShare));
      [since, all, subtotals] = [[], [], []];
    } else {
      since.push(cell);
      all.push(cell);
    }
  }
  return claims;
}

/** A total that stands above what it is of. */
function firstRowTotal(
  rows: Grid['rows'],
  column: number,
  total: Mention,
  isSure: boolean,
): readonly Claim[] {
  const at = rows.findIndex(({ cells }) => cells[column] === total);
  const below = rows.slice(at + 1);
  if (at !== 0 || below.some((row) => isTotal(row) || SUBTOTAL.test(row.name) || row.name.startsWith('其中')))
    return [];
  const items = below.flatMap(({ cells }) => cells[column] ?? []);
  return items.length > 1 ? sumClaim('column-sum', total, [items], isSure) : [];
}

function rowSums({ headings, rows }: Grid): readonly Claim[] {
  const totals = headings.flatMap((heading, column) => (OF_TOTAL.test(heading) ? [column] : []));
  const [total] = totals;
  if (total === undefined || totals.length > 1) return [];
  const isItem = (heading: string): boolean =>
    heading !== '' && ![SHARE, RATE, GROWTH, MEAN, EACH, /序号|其中|年/].some((one) => one.test(heading));
  return rows.flatMap(({ cells }) => {
    const cell = cells[total];
    const items = cells.flatMap((one, at) =>
      one && at !== total && isItem(headings[at] ?? '') && one.family === cell?.family ? [one] : [],
    );
    return cell && items.length > 1 ? sumClaim('row-sum', cell, [items], true) : [];
  });
}

function sumClaim(
  rule: Claim['rule'],
  about: Mention,
  ways: readonly (readonly Mention[])[],
  isSure: boolean,
): readonly Claim[] {
  const readings = ways.map((items): Reading => {
    return { computed: sumOf(items.map(({ range }) => range)), by: sumText(items), from: items };
  });
  const holds = readings.find(({ computed }) => meets(computed, about.range));
  // What is less than one of its items is a rate or a mean that a heading does not tell.
  const isStated = ways.flat().every(({ value }) => value === 0 || value < about.value);
  return [{ rule, about, readings: holds ? [holds] : readings, isSure, isStated }];
}

type Columns = readonly (Mention | undefined)[];

/** Of columns of which it is not known from all their rows how they follow. */
function ratios({ headings, rows }: Grid, isKnown: (column: number) => boolean): readonly Claim[] {
  const total = rows.find(isTotal);
  return headings.flatMap((heading, column) => {
    if (isKnown(column)) return [];
    // The whole of shares is the row that says so, or the one whose share is all.
    const whole = total ?? rows.find((row) => row.cells[column]?.value === 100);
    return rows.flatMap(({ name, cells }): readonly Claim[] => {
      const about = cells[column];
      if (!about) return [];
      if (GROWTH.test(heading)) return grown(headings, cells, about);
      if (SHARE.test(heading)) return ofTotal(whole, headings, { name, cells, about });
      if (RATE.test(heading) && about.family === 'percent') return rated(headings, cells, about);
      if (MEAN.test(heading)) return quotients(headings, cells, about, meanOf(heading));
      return MONEY.test(heading) && !EACH.test(heading) ? paid(headings, cells, about) : [];
    });
  });
}

function grown(headings: readonly string[], cells: Columns, about: Mention): readonly Claim[] {
  const yearOf = (heading: string): number => {
    if (/上年|去年|同期|上期/.test(heading)) return 1;
    if (/本年|今年|本期|当年/.test(heading)) return 2;
    return Number(/(?:19|20)\d{2}/.exec(heading)?.[0] ?? NaN);
  };
  const years = headings
    .flatMap((heading, at) =>
      Number.isNaN(yearOf(heading)) || GROWTH.test(heading) || !cells[at]
        ? []
        : [{ year: yearOf(heading), cell: cells[at] }],
    )
    .sort((one, other) => one.year - other.year);
  const [before, now] = [years[0]?.cell, years[1]?.cell];
  if (!before || !now || years.length !== 2 || before.value <= 0) return [];
  const signed = { ...about, range: about.text.startsWith('-') ? scaled(about.range, -1) : about.range };
  const minus = difference(now.range, before.range);
  const by = `${nameOf(now)} - ${nameOf(before)}`;
  const ratio = quotient(now.range, before.range);
  const isPercent = about.family === 'percent';
  const computed: Range = isPercent
    ? { least: (ratio.least - 1) * 100, most: (ratio.most - 1) * 100, isBelowMost: false }
    : minus;
  const isNegative = computed.most < 0;
  const reading: Reading = {
    computed: isNegative ? scaled(computed, -1) : computed,
    by: isPercent ? `(${by}) ÷ ${nameOf(before)}` : by,
    from: [now, before],
  };
  return [
    { rule: 'column-ratio', about: { ...about, range: signed.range }, readings: [reading], isSure: true },
  ];
}

/** A share of the total of its column, or of the column before it. */
function ofTotal(
  total: GridRow | undefined,
  headings: readonly string[],
  { name, cells, about }: { readonly name: string; readonly cells: Columns; readonly about: Mention },
): readonly Claim[] {
  const column = cells.indexOf(about);
  const isCount = (heading: string, place: number): boolean =>
    place !== column && ![SHARE, GROWTH, RATE, MEAN, /序号/].some((one) => one.test(heading));
  const pairs = headings.flatMap((heading, place) => {
    const [top, bottom] = [cells[place], total?.cells[place]];
    return top && bottom && bottom.value > 0 && isCount(heading, place) ? [[top, bottom] as const] : [];
  });
  if (pairs.length === 0 || SUBTOTAL.test(name) || about.value === 100) return [];
  // The column right before it is meant first; all must differ.
  return ratioClaim(about, pairs.reverse(), true);
}

function rated(headings: readonly string[], cells: Columns, about: Mention): readonly Claim[] {
  const column = cells.indexOf(about);
  const before = cells
    .slice(0, column)
    .flatMap((cell, at) =>
      cell && !(headings[at] ?? '').includes('序号') && cell.family !== 'percent' ? [cell] : [],
    )
    .slice(-MOST_BEFORE);
  const pairs = before.flatMap((top) =>
    before.flatMap((bottom) => (top === bottom || bottom.value <= 0 ? [] : [[top, bottom] as const])),
  );
  return pairs.length === 0
    ? []
    : ratioClaim(
        about,
        pairs.length === 2 && /完成|达标|率/.test(headings[column] ?? '') ? pairs : pairs,
        before.length === 2,
      );
}

/** 场均人次: visits by how many times; of money by heads where the heading names neither. */
function meanOf(heading: string): readonly [RegExp, RegExp] {
  const [, by, of = ''] = /([户场日月年次班校村])均([\p{Script=Han}]*)/u.exec(heading) ?? [];
  return by === undefined ? [MONEY, HEADS] : [of === '' ? MONEY : new RegExp(of), new RegExp(by)];
}

function quotients(
  headings: readonly string[],
  cells: Columns,
  about: Mention,
  [of, by]: readonly [RegExp, RegExp],
): readonly Claim[] {
  const column = cells.indexOf(about);
  const find = (words: RegExp) =>
    cells.find((_, at) => at !== column && words.test(headings[at] ?? '') && !MEAN.test(headings[at] ?? ''));
  const [top, bottom] = [find(of), find(by)];
  if (!top || !bottom || bottom.value <= 0) return [];
  const computed = quotient(top.range, bottom.range);
  return [
    {
      rule: 'column-ratio',
      about,
      readings: [{ computed, by: `${nameOf(top)} ÷ ${nameOf(bottom)}`, from: [top, bottom] }],
      isSure: true,
    },
  ];
}

function ratioClaim(
  about: Mention,
  pairs: readonly (readonly [Mention, Mention])[],
  isSure: boolean,
): readonly Claim[] {
  const readings = pairs.map(([top, bottom]) => percentReading(top, bottom));
  const holds = readings.find(({ computed }) => meets(computed, about.range));
  return [{ rule: 'column-ratio', about, readings: holds ? [holds] : readings, isSure }];
}

/** 人数 × 标准 = 金额, of one month or of more. */
function paid(headings: readonly string[], cells: Columns, about: Mention): readonly Claim[] {
  const find = (words: RegExp) => cells.find((cell, at) => cell !== about && words.test(headings[at] ?? ''));
  const [heads, rate] = [find(HEADS), find(EACH)];
  if (!heads || !rate) return [];
  const months = cells.find((_, at) => /月数|月份数/.test(headings[at] ?? ''));
  const isMonthly = headings.some((heading) => EACH.test(heading) && heading.includes('月'));
  const counts = months ? [months.value] : isMonthly ? [1, 12] : [1];
  const readings = counts.map((count): Reading => {
    const computed = scaled(
      product(heads.range, { least: rate.value, most: rate.value, isBelowMost: false }),
      count,
    );
    return {
      computed,
      by: `${nameOf(heads)} × ${nameOf(rate)}${count === 1 ? '' : ` × ${count}`}`,
      from: [heads, rate],
    };
  });
  const holds = readings.find(({ computed }) => meets(computed, about.range));
  return [
    {
      rule: 'payment',
      about,
      readings: holds ? [holds] : readings,
      isSure: !isMonthly || months !== undefined,
    },
  ];
}
