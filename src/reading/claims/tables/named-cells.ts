import type { Mention } from '../../mention.ts';
import { meets, only } from '../../numbers/range.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from '../claim.ts';
import { type Grid, isTotal } from './grids.ts';
import { clauseBefore } from '../rates.ts';
import { isTransposed } from '../chance/slips.ts';

const TABLES = 3;
type Cell = { readonly cell: Mention; readonly name: string; readonly heading: string };

/** 文与表 what is told of a row of a table by its name: one of its cells, or two of its digits are changed about. */
export function namedCellClaims({ sentences }: ReadText, grids: readonly Grid[]): readonly Claim[] {
  const tables = grids.map((grid) => ({ at: grid.at, cells: cellsOf(grid) }));
  let [last, near]: [number, readonly Cell[]] = [-1, []];
  return sentences.flatMap((sentence) => {
    const next = tables.findIndex(({ at }) => at > sentence.part);
    const end = next < 0 ? tables.length : next + 1;
    if (end !== last) near = tables.slice(Math.max(0, end - TABLES), end).flatMap(({ cells }) => cells);
    last = end;
    if (near.length === 0) return [];
    return sentence.quantities.flatMap((about): readonly Claim[] => {
      if (about.isQualified || about.per !== '' || digitsIn(about) < 3) return [];
      const clause = namingBefore(sentence, about);
      const own = near.filter(
        ({ cell, name, heading }) =>
          (cell.family === about.family || cell.family === 'none') &&
          (name === '' ? sharesPair(heading, clause) : clause.includes(name)),
      );
      if (own.length === 0 || own.some(({ cell }) => meets(cell.range, inUnitOf(cell, about).range)))
        return [];
      const [slip, ...more] = own.filter(
        ({ cell, heading }) =>
          isTransposed(cell, inUnitOf(cell, about)) &&
          (own.length < 3 || sharesPair(heading, clause) || (heading.length > 1 && clause.includes(heading))),
      );
      if (!slip || more.length > 0) return [];
      const readings = [{ computed: slip.cell.range, by: `表中 ${nameOf(slip.cell)}`, from: [slip.cell] }];
      return [{ rule: 'repeat', about, readings, isSure: true }];
    });
  });
}

/** 6月供水量最高，达到476.9万吨: of a clause with no name of its own, the one before it. */
function namingBefore(sentence: Sentence, about: Mention): string {
  const clause = clauseBefore(sentence, about);
  if (clause.length > 4) return clause;
  const words = sentence.words.slice(0, about.place.start - sentence.start);
  return words.split(/[,;]/).slice(-2).join(',');
}

/** Where the unit of a row stands in another column, its numbers are as they are printed. */
function inUnitOf(cell: Mention, about: Mention): Mention {
  const printed = Number(/[\d,.]+/.exec(about.text)?.[0].replace(/,/g, ''));
  return cell.family === 'none' && about.family !== 'none' && Number.isFinite(printed)
    ? { ...about, value: printed, range: only(printed) }
    : about;
}

/** Those of a row of totals go by their heading alone. */
function cellsOf({ headings, rows }: Grid): readonly Cell[] {
  return rows.flatMap(({ name, cells }) => {
    const plain = name.replace(/\s|其中[:：]?/g, '');
    const isOfAll = isTotal({ name: plain });
    if (!isOfAll && plain.length < 2) return [];
    return cells.flatMap((cell, at) =>
      cell && digitsIn(cell) >= 3
        ? [{ cell, name: isOfAll ? '' : plain, heading: (headings[at] ?? '').replace(/\(.*$/, '') }]
        : [],
    );
  });
}

function digitsIn({ value }: Mention): number {
  return String(value).replace(/\D|0+$/g, '').length;
}

function sharesPair(heading: string, clause: string): boolean {
  return Array.from({ length: Math.max(heading.length - 1, 0) }, (_, at) => heading.slice(at, at + 2)).some(
    (pair) => /^\p{Script=Han}{2}$/u.test(pair) && clause.includes(pair),
  );
}
