import type { Figure } from '../indicators/figure.ts';
import type { Passage } from '../kernel/document.ts';
import { paired } from './paired-sentences.ts';
import { everyWording, isSameNumber, type NumberWord, numberWords, saysSame } from './number-words.ts';
import { type Mark, type Sentence, sentencesOf } from './sentences.ts';

/** 不符 a figure that is printed otherwise than it is now; `computed` is undefined where nothing is recorded for it any more. */
export type Difference = {
  readonly key: string;
  readonly printed: string;
  readonly computed: string | undefined;
  /** The headings and the sentence, or the sheet and the cell. */
  readonly place: string;
};
/** 缺少 a figure of the document that is no longer in it, with the sentence that it stood in. */
export type MissingFigure = { readonly key: string; readonly computed: string; readonly place: string };

/** What no longer follows, and how many figures were found. */
export type Followed = {
  readonly found: number;
  readonly differs: readonly Difference[];
  readonly missing: readonly MissingFigure[];
};

type Figures = ReadonlyMap<string, Figure>;

/**
 * Holds a text that was read back against the one that would be written now. A figure that still carries its key is looked
 * at wherever it went; of the others the sentence is found again, retyped or moved, and the number in its place.
 */
export function followText(fresh: readonly Passage[], read: readonly Passage[], figures: Figures): Followed {
  const own = sentencesOf(fresh);
  const theirs = sentencesOf(read);
  const wordings = wordingsOf(own, figures);
  const marked = theirs.flatMap((sentence) =>
    sentence.marks.flatMap((mark) => {
      const printed = printedAt(sentence.text, mark);
      return numberWords(printed).length === 0 ? [] : [{ key: mark.key, printed, sentence }];
    }),
  );
  const differs = marked.flatMap(({ key, printed, sentence }): readonly Difference[] => {
    const known = wordings.get(key) ?? [];
    if (known.some((wording) => saysSame(wording, printed))) return [];
    return [{ key, printed, computed: nearestTo(printed, known), place: placeOf(sentence) }];
  });
  const unmarked = followUnmarked(
    own,
    theirs,
    marked.map(({ key }) => key),
    wordings,
  );
  return {
    found: marked.length + unmarked.found,
    differs: [...differs, ...unmarked.differs],
    missing: unmarked.missing,
  };
}

type Wordings = ReadonlyMap<string, readonly string[]>;

/** How each figure is worded in the document of now, and how else it may be. */
function wordingsOf(own: readonly Sentence[], figures: Figures): Wordings {
  const wordings = new Map<string, string[]>();
  for (const { text, marks } of own)
    for (const { key, start, end } of marks)
      wordings.set(key, [...(wordings.get(key) ?? []), text.slice(start, end)]);
  for (const [key, figure] of figures)
    wordings.set(key, [...new Set([...(wordings.get(key) ?? []), ...everyWording(figure)])]);
  return wordings;
}

/** The words of a mark with the digits that were typed right beside it. */
function printedAt(text: string, { start, end }: Mark): string {
  const before = /[\d.]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[\d.]*/.exec(text.slice(end))?.[0] ?? '';
  return (before + text.slice(start, end) + after).trim();
}

/** The wording that looks most like what is printed: with its unit, its 万. */
function nearestTo(printed: string, wordings: readonly string[]): string | undefined {
  const shape = (text: string): string => text.replace(/[\d.,\s]+/g, '#');
  return wordings.find((wording) => shape(wording) === shape(printed)) ?? wordings[0];
}

/** The figures that carry no key any more, or never did. */
function followUnmarked(
  own: readonly Sentence[],
  theirs: readonly Sentence[],
  marked: readonly string[],
  wordings: Wordings,
): Followed {
  const left = new Map<string, number>();
  for (const key of marked) left.set(key, (left.get(key) ?? 0) + 1);
  const pairs = paired(own, theirs);
  const differs: Difference[] = [];
  const missing: MissingFigure[] = [];
  let found = 0;
  // Those whose sentence still carries a mark of the key have been looked at; others may have been moved with it.
  const isCarried = (sentence: Sentence, { key }: Mark): boolean =>
    pairs.get(sentence)?.marks.some((mark) => mark.key === key) ?? false;
  const takeMarked = (key: string): boolean => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  };
  const open = own.flatMap((sentence) => {
    const carried = sentence.marks.filter((mark) => isCarried(sentence, mark) && takeMarked(mark.key));
    return [{ sentence, marks: sentence.marks.filter((mark) => !carried.includes(mark)) }];
  });
  for (const { sentence, marks: all } of open) {
    const marks = all.filter(({ key }) => !takeMarked(key));
    const other = pairs.get(sentence);
    const slots = other ? slotsIn(sentence, marks, other, wordings) : [];
    for (const mark of marks) {
      const computed = sentence.text.slice(mark.start, mark.end);
      const slot = slots.find((one) => one.mark === mark);
      if (!slot) missing.push({ key: mark.key, computed, place: placeOf(sentence) });
      else found += 1;
      if (slot?.printed !== undefined && other)
        differs.push({ key: mark.key, printed: slot.printed, computed, place: placeOf(other) });
    }
  }
  return { found, differs, missing };
}

/** Where a figure stands in the other sentence; `printed` where another number stands there. */
type Slot = { readonly mark: Mark; readonly printed: string | undefined };

function slotsIn(
  sentence: Sentence,
  marks: readonly Mark[],
  other: Sentence,
  wordings: Wordings,
): readonly Slot[] {
  const isInMark = ({ start, end }: NumberWord, all: readonly Mark[]): boolean =>
    all.some((mark) => start < mark.end && end > mark.start);
  // What the sentence itself says in numbers, such as a year, is no figure in the other one either.
  const literals = numberWords(sentence.text).filter((word) => !isInMark(word, sentence.marks));
  let rest: readonly NumberWord[] = numberWords(other.text).filter((word) => !isInMark(word, other.marks));
  for (const { word } of literals) {
    const at = rest.findIndex((one) => one.word === word);
    if (at >= 0) rest = rest.toSpliced(at, 1);
  }
  const slots: Slot[] = [];
  const unfound: Mark[] = [];
  for (const mark of marks) {
    const printed = sentence.text.slice(mark.start, mark.end);
    const known = [printed, ...(wordings.get(mark.key) ?? [])].map((text) =>
      numberWords(text).map(({ word }) => word),
    );
    const after = known.map((words) => withoutFirst(rest, words)).find((one) => one !== undefined);
    if (!after) unfound.push(mark);
    else {
      rest = after;
      slots.push({ mark, printed: undefined });
    }
  }
  for (const mark of unfound) {
    const count = numberWords(sentence.text.slice(mark.start, mark.end)).length;
    const taken = rest.slice(0, count);
    rest = rest.slice(count);
    const [first, last] = [taken[0], taken.at(-1)];
    if (first && last) slots.push({ mark, printed: other.text.slice(first.start, last.end) });
  }
  return slots;
}

/** The numbers without the first stretch of them that says these; undefined where there is none. */
function withoutFirst(
  all: readonly NumberWord[],
  words: readonly string[],
): readonly NumberWord[] | undefined {
  const at = all.findIndex((_, index) =>
    words.every((word, place) => isSameNumber(word, all[index + place]?.word ?? '')),
  );
  return at < 0 || words.length === 0 ? undefined : all.toSpliced(at, words.length);
}

const LONGEST = 40;

function placeOf({ under, text }: Sentence): string {
  const excerpt = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return under === '' ? excerpt : `${under}：${excerpt}`;
}
