import { difference, quotient, type Range, scaled } from '../../numbers/range.ts';

/** How a number goes into what is computed: added, taken away, multiplied or what is divided, or what is divided by. */
export type Part = 'plus' | 'minus' | 'times' | 'over';

/** 应为 what a number of that value would have to be for the rest to come to what is printed. */
export function neededOf(printed: Range, computed: Range, own: number, part: Part): Range {
  const gap = difference(printed, computed);
  switch (part) {
    case 'plus':
      return { ...gap, least: own + gap.least, most: own + gap.most };
    case 'minus':
      return { ...gap, least: own - gap.most, most: own - gap.least };
    case 'times':
      return scaled(quotient(printed, computed), own);
    case 'over':
      return scaled(quotient(computed, printed), own);
  }
}
