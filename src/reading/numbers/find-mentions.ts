import {
  AFTER_AT,
  BEFORE_END,
  INSIDE_AT,
  type Qualifier,
  qualifierOf,
} from '../../kernel/numbers/qualifiers.ts';
import type { Mention, Nature } from '../mention.ts';
import { notFigures } from './not-figures.ts';
import { NUMERAL, NUMERAL_DIGITS, readNumeral } from '../../kernel/numbers/numerals.ts';
import { PEOPLE_AT, PER_AT, UNIT_AT, unitNamed } from '../words/units.ts';
import { closed, exact, only, type Range } from './range.ts';
import { rangeOf } from './range-of-words.ts';
import { boundariesOf } from './boundaries.ts';

type Found = { readonly start: number; readonly end: number } & Pick<
  Mention,
  'nature' | 'value' | 'range' | 'unit' | 'family' | 'per' | 'isRounded' | 'isQualified'
>;

const SOMETHING = new RegExp(`[\\d${NUMERAL}①-⒛半]`);
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+';
const NUMBER = new RegExp(
  [
    `([百千]分之)([${NUMERAL}]+(?:点[${NUMERAL_DIGITS}]+)?|\\d+(?:\\.\\d+)?)`,
    `([${NUMERAL}]{1,4})分之([${NUMERAL}]{1,4})`,
    `(?<![\\d.,/])(\\d{1,2})\\/(\\d{1,2})(?![\\d/])`,
    '(半数|一半(?!以[上下]时))',
    `([几数上]|十(?=几))([十百千万几])[万亿]?(?:余|多)?`,
    `((?<!\\d|\\d\\.)(?:${DIGITS})(?:\\.\\d+)?)`,
    `([${NUMERAL}]{1,24}(?:点[${NUMERAL_DIGITS}]{1,6})?)`,
  ].join('|'),
  'g',
);
const SCALE_AT = /\s?(万亿|千万|百万|十万|亿|万|千(?![克米瓦])|百(?!分))/y;
const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
};
/** More digits than any amount has: a number of a document or a person. */
const MOST_DIGITS = 13;

/** Finds every number of a part of a text (as `plainOf` made it), in order. */
export function findMentions(text: string, part: number): readonly Mention[] {
  if (!SOMETHING.test(text)) return [];
  const taken = takenBy(text);
  const found: Found[] = [...taken, ...quantitiesIn(text, taken)].sort(
    (one, other) => one.start - other.start,
  );
  // A word such as 统一 is no number at all; it only kept its place from being taken for one.
  const ofNext = withSpokenUnits(
    text,
    withUnitOfNext(
      text,
      found.filter(({ nature }) => nature !== 'word'),
    ),
  );
  const places = boundariesOf(text, ofNext);
  return ofNext.map((one, index): Mention => {
    const { start, end, nature, value, range, unit, family, per, isRounded, isQualified } = one;
    const place = { part, start, end, ...places.of(start) };
    const from = Math.max(endBefore(ofNext, index), places.clauseStart(start));
    const to = Math.min(ofNext[index + 1]?.start ?? text.length, places.clauseEnd(end));
    const words = {
      text: text.slice(start, end),
      before: text.slice(from, start),
      after: text.slice(end, to),
    };
    return { nature, value, range, unit, family, per, isRounded, isQualified, place, ...words };
  });
}

/** 一级953人: a grade or an age says of whom a number is, and belongs to the words before it. */
function endBefore(found: readonly Found[], index: number): number {
  let at = index - 1;
  while (['grade', 'age', 'date'].includes(found[at]?.nature ?? '')) at -= 1;
  return found[at]?.end ?? 0;
}

function takenBy(text: string): readonly Found[] {
  const found: Found[] = [];
  const isTaken = new Uint8Array(text.length);
  for (const { nature, pattern } of notFigures) {
    // `matchAll` would make a copy of a pattern for every line.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const start = match.index;
      const end = pattern.lastIndex;
      if (end === start) pattern.lastIndex += 1;
      if (end === start || isTaken[start] === 1 || isTaken[end - 1] === 1) continue;
      isTaken.fill(1, start, end);
      found.push(notFigure(start, end, nature));
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function notFigure(start: number, end: number, nature: Nature): Found {
  const none = { value: NaN, range: only(NaN), unit: '', family: 'none', per: '' };
  return { start, end, nature, ...none, isRounded: false, isQualified: false };
}

function quantitiesIn(text: string, taken: readonly Found[]): readonly Found[] {
  const found: Found[] = [];
  let at = 0;
  for (const { start, end } of [...taken, { start: text.length, end: text.length }]) {
    if (start > at) found.push(...between(text, at, start));
    at = Math.max(at, end);
  }
  return found;
}

function between(text: string, from: number, to: number): readonly Found[] {
  const found: Found[] = [];
  NUMBER.lastIndex = from;
  for (let match = NUMBER.exec(text); match && match.index < to; match = NUMBER.exec(text)) {
    const one = quantityOf(text, match);
    if (one) {
      found.push(one);
      NUMBER.lastIndex = Math.max(one.end, match.index + 1);
    }
  }
  NUMBER.lastIndex = 0;
  return found;
}

function quantityOf(text: string, match: RegExpExecArray): Found | undefined {
  // As the groups of NUMBER stand: names of theirs would cost an object for every number.
  const [whole, permille, share, below, above, over, under, half, vague, vagueScale, digits, numeral] =
    match as readonly (string | undefined)[];
  const start = match.index;
  const end = start + (whole ?? '').length;
  if (permille !== undefined && share !== undefined) {
    const read = plainNumber(share);
    return (
      read &&
      measured(text, { start, end, ...read, times: permille === '百分之' ? 1 : 0.1, family: 'percent' })
    );
  }
  const [top, bottom] = [above ?? over, below ?? under].map((one) => plainNumber(one ?? '')?.value);
  const isShare = top !== undefined && bottom !== undefined && bottom > top;
  const part = half !== undefined ? 0.5 : isShare ? top / bottom : undefined;
  if (part !== undefined) {
    const percent = { place: 0, isFraction: true, times: 100, family: 'percent' };
    return measured(text, { start, end, value: part, ...percent });
  }
  if (vague !== undefined) return vagueOf(text, start, end, `${vague}${vagueScale ?? ''}`);
  if (digits !== undefined) {
    if (digits.replace(/\D/g, '').length > MOST_DIGITS) return notFigure(start, end, 'code');
    const read = plainNumber(digits);
    return read && measured(text, { start, end, ...read });
  }
  return numeral === undefined ? undefined : numeralOf(text, start, numeral);
}

/** A Chinese numeral is a figure where a unit follows, or where it is of several characters. */
function numeralOf(text: string, start: number, numeral: string): Found | undefined {
  const end = start + numeral.length;
  const read = readNumeral(numeral);
  if (!read) return undefined;
  const one = measured(text, { start, end, ...read });
  // 金额（万元）: a scale alone is no number, but 近万人 and 百余人 are.
  if (/^[百千万亿]+$/.test(numeral) && !one.isQualified) return undefined;
  if (one.unit !== '' || /[余多来]$/.test(text.slice(end, one.end))) return one;
  return numeral.length > 1 && /[十百千万亿]/.test(numeral) ? notFigure(start, end, 'ordinal') : undefined;
}

const VAGUE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** 几十 and 数百 are from two to ten of it, 十几 from 11 to 19, 上千 at least a thousand. */
function vagueOf(text: string, start: number, end: number, words: string): Found | undefined {
  const scale = VAGUE[words.at(-1) ?? ''];
  const range: Range | undefined =
    words === '十几'
      ? closed(11, 19)
      : scale === undefined
        ? undefined
        : closed(scale * (words.startsWith('上') ? 1 : 2), scale * 10);
  if (!range || (words.startsWith('十') && words !== '十几')) return undefined;
  const one = measured(text, { start, end, value: range.least, place: 1 });
  return one.unit === '' ? undefined : { ...one, range, isQualified: true, isRounded: true };
}

type Raw = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly place: number;
  readonly decimals?: number;
  readonly times?: number;
  readonly family?: string;
  readonly isFraction?: boolean;
};

/** Takes in what belongs to a number: the words before it, 余, 万, its unit, 左右. */
function measured(text: string, raw: Raw): Found {
  let { end } = raw;
  const qualifiers: Qualifier[] = [];
  // The word itself, where more than it is taken in.
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = end;
    const [whole = '', word] = pattern.exec(text) ?? [];
    end += whole.length;
    return word ?? (whole === '' ? undefined : whole);
  };
  const [before = '', wordBefore] = BEFORE_END.exec(text.slice(Math.max(0, raw.start - 8), raw.start)) ?? [];
  const isBefore = qualifierOf('before', wordBefore);
  if (isBefore) qualifiers.push(isBefore);
  const moreBefore = take(INSIDE_AT);
  const scaleWord = raw.family === undefined ? take(SCALE_AT)?.trim() : undefined;
  const moreAfter = moreBefore === undefined && scaleWord !== undefined ? take(INSIDE_AT) : undefined;
  const inside = qualifierOf('inside', moreBefore ?? moreAfter);
  if (inside) qualifiers.push(inside);
  const scale = (SCALES[scaleWord ?? ''] ?? 1) * (raw.times ?? 1);
  const mark = end;
  if (text[end] === ' ') end += 1;
  const unit = raw.family === undefined ? (take(UNIT_AT) ?? '') : '%';
  if (unit === '') end = mark;
  // 2020学生 is told of a year.
  const isYear = scaleWord === undefined && /^(?:19|20)\d{2}$/.test(String(raw.value));
  const kindOf = (word: string): ReturnType<typeof unitNamed> =>
    word === '' && !isYear && isAt(PEOPLE_AT, text, end) ? { family: 'people', times: 1 } : unitNamed(word);
  const { family, times } = raw.family === undefined ? kindOf(unit) : { family: raw.family, times: 1 };
  const per = family === 'money' || family === 'none' ? (take(PER_AT) ?? '') : '';
  const after = qualifierOf('after', take(AFTER_AT));
  if (after) qualifiers.push(after);
  const all = scale * times;
  const last = raw.decimals === undefined ? 1 : 10 ** -raw.decimals;
  const round = moreAfter === undefined ? Math.max(raw.place, last) : last;
  const isRounded = all !== 1 || (raw.decimals ?? 0) > 0 || family === 'percent';
  const places = {
    value: exact(raw.value * all),
    last: exact(last * all),
    round: exact(round * all),
    isRounded,
  };
  const own = raw.isFraction && qualifiers.length === 0 ? (['about'] as const) : qualifiers;
  return {
    start: raw.start - before.length,
    end,
    nature: 'quantity',
    value: places.value,
    range: rangeOf(places, own),
    unit,
    family,
    per: perOf(per),
    isRounded,
    isQualified: own.length > 0,
  };
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** 人月 of 元/人/月 and 元每人每月. */
function perOf(words: string): string {
  return words === '' ? '' : words.replace(/[/每]/g, '').replace(/名/g, '人');
}

/** The value of digits or a numeral; of digits how many decimals there are, and the place of the last that is not nought. */
function plainNumber(text: string): { value: number; place: number; decimals?: number } | undefined {
  if (text === '') return undefined;
  if (!/^\d/.test(text)) return readNumeral(text);
  const digits = text.replaceAll(',', '');
  const decimals = digits.split('.')[1]?.length ?? 0;
  const zeros = decimals > 0 ? 0 : (/0*$/.exec(digits)?.[0].length ?? 0);
  return {
    value: Number(digits),
    decimals,
    place: decimals > 0 ? 10 ** -decimals : 10 ** Math.min(zeros, digits.length - 1),
  };
}

/** 953、346和41人: a number without a unit that is listed before one with a unit has that one's. */
function withUnitOfNext(text: string, found: readonly Found[]): readonly Found[] {
  const all = [...found];
  for (let index = all.length - 2; index >= 0; index -= 1) {
    const [one, next] = [all[index], all[index + 1]];
    if (!one || !next || one.nature !== 'quantity' || one.unit !== '' || next.unit === '') continue;
    const gap = text.slice(one.end, next.start);
    if (!/^\s?(?:[、,和及与]|以及|-|—{1,2}|~|–|至|到)\s?$/.test(gap)) continue;
    const { times } = unitNamed(next.unit);
    const range = scaled(one.range, times);
    const nature: Nature = /[-—~–至到]/.test(gap) ? 'range' : 'quantity';
    if (nature === 'range') all[index + 1] = { ...next, nature };
    all[index] = {
      ...one,
      nature,
      unit: next.unit,
      family: next.family,
      value: exact(one.value * times),
      range,
    };
  }
  return all;
}

/** 四万八千八百块…，拢共十四万八千四: who speaks leaves 块 out where it was said before. */
function withSpokenUnits(text: string, found: readonly Found[]): readonly Found[] {
  let spoken: Found | undefined;
  // 三块地 is three of them; who says 三百块 speaks of money.
  const isMoney = /[百千万]块(?!地|田|牌|板|屏)|块钱/.test(text);
  const inMoney = found.map((one) => (isMoney && one.unit === '块' ? { ...one, family: 'money' } : one));
  return inMoney.map((one) => {
    if (/^(?:块|块钱|元)$/.test(one.unit)) spoken = one;
    const words = text.slice(one.start, one.end);
    const isAmount =
      one.nature === 'ordinal' &&
      /^[^第()、.]*[万千百]/.test(words) &&
      /[,;。、:)]|^$/.test(text[one.end] ?? '');
    const read = isAmount && spoken ? readNumeral(words) : undefined;
    if (!read || !spoken) return one;
    const { unit, family } = spoken;
    return { ...one, nature: 'quantity', value: read.value, range: only(read.value), unit, family };
  });
}

function scaled({ least, most, isBelowMost }: Range, by: number): Range {
  return { least: exact(least * by), most: exact(most * by), isBelowMost };
}
