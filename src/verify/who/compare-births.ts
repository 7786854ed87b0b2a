import { birthDateIn } from '../../kernel/citizen-id.ts';
import type { BirthClass } from './weights.ts';

/** The birth date that a listed number has, 0 where it cannot be read. */
export function birthInNumber(number: string | undefined): number {
  const day = number?.length === 18 ? number.slice(6, 14) : '';
  return /^\d{8}$/.test(day) && birthDateIn(number ?? '') ? Number(day) : 0;
}

/** 出生日期的异同 by which slip one day becomes another. */
export function birthClassOf(one: number, other: number): BirthClass {
  if (one === other) return 'same';
  const [year, rest, otherYear, otherRest] = [
    Math.floor(one / 10_000),
    one % 10_000,
    Math.floor(other / 10_000),
    other % 10_000,
  ];
  if (year === otherYear && (rest % 100) * 100 + Math.floor(rest / 100) === otherRest) return 'day-month';
  if (rest === otherRest && Math.abs(year - otherYear) === 1) return 'year';
  const [left, right] = [String(one), String(other)];
  const differing = Array.from(left, (digit, at) => (digit === right[at] ? -1 : at)).filter((at) => at >= 0);
  if (differing.length === 1) return 'one-digit';
  const [first = 0, second = 0] = differing;
  const isExchange =
    differing.length === 2 &&
    second === first + 1 &&
    left[first] === right[second] &&
    left[second] === right[first];
  return isExchange ? 'exchange' : 'other';
}
