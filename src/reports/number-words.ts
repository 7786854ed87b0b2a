import type { Figure } from '../indicators/figure.ts';
import type { WordingFilter } from './wording-filters.ts';
import { wordFigure } from './wording.ts';

/** 数词 a number as it stands in a text, with its 近, 余, 万, % and unit. */
export type NumberWord = { readonly word: string; readonly start: number; readonly end: number };

const UNITS = '人次|件次|人月|户月|家月|人|户|元|家|次|笔';
const NUMBER = new RegExp(
  String.raw`近?\s?\d+(?:,\d{3})*(?:\.\d+)?\s?(?:[%％]|万余|余万|余|万)?\s?(?:${UNITS})?`,
  'g',
);

/** The numbers of a text in order; blanks, wide digits and commas between thousands mean nothing. */
export function numberWords(text: string): readonly NumberWord[] {
  // One for one, so that the places stay.
  const narrow = text.replace(/[０-９％，．]/g, (sign) =>
    sign === '，' ? sign : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
  return [...narrow.matchAll(NUMBER)].map(({ 0: word, index }) => ({
    ...{ word: word.replace(/[\s,]/g, ''), start: index, end: index + word.length },
  }));
}

/** Whether two numbers say the same; one without a unit fits every unit. */
export function isSameNumber(one: string, other: string): boolean {
  if (one === other) return true;
  const [first, second] = [one, other].map((word) => word.replace(new RegExp(`(?:${UNITS})$`), ''));
  return first === second && (first === one || second === other);
}

/** Whether two texts hold the same numbers in the same order. */
export function saysSame(wording: string, printed: string): boolean {
  const [wanted, found] = [wording, printed].map((text) => numberWords(text).map(({ word }) => word));
  return (
    wanted !== undefined &&
    wanted.length === found?.length &&
    wanted.every((word, index) => isSameNumber(word, found[index] ?? ''))
  );
}

const filterSets: readonly (readonly string[])[] = [
  ...[['unit'], [], ['over'], ['near'], ['over', 'unit'], ['near', 'unit'], ['per-month']],
  ...[['wan'], ['wan', 'over'], ['wan', 'near'], ['day']],
];
const percents = ['0', '1', '2', '3', '4'].map((argument) => [{ name: 'percent', argument }]);

/** 各种写法 how a figure may be worded without being another one. */
export function everyWording(figure: Figure): readonly string[] {
  const sets: readonly (readonly WordingFilter[])[] = [
    ...filterSets.map((names) => names.map((name) => ({ name, argument: undefined }))),
    ...percents,
  ];
  const worded = sets.flatMap((filters) => {
    const wording = wordFigure(figure, filters, { find: () => undefined, isTable: true });
    return 'text' in wording ? [wording.text] : [];
  });
  // A rate may stand without its two numbers where somebody took them out.
  return [...new Set(worded.flatMap((text) => [text, text.replace(/%\(\d+\/\d+\)$/, '%')]))];
}
