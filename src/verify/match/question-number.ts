import { createHash } from 'node:crypto';

/** A question as its number stands for it, in the row of the list in which it is asked. */
type Numbered = {
  readonly id: number;
  readonly listed: string;
  readonly person_id: number;
  readonly sheet: string;
  readonly row: number;
};

const DIGITS = 6;
const LETTERS = 8;
const NUMBER = /^Q(\d{6,12})-([A-P]{8})$/;

/**
 * 判定编号 what a question is called outside: its place and eight letters that only this database, this question and the row of the list give, so that columns sorted apart are noticed
 * (`origin` is what the log began with). Nothing about anybody can be worked out of it, and Excel leaves it as it is.
 */
export function questionNumber(origin: string, { id, listed, person_id, sheet, row }: Numbered): string {
  const hash = createHash('sha256')
    .update([origin, id, listed, person_id, row, sheet].join(' '))
    .digest('hex');
  const letters = hash
    .slice(0, LETTERS)
    .replace(/./g, (digit) => 'ABCDEFGHIJKLMNOP'[Number.parseInt(digit, 16)] ?? '');
  return `Q${String(id).padStart(DIGITS, '0')}-${letters}`;
}

/** The place of a question by what it is called; undefined for what is no such number. */
export function placeOfQuestion(number: string): number | undefined {
  const place = NUMBER.exec(number.normalize('NFKC').toUpperCase())?.[1];
  return place === undefined ? undefined : Number(place);
}
