import type { Mention } from '../mention.ts';
import { difference, quotient, type Range, scaled } from '../numbers/range.ts';
import { isCounted } from '../words/units.ts';
import type { Claim, Rule } from './claim.ts';
import { slipOf } from './slips.ts';

/** How near, of a hundred, what was computed comes to what is printed where nothing else says that it was meant. */
const NEAR = 5;
/** Rules that look for the numbers of a relation around it, by how one of these numbers makes up for what is wrong. */
const LOOKED_FOR: Partial<Record<Rule, 'sum' | 'ratio'>> = {
  parts: 'sum',
  total: 'sum',
  'row-sum': 'sum',
  'column-sum': 'sum',
  share: 'ratio',
  'column-ratio': 'ratio',
  payment: 'ratio',
};

/**
 * 像是写错 whether a number that differs was written wrong, rather than its relation read wrong: its words name every number,
 * or one slip is all that is wrong with one of them, or it is near. What is far off was told of something else.
 */
export function isLikely({ rule, about, readings, isStated }: Claim): boolean {
  const form = rule === 'growth' && isCounted(about.family) ? 'sum' : LOOKED_FOR[rule];
  if (form === undefined || isStated === true) return true;
  return readings.some(
    ({ computed, from }) =>
      slipOf(about, computed) !== undefined ||
      isNear(about, computed) ||
      from.some((one) => needsOf(about, computed, one, form).some((needed) => isMistaken(one, needed))),
  );
}

function isNear({ value }: Mention, { least, most }: Range): boolean {
  const computed = (least + most) / 2;
  return Math.abs(computed - value) * 100 <= NEAR * Math.max(Math.abs(computed), Math.abs(value));
}

/** Whether a number that others rest on is what is wrong: of so many, a digit taken for another is chance. */
function isMistaken(one: Mention, needed: Range): boolean {
  const slip = slipOf(one, needed);
  return slip === 'swap' || slip === 'scale';
}

/** What one of the numbers would have to be. */
function needsOf(
  { range }: Mention,
  computed: Range,
  { value }: Mention,
  form: 'sum' | 'ratio',
): readonly Range[] {
  if (form === 'ratio')
    return [scaled(quotient(range, computed), value), scaled(quotient(computed, range), value)];
  const gap = difference(range, computed);
  return [{ ...gap, least: value + gap.least, most: value + gap.most }];
}
