import type { Branded } from './branded.ts';

/** 分: all money is whole fen from parse to print; within ±10¹² fen (100 亿元). */
export type Fen = Branded<number, 'Fen'>;

const LIMIT = 1_000_000_000_000;

/** A whole number of fen. Throws on a fraction or beyond the limit: that is a bug, never data. */
export function fen(amount: number): Fen {
  if (!Number.isInteger(amount) || Math.abs(amount) > LIMIT)
    throw new RangeError('not a whole amount of fen');
  return (amount === 0 ? 0 : amount) as Fen;
}

/** A decimal amount of yuan as written (`150`, `-0.5`, `1234.56`) in fen, exactly; undefined if it is not one. */
export function parseYuan(decimal: string): Fen | undefined {
  const parts = /^(-?)(\d{1,11})(?:\.(\d{1,2}))?$/.exec(decimal);
  if (!parts) return undefined;
  const magnitude = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  if (magnitude > LIMIT) return undefined;
  return fen(parts[1] === '-' ? -magnitude : magnitude);
}

/** Fen as a decimal amount of yuan with two decimals: `150.00`. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The sum, exactly. Throws beyond the limit. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
}

/** `amount × numerator ÷ denominator`, half a fen rounded up: `(2an+d) ÷ 2d` in whole numbers, as SQL has it too. */
export function mulDivHalfUp(amount: Fen, numerator: number, denominator: number): Fen {
  const doubled = 2 * amount * numerator + denominator;
  const isWhole = [numerator, denominator, doubled].every((part) => Number.isSafeInteger(part));
  if (!isWhole || amount < 0 || numerator < 0 || denominator < 1)
    throw new RangeError('outside what a share of an amount may be');
  return fen((doubled - (doubled % (2 * denominator))) / (2 * denominator));
}
