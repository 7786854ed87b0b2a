import type { Mention } from '../../mention.ts';
import { exact, meets, type Range } from '../../numbers/range.ts';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
/** The scales that a unit is mistaken by: 万元 for 元, 公斤 for 吨. */
const UNIT_SLIPS: Readonly<Record<string, readonly number[]>> = {
  money: [10_000, 1 / 10_000],
  weight: [1000, 1 / 1000],
};

/**
 * 笔误的种类 `swap`: two digits that stand side by side changed about; `scale`: another unit, or the decimal point one place
 * off; `digit`: one digit for another, a nought too many or too few, any two changed about: of these there are many more.
 */
export type Slip = 'swap' | 'scale' | 'digit';
const SLIPS = ['swap', 'scale', 'digit'] as const;

/** 笔误 how one slip of the hand makes a number into what was computed; undefined where none does. */
export function slipOf(mention: Mention, computed: Range): Slip | undefined {
  return SLIPS.find((slip) => isOneOf(variantsOf(mention, slip), mention, computed));
}

/** Whether two digits that stand side by side, changed about, make a number into what was computed. */
export function isSwap(mention: Mention, computed: Range): boolean {
  return isOneOf(variantsOf(mention, 'swap'), mention, computed);
}

/**
 * Whether a number is a slip away from what was computed. Where a relation is not said in so many words, only such a
 * difference accuses; a digit taken for another only where the two are near.
 */
export function isSlip(mention: Mention, computed: Range, isNear = true): boolean {
  const slip = slipOf(mention, computed);
  return slip !== undefined && (isNear || slip !== 'digit');
}

/** How many numbers a slip of a kind makes of one. */
export function slipsIn(mention: Mention, slip: Slip): number {
  return variantsOf(mention, slip).length;
}

function isOneOf(values: readonly number[], { value, range }: Mention, computed: Range): boolean {
  const below = value - range.least;
  const above = Number.isFinite(range.most) ? range.most - value : 0;
  for (const other of values) {
    // In another unit it is rounded there.
    const by = other > value * 5 || other < value / 5 ? other / value : 1;
    const least = other - Math.min(below * by, other);
    const most = other + above * by;
    // Most are far off, and told so without another range.
    if (least * 0.999 > computed.most || most * 1.001 < computed.least) continue;
    if (meets({ least, most, isBelowMost: false }, computed)) return true;
  }
  return false;
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

const variants = new WeakMap<Mention, Partial<Record<Slip, readonly number[]>>>();

/** What a number becomes by the slips of a kind; worked out once, for a number is held against many others. */
function variantsOf(mention: Mention, slip: Slip): readonly number[] {
  const known = variants.get(mention) ?? {};
  variants.set(mention, known);
  return (known[slip] ??= workedOut(mention, slip));
}

function workedOut(mention: Mention, slip: Slip): readonly number[] {
  const own = digitsOf(mention);
  if (!own) return [];
  const { digits, last } = own;
  const isDecimal = mention.isRounded && mention.family !== 'percent';
  switch (slip) {
    case 'swap':
      return swapsOf(digits).map((variant) => exact(Number(variant) * last));
    case 'scale':
      return [...(isDecimal ? [10, 0.1] : []), ...(UNIT_SLIPS[mention.family] ?? [])].map((by) =>
        exact(mention.value * by),
      );
    case 'digit': {
      const noughts = noughtsOf(digits);
      const others = [...othersOf(digits), ...noughts].map((variant) => exact(Number(variant) * last));
      // 1.8 for 1.08: the digits before the point stay, and those behind it go on.
      const atPoint = noughts.map((one) => exact(Number(one) * last * 10 ** (digits.length - one.length)));
      return isDecimal ? [...others, ...atPoint] : others;
    }
  }
}

function swapsOf(digits: string): readonly string[] {
  return Array.from(digits).flatMap((digit, at) => {
    const next = digits[at + 1];
    return next === undefined || next === digit ? [] : [exchanged(digits, at, at + 1)];
  });
}

function noughtsOf(digits: string): readonly string[] {
  return Array.from(digits).flatMap((digit, at) => [
    ...(at > 0 && digits[at - 1] !== '0' ? [`${digits.slice(0, at)}0${digits.slice(at)}`] : []),
    ...(digit === '0' && at > 0 && at < digits.length - 1
      ? [digits.slice(0, at) + digits.slice(at + 1)]
      : []),
  ]);
}

function othersOf(digits: string): readonly string[] {
  return Array.from(digits).flatMap((digit, at) => [
    ...DIGITS.filter((other) => other !== digit && (at > 0 || other !== '0')).map(
      (other) => digits.slice(0, at) + other + digits.slice(at + 1),
    ),
    ...Array.from(digits.slice(at + 2)).flatMap((other, by) =>
      other === digit ? [] : [exchanged(digits, at, at + 2 + by)],
    ),
  ]);
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

/** 差十倍 whether two numbers are printed with the same three digits or more, and one is ten times the other, or a thousand. */
export function sameDigits(one: Mention, other: Mention): boolean {
  const [left, right] = [one, other].map((each) => digitsOf(each)?.digits.replace(/^0+|0+$/g, ''));
  return left !== undefined && left.length >= 3 && left === right && one.value !== other.value;
}
