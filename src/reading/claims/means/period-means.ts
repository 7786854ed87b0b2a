import type { Mention } from '../../mention.ts';
import { meets, scaled } from '../../numbers/range.ts';
import { chanceOf } from '../chance/chance.ts';
import { type Claim, nameOf, type Reading, type ReadText } from '../claim.ts';
import type { Near } from '../guesses/neighbours.ts';
import { meanFor } from '../rates.ts';

const MONTHLY = /(?:平均每个?月|月均)[^,;。\d]{0,8}$/;
/** 凑巧 how rarely a number must be come to by chance for a mean of other months than are told to accuse. */
const BY_CHANCE = 1 / 5000;

/** 月均 第三季度…平均每月18290.3万元: a total near by over the months that the paragraph tells of; over others it is an error. */
export function periodMeanClaims({ parts }: ReadText, numbers: readonly Near[]): readonly Claim[] {
  return numbers.flatMap(({ about, near }): readonly Claim[] => {
    if (!about.before.includes('月')) return [];
    const words = parts[about.place.part]?.text ?? '';
    const clause = words.slice(Math.max(0, about.place.start - 20), about.place.start);
    if (!MONTHLY.test(clause)) return [];
    const told = monthsIn(words.slice(0, about.place.start));
    const months = told.at(-1);
    if (months === undefined) return [];
    const totals = near.filter(({ family, value }) => family === about.family && value > about.value * 1.5);
    const over = (total: Mention, count: number): Reading => ({
      computed: meanFor(about, scaled(total.range, 1 / count)),
      by: `${nameOf(total)} ÷ ${count}个月`,
      from: [total],
    });
    const holds = totals
      .flatMap((one) => told.map((count) => over(one, count)))
      .find(({ computed }) => meets(computed, about.range));
    if (holds) return [{ rule: 'mean', about, readings: [holds], isSure: false }];
    if (chanceOf(about) > BY_CHANCE) return [];
    const meant = totals.find((total) =>
      Array.from({ length: 11 }, (_, at) => over(total, at + 2)).some(({ computed }) =>
        meets(computed, about.range),
      ),
    );
    return meant ? [{ rule: 'mean', about, readings: [over(meant, months)], isSure: true }] : [];
  });
}

/** How many months the words before a number speak of, what is said last at the end. */
function monthsIn(words: string): readonly number[] {
  return [
    ...words.matchAll(/(\d{1,2})\s?月?[-—–~至到]+(\d{1,2})月|[一二三四]季度|[上下]半年|全年|年度/g),
  ].map(([all, from, to]) => {
    if (from !== undefined && to !== undefined) return Math.max(Number(to) - Number(from) + 1, 1);
    return all.includes('季') ? 3 : all.includes('半') ? 6 : 12;
  });
}
