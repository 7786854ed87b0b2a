import type { Mention } from '../mention.ts';
import { meets, only, quotient, scaled, sumOf } from '../numbers/range.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from './claim.ts';

/**
 * 结构 7.7∶41.3∶51.0: what several numbers of one whole, told right before, come to in hundredths; or, where they come to no
 * hundred, in what proportion they stand.
 */
export function proportionClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) =>
    ratiosIn(sentence).flatMap((ratio) => {
      const before = sentences.slice(Math.max(0, index - 2), index).flatMap(({ quantities }) => quantities);
      const own = sentence.quantities.filter(({ place }) => place.end <= (ratio[0]?.place.start ?? 0));
      return claimsOf(ratio, [...before, ...own]);
    }),
  );
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
  const isHundred = sum.least < 102 && sum.most > 98;
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
    const computed = scaled(quotient(part.range, whole.range), 100);
    const decimals = about.text.split('.')[1]?.length ?? 0;
    const half = 0.5 * 10 ** -decimals;
    const range = { least: about.value - half, most: about.value + half, isBelowMost: true };
    const reading = { computed, by: `${nameOf(part)} ÷ ${nameOf(whole)}`, from: [part, whole] };
    return [
      { rule: 'share', about: { ...about, range, isRounded: true }, readings: [reading], isSure: true },
    ];
  });
}
