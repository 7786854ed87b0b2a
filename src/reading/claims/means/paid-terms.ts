import type { Mention } from '../../mention.ts';
import { numberIn } from '../../../kernel/numbers/numerals.ts';
import { meets, only, product, scaled } from '../../numbers/range.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from '../claim.ts';
import { eachOf, isHead, isRate, MEAN } from '../rates.ts';

const MOST_MONTHS = 36;
const TERM =
  /(?<![\d.])(\d{1,2}|[一二两三四五六七八九十]{1,3})个月|([上下])半年|(?<![\d月])(\d{1,2})月?(?:至|到|-|—|~)+(\d{1,2})月|([一二三四])季度|(全年|一年)/g;
/** What is paid of something else than of this rate alone. */
const APART = /另|增|减|少|多|捐|预算|上级|中央|省级|不超过|最高|实发|缺|平均|均|累计|合计/;
const PAID = /共|计|需|发放|支付|资金|补贴|补助|支出|拨付|支|领|为/;

/** 按期发放 so many, so much each month, for a term in so many words: what that comes to, and no other months. */
export function paidTermClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence) => {
    const rates = sentence.quantities.filter((one) => isMonthly(one) && isRate(sentence, one));
    return rates.flatMap((rate, at): readonly Claim[] => {
      if (MEAN.test(rate.before) || rate.isQualified) return [];
      const [sum, between] = sumAfter(sentence, rate, rates[at + 1]);
      const heads = between ?? headsBefore(sentence, rate);
      // 一级2214人、每月120元，二级3426人、每月90元，合5640人: those of both are of neither rate.
      if (between && rates.length > 1 && /[合共总]/.test(between.before)) return [];
      if (!heads || !sum || heads.isQualified || sum.isQualified) return [];
      if (heads.place.segment !== sum.place.segment) return [];
      const months = termIn(sentence, rate, sum);
      return months === undefined ? [] : claimOf(sum, { heads, rate, months });
    });
  });
}

/** Of the unit that the rate is for, or 岗位260个 right before it, in its segment. */
function headsBefore({ quantities }: Sentence, rate: Mention): Mention | undefined {
  const before = quantities.filter(
    (one) =>
      isHead(one) &&
      one.place.end <= rate.place.start &&
      one.place.segment === rate.place.segment &&
      !/每\s*$/.test(one.before),
  );
  const unit = eachOf(rate);
  return before.findLast(({ family }) => family === unit) ?? before.at(-1);
}

function isMonthly({ per, before }: Mention): boolean {
  return per.includes('月') || /每月[^,;。]{0,4}$/.test(before);
}

/** The amount right behind a rate, with nothing but a term between; or 惠及3260人 that it is paid to. */
function sumAfter(
  { quantities }: Sentence,
  rate: Mention,
  next: Mention | undefined,
): readonly [Mention | undefined, Mention | undefined] {
  const [first, second] = quantities
    .slice(quantities.indexOf(rate) + 1)
    .filter(({ family }) => !['个月', 'years'].includes(family));
  const isPaidTo =
    first !== undefined &&
    isHead(first) &&
    first.family === (eachOf(rate) ?? 'people') &&
    !APART.test(first.before);
  const sum = isPaidTo ? second : first;
  const isSum =
    sum?.family === 'money' &&
    sum !== next &&
    sum.per === '' &&
    sum.place.bracket === rate.place.bracket &&
    sum.place.clause - rate.place.clause <= 3 &&
    PAID.test(sum.before) &&
    !APART.test(sum.before);
  return isSum ? [sum, isPaidTo ? first : undefined] : [undefined, undefined];
}

/** The only term between a rate and its sum. */
function termIn({ words, start }: Sentence, rate: Mention, sum: Mention): number | undefined {
  const between = words.slice(rate.place.end - start, sum.place.start - start);
  const terms = [...between.matchAll(TERM)].map(([, count, half, from, to, quarter]) => {
    if (count !== undefined) return numberIn(count) ?? NaN;
    if (half !== undefined) return 6;
    if (quarter !== undefined) return 3;
    return from !== undefined && to !== undefined ? Number(to) - Number(from) + 1 : 12;
  });
  // 全年按12个月: two words of one term.
  const [months, ...more] = [...new Set(terms)];
  return more.length === 0 && months !== undefined && months > 0 ? months : undefined;
}

type Paid = { readonly heads: Mention; readonly rate: Mention; readonly months: number };

function claimOf(sum: Mention, { heads, rate, months }: Paid): readonly Claim[] {
  const ofMonth = product(heads.range, only(rate.value));
  const computed = scaled(ofMonth, months);
  const by = `${nameOf(heads)} × ${nameOf(rate)} × ${months}个月`;
  const readings = [{ computed, by, from: [heads, rate] }];
  if (meets(computed, sum.range)) return [{ rule: 'payment', about: sum, readings, isSure: false }];
  const isOfOthers = Array.from({ length: MOST_MONTHS }, (_, at) => at + 1).some(
    (count) => count !== 1 && meets(scaled(ofMonth, count), sum.range),
  );
  const isNear = sum.value > computed.least / 2 && sum.value < computed.most * 2;
  return isOfOthers || isNear
    ? [{ rule: 'payment', about: sum, readings, isSure: true, isStated: true }]
    : [];
}
