import type { Figure } from '../../indicators/figure.ts';
import { isSameUnit, units } from '../../kernel/numbers/unit.ts';
import type { WordingFilter } from '../wording/wording-filters.ts';
import { wordFigure } from '../wording/wording.ts';

/** 数词 a number as it stands in a text, with its sign, its 近, 余, 万 or % and its unit. */
export type NumberWord = {
  /** Without blanks and commas, wide digits narrow. */
  readonly word: string;
  /** The same without its unit. */
  readonly amount: string;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
};

/** 量词 what else may stand behind a number: days and ages in the text around figures, and what a figure is not told in. */
const OTHER_COUNTERS =
  '年|个月|月|日|号|周|天|小时|岁|位|例|件|台|只|份|场|期|套|条|所|批|起|宗|辆|间|张|亩|户次|人天|个百分点|百分点';
const UNITS = [...units.filter((unit) => unit !== '%' && unit !== 'date'), ...OTHER_COUNTERS.split('|')]
  .toSorted((one, other) => other.length - one.length)
  .join('|');
const SIGNS = '-−－﹣负';
const NUMBER = new RegExp(
  String.raw`(近|(?<![\d.]\s?)[${SIGNS}])?\s?(\d+(?:,\d{3})*(?:\.\d+)?)\s?([%％]|[余多]?(?:百(?!分)|[十千万亿])*[余多]?)\s?(${UNITS})?`,
  'g',
);

/** The numbers of a text in order; blanks, wide digits and commas between thousands mean nothing. */
export function numberWords(text: string): readonly NumberWord[] {
  return [...narrowed(text).matchAll(NUMBER)].map(
    ({ 0: whole, 1: before = '', 2: digits = '', 3: scale = '', 4: unit = '', index }) => {
      const sign = before === '' || before === '近' ? before : '-';
      const amount = sign + digits.replace(/,/g, '') + scale.replace('多', '余');
      const from = index + (whole.length - whole.trimStart().length);
      return { word: amount + unit, amount, unit, start: from, end: index + whole.trimEnd().length };
    },
  );
}

/** Wide digits and signs narrow, one for one, so that the places stay. */
export function narrowed(text: string): string {
  return text.replace(/[０-９％．（）]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Whether two numbers say the same; one without a unit fits every unit. */
export function isSameNumber(one: NumberWord, other: NumberWord): boolean {
  return (
    one.amount === other.amount && (one.unit === '' || other.unit === '' || isSameUnit(one.unit, other.unit))
  );
}

/** Whether two texts hold the same numbers in the same order. */
export function saysSame(wording: string, printed: string): boolean {
  const [wanted, found] = [numberWords(wording), numberWords(printed)];
  return (
    wanted.length === found.length &&
    wanted.every((word, index) => {
      const other = found[index];
      return other !== undefined && isSameNumber(word, other);
    })
  );
}

const filterSets: readonly (readonly string[])[] = [
  ['unit'],
  [],
  ['over'],
  ['near'],
  ['over', 'unit'],
  ['near', 'unit'],
  ['per-month'],
  ['wan'],
  ['wan', 'over'],
  ['wan', 'near'],
  ['day'],
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
