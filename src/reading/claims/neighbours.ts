import type { Mention } from '../mention.ts';
import type { ReadText, Sentence } from './claim.ts';
import type { Grid } from './grids.ts';

/** How many numbers on either side are looked at. */
const BEFORE = 24;
const AFTER = 8;
/** No paragraph further away says what a number is made of; a table does that is named. */
const FARTHEST = 4;
const MOST_CELLS = 8;
/** A sentence of more numbers is a list that somebody pasted: everything in it would follow from something. */
const MOST_NUMBERS = 400;
/** How many tables before a number are looked at, and the one behind it. */
const TABLES = 3;
const NEVER = new Set(['none', 'years', 'age', 'grade', 'doublings', '点', '类', '方面']);
const ALL = /^(?:合\s*计|总\s*计|共\s*计|全[区县市镇省])/;

/** 近旁的数 a number of the prose, and those that it may follow from, the nearest first. */
export type Near = {
  readonly about: Mention;
  /** The words behind it, to the end of its sentence. */
  readonly behind: string;
  readonly near: readonly Mention[];
};

type Cell = { readonly cell: Mention; readonly row: string; readonly heading: string };

/** Every number of the prose that is no vague one, with its neighbours and the cells of tables that its sentence names. */
export function* nearOf({ sentences }: ReadText, grids: readonly Grid[]): Generator<Near> {
  const told = sentences.filter(({ quantities }) => quantities.length <= MOST_NUMBERS);
  const all = told.flatMap((sentence) =>
    sentence.quantities
      .filter(({ family, isQualified, value }) => !NEVER.has(family) && !isQualified && value > 0)
      .map((about) => ({ about, sentence })),
  );
  const tables = grids.map((grid) => ({ at: grid.at, cells: cellsOf(grid) }));
  let next = 0;
  for (const [at, { about, sentence }] of all.entries()) {
    const part = about.place.part;
    while ((tables[next]?.at ?? Infinity) <= part) next += 1;
    const cells = tables.slice(Math.max(0, next - TABLES), next + 1).flatMap((table) => table.cells);
    const near: Mention[] = [];
    for (let by = 1; by <= BEFORE; by += 1) {
      const [before, after] = [all[at - by]?.about, by <= AFTER ? all[at + by]?.about : undefined];
      if (before && before.place.part >= part - FARTHEST) near.push(before);
      if (after && after.place.part <= part + FARTHEST) near.push(after);
    }
    const behind = sentence.words.slice(about.place.end - sentence.start);
    const last = all[at - 1]?.about;
    // 净减少76户、103人: the words before the first are of both.
    const isListed = last && !/\p{Script=Han}/u.test(about.before) && about.place.start - last.place.end <= 1;
    const own = isListed ? { ...about, before: last.before } : about;
    yield { about: own, behind, near: [...near, ...namedCells(cells, sentence, about)] };
  }
}

function cellsOf({ headings, rows }: Grid): readonly Cell[] {
  return rows.flatMap(({ name, cells }) =>
    cells.flatMap((cell, at): readonly Cell[] =>
      cell && !cell.isQualified && cell.value > 0
        ? [
            {
              cell,
              row: name.replace(/\s|其中[:：]?/g, ''),
              heading: (headings[at] ?? '').replace(/\(.*$/, ''),
            },
          ]
        : [],
    ),
  );
}

/** 小学平均班额: the cells of the row 小学; 床位: the total of that column. */
function namedCells(
  cells: readonly Cell[],
  { words, start }: Sentence,
  { place }: Mention,
): readonly Mention[] {
  const said = words.slice(0, place.end - start);
  const isNamed = (name: string): boolean => name.length >= 2 && said.includes(name);
  const found = cells.filter(({ row, heading }) => (ALL.test(row) ? isNamed(heading) : isNamed(row)));
  return found.slice(-MOST_CELLS).map(({ cell }) => cell);
}
