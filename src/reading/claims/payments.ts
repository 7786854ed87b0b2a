import type { Mention } from '../mention.ts';
import { meets, only, product, quotient, type Range, scaled, sumOf } from '../numbers/range.ts';
import { sumWords } from '../words/relations.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Sentence } from './claim.ts';

const EACH =
  /(?:每(?:人|户|名|家|位|例|生|件|台|个|年|月|学年|套|份|次|场|所)|人均|户均|家均|平均每[人户家次名]|单价|按?标准(?:为|是)?)[^,;。]{0,12}$/;
const MEAN = /人均|户均|家均|平均每|均(?:发放|补贴|补助|支出)?(?:为|约)?\s*$/;
const MONTHLY = /每月|按月|月(?:补|发|均|标准)|月$/;
/** 人头 what amounts are paid for. */
export const HEADS = new Set([
  'people',
  'household',
  'household',
  '家',
  '所',
  '个',
  '件',
  '台',
  '套',
  '份',
  '次',
  '场',
  '例',
  '人次',
  '件次',
  '批',
  '户次',
  '辆',
  '人月',
  '笔',
  '项',
  '张',
  '处',
  '间',
  '床',
  '本',
  '双',
  '副',
  '支',
  '只',
  '把',
  '袋',
  '桶',
]);
const YEARLY = /全年|一年|年内|年度|每年|年共|年累计|本年/;
const PAID =
  /共|合计|总计|累计|计|发放|支付|资金|金额|补贴|补助|投入|兑现|拨付|支出|落实|奖励|救助|费用|经费|款/;

/** No paragraph tells more that is paid together. */
const MOST_PAIRS = 40;

type Pair = { readonly rate: Mention; readonly heads: Mention };

/** 人数×标准 a sum that is paid to so many at so much each, alone or together with others; and a mean of both. */
export function paymentClaims(text: ReadText): readonly Claim[] {
  return text.sentences.flatMap((sentence, index) => {
    const rates = sentence.quantities.filter((one) => isRate(sentence, one));
    const sums = sentence.quantities.filter((one) => one.family === 'money' && !rates.includes(one));
    const own = rates.flatMap((rate) => (MEAN.test(rate.before) ? meanOf(sentence, rate, sums) : []));
    const fixed = rates.filter((rate) => !MEAN.test(rate.before));
    return [...own, ...paidOf(sentence, fixed, sums), ...paidTogether(text, index, sums)];
  });
}

/** 标准 an amount for each of so many. */
export function isRate({ words, start }: Sentence, { family, per, place, before }: Mention): boolean {
  if (family !== 'money') return false;
  if (per !== '' && !/^[年月]$/.test(per)) return true;
  if (sumWords.test(before)) return false;
  const clause =
    words
      .slice(0, place.start - start)
      .split(/[,;]/)
      .at(-1) ?? '';
  return (
    EACH.test(before) ||
    (per !== '' && EACH.test(clause)) ||
    (/每[人户名家]/.test(clause) && !/共|计/.test(before) && before.length < 8)
  );
}

/** The count that a rate is for: the one before it that is nearest, else the one after it. */
function headsOf({ quantities }: Sentence, { place }: Mention): Mention | undefined {
  const counts = quantities.filter(({ family, before }) => HEADS.has(family) && !/每\s*$/.test(before));
  const before = counts.filter((one) => one.place.end <= place.start);
  const near = before.findLast((one) => one.place.segment === place.segment);
  return (
    near ??
    counts.find((one) => one.place.start >= place.end && one.place.segment === place.segment) ??
    before.at(-1)
  );
}

function paidOf(sentence: Sentence, rates: readonly Mention[], sums: readonly Mention[]): readonly Claim[] {
  if (rates.length === 0) return [];
  const pairs = rates.flatMap((rate): readonly Pair[] => {
    const heads = headsOf(sentence, rate);
    return heads ? [{ rate, heads }] : [];
  });
  const months = monthsOf(sentence.words, sentence);
  return sums.flatMap((sum) => {
    const said =
      (sentence.words
        .slice(0, sum.place.start - sentence.start)
        .split(';')
        .at(-1) ?? '') + sum.after.slice(0, 6);
    if (!PAID.test(said)) return [];
    const before = pairs.filter(
      ({ rate, heads }) => rate.place.end <= sum.place.start || heads.place.end <= sum.place.start,
    );
    const fitting = before.length > 0 ? before : pairs;
    return claimOf(sum, fitting, { months, sentence });
  });
}

type Months = {
  readonly counts: readonly number[];
  readonly isStated: boolean;
  readonly stated: readonly Mention[];
};

/** 月数 by which a monthly amount is multiplied, as the words around it say. */
function monthsOf(words: string, { quantities, all }: Pick<Sentence, 'quantities' | 'all'>): Months {
  const stated = quantities.filter(({ unit }) => unit === '个月');
  const spans = all.flatMap(({ nature, text }) => {
    const span = nature === 'date' ? /(\d{1,2})\s?月?\s?[-—–~至到]+\s?(\d{1,2})\s?月/.exec(text) : null;
    return span ? [Number(span[2]) - Number(span[1]) + 1] : [];
  });
  const counts = [
    ...stated.map(({ value }) => value),
    ...spans,
    ...(YEARLY.test(words) ? [12] : []),
    ...(/每月(?:共|合计|发放|需)|当月|月合计|月发放/.test(words) ? [1] : []),
  ];
  return counts.length > 0
    ? { counts, isStated: true, stated }
    : { counts: Array.from({ length: 12 }, (_, at) => at + 1), isStated: false, stated };
}

function claimOf(
  sum: Mention,
  pairs: readonly Pair[],
  { months, sentence }: { readonly months: Months; readonly sentence: Sentence },
): readonly Claim[] {
  if (pairs.length === 0) return [];
  const heads = new Set(pairs.map((pair) => pair.heads));
  const isMonthly = pairs.some(({ rate }) => isMonthlyRate(sentence, rate));
  const counts = isMonthly
    ? [...new Set([...months.counts, 1])]
    : months.isStated
      ? [1, ...months.counts]
      : [1];
  const last = pairs.slice(-1);
  const sets = heads.size < pairs.length ? last : pairs;
  const others = sentence.quantities.filter(
    (one) => HEADS.has(one.family) && one.family === last[0]?.heads.family,
  );
  const readings = [
    ...counts.map((count) => readingOf(sets, count)),
    ...(pairs.length > 1 ? counts.map((count) => readingOf(last, count)) : []),
    ...(pairs.length === 1
      ? others.flatMap((one) =>
          counts.map((count) => readingOf([{ rate: last[0]?.rate ?? one, heads: one }], count)),
        )
      : []),
  ];
  const holds = readings.find(({ computed }) => meets(computed, sum.range));
  if (holds) {
    const said = months.stated.filter(({ value }) => holds.by.endsWith(` × ${value}个月`));
    const reading = { ...holds, from: [...holds.from, ...said] };
    return [{ rule: 'payment', about: sum, readings: [reading], isSure: false }];
  }
  // Two rates for one count of heads: how many have which is not said.
  if (heads.size < pairs.length) return [];
  const isClear = pairs.every((pair) => pair.heads.place.segment === sum.place.segment || pairs.length > 1);
  const isSaid = !isMonthly || months.isStated;
  return isClear && isSaid && !isApart(sum) ? [{ rule: 'payment', about: sum, readings, isSure: true }] : [];
}

/** A sum that is said of something else: what others gave, or a limit. */
function isApart({ before }: Mention): boolean {
  return /另|其中|社会|捐|价值|筹|争取|预算|上级|中央|省级|不超过|最高|减免|收入|产值/.test(before);
}

function isMonthlyRate({ words, start }: Sentence, { per, place }: Mention): boolean {
  const clause =
    words
      .slice(0, place.start - start)
      .split(/[;]/)
      .at(-1) ?? '';
  return per.includes('月') || MONTHLY.test(clause.slice(-14));
}

function readingOf(pairs: readonly Pair[], months: number): Reading {
  const parts = pairs.map(({ heads, rate }) => product(heads.range, exactly(rate)));
  const words = pairs.map(({ heads, rate }) => `${nameOf(heads)} × ${nameOf(rate)}`).join(' + ');
  const by = months === 1 ? words : `${pairs.length > 1 ? `(${words})` : words} × ${months}个月`;
  return {
    computed: scaled(sumOf(parts), months),
    by,
    from: pairs.flatMap(({ heads, rate }) => [heads, rate]),
  };
}

/** A rate is what is printed, however round it is. */
function exactly({ value, range, isQualified }: Mention): Range {
  return isQualified ? range : only(value);
}

/** 人均 a sum by its heads. */
function meanOf(sentence: Sentence, mean: Mention, sums: readonly Mention[]): readonly Claim[] {
  const each = /每(人次|[人户家辆件台张次例名])[^每]*$/.exec(mean.before)?.[1];
  const all = sentence.quantities.filter(({ family }) => HEADS.has(family));
  // 平均每人次: of visits, not of people.
  const named = all.filter(
    ({ family, unit }) => unit === each || family === (each === '人' ? 'people' : each),
  );
  const counts = named.length > 0 ? named : all;
  const beside = sums.filter(
    ({ place, before }) =>
      place.segment === mean.place.segment && place.end <= mean.place.start && !MEAN.test(before),
  );
  const near = sums.filter(({ place }) => Math.abs(place.clause - mean.place.clause) <= 3);
  const readings = (beside.length > 0 ? beside : near).flatMap((sum) =>
    counts.map((heads): Reading => {
      return {
        computed: quotient(sum.range, heads.range),
        by: `${nameOf(sum)} ÷ ${nameOf(heads)}`,
        from: [sum, heads],
      };
    }),
  );
  if (readings.length === 0) return [];
  const holds = readings.find(({ computed }) => meets(computed, mean.range));
  return [
    {
      rule: 'mean',
      about: mean,
      readings: holds ? [holds] : readings,
      // 人均月增收: of other money than what was paid.
      isSure:
        new Set(readings.map(({ from: [sum] }) => sum)).size === 1 && !/月|年|增收|收入/.test(mean.before),
    },
  ];
}

/** 合计 over several sentences of a paragraph, each with its heads and its rate. */
function paidTogether({ sentences }: ReadText, index: number, sums: readonly Mention[]): readonly Claim[] {
  const own = sentences[index];
  if (!own) return [];
  return sums.flatMap((sum) => {
    if (!sumWords.test(sum.before) || sum.per !== '') return [];
    const before = sentences.slice(Math.max(0, index - 12), index).filter(({ part }) => part === own.part);
    const pairs = before.flatMap((sentence) =>
      sentence.quantities
        .filter((one) => isRate(sentence, one) && !MEAN.test(one.before))
        .flatMap((rate): readonly Pair[] => {
          const heads = headsOf(sentence, rate);
          return heads ? [{ rate, heads }] : [];
        }),
    );
    const inside = own.quantities.some((one) => isRate(own, one));
    if (inside || pairs.length < 2 || new Set(pairs.map(({ heads }) => heads)).size < pairs.length) return [];
    const isYear = YEARLY.test(own.words);
    const counts = isYear ? [12, 1] : [1, 12];
    const near = pairs.slice(-MOST_PAIRS);
    const runs = near.map((_, place) => near.slice(place)).filter((run) => run.length >= 2);
    const readings = runs.flatMap((run) => counts.map((count) => readingOf(run, count)));
    const holds = readings.find(({ computed }) => meets(computed, sum.range));
    if (holds) return [{ rule: 'payment', about: sum, readings: [holds], isSure: false }];
    const isOfMonth =
      own.all.some(({ nature, text }) => nature === 'date' && text.endsWith('月')) ||
      /每月|当月|按月/.test(own.words);
    const hasOtherMoney = before.some(({ quantities }) =>
      quantities.some((one) => one.family === 'money' && !pairs.some(({ rate }) => rate === one)),
    );
    return [{ rule: 'payment', about: sum, readings, isSure: (isOfMonth || isYear) && !hasOtherMoney }];
  });
}
