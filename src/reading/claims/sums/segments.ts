import type { Mention } from '../../mention.ts';
import { difference, meets, sumOf } from '../../numbers/range.ts';
import { notAll, theRest } from '../../words/relations.ts';
import { isCounted } from '../../words/units.ts';
import { type Claim, type ReadText, type Sentence, sumText } from '../claim.ts';
import { isEach } from '../rates.ts';
import { isSwap } from '../chance/slips.ts';
import { isWholeOf, rangesOf } from './wholes.ts';

/**
 * 分号之间 其中食品412批次、合格403批次；餐饮具273批次、合格248批次: parts that are told at length, each of a segment of its own,
 * and its number the first there.
 */
export function segmentClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence) => [...mixedClaim(sentence), ...inSegments(sentence)]);
}

function inSegments(sentence: Sentence): readonly Claim[] {
  const { words, start, quantities } = sentence;
  const cue = words.indexOf('其中') + start;
  const total = quantities.findLast(({ place }) => place.end <= cue);
  if (cue < start || !total || !isCounted(total.family) || isEach(total) || !isWholeOf(total)) return [];
  if (total.isQualified || notAll.test(words.slice(cue - start))) return [];
  const parts = firstsOf(
    quantities.filter(({ place }) => place.start > cue && place.bracket === total.place.bracket),
    total,
  );
  return parts === undefined ? [] : claimOf(total, parts, sentence);
}

const THINGS = /^[件台套个份只辆副把张部条支具批]次?$/;

/** 适配辅具1015件，其中轮椅186辆、助听器207台，其余622件: things of several units, where 其余 tells that these are all. */
function mixedClaim({ words, start, quantities }: Sentence): readonly Claim[] {
  const cue = words.indexOf('其中') + start;
  const total = quantities.findLast(({ place }) => place.end <= cue);
  const after = quantities.filter(({ place }) => place.start > cue);
  const parts = after.slice(0, after.findIndex(({ before }) => theRest.test(before)) + 1);
  if (cue < start || !total || parts.length < 3) return [];
  const isOfThings = [total, ...parts].every(({ unit, isQualified }) => THINGS.test(unit) && !isQualified);
  if (!isOfThings || new Set(parts.map(({ unit }) => unit)).size < 2) return [];
  const computed = sumOf(rangesOf(parts));
  const readings = [{ computed, by: sumText(parts), from: parts }];
  const isRight = meets(computed, total.range);
  const isSwapped =
    isSwap(total, computed) ||
    parts.some((part) =>
      isSwap(part, difference(total.range, sumOf(rangesOf(parts.filter((one) => one !== part))))),
    );
  return isRight || isSwapped
    ? [{ rule: 'parts', about: total, readings, isSure: !isRight, isStated: true }]
    : [];
}

/** The first of each segment, where it is of the unit of the whole. */
function firstsOf(after: readonly Mention[], total: Mention): readonly Mention[] | undefined {
  const segments = [...new Set(after.map(({ place }) => place.segment))];
  const firsts = segments.map((segment) => after.find(({ place }) => place.segment === segment));
  const parts = firsts.filter((one): one is Mention => one?.family === total.family && one.per === total.per);
  const isAll =
    segments.length >= 2 && segments[0] === total.place.segment && parts.length === segments.length;
  return isAll &&
    parts.some((one) => after.filter(({ place }) => place.segment === one.place.segment).length > 1)
    ? parts
    : undefined;
}

function claimOf(total: Mention, parts: readonly Mention[], { quantities }: Sentence): readonly Claim[] {
  const computed = sumOf(rangesOf(parts));
  const readings = [{ computed, by: sumText(parts), from: parts }];
  if (meets(computed, total.range)) return [{ rule: 'parts', about: total, readings, isSure: false }];
  const after = quantities.filter(
    ({ family, place }) => family === total.family && place.start > total.place.end,
  );
  // All that is listed may be parts.
  if (meets(sumOf(rangesOf(after)), total.range)) return [];
  const isSwapped = parts.some((part) =>
    isSwap(part, difference(total.range, sumOf(rangesOf(parts.filter((one) => one !== part))))),
  );
  return (isSwapped || isSwap(total, computed)) && !parts.some(({ isQualified }) => isQualified)
    ? [{ rule: 'parts', about: total, readings, isSure: true, isStated: true }]
    : [];
}
