import type { Mention } from '../../mention.ts';
import type { ReadText, Rule, Sentence } from '../claim.ts';
import { type Grid, isTotal } from '../tables/grids.ts';
import { saidOf } from './said.ts';

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

/** 近旁的数 a number of the prose, and those that it may follow from, the nearest first. */
export type Near = {
  readonly about: Mention;
  readonly near: readonly Mention[];
  /** By which rules its words say that it follows from others. */
  readonly said: ReadonlySet<Rule>;
};

type Cell = { readonly cell: Mention; readonly name: string };

/** Every number of the prose that is no vague one, with its neighbours and the cells of tables that its sentence names. */
export function nearOf({ sentences }: ReadText, grids: readonly Grid[]): readonly Near[] {
  const told = sentences.filter(({ quantities }) => quantities.length <= MOST_NUMBERS);
  const ofSentence = told.map(({ quantities }) =>
    quantities.filter(({ family, isQualified, value }) => !NEVER.has(family) && !isQualified && value > 0),
  );
  const all = ofSentence.flat();
  const tables = grids.map((grid) => ({ at: grid.at, cells: cellsOf(grid) }));
  const numbers: Near[] = [];
  let next = 0;
  let at = 0;
  for (const [index, sentence] of told.entries()) {
    while ((tables[next]?.at ?? Infinity) <= sentence.part) next += 1;
    const named = namedIn(sentence, tables.slice(Math.max(0, next - TABLES), next + 1));
    for (const about of ofSentence[index] ?? []) {
      const end = about.place.end - sentence.start;
      const cells = named.filter((one) => one.end <= end).slice(-MOST_CELLS);
      const near = [...besideOf(all, at), ...cells.map(({ cell }) => cell)];
      const own = withWords(about, all[at - 1]);
      numbers.push({ about: own, near, said: saidOf(own, sentence.words.slice(end), near) });
      at += 1;
    }
  }
  return numbers;
}

/** Those before it and behind it in turn. */
function besideOf(all: readonly Mention[], at: number): readonly Mention[] {
  const part = all[at]?.place.part ?? 0;
  const near: Mention[] = [];
  for (let by = 1; by <= BEFORE; by += 1) {
    const [before, after] = [all[at - by], by <= AFTER ? all[at + by] : undefined];
    if (before && before.place.part >= part - FARTHEST) near.push(before);
    if (after && after.place.part <= part + FARTHEST) near.push(after);
  }
  return near;
}

/** 净减少76户、103人: the words before the first are of both. */
function withWords(about: Mention, last: Mention | undefined): Mention {
  const isListed = last && about.place.start - last.place.end <= 1 && !/\p{Script=Han}/u.test(about.before);
  return isListed ? { ...about, before: last.before } : about;
}

/** The cells of a table by the name of their row, those of a row of totals by their heading. */
function cellsOf({ headings, rows }: Grid): readonly Cell[] {
  return rows.flatMap(({ name, cells }) => {
    const row = name.replace(/\s|其中[:：]?/g, '');
    return cells.flatMap((cell, at): readonly Cell[] =>
      cell && !cell.isQualified && cell.value > 0
        ? [{ cell, name: isTotal({ name: row }) ? (headings[at] ?? '').replace(/\(.*$/, '') : row }]
        : [],
    );
  });
}

/** 小学平均班额: the cells of the row 小学; 床位: the total of that column; with where the name ends in the sentence. */
function namedIn(
  { words }: Sentence,
  tables: readonly { readonly cells: readonly Cell[] }[],
): readonly { readonly cell: Mention; readonly end: number }[] {
  const ends = new Map<string, number>();
  const endOf = (name: string): number => {
    const known = ends.get(name);
    if (known !== undefined) return known;
    const found = name.length >= 2 ? words.indexOf(name) : -1;
    const end = found < 0 ? Infinity : found + name.length;
    ends.set(name, end);
    return end;
  };
  return tables.flatMap(({ cells }) =>
    cells.flatMap(({ cell, name }) => {
      const end = endOf(name);
      return end < Infinity ? [{ cell, end }] : [];
    }),
  );
}
