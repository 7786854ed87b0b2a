import { ALONE, type Qualifier, qualifierOf } from '../kernel/numbers/qualifiers.ts';
import { exact, holds, type Range } from './numbers/range.ts';
import { rangeOf } from './numbers/range-of-words.ts';

/** 公布的数 a number as a document prints it, with what its words allow, and its unit without 万; '' where there is none. */
export type PrintedFigure = Range & { readonly unit: string };

const SCALES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/**
 * Reads 91人, 73万余元, 近10万次, 20人左右, 90%: a plain number agrees with what rounds to its digits, one with a word beside
 * it with what the word allows (`rangeOf`). Undefined for anything else.
 */
export function readPrinted(text: string): PrintedFigure | undefined {
  const compact = text.normalize('NFKC').replace(/[\s,，]/g, '');
  const found = ALONE.exec(compact);
  if (!found) return undefined;
  const [, before, digits = '', moreBefore, scaleWord, moreAfter, unit = '', after] = found;
  const scale = SCALES[scaleWord ?? ''] ?? 1;
  const last = exact(lastPlaceOf(digits) * scale);
  const qualifiers = [
    qualifierOf('before', before),
    qualifierOf('inside', moreBefore ?? moreAfter),
    qualifierOf('after', after),
  ].filter((one): one is Qualifier => one !== undefined);
  const range = rangeOf(
    {
      value: exact(Number(digits) * scale),
      last,
      round: moreAfter === undefined || scaleWord === undefined ? exact(roundPlaceOf(digits) * scale) : last,
      // A whole number of people is exact; one with decimals, of 万 or in percent is rounded at its last digit.
      isRounded: scaleWord !== undefined || digits.includes('.') || compact.endsWith('%'),
    },
    qualifiers,
  );
  return { ...range, unit };
}

/** Whether a value is one that such words may print. */
export function agrees(printed: PrintedFigure, value: number): boolean {
  return holds(printed, value);
}

/** 0.01 of 1.08, 1 of 73. */
function lastPlaceOf(digits: string): number {
  const decimals = digits.split('.')[1]?.length ?? 0;
  return 10 ** -decimals;
}

/** 100 of 2300, 1 of 73: the place of its last digit that is not nought. */
function roundPlaceOf(digits: string): number {
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  return digits.includes('.') ? lastPlaceOf(digits) : 10 ** zeros;
}
