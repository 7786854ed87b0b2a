import type { Cell } from '../../files/cell.ts';
import type { Text } from '../../kernel/text.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';

/** A cell that holds something to read; blanks, errors and booleans never reach a reader. */
export type ValueCell = Extract<Cell, { kind: 'text' | 'number' }>;

/**
 * Why a cell could not be read. `shown` is safe to print; `hint` is advice for this one value; `rest` what can still be read of
 * it, by lists that are only looked up.
 */
export class Fault {
  readonly code: ProblemCode;
  readonly shown: string | undefined;
  readonly hint: Text | undefined;
  /** What can be read of it all the same. */
  readonly rest: unknown;

  constructor(code: ProblemCode, shown?: string, hint?: Text, rest?: unknown) {
    this.code = code;
    this.shown = shown;
    this.hint = hint;
    this.rest = rest;
  }
}

/** What a reader makes of a cell: a value, nothing (only spaces), or a fault. */
export type CellReading<Value> = Value | undefined | Fault;

/** Reads one cell. Pure, total, and linear in the cell's length. */
export type Reader<Value> = (cell: ValueCell) => CellReading<Value>;

const SHOWN_DIGITS = 6;
const LONG_NUMBER = 14;
const LONGEST_SHOWN = 30;

const DATED = /^\D{0,10}(?:18|19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}(?!\d)/;
const LONG_RUN = /\d{14,}/;

/** A cell that begins as a day, so that it can be found again: nobody's number does. Any other text as everywhere. */
export function dateToShow(text: string): string {
  const plain = text
    .slice(0, LONGEST_SHOWN)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  if (!DATED.test(plain) || LONG_RUN.test(plain)) return safeToShow(text);
  return text.length > LONGEST_SHOWN ? `${plain}…` : plain;
}

/** A cell's text as a message may show it: short, printable, and with long numbers masked however spaced. */
export function safeToShow(text: string): string {
  const plain = text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  const digits = plain.match(/\d/g)?.length ?? 0;
  let seen = 0;
  const masked =
    digits < LONG_NUMBER ? plain : plain.replace(/[\dXx]/g, (digit) => (++seen > SHOWN_DIGITS ? '*' : digit));
  const characters = Array.from(masked);
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : masked;
}
