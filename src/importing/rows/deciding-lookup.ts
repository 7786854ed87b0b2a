import { decidingColumns } from './deciding-columns.ts';
import { change, type RowStanding } from './deciding-words.ts';
import { bareHeadingKey, headingKey } from '../headings/heading.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import { readOneOf } from '../cells/read-choice.ts';
import { Fault, type Reader } from '../cells/reading.ts';

/** 定性列 how the cells of a column say whether their rows hold. */
export type Deciding = {
  readonly read: Reader<RowStanding>;
  /** What is told of a blank cell; nothing where that is as good as none. */
  readonly ifBlank: ProblemCode | undefined;
  readonly ifNever: ProblemCode;
  readonly ifEnded: ProblemCode;
  /** 增减 whether it tells what has changed since the list before: then the sheet does not name everybody. */
  readonly isOfChanges: boolean;
};

/** The way to read a heading that decides the rows of a kind; undefined for any other. */
export function createDecidingLookup(kind: string): (heading: string) => Deciding | undefined {
  const byKey = new Map<string, Deciding>();
  for (const { headings, kinds, words, others, mayBeBlank, code } of decidingColumns) {
    if (!kinds.includes(kind)) continue;
    const read = others === undefined ? readOneOf(words) : orElse(readOneOf(words), others);
    const ifBlank = mayBeBlank ? undefined : 'required-blank';
    const deciding: Deciding = {
      read,
      ifBlank,
      ifNever: code ?? 'row-not-in-force',
      ifEnded: code ?? 'row-ended',
      isOfChanges: words === change,
    };
    for (const heading of headings) byKey.set(headingKey(heading), deciding);
  }
  return (heading) => byKey.get(headingKey(heading)) ?? byKey.get(bareHeadingKey(heading));
}

function orElse(read: Reader<RowStanding>, others: RowStanding): Reader<RowStanding> {
  return (cell) => {
    const said = read(cell);
    return said instanceof Fault ? others : said;
  };
}
