import type { Mention } from '../../mention.ts';
import type { Range } from '../../numbers/range.ts';
import { RATIOS } from '../../words/units.ts';

/** 凑巧 how much of the numbers of its size agree with one; a round number is come to more often. */
export function chanceOf({ range, value, family }: Mention): number {
  const width = range.most - range.least;
  if (value === 0) return 1;
  // 5倍 is printed of all that is near it.
  if (RATIOS.has(family)) return (family === 'times' ? Math.max(width, 1) : width) / Math.max(value, 30);
  if (!Number.isInteger(value)) return width / value;
  let place = 1;
  while (value % (place * 10) === 0) place *= 10;
  return Math.max(width, place) / value;
}

/** How rarely a share must be printed of any two numbers to be told of another whole than it says. */
export const RARE = 1 / 60;

/** How much of them a reading allows. */
export function widthOf({ least, most }: Range, { value, family }: Mention): number {
  // In another unit it is as wide there.
  const size = least > value * 5 ? least : value;
  return (most - least) / (RATIOS.has(family) ? Math.max(size, 30) : size);
}
