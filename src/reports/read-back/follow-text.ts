import type { Figure } from '../../indicators/figure.ts';
import type { Passage } from '../../kernel/documents/document.ts';
import { isSameUnit } from '../../kernel/numbers/unit.ts';
import { everyWording, isSameNumber, type NumberWord, numberWords, saysSame } from './number-words.ts';
import { paired } from './paired-sentences.ts';
import { type Mark, type WrittenSentence, sentencesOf } from './sentences.ts';
import { statedOtherwise } from './stated-days.ts';
import { standingText } from '../wording/standing-words.ts';
import { isSameBound, isSameNote, noteSays, type FigureStatement, statementAt } from './figure-statement.ts';

/** 不符 a figure that is printed otherwise than it is now; `computed` is undefined where nothing is recorded for it any more. */
export type DifferingFigure = {
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
  readonly differs: readonly DifferingFigure[];
  readonly missing: readonly MissingFigure[];
};

type Figures = ReadonlyMap<string, Figure>;

/**
 * Holds a text that was read back against the one that would be written now. A figure that still carries its key is looked
 * at wherever it went; of the others the sentence is found again, retyped or moved, and the number in its place. What stands
 * around a number and turns what it says is held with it, and so are the days of its sentence.
 */
export function followText(fresh: readonly Passage[], read: readonly Passage[], figures: Figures): Followed {
  const own = sentencesOf(fresh);
  const theirs = sentencesOf(read);
  const known: Known = { own: ownPlaces(own), figures };
  const pairs = paired(own, theirs);
  const ownOf = new Map([...pairs].map(([sentence, other]) => [other, sentence]));
  const marked = theirs.flatMap((sentence) => markedIn(sentence, ownOf.get(sentence), known));
  const unmarked = followUnmarked(
    own,
    pairs,
    marked.map(({ key }) => key),
    known,
  );
  const places = new Map<WrittenSentence, readonly Span[]>([...unmarked.places]);
  return {
    found: marked.length + unmarked.found,
    differs: [
      ...marked.flatMap(({ differs }) => differs),
      ...unmarked.differs,
      ...[...pairs].flatMap(([sentence, other]) =>
        otherDays(sentence, other, places.get(other) ?? [], figures),
      ),
    ],
    missing: unmarked.missing,
  };
}

type Span = { readonly start: number; readonly end: number };
/** Where a figure stands in the document of now. */
type OwnPlace = { readonly sentence: WrittenSentence; readonly mark: Mark };
type Known = { readonly own: ReadonlyMap<string, readonly OwnPlace[]>; readonly figures: Figures };

function ownPlaces(own: readonly WrittenSentence[]): Known['own'] {
  const places = new Map<string, OwnPlace[]>();
  for (const sentence of own)
    for (const mark of sentence.marks)
      places.set(mark.key, [...(places.get(mark.key) ?? []), { sentence, mark }]);
  return places;
}

/** The figures that carry their keys in a sentence; those without any number are looked for as if they carried none. */
function markedIn(sentence: WrittenSentence, own: WrittenSentence | undefined, known: Known) {
  return sentence.marks.flatMap((mark) => {
    const found = statementAt(sentence.text, mark);
    if (!found) return [];
    const { key } = mark;
    const wrong = whatIsWrong(key, found, placesFor(mark, sentence, own, known), known);
    return [{ key, differs: wrong ? [{ key, ...wrong, place: placeOf(sentence) }] : [] }];
  });
}

/** The place of a mark in the sentence that it was in, the nth of its key; elsewhere all places of its key. */
function placesFor(
  mark: Mark,
  sentence: WrittenSentence,
  own: WrittenSentence | undefined,
  known: Known,
): readonly OwnPlace[] {
  const alike = (all: readonly Mark[]): readonly Mark[] => all.filter(({ key }) => key === mark.key);
  const wanted = alike(own?.marks ?? []);
  const nth = alike(sentence.marks).indexOf(mark);
  const at = wanted.length === alike(sentence.marks).length ? wanted[nth] : undefined;
  return own && at ? [{ sentence: own, mark: at }] : (known.own.get(mark.key) ?? []);
}

type Wrong = Pick<DifferingFigure, 'printed' | 'computed'>;

/** What a statement says otherwise than at every place that it may stand for. */
function whatIsWrong(
  key: string,
  found: FigureStatement,
  places: readonly OwnPlace[],
  { figures }: Known,
): Wrong | undefined {
  const figure = figures.get(key);
  const owns = places.flatMap(({ sentence, mark }) => {
    const own = statementAt(sentence.text, mark);
    return own ? [{ own, texts: wordingsAt(sentence, mark, figure) }] : [];
  });
  if (owns.length === 0) {
    const wordings = figure ? everyWording(figure) : [];
    if (wordings.some((wording) => saysSame(wording, found.printed))) return undefined;
    return { printed: found.printed, computed: nearestTo(found.printed, wordings) };
  }
  const wanted = noteSays(figure ? standingText(figure).zh : '');
  const judged = owns.map(({ own, texts }) => ({
    own,
    texts,
    isNumber: texts.some((text) => saysSame(text, found.printed)) && fitsUnit(own, figure, found),
    isBound: isSameBound(own, found),
    isNote: isSameNote(own, wanted, found),
  }));
  if (judged.some(({ isNumber, isBound, isNote }) => isNumber && isBound && isNote)) return undefined;
  const nearest =
    judged.find((one) => one.isNumber) ??
    judged.find((one) => shapeOf(one.own.printed) === shapeOf(found.printed)) ??
    judged[0];
  return nearest && printedOtherwise(nearest, found, figure);
}

type Judged = {
  readonly own: FigureStatement;
  readonly texts: readonly string[];
  readonly isNumber: boolean;
  readonly isBound: boolean;
  readonly isNote: boolean;
};

/** Both in words: the numbers, and of what stands around them that which is not the same. */
function printedOtherwise(
  { own, texts, isNumber, isBound, isNote }: Judged,
  found: FigureStatement,
  figure: Figure | undefined,
): Wrong {
  const standing = figure ? standingText(figure).zh : '';
  const told = ({ bound }: FigureStatement, number: string, note: string): string =>
    isBound ? number + note : bound.before + number + bound.after + note;
  const number = isNumber ? own.printed : (nearestTo(found.printed, [own.printed, ...texts]) ?? own.printed);
  return {
    printed: told(found, found.printed, isNote ? '' : found.note.printed),
    computed: told(own, number, isNote || standing === '' ? '' : `（${standing}）`),
  };
}

/** How a figure is worded at a place, and how else it may be. */
function wordingsAt(
  { text }: WrittenSentence,
  { start, end, whole }: Mark,
  figure: Figure | undefined,
): readonly string[] {
  const own = text.slice(start, end);
  if (whole !== undefined) return [own, own.replace(/%\(\d+\/\d+\)$/, '%')];
  return [own, ...(figure ? everyWording(figure) : [])];
}

/** One number is told in the unit of its figure, or in the one that the template writes behind it. */
function fitsUnit(own: FigureStatement, figure: Figure | undefined, found: FigureStatement): boolean {
  const [word, other] = found.words;
  if (!word || other || word.unit === '') return true;
  const units = [...own.words.map(({ unit }) => unit), ...(figure ? [figure.unit] : [])];
  return units.some((unit) => isSameUnit(unit, word.unit));
}

const shapeOf = (text: string): string => text.replace(/[\d.,\s]+/g, '#');

/** The wording that looks most like what is printed: with its unit, its 万. */
function nearestTo(printed: string, wordings: readonly string[]): string | undefined {
  return wordings.find((wording) => shapeOf(wording) === shapeOf(printed)) ?? wordings[0];
}

type Unmarked = Followed & { readonly places: ReadonlyMap<WrittenSentence, readonly Span[]> };

/** The figures that carry no key any more, or never did. */
function followUnmarked(
  own: readonly WrittenSentence[],
  pairs: ReadonlyMap<WrittenSentence, WrittenSentence>,
  marked: readonly string[],
  known: Known,
): Unmarked {
  const left = new Map<string, number>();
  for (const key of marked) left.set(key, (left.get(key) ?? 0) + 1);
  const differs: DifferingFigure[] = [];
  const missing: MissingFigure[] = [];
  const places = new Map<WrittenSentence, readonly Span[]>();
  let found = 0;
  // Those whose sentence still carries a mark of the key have been looked at; others may have been moved with it.
  const isCarried = (sentence: WrittenSentence, { key }: Mark): boolean =>
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
    const slots = other ? slotsIn(sentence, marks, other, known) : new Map<Mark, Span>();
    if (other) places.set(other, [...slots.values()]);
    for (const mark of marks) {
      const slot = slots.get(mark);
      const statement = slot && other && statementAt(other.text, slot);
      const { key } = mark;
      const computed = sentence.text.slice(mark.start, mark.end);
      if (!statement) {
        missing.push({ key, computed, place: placeOf(sentence) });
        continue;
      }
      found += 1;
      const wrong = whatIsWrong(key, statement, [{ sentence, mark }], known);
      if (wrong) differs.push({ key, ...wrong, place: placeOf(other) });
    }
  }
  return { found, differs, missing, places };
}

/** Where the figures of a sentence stand in the other one: by what they say first, the others in order in what is left. */
function slotsIn(
  sentence: WrittenSentence,
  marks: readonly Mark[],
  other: WrittenSentence,
  { figures }: Known,
): ReadonlyMap<Mark, Span> {
  const isInMark = ({ start, end }: NumberWord, all: readonly Mark[]): boolean =>
    all.some((mark) => start < mark.end && end > mark.start);
  // What the sentence itself says in numbers, such as a year, is no figure in the other one either.
  const literals = numberWords(sentence.text).filter((word) => !isInMark(word, sentence.marks));
  let rest: readonly NumberWord[] = numberWords(other.text).filter((word) => !isInMark(word, other.marks));
  for (const { word } of literals) {
    const at = rest.findIndex((one) => one.word === word);
    if (at >= 0) rest = rest.toSpliced(at, 1);
  }
  const slots = new Map<Mark, Span>();
  const take = (mark: Mark, at: number, count: number): void => {
    const taken = rest.slice(at, at + count);
    const [first, last] = [taken[0], taken.at(-1)];
    if (first && last) slots.set(mark, { start: first.start, end: last.end });
    rest = rest.toSpliced(at, count);
  };
  for (const mark of marks) {
    const wordings = wordingsAt(sentence, mark, figures.get(mark.key)).map(numberWords);
    const words = wordings.find((all) => placeIn(rest, all) >= 0);
    if (words) take(mark, placeIn(rest, words), words.length);
  }
  for (const mark of marks)
    if (!slots.has(mark)) take(mark, 0, numberWords(sentence.text.slice(mark.start, mark.end)).length);
  return slots;
}

/** Where the first stretch of numbers begins that says these; -1 where there is none. */
function placeIn(all: readonly NumberWord[], words: readonly NumberWord[]): number {
  if (words.length === 0) return -1;
  return all.findIndex((_, index) =>
    words.every((word, place) => {
      const other = all[index + place];
      return other !== undefined && isSameNumber(word, other);
    }),
  );
}

/** Another day or number beside the figures of a sentence, told under its first figure. */
function otherDays(
  sentence: WrittenSentence,
  other: WrittenSentence,
  slots: readonly Span[],
  figures: Figures,
): readonly DifferingFigure[] {
  const key = sentence.marks[0]?.key ?? '';
  return statedOtherwise(
    { text: sentence.text, figures: sentence.marks },
    { text: other.text, figures: [...other.marks, ...slots] },
    figures.get(key)?.asOf,
  ).map((wrong) => ({ key, ...wrong, place: placeOf(other) }));
}

const LONGEST = 40;

function placeOf({ under, text }: WrittenSentence): string {
  const excerpt = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return under === '' ? excerpt : `${under}：${excerpt}`;
}
