/** 断句 where sentences (。), segments (；) and clauses (，) of a part begin and end; an end inside a number is none. */
export function boundariesOf(
  text: string,
  taken: readonly { readonly start: number; readonly end: number }[],
) {
  const ends = { sentence: [] as number[], segment: [] as number[], clause: [] as number[] };
  const closed = new Map<number, number>();
  const open: number[] = [];
  let next = 0;
  for (let at = 0; at < text.length; at += 1) {
    while ((taken[next]?.end ?? Infinity) <= at) next += 1;
    if ((taken[next]?.start ?? Infinity) <= at) continue;
    const character = text[at] ?? '';
    if (character === '(') open.push(at);
    else if (character === ')' && open.length > 0) closed.set(open.pop() ?? 0, at);
    if (isSentenceEnd(text, at)) ends.sentence.push(at);
    else if (character === ';') ends.segment.push(at);
    else if (',|\t'.includes(character)) ends.clause.push(at);
  }
  const around = bracketsOf(text.length, closed);
  const segments = merged(ends.sentence, ends.segment);
  const clauses = merged(segments, ends.clause);
  return {
    of: (at: number) => ({
      sentence: countBefore(ends.sentence, at),
      segment: countBefore(segments, at),
      clause: countBefore(clauses, at),
      bracket: around[at] ?? -1,
    }),
    clauseStart: (at: number) => (clauses[countBefore(clauses, at) - 1] ?? -1) + 1,
    clauseEnd: (at: number) => clauses[countBefore(clauses, at)] ?? text.length,
  };
}

/** The innermost bracket around each place: where it opens, -1 outside of any. */
function bracketsOf(length: number, closed: ReadonlyMap<number, number>): Int32Array {
  const around = new Int32Array(length).fill(-1);
  // Those that open later lie further in.
  for (const [from, to] of [...closed].sort(([one], [other]) => one - other)) around.fill(from, from + 1, to);
  return around;
}

/** Whether a sentence ends with a character. */
export function isSentenceEnd(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if ('。!?\n'.includes(character)) return true;
  // A full stop of English punctuation; one between letters or digits is a part of a word.
  const [last, next] = [text[at - 1] ?? '.', text[at + 1] ?? ' '];
  return character === '.' && last !== '.' && (!/[\w.]/.test(next) || /[\p{Script=Han})%]/u.test(last));
}

function merged(one: readonly number[], other: readonly number[]): readonly number[] {
  return [...one, ...other].sort((left, right) => left - right);
}

/** How many of the sorted places come before one. */
function countBefore(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
