import type { Mention } from '../mention.ts';
import { exact, meets, type Range } from '../numbers/range.ts';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
/** The scales that a unit is mistaken by: 万元 for 元, 公斤 for 吨. */
const UNIT_SLIPS: Readonly<Record<string, readonly number[]>> = {
  money: [10_000, 1 / 10_000],
  weight: [1000, 1 / 1000],
};

/**
 * 笔误的种类 `moved`: two digits that stand side by side changed about, the decimal point one place off, a nought left out or
 * put in, another unit; `mistaken`: one digit for another, or any two changed about, of which there are many more.
 */
export type Slip = 'moved' | 'mistaken';

/** 笔误 how one slip of the hand makes a number into what was computed; undefined where none does. */
export function slipOf(mention: Mention, computed: Range): Slip | undefined {
  if (isOneOf(movedOf(mention), mention, computed)) return 'moved';
  return isOneOf(mistakenOf(mention), mention, computed) ? 'mistaken' : undefined;
}

/**
 * Whether a number is a slip away from what was computed. Where a relation is not said in so many words, only such a
 * difference accuses; a digit taken for another only where the two are near.
 */
export function isSlip(mention: Mention, computed: Range, isNear = true): boolean {
  const slip = slipOf(mention, computed);
  return slip === 'moved' || (isNear && slip === 'mistaken');
}

/** How many numbers a slip of a kind makes of one. */
export function slipsIn(mention: Mention, slip: Slip): number {
  return (slip === 'moved' ? movedOf(mention) : mistakenOf(mention)).length;
}

function isOneOf(values: readonly number[], { value, range }: Mention, computed: Range): boolean {
  const below = value - range.least;
  const above = Number.isFinite(range.most) ? range.most - value : 0;
  return values.some((other) =>
    meets({ least: other - Math.min(below, other), most: other + above, isBelowMost: false }, computed),
  );
}

/** The digits as they are printed, without the point, and what the last of them counts; of a Chinese numeral those of its value. */
function digitsOf({ text, value }: Mention): { readonly digits: string; readonly last: number } | undefined {
  const printed = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? String(value);
  const digits = printed.replace('.', '');
  const number = Number(digits);
  return number > 0 && Number.isFinite(value) && /^\d+$/.test(digits)
    ? { digits, last: value / number }
    : undefined;
}

function movedOf(mention: Mention): readonly number[] {
  const own = digitsOf(mention);
  if (!own) return [];
  const { digits, last } = own;
  const swapped = Array.from(digits).flatMap((digit, at) => {
    const next = digits[at + 1];
    return next === undefined || next === digit ? [] : [exchanged(digits, at, at + 1)];
  });
  const noughts = Array.from(digits).flatMap((digit, at) => [
    ...(at > 0 && digits[at - 1] !== '0' ? [`${digits.slice(0, at)}0${digits.slice(at)}`] : []),
    ...(digit === '0' && at > 0 && at < digits.length - 1 ? [digits.slice(0, at) + digits.slice(at + 1)] : []),
  ]);
  const scales = [
    ...(mention.isRounded && mention.family !== 'percent' ? [10, 0.1] : []),
    ...(UNIT_SLIPS[mention.family] ?? []),
  ];
  const point = mention.isRounded && mention.family !== 'percent' ? noughtsAtPoint(noughts, digits, last) : [];
  return [
    ...swapped.map((variant) => exact(Number(variant) * last)),
    ...noughts.map((variant) => exact(Number(variant) * last)),
    ...scales.map((by) => exact(mention.value * by)),
    ...point,
  ];
}

/** 1.8 for 1.08: the digits before the point stay, and those behind it go on. */
function noughtsAtPoint(noughts: readonly string[], digits: string, last: number): readonly number[] {
  return noughts.map((variant) => exact(Number(variant) * last * 10 ** (digits.length - variant.length)));
}

function mistakenOf(mention: Mention): readonly number[] {
  const own = digitsOf(mention);
  if (!own) return [];
  const { digits, last } = own;
  const others = Array.from(digits).flatMap((digit, at) =>
    DIGITS.filter((other) => other !== digit && (at > 0 || other !== '0')).map(
      (other) => digits.slice(0, at) + other + digits.slice(at + 1),
    ),
  );
  const changed = Array.from(digits).flatMap((digit, at) =>
    Array.from(digits.slice(at + 2)).flatMap((other, by) =>
      other === digit ? [] : [exchanged(digits, at, at + 2 + by)],
    ),
  );
  return [...others, ...changed].map((variant) => exact(Number(variant) * last));
}

function exchanged(digits: string, one: number, other: number): string {
  const all = Array.from(digits);
  [all[one], all[other]] = [digits[other] ?? '', digits[one] ?? ''];
  return all.join('');
}

/** 颠倒 whether two digits that stand side by side in one number are changed about in the other. */
export function isTransposed(one: Mention, other: Mention): boolean {
  const [left, right] = [digitsOf(one)?.digits ?? '', digitsOf(other)?.digits ?? ''];
  const at = Array.from(left).findIndex((digit, place) => digit !== right[place]);
  return left.length === right.length && at >= 0 && exchanged(left, at, at + 1) === right;
}
