import type { Mention } from '../../mention.ts';
import { meets, only, product, type Range, scaled, sumOf } from '../../numbers/range.ts';
import { sumWords } from '../../words/relations.ts';
import { eachOf, headsOf, isHead, isOfTime, isRate, MEAN } from '../rates.ts';
import { isSlip } from '../chance/slips.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Sentence } from '../claim.ts';

const MONTHLY = /每月|按月|月(?:补|发|均|标准)|月$/;
const YEARLY = /全年|一年|年内|年度|每年|年共|年累计|本年/;
const PAID =
  /共|合计|总计|累计|计|需|花|领|缴|收|发放|支付|资金|金额|补贴|补助|投入|兑现|拨付|支出|落实|奖励|救助|费用|经费|款/;

/** No paragraph tells more that is paid together. */
const MOST_PAIRS = 40;

type Pair = { readonly rate: Mention; readonly heads: Mention };

/** 人数×标准 a sum that is paid to so many at so much each, alone or together with others. */
export function paymentClaims(text: ReadText): readonly Claim[] {
  return text.sentences.flatMap((sentence, index) => {
    const rates = sentence.quantities.filter((one) => isRate(sentence, one));
    const sums = sentence.quantities.filter((one) => one.family === 'money' && !rates.includes(one));
    const fixed = rates.filter((rate) => !MEAN.test(rate.before));
    return [
      ...paidOf(sentence, fixed, sums.length > 0 ? sums : sumBefore(text, index)),
      ...paidFor(text, index, { rates: fixed, sums }),
      ...paidTogether(text, index, sums),
    ];
  });
}

/** 发放38.45万元。其中大学生64名，每人…: what the sentence before told, where this one parts it. */
function sumBefore({ sentences }: ReadText, index: number): readonly Mention[] {
  const [own, before] = [sentences[index], sentences[index - 1]];
  if (!own || before?.part !== own.part || !/^\s*其中/.test(own.words)) return [];
  return before.quantities.filter(({ family, per }) => family === 'money' && per === '').slice(-1);
}

type Amounts = { readonly rates: readonly Mention[]; readonly sums: readonly Mention[] };

/**
 * 在岗932人…。按每人每月1850元，7—9月应拨…: heads of the sentence before, the first of their unit there. Only what is the
 * sum of other months, or a slip away, is held against it.
 */
function paidFor({ sentences }: ReadText, index: number, { rates, sums }: Amounts): readonly Claim[] {
  const [own, before] = [sentences[index], sentences[index - 1]];
  const [rate, ...more] = rates;
  if (!own || before?.part !== own.part || !rate || more.length > 0 || headsOf(own, rate)) return [];
  const unit = eachOf(rate) ?? 'people';
  const heads = before.quantities.find((one) => one.family === unit && isHead(one));
  if (!heads || heads.isQualified) return [];
  const months = monthsOf(own.words, own);
  return sums.flatMap((sum): readonly Claim[] => {
    if (
      sum.place.start < rate.place.end ||
      !PAID.test(sum.before + sum.after.slice(0, 6)) ||
      isApart(sum, own)
    )
      return [];
    const stated = isMonthlyRate(own, rate) && months.isStated ? months.counts : [1];
    const readings = stated.map((count) => readingOf([{ rate, heads }], count));
    const holds = readings.find(({ computed }) => meets(computed, sum.range));
    if (holds) return [{ rule: 'payment', about: sum, readings: [holds], isSure: false }];
    const others = Array.from({ length: 12 }, (_, at) => readingOf([{ rate, heads }], at + 1));
    const isOfOthers =
      isMonthlyRate(own, rate) &&
      months.isStated &&
      others.some(({ computed }) => meets(computed, sum.range));
    return isOfOthers || readings.some(({ computed }) => isSlip(sum, computed))
      ? [{ rule: 'payment', about: sum, readings, isSure: true }]
      : [];
  });
}

/** 64名、87名、62名，每人分别为3000元、1500元和1000元: each rate is for the count that stands at its place in the list. */
function alignedPairs({ quantities, words, start }: Sentence, rates: readonly Mention[]): readonly Pair[] {
  const [first] = rates;
  if (!first || rates.length < 2 || !/分别[为是]?/.test(words.slice(0, first.place.start - start))) return [];
  const before = quantities.filter((one) => one.place.end <= first.place.start && isHead(one));
  const counts = before.filter(({ family }) => family === before.at(-1)?.family);
  return counts.length === rates.length
    ? rates.flatMap((rate, at) => {
        const heads = counts[at];
        return heads ? [{ rate, heads }] : [];
      })
    : [];
}

/** 金额分别为5.12万元、6.72万元和6.4万元: as many as there are rates, each for the one at its place. */
function alignedSums(
  { words, start }: Sentence,
  sums: readonly Mention[],
  count: number,
): readonly Mention[] {
  const at = sums.findIndex(({ before }) => /分别[为是]?\s*$/.test(before));
  const listed = at < 0 || count < 2 ? [] : sums.slice(at, at + count);
  const isList = listed.slice(1).every((one, by) => {
    const last = listed[by];
    return last && /^[、和及]$/.test(words.slice(last.place.end - start, one.place.start - start).trim());
  });
  return isList && listed.length === count ? listed : [];
}

function paidOf(sentence: Sentence, rates: readonly Mention[], sums: readonly Mention[]): readonly Claim[] {
  if (rates.length === 0) return [];
  const aligned = alignedPairs(sentence, rates);
  const nearest = rates.flatMap((rate): readonly Pair[] => {
    const heads = headsOf(sentence, rate);
    return heads ? [{ rate, heads }] : [];
  });
  const pairs = aligned.length > 0 ? aligned : nearest;
  const months = monthsOf(sentence.words, sentence);
  const inTurn = alignedSums(sentence, sums, pairs.length);
  return sums.flatMap((sum) => {
    const pair = pairs[inTurn.indexOf(sum)];
    if (pair) return claimOf(sum, [pair], { months, sentence });
    const own =
      sentence.words
        .slice(0, Math.max(0, sum.place.start - sentence.start))
        .split(';')
        .at(-1) ?? '';
    const isSaid = PAID.test((own === '' ? sum.before : own) + sum.after.slice(0, 6));
    if (!isSaid && !isRightBehind(sum, rates)) return [];
    // What is told after a sum that stands right behind its rate is told of something else, unless it adds up.
    const isTold = sums.some((one) => one.place.end <= sum.place.start && isRightBehind(one, rates));
    if (isTold && !isRightBehind(sum, rates) && !sumWords.test(sum.before)) return [];
    const before = pairs.filter(
      ({ rate, heads }) => rate.place.end <= sum.place.start || heads.place.end <= sum.place.start,
    );
    const beside = isRightBehind(sum, rates)
      ? before.filter(
          ({ rate: { place } }) => place.segment === sum.place.segment && place.end <= sum.place.start,
        )
      : [];
    const fitting = beside.length > 0 ? beside : before.length > 0 ? before : pairs;
    return claimOf(sum, fitting, { months, sentence });
  });
}

/** 路灯六十盏，一盏八百块，四万八千: right behind the rate, with no word of its own but 一年. */
function isRightBehind({ place, before }: Mention, rates: readonly Mention[]): boolean {
  return (
    /^[,、\s]*(?:[一全]年)?$/.test(before) &&
    rates.some((rate) => place.clause - rate.place.clause === 1 && place.segment === rate.place.segment)
  );
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
    ...(words.includes('半年') ? [6] : []),
    ...(words.includes('季度') && spans.length === 0 ? [3] : []),
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
  const between = isMonthly ? monthsBetween(months.stated, pairs, sum) : undefined;
  const counts = isOfTime(sum.before)
    ? [1]
    : between !== undefined
      ? [between]
      : isMonthly
        ? [...new Set([...months.counts, 1])]
        : months.isStated
          ? [1, ...months.counts]
          : [1];
  const last = pairs.slice(-1);
  const sets = heads.size < pairs.length ? last : pairs;
  const others = sentence.quantities.filter((one) => isHead(one) && one.family === last[0]?.heads.family);
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
  // 四样共8000元，每户每月55.56元: of a sum told before it, a rate is what each had to pay, rounded.
  const isRoundedOf = sets.some(
    ({ rate, heads }) =>
      rate.isRounded &&
      rate.place.start > sum.place.end &&
      counts.some((count) => meets(scaled(product(heads.range, rate.range), count), sum.range)),
  );
  if (isRoundedOf) return [];
  // Two rates for one count of heads: how many have which is not said.
  if (heads.size < pairs.length) return [];
  const isClear = pairs.every((pair) => pair.heads.place.segment === sum.place.segment || pairs.length > 1);
  const isSaid = !isMonthly || months.isStated || isPlain(sum, pairs);
  // Where it is the months that are wrong, they are told with it.
  const told = readings.map((one) => ({ ...one, from: [...one.from, ...months.stated] }));
  return isClear && isSaid && !isApart(sum, sentence)
    ? [{ rule: 'payment', about: sum, readings: told, isSure: true, isStated: between !== undefined }]
    : [];
}

/** 每名每月补助1500元，2个月共发放: right before the sum, the months are what it is of. */
function monthsBetween(stated: readonly Mention[], pairs: readonly Pair[], sum: Mention): number | undefined {
  const own = stated.find(
    ({ place }) =>
      place.clause === sum.place.clause &&
      place.end <= sum.place.start &&
      pairs.every(({ rate }) => rate.place.end <= place.start),
  );
  return own?.value;
}

/** 2人，每人每月300元，计900元: of so many months, or it would say more. */
function isPlain(sum: Mention, pairs: readonly Pair[]): boolean {
  const last = pairs.at(-1);
  const isBeside =
    last !== undefined &&
    sum.place.clause - last.rate.place.clause === 1 &&
    last.heads.place.segment === sum.place.segment;
  return isBeside && /^\s*[共合总]?计\s*$/.test(sum.before);
}

/** A sum that is said of something else: what others gave, or a limit. */
function isApart({ before, place }: Mention, { words, start }: Sentence): boolean {
  const clause =
    words
      .slice(0, place.start - start)
      .split(/[,;]/)
      .at(-1) ?? '';
  return (
    clause.includes('其中') ||
    /另|其中|增|减少|少[发付]|多[发付]|社会|捐|价值|筹|争取|预算|上级|中央|省级|不超过|最高|减免|收入|产值|实发/.test(
      before,
    )
  );
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
