import type { Mention } from '../../mention.ts';
import { difference, meets, product, quotient, type Range, scaled, sumOf } from '../../numbers/range.ts';
import { type Claim, nameOf } from '../claim.ts';
import { chanceOf } from '../chance/chance.ts';
import type { Grid, GridRow } from './grids.ts';
import { meanFor } from '../rates.ts';

/** What lies further right is of no such relation: three columns are told apart in every way. */
const MOST_COLUMNS = 14;
const MOST_ROWS = 60;
/** In how many rows it must hold for what differs in another to be an error. */
const FEWEST = 2;

type Way = {
  readonly told: string;
  readonly reckon: (one: Mention, other: Mention, about: Mention) => Range | undefined;
};

const WAYS: readonly Way[] = [
  { told: '-', reckon: (one, other) => difference(one.range, other.range) },
  { told: '+', reckon: (one, other) => sumOf([one.range, other.range]) },
  {
    told: '÷',
    reckon: (one, other, about) => {
      if (other.value <= 0 || one.value < 0) return undefined;
      const ratio = quotient(one.range, other.range);
      return about.family === 'percent' ? scaled(ratio, 100) : meanFor(about, ratio);
    },
  },
  {
    told: '×',
    reckon: (one, other) => (one.value > 0 && other.value > 0 ? product(one.range, other.range) : undefined),
  },
  {
    // 产销差率: of all that was sent, what was not sold.
    told: '差 ÷',
    reckon: (all, some, about) =>
      about.family === 'percent' && some.value > 0 && all.value > some.value
        ? scaled(quotient(difference(all.range, some.range), all.range), 100)
        : undefined,
  },
  {
    // 增减额 and 增幅 beside this year's number: of what that was the year before.
    told: '增减 ÷ 上年',
    reckon: (change, now, about) => {
      const before = difference(now.range, change.range);
      return about.family === 'percent' && now.value > 0 && before.least > 0 && change.family === now.family
        ? growth(change.range, before)
        : undefined;
    },
  },
  {
    told: '比',
    reckon: (now, before, about) =>
      about.family === 'percent' && before.value > 0
        ? growth(difference(now.range, before.range), before.range)
        : undefined,
  },
];

/** In hundredths; what is less than nothing may be printed without its sign. */
function growth(change: Range, before: Range): Range {
  return change.most < 0
    ? scaled(scaled(quotient(scaled(change, -1), before), 100), -1)
    : scaled(quotient(change, before), 100);
}

/** 列的算法 how a column follows from two others: in all of its rows but one, or in nearly all. */
export type Formula = { readonly column: number; readonly claims: readonly Claim[] };

/** Every column of a table that follows from two others by one way, as its rows show. */
export function formulasOf({ headings, rows }: Grid): readonly Formula[] {
  const some = rows.slice(0, MOST_ROWS);
  const columns = headings.slice(0, MOST_COLUMNS).map((_, at) => at);
  const taken = new Set<string>();
  // 总费用 ÷ 人次 = 次均: of three columns one is told, the one that all rows agree on, else the last.
  return candidatesOf(some, columns)
    .sort((one, other) => one.failing - other.failing || other.column - one.column)
    .filter(({ columns: three }) => {
      const key = [...three].sort((one, other) => one - other).join(' ');
      return taken.has(key) ? false : taken.add(key);
    });
}

type Candidate = Formula & { readonly columns: readonly number[]; readonly failing: number };

function candidatesOf(some: readonly GridRow[], columns: readonly number[]): Candidate[] {
  return columns.flatMap((column): readonly Candidate[] => {
    const told = some.filter(({ cells }) => cells[column] !== undefined);
    if (told.length <= FEWEST) return [];
    for (const way of WAYS)
      for (const one of columns)
        for (const other of columns) {
          if (one === other || one === column || other === column) continue;
          if ('+×'.includes(way.told) && one > other) continue;
          const claims = claimsBy(way, told, [column, one, other]);
          if (claims) return [{ column, ...claims, columns: [column, one, other] }];
        }
    return [];
  });
}

function claimsBy(
  { told, reckon }: Way,
  rows: readonly GridRow[],
  [column, one, other]: readonly [number, number, number],
): Pick<Candidate, 'claims' | 'failing'> | undefined {
  const claims: Claim[] = [];
  let [holding, telling, failing] = [0, 0, 0];
  for (const { cells } of rows) {
    const [about, left, right] = [cells[column], cells[one], cells[other]];
    if (!about || !left || !right || [about, left, right].some(({ isQualified }) => isQualified)) continue;
    if (!isFit(told, about, left, right)) continue;
    const computed = reckon(left, right, about);
    if (!computed) continue;
    if (meets(computed, about.range)) {
      holding += 1;
      if (chanceOf({ ...about, value: Math.abs(about.value) }) < 0.15) telling += 1;
    } else failing += 1;
    // One row may be wrong; of many, one in five.
    if (failing > 1 && failing > rows.length / 5) return undefined;
    const by = `${nameOf(left)} ${told} ${nameOf(right)}`;
    const reading = { computed, by, from: [left, right] };
    claims.push({ rule: 'column-ratio', about, readings: [reading], isSure: true });
  }
  return holding >= FEWEST && telling >= FEWEST && holding > failing ? { claims, failing } : undefined;
}

/** Only what is of one kind is added or taken away, and a ratio is of what is of one kind. */
function isFit(told: string, about: Mention, left: Mention, right: Mention): boolean {
  const isSum = told === '-' || told === '+';
  if (about.family === 'percent' && !isSum) return told !== '×' && left.family === right.family;
  return !isSum || (left.family === about.family && right.family === about.family);
}
