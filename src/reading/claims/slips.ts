import type { Mention } from '../mention.ts';
import { meets, type Range } from '../numbers/range.ts';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
/** The scales that a unit is mistaken by: 万元 for 元. */
const UNIT_SLIPS = [10_000, 1 / 10_000];

/**
 * 笔误 whether one slip of the hand makes a number into what was computed: one digit taken for another, two changed about, or
 * its 万 put in or left out. Where a relation is not said in so many words, only such a difference accuses;
 * a digit taken for another only where the two are near.
 */
export function isSlip({ text, value, range }: Mention, computed: Range, isNear = true): boolean {
  const digits = digitsOf(text, value);
  const number = Number(digits);
  if (!(number > 0) || !Number.isFinite(value)) return false;
  const scale = value / number;
  const below = value - range.least;
  const above = range.most - value;
  const fits = (other: number): boolean =>
    meets(
      {
        least: other - Math.min(below, other),
        most: other + (Number.isFinite(above) ? above : 0),
        isBelowMost: false,
      },
      computed,
    );
  return (
    swapsOf(digits).some((variant) => fits(Number(variant) * scale)) ||
    (isNear && othersOf(digits).some((variant) => fits(Number(variant) * scale))) ||
    (text.includes('元') && UNIT_SLIPS.some((by) => fits(value * by)))
  );
}

/** The digits as they are printed; of a Chinese numeral those of its value. */
function digitsOf(text: string, value: number): string {
  return /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? String(value);
}

function othersOf(digits: string): readonly string[] {
  return Array.from(digits).flatMap((digit, at) =>
    digit === '.'
      ? []
      : DIGITS.filter((other) => other !== digit && (at > 0 || other !== '0')).map(
          (other) => digits.slice(0, at) + other + digits.slice(at + 1),
        ),
  );
}

function swapsOf(digits: string): readonly string[] {
  return Array.from(digits).flatMap((digit, at) => {
    const next = digits[at + 1];
    if (digit === '.' || next === undefined || next === '.' || next === digit) return [];
    return [digits.slice(0, at) + next + digit + digits.slice(at + 2)];
  });
}

/** 颠倒 whether two digits that stand side by side in one number are changed about in the other. */
export function isTransposed(one: Mention, other: Mention): boolean {
  const [left, right] = [digitsOf(one.text, one.value), digitsOf(other.text, other.value)];
  const at = Array.from(left).findIndex((digit, place) => digit !== right[place]);
  return (
    left.length === right.length &&
    at >= 0 &&
    left !== right &&
    left.slice(0, at) + (left[at + 1] ?? '') + (left[at] ?? '') + left.slice(at + 2) === right
  );
}
