import type { Qualifier } from '../../kernel/numbers/qualifiers.ts';
import { closed, exact, type Range } from './range.ts';

/** 数的各个位 of a number as it is printed: the place of its last digit, and of its last that is not nought. */
export type Places = {
  readonly value: number;
  readonly last: number;
  readonly round: number;
  readonly isRounded: boolean;
};

/**
 * 概数的含义: 余 and 多 are up to the next of the last digit that is not nought, 近 under it and at least 95 %, 左右 and 约
 * 10 % either way, 不足, 不超过 and 以上 an end; a plain number is what rounds to its digits. Two that contradict (近400余)
 * allow what either does.
 */
export function rangeOf({ value, last, round, isRounded }: Places, qualifiers: readonly Qualifier[]): Range {
  const half = isRounded ? last / 2 : 0;
  if (qualifiers.length === 0) return { ...closed(value - half, value + half), isBelowMost: half > 0 };
  const ranges = qualifiers.map((one): Range => {
    switch (one) {
      case 'over':
        return { least: value, most: exact(value + round), isBelowMost: true };
      case 'near':
        return { least: exact(value * 0.95), most: value, isBelowMost: true };
      case 'below':
        return { least: Math.min(0, value), most: value, isBelowMost: true };
      case 'about':
        return closed(value * 0.9, value * 1.1);
      case 'at-most':
        return closed(Math.min(0, value), value);
      case 'above':
      case 'at-least':
        return closed(value, Infinity);
    }
  });
  const most = Math.max(...ranges.map((range) => range.most));
  const isBelowMost = ranges.every((range) => range.most < most || range.isBelowMost);
  return { least: Math.min(...ranges.map(({ least }) => least)), most, isBelowMost };
}
