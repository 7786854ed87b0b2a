import { distance } from 'fastest-levenshtein';
import { numberWords } from './number-words.ts';
import { saysDay } from './stated-days.ts';
import { plainly, type WrittenSentence } from './sentences.ts';

/** How much of the longer of two sentences may have been retyped. */
const MOST_CHANGED = 0.5;
const LONGEST = 400;

/**
 * 对句 finds the sentences with figures or days again in an edited text, each once: as they are, with other numbers, or retyped, the
 * least changed first.
 */
export function paired(
  own: readonly WrittenSentence[],
  theirs: readonly WrittenSentence[],
): ReadonlyMap<WrittenSentence, WrittenSentence> {
  const pairs = new Map<WrittenSentence, WrittenSentence>();
  const isFree = new Set(theirs);
  const take = (sentence: WrittenSentence, other: WrittenSentence | undefined): void => {
    if (!other || !isFree.delete(other)) return;
    pairs.set(sentence, other);
  };
  const wanted = own.filter(({ marks, text }) => marks.length > 0 || saysDay(text));
  for (const shape of [plainly, skeleton]) {
    const byShape = new Map<string, WrittenSentence[]>();
    for (const other of isFree)
      byShape.set(shape(other.text), [...(byShape.get(shape(other.text)) ?? []), other]);
    for (const sentence of wanted)
      if (!pairs.has(sentence))
        take(
          sentence,
          byShape.get(shape(sentence.text))?.find((one) => isFree.has(one)),
        );
  }
  const near = wanted.flatMap((sentence) =>
    pairs.has(sentence)
      ? []
      : [...isFree].flatMap((other) => {
          const changed = changedShare(skeleton(sentence.text), skeleton(other.text));
          return changed <= MOST_CHANGED ? [{ sentence, other, changed }] : [];
        }),
  );
  for (const { sentence, other } of near.toSorted((one, two) => one.changed - two.changed))
    if (!pairs.has(sentence)) take(sentence, other);
  return pairs;
}

/** The sentence with a sign in the place of every number. */
function skeleton(text: string): string {
  let from = 0;
  const pieces = numberWords(text).map(({ start, end }) => {
    const piece = text.slice(from, start);
    from = end;
    return piece;
  });
  return plainly([...pieces, text.slice(from)].join('#'));
}

function changedShare(one: string, other: string): number {
  const [shorter, longer] = [one.length, other.length].sort((a, b) => a - b);
  if (shorter === undefined || longer === undefined || longer > LONGEST) return 1;
  if (longer === 0 || (longer - shorter) / longer > MOST_CHANGED) return 1;
  return distance(one, other) / longer;
}
