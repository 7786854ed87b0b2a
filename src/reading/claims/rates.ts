import type { Mention } from '../mention.ts';
import { closed, type Range } from '../numbers/range.ts';
import { sumWords } from '../words/relations.ts';
import { EACH_OF, isCounted, MEAN_OF, unitNamed } from '../words/units.ts';
import type { Sentence } from './claim.ts';

const EACH = new RegExp(
  `(?:${EACH_OF.source}|${MEAN_OF.source}均|平均|单价|按?(?<!高)标准(?:为|是)?)[^,;。]{0,12}$`,
);
/** 人均 an amount that is said to be a mean, and no rate. */
export const MEAN = new RegExp(
  `${MEAN_OF.source}均|平均[^,;。\\d]{0,6}每|均(?:发放|补贴|补助|支出)?(?:为|约)?\\s*$`,
);

/** 人头 whether an amount may be paid for each of what a number counts. */
export function isHead({ family }: Pick<Mention, 'family'>): boolean {
  return isCounted(family) && !['money', '个月', '个工作日', '学年', '角'].includes(family);
}

type Each = { readonly of: string | undefined; readonly isEach: boolean };
const each = new WeakMap<Mention, Each>();

/** What the words of a number say of each; read once, for a number is held against many others. */
function readEach(one: Mention): Each {
  const known = each.get(one);
  if (known) return known;
  const of = eachIn(one);
  const isOfOne = one.per !== '' || of !== undefined || /每|(?<!高)标准|单价|(?<!总)成本/.test(one.before);
  const read = { of, isEach: isOfOne };
  each.set(one, read);
  return read;
}

/** What a number is told for each of: of 每公里补助 公里; undefined of 每月, and where no word says it. */
export function eachOf(one: Mention): string | undefined {
  return readEach(one).of;
}

function eachIn({ before, per }: Mention): string | undefined {
  const word = per.charAt(0) || (EACH_OF.exec(before)?.[1] ?? MEAN_OF.exec(before)?.[1] ?? '');
  if (/^[人名生位]$/.test(word)) return 'people';
  const { family } = unitNamed(word);
  return isCounted(family) && !/^[年月天日班车村校]$/.test(word) ? family : undefined;
}

/** 标准 whether a number is told for one of many: such are not added up. */
export function isEach(one: Mention): boolean {
  return readEach(one).isEach;
}

/** The words of the clause before a number. */
export function clauseBefore(
  { words, start }: Pick<Sentence, 'words' | 'start'>,
  { place }: Mention,
): string {
  return (
    words
      .slice(0, place.start - start)
      .split(/[,;]/)
      .at(-1) ?? ''
  );
}

/** 每月多支出: for each month, of all heads together. */
export function isOfTime(before: string): boolean {
  return (
    /每一?个?[月年日天][^,;。每]{0,12}$/.test(before) && !/每一?个?[人名户家]|[人户]均|标准/.test(before)
  );
}

/** 标准 an amount for each of so many. */
export function isRate(sentence: Pick<Sentence, 'words' | 'start'>, one: Mention): boolean {
  const { family, per, before } = one;
  if (family !== 'money') return false;
  if (per !== '' && !/^[年月]$/.test(per)) return true;
  // 为21名残疾人每月发放100元 is for each of them; 每人每月100元、每月发放2100元 for all.
  const lead = clauseBefore(sentence, one);
  if (isOfTime(before) && (!/\d[人名户位]/.test(lead) || /每一?个?[人名户位]/.test(lead))) return false;
  if (sumWords.test(before)) return false;
  const clause = clauseBefore(sentence, one);
  return (
    EACH.test(before) ||
    (per !== '' && EACH.test(clause)) ||
    (/每[人户名家]|标准分别/.test(clause) && !/共|计/.test(before) && before.length < 8)
  );
}

/** The count that a rate is for: of those of its unit, or of all, the one before it that is nearest, else the one after it. */
export function headsOf({ quantities }: Sentence, rate: Mention): Mention | undefined {
  const { place } = rate;
  const all = quantities.filter((one) => isHead(one) && !/每\s*$/.test(one.before));
  const outside = all.filter((one) => one.place.bracket === place.bracket);
  const unit = eachOf(rate);
  const [named] = [outside, all].map((some) => some.filter(({ family }) => family === unit)).filter(notEmpty);
  const counts = named ?? all;
  const before = counts.filter((one) => one.place.end <= place.start);
  const near = before.findLast((one) => one.place.segment === place.segment);
  return (
    near ??
    counts.find((one) => one.place.start >= place.end && one.place.segment === place.segment) ??
    before.at(-1)
  );
}

function notEmpty({ length }: readonly Mention[]): boolean {
  return length > 0;
}

/** A mean that is printed without decimals is rounded to them: 40000元 among 30 is 1333元. */
export function meanFor({ isRounded, isQualified, value }: Mention, range: Range): Range {
  const isWhole = !isRounded && !isQualified && value >= 20 && range.least >= 20;
  return isWhole ? closed(range.least - 0.5, range.most + 0.5) : range;
}
