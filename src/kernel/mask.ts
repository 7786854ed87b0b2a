import { citizenIdFault } from './citizen-id.ts';

const SHOWN = 6;
const LONGEST = 20;

/**
 * A citizen id, certificate number or account with only its first six characters left. Both numbers keep the
 * same positions, so that two columns never rebuild one, and the B suffix stays hidden.
 */
export function mask(number: string): string {
  const characters = [...number];
  if (characters.length <= SHOWN) return '*'.repeat(characters.length);
  return characters.slice(0, SHOWN).join('') + '*'.repeat(Math.min(characters.length, LONGEST) - SHOWN);
}

const PHONE_SHOWN = 3;
const PHONE_DIGITS = /\p{N}(?:[\s\-－—]?\p{N}){5,}/gu;

/** 脱敏电话 what stands in a cell for telephones: each number with its first three digits left, words beside it kept. */
export function maskPhone(phone: string): string {
  return phone.replace(PHONE_DIGITS, (number) => {
    let seen = 0;
    return number.replace(/\p{N}/gu, (digit) => ((seen += 1) > PHONE_SHOWN ? '*' : digit));
  });
}

/** 脱敏姓名 a person's name with only its first character left. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name;
  return first + '*'.repeat(rest.length);
}

// Glued to letters, in the digits of another script or in Chinese numerals a number is still a number; a SHA-256 in
// hexadecimal is none.
const DIGIT = '[\\p{N}零一二三四五六七八九]';
const WORD = /[\p{N}零一二三四五六七八九A-Za-zＸｘ]{15,}/gu;
const HASH = /^(?=(?:[0-9]*[a-f]){8})[0-9a-f]{64}$/;
const SENSITIVE = new RegExp(`${DIGIT}{14,}(?:${DIGIT}|[XxＸｘ])(?:${DIGIT}{1,4})?(?:[Bb][0-9]{1,2})?`, 'gu');
/** Written digit by digit, as 9.9.9. */
const TAKEN_APART = new RegExp(
  `${DIGIT}(?:[.．·・_-]${DIGIT}){13,}(?:[.．·・_-]?[XxＸｘ](?![A-Za-z]))?`,
  'gu',
);

/** Written in groups, as on a card: 9999 9919 3601 01…, with one and the same mark between all of them. */
const GROUPED =
  /(?<![\p{N}.,])\p{N}{1,14}([ \u3000/_·–—－-])\p{N}{1,14}(?:\1\p{N}{1,14})*(?:\1?[XxＸｘ](?![A-Za-z]))?/gu;
const BIRTH = /^\d{6}(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;
const OLD_LENGTH = 15;
const ID_LENGTH = 18;

const FEWEST_DIGITS = 14;
const IS_DIGIT = new RegExp(DIGIT, 'u');
const BETWEEN = ' \u3000/_·–—－-.．・';
const [OTHER, UNKNOWN] = [-1, -2];
/** How many digits each character stands for: 0 for a mark between digits, OTHER for any that ends a number. */
const weights = new Int8Array(0x1_0000).fill(UNKNOWN);

function weightOf(code: number): number {
  const known = weights[code] ?? OTHER;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(code);
  // Half of a pair may be a digit of another script.
  const isDigit = IS_DIGIT.test(character) || (code >= 0xd800 && code <= 0xdfff);
  const weight = isDigit ? character.normalize('NFKC').length : BETWEEN.includes(character) ? 0 : OTHER;
  weights[code] = weight;
  return weight;
}

/** Whether so many digits stand together, whatever marks are between them, that they may be a number. Most text has none. */
function mayHoldNumber(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const weight = weightOf(text.charCodeAt(at));
    if (weight === OTHER) digits = 0;
    else if ((digits += weight) >= FEWEST_DIGITS) return true;
  }
  return false;
}

/** Masks every run that could be a citizen id, certificate number or bank account inside a text. */
export function maskIn(text: string): string {
  if (!mayHoldNumber(text)) return text;
  return text
    .replace(WORD, (word) => (HASH.test(word) ? word : word.replace(SENSITIVE, mask)))
    .replace(TAKEN_APART, mask)
    .replace(GROUPED, maskGroups);
}

/** Of neighbouring groups those that together are a number of a person or of a card; other figures side by side are left. */
function maskGroups(text: string, between: string): string {
  const groups = text.split(between);
  for (let from = 0; from < groups.length - 1; from++)
    for (let to = groups.length; to > from + 1; to--) {
      const meant = groups.slice(from, to);
      if (!isNumberInGroups(meant)) continue;
      const rest = groups.slice(to).join(between);
      return [
        ...groups.slice(0, from),
        mask(meant.join('')),
        ...(rest === '' ? [] : [maskGroups(rest, between)]),
      ].join(between);
    }
  return text;
}

function isNumberInGroups(groups: readonly string[]): boolean {
  const number = groups.join('').normalize('NFKC').toUpperCase();
  if (number.length >= ID_LENGTH && citizenIdFault(number.slice(0, ID_LENGTH)) === undefined) return true;
  if (number.length === OLD_LENGTH)
    return groups.length === 3 && groups[0]?.length === 6 && BIRTH.test(number);
  const isInFours = groups.slice(0, -1).every(({ length }) => length === 4);
  const isYears = groups.every((one) => /^(?:19|20)\d\d$/.test(one));
  return isInFours && /^\d{15,19}$/.test(number) && !isYears;
}

// A mobile number, or a landline with its area code, by itself; a sum of JSON (after a key) is none.
const PHONE =
  /(?<![\p{N}A-Za-z.,*]|": )(?:[1１][3-9３-９]\p{N}(?:[ -]?\p{N}{4}){2}|[0０]\p{N}{2,3}[-－ ]\p{N}{7,8})(?![\p{N}A-Za-z*]|\.\p{N})/gu;

/** 显示 whether full numbers and telephones were asked for. */
export type Shown = { readonly reveal: boolean; readonly phones: boolean };

/** A text as it may be seen: numbers and telephones masked, but those that were asked for. */
export function maskedText(text: string, { reveal = false, phones = false }: Partial<Shown> = {}): string {
  const unnumbered = reveal ? text : maskIn(text);
  return phones ? unnumbered : maskPhonesIn(unnumbered);
}

/** Masks every run that could be a telephone inside a text. */
export function maskPhonesIn(text: string): string {
  return text.replace(PHONE, maskPhone);
}
