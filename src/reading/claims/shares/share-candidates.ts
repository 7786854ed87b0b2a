import type { Mention } from '../../mention.ts';
import { quotient, scaled } from '../../numbers/range.ts';
import { isCounted } from '../../words/units.ts';
import { target } from '../../words/relations.ts';
import type { ReadText, Sentence } from '../claim.ts';
import { isSlip } from '../chance/slips.ts';

/** 完成任务60人的110%: a number right before 的 is what the percentage is of. */
export const OF_NUMBER = /^\s*的\s*$/;
/** 完成全年任务的110%: done against what was to be. */
const OF_TARGET =
  /完成率[^,;。\d]{0,4}$|(?:完成|达到?|占)[^,;。\d]{0,8}?(?:任务|计划|目标|指标|预算)[^,;。\d]{0,4}?的?\s*$/;
const TO_DO = /(?:目标|计划|任务)(?:为|是|要|新增|培训|救助|改造|建设|安排|完成)?[^,;。完]{0,8}$/;
const TARGET_AFTER = /^(?:年度|全年|的)?(?:任务|计划|目标|指标)/;
/** 总数 names no other whole than the one at hand. */
const AT_HAND = /^(?:其|总|总的|全部|全体|合计|本类|同类|该项|所有|这些|人员|人群|对象)$/;

/** 本科占, 残疾人比例: of what a percentage is told; 占户籍人口的: in what. */
const SUBJECT = /(?:其中)?([\p{Script=Han}]{2,10}?)(?:人数|人员|总数)?(?:占|的?比例|的?比重)/u;
/** 人数占 says nothing of whose. */
const GENERAL = /^(?:人数|总数|合计|其中|数量|金额|约|共|分别)+$/;
const OF_WHOLE =
  /占(?:全[区县市镇省村校乡]|[本我辖][区县市村])?([\p{Script=Han}]{2,10}?)(?:总数|总量|总[人户]数|[人户家件所个份]数)?的?(?:比例|比重)?(?:为|约|达)*$/u;

/** 所问的比率 a percentage, where it stands, and the wholes of the text. */
export type Asked = {
  readonly sentence: Sentence;
  readonly index: number;
  readonly percent: Mention;
  readonly wholes: readonly Mention[];
};

/** 分子与分母 the two numbers that a percentage may be of, as far as its words name them. */
export type Candidates = {
  readonly numerator: Mention | undefined;
  /** The whole in so many words: 占户籍人口312834人的. */
  readonly base: Mention | undefined;
  /** Whether the whole is named, and no number has that name: 占户籍人口的 beside 持证残疾人6742人. */
  readonly isOfUnknown: boolean;
  /** Whether the words before 占 name the numerator. */
  readonly isNamed: boolean;
  /** Whether they name something else: 重度残疾人占 after 农村1922人. */
  readonly isOther: boolean;
  /** Those of the sentence, those before them in the paragraph, and all with the wholes of the text. */
  readonly counted: readonly Mention[];
  readonly inPart: readonly Mention[];
  readonly all: readonly Mention[];
};

/** Which numbers around a percentage it may be of. */
export function candidatesOf(text: ReadText, { sentence, index, percent, wholes }: Asked): Candidates {
  const isCount = (one: Mention): boolean => isCounted(one.family) && one.per === '';
  const counted = sentence.quantities.filter(isCount);
  const near = counted.filter(({ place }) => place.end <= percent.place.start);
  const [, subject] = SUBJECT.exec(percent.before) ?? [];
  const [, whole] = OF_WHOLE.exec(percent.before.trimEnd()) ?? [];
  const inPart = text.sentences
    .slice(Math.max(0, index - 8), index)
    .filter(({ part }) => part >= sentence.part - 1)
    .flatMap(({ quantities }) => quantities.filter(isCount));
  const until = firstAfter(wholes, percent);
  const earlier = wholes.slice(Math.max(0, until - 40), until);
  const isCalled = (words: string | undefined, { before, after }: Mention): boolean =>
    words !== undefined && (before + after.slice(0, 10)).includes(words);
  const isTarget = OF_TARGET.test(percent.before);
  const base =
    statedBase(sentence, percent) ??
    [...earlier, ...inPart, ...near].findLast((one) =>
      isTarget
        ? isTargetOf(one, percent)
        : isCalled(whole?.replace(/(?<=..)[量额]$/, ''), one) && isWholeOf(one, near.at(-1), percent),
    );
  const isNamedWhole = isTarget || (whole !== undefined && !AT_HAND.test(whole));
  const named =
    [...earlier, ...near].findLast((one) => one !== base && isCalled(subject, one)) ??
    near.findLast((one) => one !== base && isNamedRate(percent, one));
  const numerator = named ?? partedBefore(sentence, near, percent) ?? near.findLast((one) => one !== base);
  const all = [...new Set([...counted, ...inPart, ...earlier])];
  const isOther = subject !== undefined && named === undefined && !GENERAL.test(subject);
  const isOfUnknown = base === undefined && isNamedWhole;
  return { numerator, base, isOfUnknown, isNamed: named !== undefined, isOther, counted, inPart, all };
}

/** 升入4205人，其中普通高中2517人、中职1688人，升学率: what two numbers or more part is what the rate is told of. */
function partedBefore(
  { words, start }: Sentence,
  near: readonly Mention[],
  percent: Mention,
): Mention | undefined {
  const cue = words.slice(0, percent.place.start - start).lastIndexOf('其中') + start;
  if (cue < start || !percent.before.includes('率')) return undefined;
  const parts = near.filter(({ place }) => place.start > cue);
  const whole = near.findLast(({ place }) => place.end <= cue);
  const isParted = parts.length > 1 && parts.every(({ family }) => family === whole?.family);
  return isParted && whole?.place.segment === percent.place.segment ? whole : undefined;
}

/** 集中供养286人，分散供养761人，集中供养率: the number that has the name of the rate. */
function isNamedRate(percent: Mention, { before }: Mention): boolean {
  const name = /([\p{Script=Han}]{3,8})率$/u.exec(percent.before.trim())?.[1];
  return name !== undefined && before.includes(name);
}

/** A whole is no less than its part, but for a slip of the hand. */
function isWholeOf(whole: Mention, part: Mention | undefined, percent: Mention): boolean {
  if (!part || whole.value >= part.value) return true;
  const needed = scaled(quotient(part.range, percent.range), 100);
  return whole.family === part.family && isSlip(whole, needed, false);
}

/** 年度任务2000人, 3500件目标: in the paragraph of the percentage. */
function isTargetOf({ before, after, place }: Mention, percent: Mention): boolean {
  const isSame = place.part === percent.place.part && place.end <= percent.place.start;
  return isSame && (target.test(before) || TARGET_AFTER.test(after) || TO_DO.test(before));
}

/** 占户籍人口312834人的: the number between 占 and the percentage; or that of which it is said 其中 right before. */
function statedBase({ words, start, quantities }: Sentence, percent: Mention): Mention | undefined {
  const last = quantities.findLast(({ place }) => place.end <= percent.place.start);
  if (last && OF_NUMBER.test(percent.before)) return !isCounted(last.family) ? undefined : last;
  const before = words.slice(0, percent.place.start - start);
  const at = Math.max(before.lastIndexOf('占'), before.lastIndexOf('相当于'));
  if (at < 0 || /[;,](?![^,;]*$)/.test(before.slice(at))) return undefined;
  return quantities.findLast(
    ({ place, family }) => place.start >= start + at && place.end <= percent.place.start && isCounted(family),
  );
}

/** How many of them, in the order of the text, come before one. */
function firstAfter(mentions: readonly Mention[], { place }: Mention): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = mentions[middle]?.place;
    if (one && isEarlier(one, place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isEarlier(one: Mention['place'], other: Mention['place']): boolean {
  return one.part < other.part || (one.part === other.part && one.end <= other.start);
}
