import type { Mention } from '../mention.ts';
import { meets, type Range } from '../numbers/range.ts';
import type { Claim, Rule } from './claim.ts';
import { type Form, guess, RATIOS } from './guesses.ts';
import type { Near } from './neighbours.ts';
import { saidOf } from './said.ts';

/** How likely a number may be to follow by chance from one of as many ways as were tried; where its words say that way, ten times as likely. */
const BY_CHANCE = 0.03;
const AS_SAID = 10;
/**
 * 凑得上 numbers that follow from those beside them to so many digits that it is no chance, whatever the words between say.
 * They only agree: nothing is accused by them.
 */
export function coincidenceClaims(numbers: readonly Near[]): readonly Claim[] {
  return numbers.flatMap(({ about, behind, near }) => {
    const claim =
      about.family === '个月' ? undefined : coincidenceOf(about, near, saidOf(about, behind, near));
    return claim ? [claim] : [];
  });
}

function coincidenceOf(about: Mention, near: readonly Mention[], said: ReadonlySet<Rule>): Claim | undefined {
  const chance = chanceOf(about);
  let found: Claim | undefined;
  let [triedAny, triedSaid] = [0, 0];
  const isSaid = (rule: Rule, form?: Form): boolean => said.has(rule) && form !== 'factors';
  guess(about, near, {
    wants: (rule, value, form) => {
      if (isSaid(rule, form)) triedSaid += 1;
      else triedAny += 1;
      return found === undefined && isNear(value, about.range);
    },
    take: ({ rule, form, read }) => {
      const [count, limit] = isSaid(rule, form) ? [triedSaid, BY_CHANCE * AS_SAID] : [triedAny, BY_CHANCE];
      if (count * chance > limit) return;
      const reading = read();
      const odds = count * (chance + widthOf(reading.computed, about));
      if (odds <= limit && meets(reading.computed, about.range))
        found = { rule, about, readings: [reading], isSure: false, isWeak: odds > BY_CHANCE / 3 };
    },
    isOver: () =>
      found !== undefined ||
      (triedAny * chance > BY_CHANCE && (said.size === 0 || triedSaid * chance > BY_CHANCE * AS_SAID)),
  });
  return found;
}

/** 凑巧 how much of the numbers of its size agree with one; a round number is come to more often. */
export function chanceOf({ range, value, family }: Mention): number {
  const width = range.most - range.least;
  // 5倍 is printed of all that is near it.
  if (RATIOS.has(family)) return (family === 'times' ? Math.max(width, 1) : width) / Math.max(value, 30);
  if (!Number.isInteger(value)) return width / value;
  let place = 1;
  while (value % (place * 10) === 0) place *= 10;
  return Math.max(width, place) / value;
}

/** How much of them a reading allows. */
export function widthOf({ least, most }: Range, { value, family }: Mention): number {
  // In another unit it is as wide there.
  const size = least > value * 5 ? least : value;
  return (most - least) / (RATIOS.has(family) ? Math.max(size, 30) : size);
}

/** Whether a value is anywhere near what is printed. */
function isNear(value: number, { least, most }: Range): boolean {
  return value >= least * 0.85 && value <= most * 1.15;
}
