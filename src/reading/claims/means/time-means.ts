import type { Mention } from '../../mention.ts';
import { meets, only, product, type Range, scaled } from '../../numbers/range.ts';
import { numberIn } from '../../../kernel/numbers/numerals.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from '../claim.ts';
import { meanFor } from '../rates.ts';

const OF_TIME: Readonly<Record<string, string>> = { 年: '年', 月: '月', 日: '天', 天: '天' };
const EACH =
  /(?:平均每个?(?:开放|工作|营业)?|[折合摊到]{1,2}每个?|^每个?)([年月日天])[^,;。\d]{0,8}$|([年月日])均[^,;。\d]{0,10}$/;
/** 五年累计, 全年12个月, 31天: how many of them, where no date is told. */
const COUNT =
  /(?<![\d.\-—~至到第])(\d{1,3}|[一二两三四五六七八九十]{1,3})个?(年|月|天)(?![\d月底末初份度以之后前内])/g;
/** What is not of all those days. */
const PARTED = /其中|新增|比|较|增|减|占|每|上年|去年|同期|多|少/;
const TOTAL = /累计|共|合计|总|全年|全月/;

/** 按时间平均 五年累计1286亿元，平均每年…: the only sum and the only count of years, months or days of a sentence, and the mean of them. */
export function timeMeanClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((mean): readonly Claim[] => {
      const [, one, other] = EACH.exec(mean.before) ?? [];
      const unit = OF_TIME[one ?? other ?? ''];
      if (unit === undefined || mean.isQualified) return [];
      const count = countIn(sentence, unit, mean);
      const sum = sumOf(sentence, mean);
      return count === undefined || !sum ? [] : claimOf(mean, sum, count);
    }),
  );
}

type Count = { readonly value: number; readonly at: number; readonly text: string };

function countIn({ words, start }: Sentence, unit: string, mean: Mention): Count | undefined {
  const found = [...words.matchAll(COUNT)].flatMap((match): readonly Count[] => {
    const [text, digits = '', own = ''] = match;
    // 12月 is a month, and 12个月 are twelve.
    if (own !== unit || (own === '月' && !text.includes('个'))) return [];
    const value = numberIn(digits) ?? NaN;
    return value >= 2 ? [{ value, at: start + match.index, text }] : [];
  });
  const [count, ...more] = found;
  return count && more.length === 0 && Math.abs(count.at - mean.place.start) < 60 ? count : undefined;
}

/** The only sum that the days may be of: right behind them, or the only one of its unit. */
function sumOf({ quantities }: Sentence, mean: Mention): Mention | undefined {
  const alike = quantities.filter(
    (one) =>
      one !== mean &&
      one.family === mean.family &&
      (one.unit !== '' || (one.after !== '' && one.after.slice(0, 2) === mean.after.slice(0, 2))) &&
      one.per === '' &&
      one.value > mean.value,
  );
  const [sum, ...more] = alike.filter(({ before }) => !PARTED.test(before) || TOTAL.test(before));
  return sum && more.length === 0 && Math.abs(sum.place.clause - mean.place.clause) <= 5 ? sum : undefined;
}

function claimOf(mean: Mention, sum: Mention, { value, text }: Count): readonly Claim[] {
  const isProduct = sum.place.start > mean.place.start;
  // 平均每年2000元…，20年: what is told behind them may be of anything.
  if (isProduct && (!/[个天]/.test(text) || !/共|计|总/.test(sum.before))) return [];
  const about = isProduct ? sum : mean;
  const computed: Range = isProduct
    ? product(mean.isRounded ? mean.range : only(mean.value), only(value))
    : meanFor(mean, scaled(sum.range, 1 / value));
  const by = isProduct ? `${nameOf(mean)} × ${text}` : `${nameOf(sum)} ÷ ${text}`;
  // Of a mean that is rounded the sum is told more closely than it can be computed.
  if (
    isProduct &&
    !meets(computed, sum.range) &&
    mean.before.includes('均') &&
    Math.abs(computed.most - sum.value) < value
  )
    return [];
  return [
    {
      rule: isProduct ? 'payment' : 'mean',
      about,
      readings: [{ computed, by, from: [isProduct ? mean : sum] }],
      isSure: true,
    },
  ];
}
