import type { Mention } from '../../mention.ts';
import { meets, only, product, quotient, sumOf } from '../../numbers/range.ts';
import { unitNamed } from '../../words/units.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Sentence, sumText } from '../claim.ts';
import { eachOf, isHead, isRate, meanFor, MEAN as MEAN_AMOUNT } from '../rates.ts';
import { isSlip } from '../chance/slips.ts';
import { HELD_AGAINST } from '../growth/two-times.ts';

/** 每期60人次, 平均每个小区2名, 日均80人次, 亩产408公斤: for one of what a number is. */
const EACH = /每(?:一)?(?:个)?([\p{Script=Han}]{1,2}?)[^,;。每]{0,8}$/u;
const MEAN = /([日月人户亩班校村家车机场床])(?:均|产)[^,;。]{0,6}$/;
const TIMES = /每[年月日天周](?!次)|每学期|每季/;
const TOTAL = /共|计|总|达|需|合/;
const OF: Readonly<Record<string, string>> = {
  场: '场',
  人: 'people',
  名: 'people',
  户: 'household',
  日: 'days',
  天: 'days',
  月: '个月',
  校: '所',
  学校: '所',
  小区: '个',
  班: '个',
  村: '个',
  车: '辆',
  机构: '家',
};

/** 每份与总数 how many each has, held against how many there are and what all have; amounts of money are told by `payments`. */
export function eachClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) => [
    ...meanAmounts(sentences, index),
    ...sentence.quantities.flatMap((each) => {
      const family = familyOf(each, sentence);
      // Where the count stands in the sentence itself, `payments` has told it.
      if (each.family === 'money' && sentence.quantities.some((one) => one.family === family && isHead(one)))
        return [];
      if (family === undefined || family === each.family || each.family === 'percent') return [];
      const near = sentences
        .slice(Math.max(0, index - 3), index)
        .filter(({ part }) => part === sentence.part);
      const counts = countsOf(each, family, [...near, sentence]);
      const sums = sumsOf(each, [...near, sentence]);
      if (counts.length === 0) return [];
      // 三年共4003件，…每案平均7.17万元: it may be of a count told paragraphs before.
      const isOfFarOne = (sum: Mention): boolean =>
        sentences
          .slice(0, index)
          .some(({ quantities }) =>
            quantities.some(
              (one) => one.family === family && meets(product(one.range, each.range), sum.range),
            ),
          );
      return claimOf(each, counts, sums).filter(
        ({ about, rule }) => about === each || rule !== 'payment' || !isOfFarOne(about),
      );
    }),
  ]);
}

/** 人均 a sum of money by its heads, in one sentence. */
function meanAmounts(sentences: readonly Sentence[], index: number): readonly Claim[] {
  const sentence = sentences[index];
  if (!sentence) return [];
  const near = sentences.slice(Math.max(0, index - 3), index).filter(({ part }) => part === sentence.part);
  const money = sentence.quantities.filter(({ family }) => family === 'money');
  const rates = money.filter((one) => isRate(sentence, one));
  const sums = money.filter((one) => !rates.includes(one));
  return rates.flatMap((rate) =>
    MEAN_AMOUNT.test(rate.before)
      ? meanOf(sentence, rate, sums.length > 0 ? sums : sumsNamed(rate, near))
      : [],
  );
}

/** 人均地区生产总值: of the sum of that very name, told a sentence or two before. */
function sumsNamed({ before }: Mention, near: readonly Sentence[]): readonly Mention[] {
  const name = /(?:人均|户均|平均每[人户])([\p{Script=Han}]{3,10})$/u.exec(before.trim())?.[1];
  const all = near.flatMap(({ quantities }) => quantities);
  return name === undefined
    ? []
    : all.filter((one) => one.family === 'money' && one.before.trim().endsWith(name)).slice(-1);
}

function meanOf({ quantities }: Sentence, mean: Mention, sums: readonly Mention[]): readonly Claim[] {
  const all = quantities.filter((one) => isHead(one) && one.place.bracket === mean.place.bracket);
  // 平均每人次: of visits, not of people.
  const unit = eachOf(mean);
  // 参保58730人，理赔2364人次，人均: of those that are told last.
  const last = all.findLast(({ family }) => family === 'people' || family === '人次');
  const whose = unit === 'people' ? (last?.family ?? unit) : unit;
  const named = all.filter(({ family }) => family === whose);
  const counts = named.length > 0 ? named : all;
  const beside = sums.filter(
    ({ place, before }) =>
      place.segment === mean.place.segment &&
      place.end <= mean.place.start &&
      !MEAN_AMOUNT.test(before) &&
      !HELD_AGAINST.test(before),
  );
  const near = sums.filter(
    ({ place }) => place.sentence !== mean.place.sentence || Math.abs(place.clause - mean.place.clause) <= 3,
  );
  // 一等奖20人、二等奖45人、三等奖90人，人均: of each, or of all together.
  const groups = [...counts.map((one) => [one]), ...(counts.length > 1 ? [counts] : [])];
  const readingsOf = (of: readonly Mention[]) =>
    of.flatMap((sum) =>
      groups.map((heads): Reading => {
        const by = heads.length > 1 ? `(${sumText(heads)})` : heads.map(nameOf).join('');
        return {
          computed: meanFor(mean, quotient(sum.range, sumOf(heads.map(({ range }) => range)))),
          by: `${nameOf(sum)} ÷ ${by}`,
          from: [sum, ...heads],
        };
      }),
    );
  const readings = readingsOf(beside.length > 0 ? beside : near);
  if (readings.length === 0) return [];
  // 自筹342万元，总花费882万元…，户均掏3000元: of any sum of its sentence.
  const holds = readingsOf(sums).find(({ computed }) => meets(computed, mean.range));
  // 人均月增收: of other money than what was paid.
  const isSure =
    new Set(readings.map(({ from: [sum] }) => sum)).size === 1 && !/月|年|增收|收入/.test(mean.before);
  return [{ rule: 'mean', about: mean, readings: holds ? [holds] : readings, isSure }];
}

function familyOf({ before }: Mention, { words }: Sentence): string | undefined {
  if (/平均每[日天]/.test(before)) return 'days';
  if (before.includes('平均每月')) return '个月';
  if (TIMES.test(before)) return undefined;
  if (/每一?个[^,;。每]{0,12}$/.test(before)) return '个';
  const word = EACH.exec(before)?.[1] ?? MEAN.exec(before)?.[1];
  if (word === undefined || words === '') return undefined;
  const own = OF[word] ?? OF[word.slice(0, 1)];
  return (
    own ?? (unitNamed(word.slice(0, 1)).family === 'none' ? undefined : unitNamed(word.slice(0, 1)).family)
  );
}

function countsOf(each: Mention, family: string, sentences: readonly Sentence[]): readonly Mention[] {
  const all = sentences
    .flatMap(({ quantities }) => quantities)
    .filter((one) => one.family === family && one !== each && !/[每均]\s*$/.test(one.before));
  const named = all.filter((one) => isNamedAlike(one, each));
  const own = (named.length > 0 ? named : all).filter(({ place }) => place.end <= each.place.start);
  const largest = own.reduce<Mention | undefined>(
    (most, one) => (most && most.value >= one.value ? most : one),
    undefined,
  );
  return [...new Set([own.at(-1), largest])].filter((one): one is Mention => one !== undefined);
}

/** 新建 of 新建3.6万亩 and of 新建每亩投资3000元. */
function isNamedAlike(one: Mention, other: Mention): boolean {
  const name = /([\p{Script=Han}]{2})[\p{Script=Han}]*$/u.exec(one.before.trim())?.[1];
  return name !== undefined && other.before.includes(name);
}

function sumsOf(each: Mention, sentences: readonly Sentence[]): readonly Mention[] {
  return sentences
    .flatMap(({ quantities }) => quantities)
    .filter(
      (one) =>
        one.family === each.family && one !== each && one.value > each.value && !/[每均]/.test(one.before),
    );
}

function claimOf(each: Mention, counts: readonly Mention[], sums: readonly Mention[]): readonly Claim[] {
  const after = sums.find(
    ({ place }) => place.start >= each.place.end && place.segment === each.place.segment,
  );
  const isProduct = after !== undefined && TOTAL.test(after.before);
  // 新一轮起价每亩2800元: what is asked for each is no mean of what was paid.
  const isMean = each.family !== 'money' || /均|折|合|摊/.test(each.before);
  const before = isMean ? sums.filter(({ place }) => place.end <= each.place.start).reverse() : [];
  const about = isProduct ? after : each;
  const readings = counts.flatMap((count): readonly Reading[] =>
    isProduct
      ? [
          {
            computed: product(count.range, each.isQualified ? each.range : only(each.value)),
            by: `${nameOf(count)} × ${nameOf(each)}`,
            from: [count, each],
          },
        ]
      : before.map((sum) => ({
          computed: meanFor(each, quotient(sum.range, count.range)),
          by: `${nameOf(sum)} ÷ ${nameOf(count)}`,
          from: [sum, count],
        })),
  );
  const rule = isProduct ? 'payment' : 'mean';
  const holds = readings.find(({ computed }) => meets(computed, about.range));
  if (holds) return [{ rule, about, readings: [holds], isSure: false }];
  const slips = readings.slice(0, 2).filter(({ computed }) => isSlip(about, computed));
  if (slips.length > 0) return [{ rule, about, readings: slips, isSure: true }];
  // 412场，1.854万人次，平均每场450人次: it may be the sum that is a slip away.
  return counts.flatMap((count) =>
    (isProduct ? [] : before.slice(0, 1)).flatMap((sum): readonly Claim[] => {
      const computed = product(count.range, each.range);
      const reading = { computed, by: `${nameOf(count)} × ${nameOf(each)}`, from: [count, each] };
      return isSlip(sum, computed, false) && !each.isQualified
        ? [{ rule: 'payment', about: sum, readings: [reading], isSure: true }]
        : [];
    }),
  );
}
