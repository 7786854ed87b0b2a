import type { Mention } from '../../mention.ts';
import { difference, meets, type Range, scaled } from '../../numbers/range.ts';
import { isCounted } from '../../words/units.ts';
import { chanceOf } from './chance.ts';
import type { Claim, Rule } from '../claim.ts';
import { neededOf, type Part } from './needed.ts';
import { slipOf } from './slips.ts';

/** How near, of a hundred, what was computed comes to what is printed where nothing else says that it was meant. */
const NEAR = 5;
/** How rarely an amount must be come to by chance for other months to speak for it. */
const EXACT = 1 / 100;
const MOST_MONTHS = 36;
/** From which value on an item that is left out is no chance. */
const LARGE = 50;
const SUM: readonly Part[] = ['plus'];
const CHANGE: readonly Part[] = ['plus', 'minus'];
const RATIO: readonly Part[] = ['times', 'over'];
/** Rules that look for the numbers of a relation around it, by how these go into what is computed. */
const LOOKED_FOR: Partial<Record<Rule, readonly Part[]>> = {
  parts: SUM,
  total: SUM,
  'row-sum': SUM,
  'column-sum': SUM,
  share: RATIO,
  'column-ratio': [...RATIO, 'plus', 'minus'],
  payment: RATIO,
};

/**
 * 像是写错 whether a number that differs was written wrong, rather than its relation read wrong: its words name every number,
 * one mistake that people make is all that is wrong, or it is near. What is far off was told of something else.
 */
export function isLikely({ rule, about, readings, isStated }: Claim): boolean {
  const ways = rule === 'growth' && isCounted(about.family) ? CHANGE : LOOKED_FOR[rule];
  if (ways === undefined || isStated === true) return true;
  return readings.some(
    ({ computed, from }) =>
      slipOf(about, computed) !== undefined ||
      isNear(about, computed) ||
      (rule === 'payment' && isOfOtherMonths(about, computed)) ||
      (rule === 'share' && isInverted(about, computed)) ||
      (ways === SUM && isWithoutOne(about, computed, from)) ||
      from.some((one) =>
        ways.some((way) => isMistaken(one, neededOf(about.range, computed, one.value, way))),
      ),
  );
}

function isNear({ value }: Mention, { least, most }: Range): boolean {
  const computed = (least + most) / 2;
  return Math.abs(computed - value) * 100 <= NEAR * Math.max(Math.abs(computed), Math.abs(value));
}

/** 846 of 812 for 812 of 846: more than all, where it is said to be of all. */
function isInverted({ family, range, value }: Mention, { least, most }: Range): boolean {
  if (family !== 'percent' || value <= 100 || least <= 0) return false;
  return meets({ least: 10_000 / most, most: 10_000 / least, isBelowMost: false }, range);
}

/** What a month comes to, times another number of months: of an amount so exact that it is no chance. */
function isOfOtherMonths(about: Mention, computed: Range): boolean {
  if (chanceOf(about) > EXACT) return false;
  return Array.from({ length: MOST_MONTHS }, (_, at) => at + 1).some(
    (months) =>
      meets(scaled(computed, months), about.range) ||
      // Two of the three months that are told.
      (months <= 12 && meets(scaled(computed, (months - 1) / months), about.range)),
  );
}

/** One of three items or more is left out of a sum. */
function isWithoutOne({ range, value }: Mention, computed: Range, items: readonly Mention[]): boolean {
  return (
    items.length >= 3 &&
    value >= LARGE &&
    items.some((item) => meets(difference(computed, item.range), range))
  );
}

/** Whether a number that others rest on is what is wrong: of so many, a digit taken for another is chance. */
function isMistaken(one: Mention, needed: Range): boolean {
  const slip = slipOf(one, needed);
  return slip === 'swap' || slip === 'scale';
}
