import type { Mention } from '../../mention.ts';
import { difference, meets, only, quotient, sumOf } from '../../numbers/range.ts';
import { type Claim, nameOf, percentReading, type Reading, type ReadText, type Sentence } from '../claim.ts';
import { clauseBefore } from '../rates.ts';
import { isSlip } from '../chance/slips.ts';

/**
 * 结构 7.7∶41.3∶51.0: what several numbers of one whole, told right before, come to in hundredths; or, where they come to no
 * hundred, in what proportion they stand.
 */
export function proportionClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) => [
    ...structurePoints(sentence),
    ...ratiosIn(sentence).flatMap((ratio) => {
      const named = namedRatio(sentences, index, ratio);
      if (named) return [named];
      const before = sentences.slice(Math.max(0, index - 2), index).flatMap(({ quantities }) => quantities);
      const own = sentence.quantities.filter(({ place }) => place.end <= (ratio[0]?.place.start ?? 0));
      return claimsOf(ratio, [...before, ...own]);
    }),
  ]);
}

/** 由15.6∶37.2∶47.2调整为14.9∶37.8∶47.3，第二产业比重提高0.6个百分点: between the numbers of one place in both. */
function structurePoints(sentence: Sentence): readonly Claim[] {
  const points = sentence.quantities.filter(({ family }) => family === 'points');
  const lists = points.length === 0 ? [] : ratiosIn(sentence).filter(({ length }) => length >= 3);
  const [old, now, ...more] = lists;
  if (!old || !now || more.length > 0 || old.length !== now.length) return [];
  return points.flatMap((about): readonly Claim[] => {
    const place = '一二三四'.indexOf(
      /第([一二三四])产业[^,;第]*$/.exec(clauseBefore(sentence, about))?.[1] ?? '五',
    );
    const [large, small] = [old[place], now[place]].sort(
      (one, other) => (other?.value ?? 0) - (one?.value ?? 0),
    );
    if (!large || !small) return [];
    const computed = difference(only(large.value), only(small.value));
    const reading = { computed, by: `${nameOf(large)} - ${nameOf(small)}`, from: [large, small] };
    return [{ rule: 'growth', about, readings: [reading], isSure: true }];
  });
}

/** 生师比12.2:1, 医护比1:1.16: of the numbers of the paragraph that each of the two characters names, but for a slip of the hand. */
function namedRatio(
  sentences: readonly Sentence[],
  index: number,
  [left, right, ...more]: readonly Mention[],
): Claim | undefined {
  const own = sentences[index];
  if (!own || !left || !right || more.length > 0 || (left.value !== 1 && right.value !== 1)) return undefined;
  // 护理员与入住老年人之比, else 生师比: of long names their last two characters.
  const [, one, other] =
    /(\p{Script=Han}{2})[与和同及]\p{Script=Han}{0,8}?(\p{Script=Han}{2})(?:人数)?之?比例?(?:为|是|约|达|约为)?\s*$/u.exec(
      left.before,
    ) ??
    /(\p{Script=Han})((?!之)\p{Script=Han})(?:[生性童]|职工|人数)?之?比例?(?:为|是|约|达|约为)?\s*$/u.exec(
      left.before,
    ) ??
    [];
  if (one === undefined || other === undefined) return undefined;
  const near = sentences
    .slice(Math.max(0, index - 3), index + 1)
    .filter(({ part }) => part === own.part)
    .flatMap(({ quantities }) => quantities)
    .filter(({ place, family }) => place.end <= left.place.start && family === 'people');
  const called = (name: string): readonly Mention[] =>
    near.filter(({ before }) => before.includes(name)).slice(-4);
  const about = left.value === 1 ? right : left;
  const readings = called(one).flatMap((top) =>
    called(other).flatMap((bottom): readonly Reading[] => {
      if (top === bottom) return [];
      const [large, small] = about === left ? [top, bottom] : [bottom, top];
      return [
        {
          computed: quotient(large.range, small.range),
          by: `${nameOf(large)} ÷ ${nameOf(small)}`,
          from: [large, small],
        },
      ];
    }),
  );
  const rounded = asPrinted(about);
  const holds = readings.find(({ computed }) => meets(computed, rounded.range));
  if (holds) return { rule: 'share', about: rounded, readings: [holds], isSure: false };
  // 现有3420人: the number of now may not be called by its name.
  const isOfUnnamed = [...called(one), ...called(other)].some((known) =>
    near.some((each) =>
      [quotient(each.range, known.range), quotient(known.range, each.range)].some((ratio) =>
        meets(ratio, rounded.range),
      ),
    ),
  );
  if (isOfUnnamed) return undefined;
  const [only, ...others] = readings;
  // 男1518人、女1228人，男女之比: but one of each name, in the same sentence.
  if (only && others.length === 0 && only.from.every(({ place }) => place.sentence === left.place.sentence))
    return { rule: 'share', about: rounded, readings, isSure: true };
  const slips = readings.filter(({ computed }) => isSlip(rounded, computed));
  return slips.length > 0 ? { rule: 'share', about: rounded, readings: slips, isSure: true } : undefined;
}

/** What rounds to the digits that are printed. */
export function asPrinted(about: Mention): Mention {
  const { text, value } = about;
  const half = 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0);
  return { ...about, range: { least: value - half, most: value + half, isBelowMost: true }, isRounded: true };
}

/** Numbers without a unit and with nothing but a colon between them. */
function ratiosIn({ quantities, words, start }: Sentence): readonly (readonly Mention[])[] {
  const lists: Mention[][] = [];
  for (const [at, one] of quantities.entries()) {
    const last = quantities[at - 1];
    const gap = last ? words.slice(last.place.end - start, one.place.start - start) : '';
    if (/^\s*[∶:]\s*$/.test(gap) && last?.unit === '' && one.unit === '') lists.at(-1)?.push(one);
    else lists.push([one]);
  }
  return lists.filter(({ length }) => length >= 2);
}

function claimsOf(ratio: readonly Mention[], before: readonly Mention[]): readonly Claim[] {
  const sum = sumOf(ratio.map(({ range }) => range));
  const isHundred = sum.least < 102 && sum.most > 98 && ratio.every(({ isQualified }) => !isQualified);
  const family = before.findLast((one) => one.family !== 'percent' && one.family !== 'none')?.family;
  const alike = before.filter((one) => one.family === family);
  const whole = alike.findLast((_, at) => {
    const parts = alike.slice(at + 1, at + 1 + ratio.length);
    return (
      parts.length === ratio.length &&
      meets(sumOf(parts.map(({ range }) => range)), alike[at]?.range ?? only(NaN))
    );
  });
  if (!whole || !isHundred) return [];
  const from = alike.indexOf(whole);
  return ratio.flatMap((about, at): readonly Claim[] => {
    const part = alike[from + 1 + at];
    if (!part) return [];
    const readings = [percentReading(part, whole)];
    return [{ rule: 'share', about: asPrinted(about), readings, isSure: true }];
  });
}
