import { checkCharacterOf, citizenIdFault } from '../../kernel/citizen-id.ts';
import type { Text } from '../../kernel/text.ts';
import { type TypingError, typingError, typingErrorText } from '../../registry/near-number.ts';
import type { NumberClass, NumberForm } from './weights.ts';

/** 号码的异同 how a number that a list has differs from one on record, and how many characters of each of its parts differ. */
export type NumberLikeness = {
  readonly kind: NumberClass;
  readonly differing: { readonly area: number; readonly birth: number; readonly sequence: number };
  readonly reasons: readonly Text[];
};

const FULL = 18;
const PARTS = { area: [0, 6], birth: [6, 14], sequence: [14, 17] } as const;

/** In what state a listed number is; `*` stands for a character that cannot be read. */
export function formOf(number: string): NumberForm {
  if (number.length !== FULL) return 'cut';
  if (number.includes('*')) return 'part';
  return citizenIdFault(number) === undefined ? 'valid' : 'broken';
}

/** Compares a listed number with the first 17 characters of one on record. */
export function compareNumbers(listed: string, known17: string): NumberLikeness {
  const known = known17 + checkCharacterOf(known17);
  if (listed === known) return { kind: 'same', differing: NONE, reasons: [] };
  if (listed.length !== FULL) {
    const isOne = listed.length < FULL ? isShortened(known, listed) : isShortened(listed, known);
    return isOne
      ? { kind: 'cut', differing: NONE, reasons: [listed.length < FULL ? TOO_SHORT : TOO_LONG] }
      : OTHER;
  }
  if (listed.includes('*')) {
    const fits = Array.from(listed).every((digit, at) => digit === '*' || digit === known[at]);
    return fits ? { kind: 'part', differing: NONE, reasons: [PART] } : OTHER;
  }
  const differing = { area: 0, birth: 0, sequence: 0 };
  for (const part of ['area', 'birth', 'sequence'] as const) {
    const [from, to] = PARTS[part];
    for (let at = from; at < to; at += 1) if (listed[at] !== known[at]) differing[part] += 1;
  }
  return { ...classOf(listed, known, differing), differing };
}

function classOf(
  listed: string,
  known: string,
  { area, birth, sequence }: NumberLikeness['differing'],
): Omit<NumberLikeness, 'differing'> {
  const slip = typingError(listed, known);
  if (slip) return { kind: kindOf(slip), reasons: [typingErrorText(slip)] };
  // No slip of the pen leaves the check character right: that is another number, near as it is.
  const step = typingError(listed.slice(0, 17), known.slice(0, 17));
  if (step && citizenIdFault(listed) === undefined)
    return { kind: kindOf(step), reasons: [anotherNumber(step)] };
  if (step?.kind === 'character') return { kind: 'two-digits', reasons: [TWO] };
  const [years, days] = [listed.slice(6, 10), listed.slice(12, 14) + listed.slice(10, 12)];
  if (area + sequence === 0 && years + days === known.slice(6, 14))
    return { kind: 'day-month', reasons: [DAY_MONTH] };
  // Of one birth date and another sequence two characters differ in it as often as not: that is no slip.
  if (area + birth + sequence === 2 && sequence < 2) return { kind: 'two-digits', reasons: [TWO] };
  return birth === 0 && area === 0
    ? { kind: 'birth', reasons: [SAME_BIRTH] }
    : { kind: 'other', reasons: [OTHER_ID] };
}

function kindOf({ kind }: TypingError): NumberClass {
  return kind === 'exchange' ? 'exchange' : 'one-digit';
}

function anotherNumber({ kind, at }: TypingError): Text {
  return kind === 'exchange'
    ? {
        zh: `另一个有效号码（前17位中第${at}、${at + 1}位互换）`,
        en: `another valid id (of the first 17 characters ${at} and ${at + 1} are exchanged)`,
      }
    : {
        zh: `另一个有效号码（前17位中第${at}位不同）`,
        en: `another valid id (of the first 17 characters number ${at} differs)`,
      };
}

/** Whether one character left out makes the shorter of the longer. */
export function isShortened(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at += 1;
  return longer.slice(at + 1) === shorter.slice(at);
}

const NONE = { area: 0, birth: 0, sequence: 0 } as const;
const TWO: Text = { zh: '身份证号差两位', en: 'ids differ in two characters' };
const DAY_MONTH: Text = {
  zh: '身份证号中出生的月、日颠倒',
  en: 'day and month of birth are exchanged in the ids',
};
const SAME_BIRTH: Text = { zh: '出生日期相同，顺序码不同', en: 'same birth date, ids differ after it' };
const TOO_SHORT: Text = { zh: '身份证号少一位', en: 'one character is missing in the id' };
const TOO_LONG: Text = { zh: '身份证号多一位', en: 'one character too many in the id' };
const PART: Text = { zh: '身份证号看得到的各位相符', en: 'what can be read of the id agrees' };
const OTHER_ID: Text = { zh: '身份证号不同', en: 'another citizen id' };
const OTHER: NumberLikeness = {
  kind: 'other',
  differing: { area: 6, birth: 8, sequence: 3 },
  reasons: [OTHER_ID],
};
