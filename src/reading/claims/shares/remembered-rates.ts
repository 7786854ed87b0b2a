import type { Mention } from '../../mention.ts';
import { meets, only, product } from '../../numbers/range.ts';
import { type Claim, nameOf, type Reading, type ReadText } from '../claim.ts';
import { isRate, MEAN } from '../rates.ts';
import { isSlip } from '../chance/slips.ts';

/** 人月 what amounts are paid for one by one. */
const PAID_FOR = new Set(['人月', '户月', '学时', '课时', '人次', '户次']);
const MOST_RATES = 12;

/** 前文的标准 共164人月，金额1.148万元: at one of the rates that were told before, where the sentence tells none. */
export function rememberedClaims({ sentences }: ReadText): readonly Claim[] {
  const rates: Mention[] = [];
  return sentences.flatMap((sentence) => {
    const { quantities } = sentence;
    const own = quantities.filter((one) => isRate(sentence, one) && !MEAN.test(one.before));
    const known = rates.slice(-MOST_RATES);
    rates.push(...own.filter(({ isQualified }) => !isQualified));
    if (own.length > 0 || known.length === 0) return [];
    return quantities.flatMap((count, at): readonly Claim[] => {
      const sum = quantities[at + 1];
      const isPaid = PAID_FOR.has(count.family) && sum?.family === 'money' && sum.per === '';
      if (!isPaid || sum.place.clause - count.place.clause > 1 || /均|每/.test(sum.before)) return [];
      const readings = known.map((rate): Reading => ({
        computed: product(count.range, only(rate.value)),
        by: `${nameOf(count)} × ${nameOf(rate)}`,
        from: [count, rate],
      }));
      const holds = readings.find(({ computed }) => meets(computed, sum.range));
      if (holds) return [{ rule: 'payment', about: sum, readings: [holds], isSure: false }];
      const slips = readings.filter(({ computed }) => isSlip(sum, computed, false));
      return slips.length === 1 ? [{ rule: 'payment', about: sum, readings: slips, isSure: true }] : [];
    });
  });
}
