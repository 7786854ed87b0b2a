import type { Mention } from '../../mention.ts';
import { meets, quotient } from '../../numbers/range.ts';
import { earlier, falling, growing } from '../../words/relations.ts';
import { RATIOS, unitNamed } from '../../words/units.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Sentence } from '../claim.ts';
import { meanFor } from '../rates.ts';

/** 平均每村, 平均每个家庭户, 户均: whom a mean is for. */
const MEAN =
  /平均(?:到|摊到)?每一?个?([\p{Script=Han}]{1,4}?)(?:约|为|达|仅|有|只有|分得|分到|承担|产出|销售|接待|服务|负责|补贴|贴)*$/u;
/** Words of time are told by `timeMeanClaims`; 人 may be of any people. */
const OF_OTHERS = /^(?:[年月日天周季]|季度|学期)$/;
/** How many sentences before it what a mean is of may stand. */
const NEAR = 3;

/** 平均每村24.2人 a mean of the only sum and the only count that its words name; where several may be meant, it accuses nobody. */
export function unitMeanClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) =>
    sentence.quantities.flatMap((mean): readonly Claim[] => {
      const word = MEAN.exec(mean.before)?.[1];
      if (word === undefined || OF_OTHERS.test(word) || mean.isQualified || RATIOS.has(mean.family))
        return [];
      const before = sentences.slice(Math.max(0, index - NEAR), index + 1);
      const own = before
        .filter(({ part }) => part === sentence.part)
        .flatMap((one) => quantitiesBefore(one, mean));
      const counts = named(word, own);
      const all =
        counts.length > 0
          ? counts
          : named(
              word,
              sentences.slice(0, index).flatMap(({ quantities }) => quantities),
            );
      const sums = sumsOf(mean, quantitiesBefore(sentence, mean));
      return claimOf(mean, sums, all, own);
    }),
  );
}

function quantitiesBefore({ quantities }: Sentence, { place }: Mention): readonly Mention[] {
  return quantities.filter((one) => one.place.part !== place.part || one.place.end <= place.start);
}

/** 84个村, 152.8万户: counts of what a word names. */
function named(word: string, among: readonly Mention[]): readonly Mention[] {
  const { family } = unitNamed(word);
  const isCalled = (one: Mention): boolean =>
    one.after.startsWith(word) ||
    (word.length >= 2 && one.before.endsWith(word)) ||
    (family !== 'none' && family !== 'people' && one.family === family);
  return among.filter(
    (one) => one.value > 1 && one.per === '' && !one.isQualified && !RATIOS.has(one.family) && isCalled(one),
  );
}

function sumsOf(mean: Mention, among: readonly Mention[]): readonly Mention[] {
  return among.filter(
    (one) =>
      one.family === mean.family &&
      one.value > mean.value &&
      one.per === '' &&
      !one.isQualified &&
      !/其中|每|均/.test(one.before) &&
      !earlier.test(one.before) &&
      !growing.test(one.before) &&
      !falling.test(one.before),
  );
}

function claimOf(
  mean: Mention,
  sums: readonly Mention[],
  counts: readonly Mention[],
  own: readonly Mention[],
): readonly Claim[] {
  const readingOf = (sum: Mention, count: Mention): Reading => ({
    computed: meanFor(mean, quotient(sum.range, count.range)),
    by: `${nameOf(sum)} ÷ ${nameOf(count)}`,
    from: [sum, count],
  });
  const readings = sums.flatMap((sum) => counts.map((count) => readingOf(sum, count)));
  const [only, ...others] = readings;
  if (!only) return [];
  const any = own.flatMap((sum) =>
    sum.family === mean.family ? own.filter((one) => one !== sum).map((count) => readingOf(sum, count)) : [],
  );
  const holds = [...readings, ...any].find(({ computed }) => meets(computed, mean.range));
  if (holds) return [{ rule: 'mean', about: mean, readings: [holds], isSure: false }];
  const isOne = new Set(others.map(({ computed }) => computed.least)).size === 0;
  const [sum] = only.from;
  const isNear = sum !== undefined && mean.place.clause - sum.place.clause <= 3;
  return isOne && isNear ? [{ rule: 'mean', about: mean, readings: [only], isSure: true }] : [];
}
