import type { Mention } from '../../mention.ts';
import { difference, meets, scaled } from '../../numbers/range.ts';
import { earlier, falling, growing, planned } from '../../words/relations.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from '../claim.ts';
import { type Grid, isTotal, plainName } from './grids.ts';
import { clauseBefore } from '../rates.ts';
import { sameDigits, slipOf } from '../chance/slips.ts';

const TAIL = /(?:达到?|为|是|有|共计?|约|了|的|也|就|仅|完成|实现|支出|收入)*$/;
/** How many tables before a sentence its words may be of, and the one behind it. */
const TABLES = 3;

type Cell = { readonly cell: Mention; readonly row: string; readonly heading: string };

/**
 * 表里的数 what is told by the name of a row and of a column: the cell where both cross, or of two years of a row in points;
 * another number only where a slip parts the two.
 */
export function tableWordClaims({ sentences }: ReadText, grids: readonly Grid[]): readonly Claim[] {
  if (grids.length === 0) return [];
  const tables = grids.map((grid) => ({ at: grid.at, grid, cells: cellsOf(grid) }));
  return sentences.flatMap((sentence) => {
    const next = tables.findIndex(({ at }) => at > sentence.part);
    const end = next < 0 ? tables.length : next + 1;
    const near = tables.slice(Math.max(0, end - TABLES), end);
    // Only what the sentence names can be told of it.
    const cells = near
      .flatMap((table) => table.cells)
      .filter(({ row }) => row.length >= 2 && sentence.words.includes(row));
    return sentence.quantities.flatMap((about): readonly Claim[] => {
      if (about.isQualified || about.per !== '') return [];
      if (about.family === 'points')
        return pointsOf(
          sentence,
          about,
          near.map(({ grid }) => grid),
        );
      return cells.length === 0 ? [] : crossed(sentence, about, cells);
    });
  });
}

function cellsOf({ headings, rows }: Grid): readonly Cell[] {
  return rows.flatMap(({ name, cells }) => {
    const row = plainName(name);
    return cells.flatMap((cell, at): readonly Cell[] =>
      cell && !isTotal({ name: row }) ? [{ cell, row, heading: plainName(headings[at] ?? '') }] : [],
    );
  });
}

/** 杨家圩村依托…，集体经济收入达到118.2万元: the last row that the sentence names before it, and the heading right before it. */
function crossed(sentence: Sentence, about: Mention, cells: readonly Cell[]): readonly Claim[] {
  const words = sentence.words.slice(0, about.place.start - sentence.start);
  const clause = clauseBefore(sentence, about);
  if (
    growing.test(about.before) ||
    falling.test(about.before) ||
    earlier.test(clause) ||
    planned.test(clause)
  )
    return [];
  const label = clause.replace(/\s/g, '');
  const ofUnit = cells.filter(({ cell }) => cell.family === about.family || cell.family === 'none');
  const inRow = ofUnit.filter(({ row }) => words.includes(row));
  const last = inRow.reduce<string>(
    (best, { row }) =>
      words.lastIndexOf(row) + row.length > (best === '' ? -1 : words.lastIndexOf(best) + best.length)
        ? row
        : best,
    '',
  );
  const own = inRow.filter(({ row }) => row === last);
  if (own.length === 0 || own.some(({ cell }) => isSame(cell, about))) return [];
  const isHeaded = ({ heading }: Cell): boolean =>
    heading.length >= 3 && label.replace(TAIL, '').endsWith(heading.replace(TAIL, ''));
  const headed = own.filter(isHeaded);
  const isRight = label.replace(TAIL, '').endsWith(last);
  const slips = (headed.length > 0 ? headed : isRight ? own : []).filter(
    ({ cell }) =>
      (headed.length > 0 && cell.family !== 'none' && slipOf(about, cell.range) !== undefined) ||
      sameDigits(cell, about),
  );
  const [slip, ...more] = slips;
  if (!slip || more.length > 0) return [];
  const readings = [{ computed: slip.cell.range, by: `表中 ${nameOf(slip.cell)}`, from: [slip.cell] }];
  return [{ rule: 'repeat', about, readings, isSure: true }];
}

/** A cell without a unit may be of 万 or of 亿. */
function isSame(cell: Mention, about: Mention): boolean {
  const scales = cell.family === 'none' ? [1, 1000, 10_000, 100_000_000] : [1];
  return scales.some((by) => meets(scaled(cell.range, by), about.range));
}

/** 普惠性托位占比比2023年提高15.7个百分点: between two cells of the row that is named. */
function pointsOf(sentence: Sentence, about: Mention, grids: readonly Grid[]): readonly Claim[] {
  const clause = clauseBefore(sentence, about).replace(/\s/g, '');
  const rows = grids
    .flatMap(({ rows: all }) => all)
    .filter(({ name }) => {
      const row = plainName(name);
      return row.length >= 3 && clause.includes(row);
    });
  // 普惠性托位占比 is no 普惠性托位.
  const row = rows.reduce<(typeof rows)[number] | undefined>(
    (best, one) => (best && best.name.length >= one.name.length ? best : one),
    undefined,
  );
  if (!row) return [];
  const cells = row.cells.filter(
    (one): one is Mention => one?.family === 'percent' || (one !== undefined && row.name.includes('%')),
  );
  const pairs = cells.flatMap((one, at) =>
    cells
      .slice(at + 1)
      .map((other) => (one.value > other.value ? ([one, other] as const) : ([other, one] as const))),
  );
  const readings = pairs.map(([large, small]) => ({
    computed: difference(large.range, small.range),
    by: `${nameOf(large)} - ${nameOf(small)}`,
    from: [large, small],
  }));
  const holds = readings.find(({ computed }) => meets(computed, about.range));
  if (holds) return [{ rule: 'growth', about, readings: [holds], isSure: false }];
  const slips = readings.filter(({ computed }) => slipOf(about, computed) !== undefined);
  return slips.length > 0 ? [{ rule: 'growth', about, readings: slips, isSure: true }] : [];
}
