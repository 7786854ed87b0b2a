import type { Mention } from '../../mention.ts';
import { meets } from '../../numbers/range.ts';
import { falling, growing } from '../../words/relations.ts';
import { RATIOS } from '../../words/units.ts';
import { type Claim, type ReadText, type Sentence } from '../claim.ts';
import { clauseBefore, isEach } from '../rates.ts';
import { saidBefore } from './repeats.ts';
import { isTransposed, sameDigits } from '../chance/slips.ts';

/** 虽已完成, 在…基础上, 面对全县…, 这…: words by which a number goes back to one that was told. */
const BACK =
  /(?:虽然?|尽管|面对|对照|针对|对?全部|依据|根据|基于|在(?:全[区县市镇]|(?:去|上)年|(?:19|20)\d{2}年|现有|原有)?[^,;。]{0,16})[^,;。]*$/;
const BASE = /^[^,;。\d]{0,12}(?:的)?基础上/;
const THIS = /(?:^|[,;。\s"“])[这该](?:个|些|笔)?$/;
const EMPTY =
  /虽然?|尽管|面对|对照|针对|全部|依据|根据|基于|完成|达到|实现|累计|共计|合计|已经?|为|达|的|全[区县市镇]|全年|(?:19|20)\d{2}年|去年|上年|[^\p{Script=Han}]/gu;
/** How many characters of a name both must have, to be of the same; and where a slip parts them. */
const SAME = 4;
const SLIPPED = 2;
/** How many numbers of its unit, the last before it, one may go back to. */
const MOST = 60;

type Told = { readonly mention: Mention; readonly sentence: Sentence; readonly last: Mention | undefined };

/** 回指 a number that says to have been told before: one that is called alike, and of the same amount. */
export function backReferenceClaims({ sentences }: ReadText): readonly Claim[] {
  const told = new Map<string, Told[]>();
  return sentences.flatMap((sentence) => {
    const claims = sentence.quantities.flatMap((about): readonly Claim[] => {
      if (RATIOS.has(about.family) || about.isQualified || about.value < 10) return [];
      const isOfThis = isThis(sentence, about);
      if (!isOfThis && !isBack(sentence, about)) return [];
      const before = (told.get(about.family) ?? [])
        .slice(-MOST)
        .filter(
          ({ mention: { unit, per } }) => (unit === about.unit || about.unit === '') && per === about.per,
        );
      return isOfThis ? theLast(about, before) : theSame(sentence, about, before);
    });
    for (const [at, mention] of sentence.quantities.entries()) {
      const isChange = growing.test(mention.before) || falling.test(mention.before);
      if (sentence.isPlanned || mention.isQualified || isChange || isEach(mention)) continue;
      const own = { mention, sentence, last: sentence.quantities[at - 1] };
      const alike = told.get(mention.family);
      if (alike) alike.push(own);
      else told.set(mention.family, [own]);
    }
    return claims;
  });
}

function isThis(sentence: Sentence, about: Mention): boolean {
  return THIS.test(sentence.words.slice(0, about.place.start - sentence.start).trimEnd());
}

function isBack(sentence: Sentence, about: Mention): boolean {
  const clause = clauseBefore(sentence, about);
  if (growing.test(about.before) || falling.test(about.before)) return false;
  const isBase = BASE.test(sentence.words.slice(about.place.end - sentence.start));
  return (
    /(?:^|[,;。])[^,;。\d]*(?:虽然?|尽管|面对|针对|对照|依据|根据|全部)[^,;。\d]*$/.test(clause) ||
    (isBase && BACK.test(clause))
  );
}

/** 低保对象206户、305人: the words before the first are of both. */
function nameOf(sentence: Sentence, one: Mention, last: Mention | undefined): string {
  const isListed = last && one.place.start - last.place.end <= 1;
  const before = isListed ? last.before : clauseBefore(sentence, one).slice(-16);
  return `${before.replace(EMPTY, '')} ${one.after.slice(0, 10).replace(EMPTY, '')}`;
}

/** 这一千二百万元: the last of its unit that was told, where its digits are those of this one. */
function theLast(about: Mention, before: readonly Told[]): readonly Claim[] {
  const near = before
    .filter(({ mention: { place } }) => place.part >= about.place.part - 1)
    .slice(-6)
    .map(({ mention }) => mention);
  const same = near.findLast(({ range }) => meets(range, about.range));
  if (same) return [saidBefore(about, same, false)];
  const slipped = near.findLast((one) => isTransposed(one, about) || sameDigits(one, about));
  return slipped ? [saidBefore(about, slipped, true)] : [];
}

function theSame(sentence: Sentence, about: Mention, before: readonly Told[]): readonly Claim[] {
  const name = nameOf(sentence, about, undefined);
  const alike = before
    .map(({ mention, sentence: own, last }) => ({
      mention,
      shared: longestShared(name, nameOf(own, mention, last)),
    }))
    .filter(({ shared }) => shared >= SLIPPED);
  const same = alike.find(({ mention }) => meets(mention.range, about.range));
  if (same) return [saidBefore(about, same.mention, false)];
  const slipped = alike.filter(({ mention }) => isTransposed(mention, about) || sameDigits(mention, about));
  const [slip, ...more] = slipped;
  if (slip && more.length === 0) return [saidBefore(about, slip.mention, true)];
  const most = Math.max(0, ...alike.map(({ shared }) => shared));
  const called = alike.filter(({ shared }) => shared === most);
  const values = new Set(called.map(({ mention }) => mention.value));
  const [only] = called;
  return only && most >= SAME && values.size === 1 ? [saidBefore(about, only.mention, true)] : [];
}

/** The longest stretch of characters that two names have in common. */
function longestShared(one: string, other: string): number {
  let longest = 0;
  for (let start = 0; start < one.length; start += 1)
    while (
      start + longest < one.length &&
      !one.slice(start, start + longest + 1).includes(' ') &&
      other.includes(one.slice(start, start + longest + 1))
    )
      longest += 1;
  return longest;
}
