import type { Mention } from '../../mention.ts';
import { meets, only, product, scaled } from '../../numbers/range.ts';
import { RATIOS } from '../../words/units.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from '../claim.ts';
import { clauseBefore, eachOf } from '../rates.ts';
import { isSlip } from '../chance/slips.ts';

const AT = /(?:按照?|以)[^,;。\d]*$/;
const RECKONED = /^[^,;。\d]{0,8}(?:计算|测算|计|折算|核算)/;
/** What is no bare product: a mean, a change of what was, a part. */
const APART = /其中|均|增|减|每|另|同比|[比较]/;
const MOST_TIMES = 36;

/** 按…计算 12个月的养老金，按198元计算为2376元: what stands before it, times what it is reckoned at, is what stands behind. */
export function reckonedClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((at, index): readonly Claim[] => {
      if (!AT.test(clauseBefore(sentence, at)) || !RECKONED.test(restAfter(sentence, at))) return [];
      const count = countBefore(sentence.quantities.slice(0, index), at);
      const sum = sentence.quantities[index + 1];
      return count && sum && isReckoned(sum, at, count) ? claimOf(sum, count, at) : [];
    }),
  );
}

function restAfter({ words, start }: Sentence, { place }: Mention): string {
  return words.slice(place.end - start);
}

/** The number right before, of the unit that it is reckoned for. */
function countBefore(before: readonly Mention[], at: Mention): Mention | undefined {
  const count = before.at(-1);
  const unit = eachOf(at);
  const isNext =
    count !== undefined &&
    at.place.clause - count.place.clause <= 1 &&
    count.place.segment === at.place.segment &&
    (unit === undefined || unit === count.family);
  return isNext && !count.isQualified && !at.isQualified ? count : undefined;
}

function isReckoned(sum: Mention, at: Mention, count: Mention): boolean {
  const isOfOne = sum.family === at.family || sum.family === count.family;
  return (
    isOfOne &&
    at.family !== count.family &&
    ![at, count, sum].some(({ family }) => RATIOS.has(family)) &&
    !sum.isQualified &&
    sum.place.clause - at.place.clause <= 1 &&
    sum.place.segment === at.place.segment &&
    !APART.test(sum.before.replace(/[多少]/g, ''))
  );
}

function claimOf(sum: Mention, count: Mention, at: Mention): readonly Claim[] {
  const computed = product(count.range, only(at.value));
  const readings = [{ computed, by: `${nameOf(count)} × ${nameOf(at)}`, from: [count, at] }];
  if (meets(computed, sum.range)) return [{ rule: 'payment', about: sum, readings, isSure: false }];
  // It may be of so many months, or times, that are told elsewhere.
  const isOften = Array.from({ length: MOST_TIMES - 1 }, (_, more) => more + 2).some((times) =>
    meets(scaled(computed, times), sum.range),
  );
  const isNear = sum.value > computed.least * 0.8 && sum.value < computed.most * 1.25;
  return !isOften && (isNear || isSlip(sum, computed))
    ? [{ rule: 'payment', about: sum, readings, isSure: true, isStated: true }]
    : [];
}
