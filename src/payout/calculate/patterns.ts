import { type FactName, factOf, valueOf } from '../../facts/facts.ts';
import {
  holds,
  type Leaf,
  leavesOf,
  type Predicate,
  type Trace,
  traceOf,
  type Truth,
} from '../../schemes/language/predicate.ts';

/** 各行的事实 the rows that a version decides, with a code of each fact for each of them. */
export type RowFacts = {
  readonly count: number;
  readonly codes: (fact: FactName) => Int32Array | Float64Array;
};

/**
 * 判定 how rows answer the leaves of a predicate. There are few ways to answer them, and the interpreter is asked once for
 * each: what it says of a way is what it says of every row that answers so.
 */
export type Patterns = {
  /** Of each row the place of its way. */
  readonly of: Int32Array;
  readonly ways: readonly Way[];
};

/** One way to answer the leaves, from left to right, and what follows from it. */
export type Way = { readonly answers: readonly Truth[]; readonly trace: Trace };

const truths: readonly Truth[] = [false, true, 'unknown'];

/** Decides every row. */
export function patternsOf(predicate: Predicate, { count, codes }: RowFacts): Patterns {
  const of = new Int32Array(count);
  let ways: (readonly Truth[])[] = [[]];
  for (const leaf of leavesOf(predicate)) {
    const answers = answersOf(leaf, codes(leaf.fact));
    const next = new Int32Array(ways.length * truths.length).fill(-1);
    const longer: (readonly Truth[])[] = [];
    for (let row = 0; row < count; row++) {
      const at = (of[row] ?? 0) * truths.length + (answers[row] ?? 0);
      let way = next[at] ?? -1;
      if (way < 0) {
        way = longer.push([...(ways[of[row] ?? 0] ?? []), truths[answers[row] ?? 0] ?? 'unknown']) - 1;
        next[at] = way;
      }
      of[row] = way;
    }
    ways = longer;
  }
  return { of, ways: ways.map((answers) => ({ answers, trace: traceWith(predicate, answers) })) };
}

/** The trace of a predicate whose leaves are answered so. */
export function traceWith(predicate: Predicate, answers: readonly Truth[]): Trace {
  return traceOf(predicate, (_, place) => ({ outcome: answers[place] ?? 'unknown', got: undefined }));
}

/** The answer of each row, as its place in `truths`. */
function answersOf(leaf: Leaf, column: Int32Array | Float64Array): Uint8Array {
  const answers = new Uint8Array(column.length);
  const fact = factOf(leaf.fact);
  const answer = (code: number): number => truths.indexOf(holds(leaf, valueOf(fact, code)));
  const known = new Map<number, number>();
  const table = new Int8Array(SMALL + 1).fill(-1);
  for (let row = 0; row < column.length; row++) {
    const code = column[row] ?? -1;
    if (code < SMALL) {
      if (table[code + 1] === -1) table[code + 1] = answer(code);
      answers[row] = table[code + 1] ?? 0;
      continue;
    }
    const found = known.get(code) ?? answer(code);
    known.set(code, found);
    answers[row] = found;
  }
  return answers;
}

/** Codes up to here have their answers in a table. */
const SMALL = 256;
