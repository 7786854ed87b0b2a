import type { Mention } from '../../mention.ts';
import { exact, meets, only, percentOf, sumOf } from '../../numbers/range.ts';
import { falling, growing } from '../../words/relations.ts';
import {
  type Claim,
  nameOf,
  percentReading,
  type Reading,
  type ReadText,
  type Sentence,
  sumText,
} from '../claim.ts';
import { isCounted } from '../../words/units.ts';
import { type Asked, type Candidates, candidatesOf, OF_NUMBER } from './share-candidates.ts';
import { type Grid, isTotal, lastBefore } from '../tables/grids.ts';
import { chanceOf, RARE } from '../chance/chance.ts';
import { isSlip } from '../chance/slips.ts';

const CHANGE = /同比|环比|比上|比去|较上|较去|增幅|降幅|增速/;
const ASKS = /占|率|比例|比重|完成|达|[意晓识]度|的\s*$/;
/** A whole that the shares of a text are taken of. */
const WHOLE = /总|共|全[区县市镇省]|持证|应|户籍|人口|合计|任务|计划|登记|参加/;

/** 占比与比率 a percentage, and the two numbers that it is of. */
export function shareClaims(text: ReadText, grids: readonly Grid[]): readonly Claim[] {
  const wholes = text.mentions.filter(
    (one) =>
      one.nature === 'quantity' &&
      isCounted(one.family) &&
      one.per === '' &&
      WHOLE.test(one.before + one.after.slice(0, 8)),
  );
  return text.sentences.flatMap((sentence, index) => {
    const percents = sentence.quantities.filter((one) => one.family === 'percent' && isShare(sentence, one));
    const aligned = alignedShares(sentence, percents);
    const others = percents.filter((one) => !aligned.some(({ about }) => about === one));
    const single = others.flatMap((percent) => shareOf(text, { sentence, index, percent, wholes }, grids));
    return [...aligned, ...single, ...hundredOf(percents)];
  });
}

/** 省级810万元、县级540万元，分别占60%和40%: each is of the number that stands at its place in the list, in all of them. */
function alignedShares(
  { quantities, words, start }: Sentence,
  percents: readonly Mention[],
): readonly Claim[] {
  const [first] = percents;
  const lead = words.slice(0, Math.max(0, (first?.place.start ?? 0) - start));
  if (!first || percents.length < 2 || !/分别(?:占|为|是)?[^,;。\d]{0,12}$/.test(lead)) return [];
  const before = quantities.filter((one) => one.place.end <= first.place.start && isCounted(one.family));
  const alike = before.filter(({ family }) => family === before.at(-1)?.family);
  const parts = alike.slice(-percents.length);
  const all = sumOf(parts.map(({ range }) => range));
  if (parts.length !== percents.length) return [];
  const whole = alike.slice(0, -percents.length).findLast(({ range }) => meets(range, all));
  return whole === undefined
    ? []
    : percents.flatMap((about, at): readonly Claim[] => {
        const part = parts[at];
        if (!part) return [];
        return [{ rule: 'share', about, readings: [percentReading(part, whole)], isSure: true }];
      });
}

function isShare({ words, start }: Sentence, { before, place }: Mention): boolean {
  if (growing.test(before) && !/提高到|上升到|增加到|增长到|提升到/.test(before)) return false;
  if (falling.test(before) || CHANGE.test(before)) return false;
  const clause = words.slice(Math.max(0, place.start - start - 24), place.start - start);
  return (
    ASKS.test(before) || ASKS.test(clause.split(/[,;]/).at(-1) ?? '') || before.replace(/[\s,(]/g, '') === ''
  );
}

function shareOf(text: ReadText, asked: Asked, grids: readonly Grid[]): readonly Claim[] {
  const { percent } = asked;
  const ofSum = shareOfSum(asked);
  if (ofSum) return [ofSum];
  const candidates = candidatesOf(text, asked);
  const { numerator, base, isNamed } = candidates;
  if (candidates.isOfUnknown) return [];
  const readings = readingsOf(percent, candidates);
  const own = readings.filter(({ from }) => from[0] === numerator);
  const isStated = isStatedBase(candidates, percent);
  const holds = (isStated ? own : readings).find(({ computed }) => meets(computed, percent.range));
  if (holds) return [{ rule: 'share', about: percent, readings: [holds], isSure: false }];
  // 客运量…持老年卡392.4万人次，占21.0%: of the total of a table, where the text names no other.
  const ofTable = base
    ? undefined
    : totalsOf(grids, percent.place.part).find((whole) => isShareOf(percent, numerator, whole));
  if (ofTable && numerator)
    return [{ rule: 'share', about: percent, readings: [percentReading(numerator, ofTable)], isSure: false }];
  // 分别为29.9%、26.7%: of those of another list, in its order; 一半多 is said of what everybody knows.
  if (isInList(asked) || (percent.isQualified && percent.text.includes('半'))) return [];
  const isSure = base
    ? numerator !== undefined && (isClose(numerator, percent) || isNamed || isLast(numerator, percent))
    : isSureWithout(percent, candidates, own);
  if (!isSure && !candidates.isOther) {
    const slips = slipsOf(percent, asked.sentence);
    return slips.length > 0 ? [{ rule: 'share', about: percent, readings: slips, isSure: true }] : [];
  }
  if (readings.length === 0 || candidates.isOther) return [];
  return [
    {
      rule: 'share',
      about: percent,
      readings: best(own.length > 0 ? own : readings, percent),
      isSure,
      isStated,
    },
  ];
}

/** 合计 the totals of the last table before a paragraph. */
function totalsOf(grids: readonly Grid[], part: number): readonly Mention[] {
  const rows = lastBefore(grids, part)?.rows.filter(isTotal) ?? [];
  return rows.flatMap(({ cells }) =>
    cells.filter((one): one is Mention => one !== undefined && isCounted(one.family)),
  );
}

function isShareOf(percent: Mention, part: Mention | undefined, whole: Mention): boolean {
  return (
    chanceOf(percent) < RARE &&
    part?.family === whole.family &&
    meets(percentOf(part.range, whole.range), percent.range)
  );
}

/** 支出2713万元，占年初结转与当年收入之和的85.9%: of two numbers that are named, together. */
function shareOfSum({ sentence, percent }: Asked): Claim | undefined {
  const [, one, other] =
    /占([\p{Script=Han}]{2,10})[与和及同]([\p{Script=Han}]{2,10})(?:之和|合计|总和|总额)的?$/u.exec(
      percent.before.trim(),
    ) ?? [];
  const near = sentence.quantities.filter(
    ({ place, family }) => place.end <= percent.place.start && isCounted(family),
  );
  const top = near.at(-1);
  const called = (name: string | undefined): Mention | undefined =>
    near.findLast(
      ({ before, family }) => name !== undefined && family === top?.family && before.trim().endsWith(name),
    );
  const [first, second] = [called(one), called(other)];
  if (!top || !first || !second || first === second) return undefined;
  const computed = percentOf(top.range, sumOf([first.range, second.range]));
  const by = `${nameOf(top)} ÷ (${sumText([first, second])})`;
  return {
    rule: 'share',
    about: percent,
    readings: [{ computed, by, from: [top, first, second] }],
    isSure: true,
    isStated: true,
  };
}

function isInList({ percent, sentence: { quantities, words, start } }: Asked): boolean {
  const at = quantities.indexOf(percent);
  const isNext = (one: Mention | undefined, next: Mention | undefined): boolean =>
    one?.family === 'percent' &&
    next?.family === 'percent' &&
    /^[、和及]$/.test(words.slice(one.place.end - start, next.place.start - start).trim());
  return isNext(quantities[at - 1], percent) || isNext(percent, quantities[at + 1]);
}

/** 参加3.86万人，占在校学生4.12万人的: nothing stands between the two numbers and the percentage. */
function isStatedBase({ numerator, base }: Candidates, percent: Mention): boolean {
  return (
    numerator !== undefined &&
    base !== undefined &&
    OF_NUMBER.test(percent.before) &&
    base.place.clause === percent.place.clause &&
    base.place.clause - numerator.place.clause === 1 &&
    base.before.trimStart().startsWith('占') &&
    numerator.place.end + base.before.length + 2 >= base.place.start
  );
}

/** 居民小区42个，已有35个建成，覆盖率85.3%: the numbers right before it, where a slip of the hand is all that is wrong. */
function slipsOf(percent: Mention, { quantities }: Sentence): readonly Reading[] {
  const before = quantities.filter(
    ({ place, family, per }) =>
      place.end <= percent.place.start &&
      place.segment === percent.place.segment &&
      isCounted(family) &&
      per === '',
  );
  const top = before.at(-1);
  if (!top || !isClose(top, percent) || !/占|率/.test(percent.before)) return [];
  return before
    .slice(-3, -1)
    .filter(({ family, value }) => family === top.family && value > top.value)
    .map((bottom) => percentReading(top, bottom))
    .filter(({ computed }) => isSlip(percent, computed));
}

function readingsOf(
  percent: Mention,
  { numerator, base, isNamed, counted, inPart, all }: Candidates,
): readonly Reading[] {
  const pairs: (readonly [Mention | undefined, Mention])[] = [];
  const isHere = ({ place }: Mention): boolean => place.part === percent.place.part;
  if (base) pairs.push(...[numerator, ...all.filter(isHere)].map((top) => [top, base] as const));
  else {
    const near = counted.filter(
      (one) =>
        one.place.end <= percent.place.start &&
        (one.family === numerator?.family || (numerator && isRateOf(percent, numerator, one))),
    );
    const here = inPart.filter(({ place }) => place.part === percent.place.part);
    pairs.push(...[...near, ...here].map((bottom) => [numerator, bottom] as const));
    const isStated = near.some((one) => one !== numerator && one.value >= (numerator?.value ?? 0));
    if (!isStated || (!isClose(numerator, percent) && !isNamed)) {
      pairs.push(...all.map((bottom) => [numerator, bottom] as const));
      pairs.push(...inPart.slice(-16).flatMap((top) => counted.map((bottom) => [top, bottom] as const)));
    }
  }
  return pairs.flatMap(([top, bottom]): readonly Reading[] => {
    const isAlike = top?.family === bottom.family || (top && isRateOf(percent, top, bottom));
    if (!top || top === bottom || isAlike !== true || bottom.value <= 0) return [];
    if (top.value > bottom.value && !base && !/完成|达/.test(percent.before)) return [];
    return [percentReading(top, bottom)];
  });
}

/** 床位1860张，入住老人1023人，入住率55%: the rate has the name of the one, and the other stands right before it. */
function isRateOf(percent: Mention, top: Mention, bottom: Mention): boolean {
  const rate = /([\p{Script=Han}]{2})率/u.exec(percent.before)?.[1];
  return (
    rate !== undefined &&
    top.before.includes(rate) &&
    ![top, bottom].some(({ family }) => family === 'money') &&
    bottom.place.segment === top.place.segment &&
    bottom.place.end <= top.place.start &&
    top.place.clause - bottom.place.clause <= 1 &&
    percent.place.clause - top.place.clause <= 1
  );
}

/** Whether the numerator stands in the clause of the percentage or in the one before it. */
function isClose(numerator: Mention | undefined, percent: Mention): boolean {
  return numerator !== undefined && percent.place.clause - numerator.place.clause <= 1;
}

/** 持证残疾人12480人，占户籍人口的2.13%，占常住人口的1.75%: one number, and its shares of several. */
function isLast({ place }: Mention, percent: Mention): boolean {
  return place.segment === percent.place.segment && percent.place.clause - place.clause <= 3;
}

/** Without a base in so many words: 复核率 right after 已复核6221人, or 占 with a larger number of the same paragraph. */
function isSureWithout(
  percent: Mention,
  { numerator, isNamed }: Candidates,
  readings: readonly Reading[],
): boolean {
  const isBeside = isClose(numerator, percent) && numerator?.place.segment === percent.place.segment;
  const [nearest] = best(readings, percent);
  const bottom = nearest?.from[1];
  if (!numerator || (!isBeside && !isNamed) || !bottom) return false;
  const rate = /([\p{Script=Han}]{2})率/u.exec(percent.before)?.[1];
  if (rate === undefined)
    return (
      percent.before.includes('占') && readings.some(({ from }) => percent.place.part === from[1]?.place.part)
    );
  const isInSentence =
    bottom.place.part === percent.place.part && bottom.place.sentence === percent.place.sentence;
  // Far from what is printed, it is not of a base in another sentence that the rate is told.
  const isFar = Math.abs(nearest.computed.least - percent.value) > percent.value * 0.15;
  if (!isInSentence && isFar) return false;
  return [...rate].some((one) => (numerator.before + numerator.after).includes(one));
}

/** What is told where all readings differ: the one that comes nearest to what is printed goes first. */
function best(readings: readonly Reading[], { value }: Mention): readonly Reading[] {
  const far = ({ computed }: Reading): number => Math.abs((computed.least + computed.most) / 2 - value);
  const possible = readings.filter(({ computed }) => computed.least <= 100);
  return (possible.length > 0 ? possible : [...readings])
    .sort((one, other) => far(one) - far(other))
    .slice(0, 2);
}

/** 各项占比 which are all of a whole come to a hundred. */
function hundredOf(percents: readonly Mention[]): readonly Claim[] {
  const shares = percents.filter((one) => !one.isQualified);
  const isList =
    shares.length >= 3 && shares.slice(1).every(({ before }) => /占|^[^,;。]{0,8}$/.test(before));
  if (!isList) return [];
  const sum = sumOf(shares.map(({ range }) => range));
  const last = shares.at(-1);
  if (!last || !meets(sum, only(100))) return [];
  const others = shares.slice(0, -1);
  const rest = sumOf(others.map(({ range }) => range));
  const computed = { least: exact(100 - rest.most), most: exact(100 - rest.least), isBelowMost: false };
  return [
    {
      rule: 'shares',
      about: last,
      readings: [{ computed, by: `100% - (${sumText(others)})`, from: others }],
      isSure: false,
    },
  ];
}
