import type { Branded } from './branded.ts';
import { addYears, plainDate, type PlainDate } from './plain-date.ts';

/** 公民身份号码 citizen id: 18 characters, real birth date, right check character (GB 11643-1999, MOD 11-2). */
export type CitizenId = Branded<string, 'CitizenId'>;

export type Sex = 'male' | 'female';

/** Why a text is not a citizen id: its length or characters, its birth date, or its check character. */
export type CitizenIdFault = 'pattern' | 'birth-date' | 'check-digit';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** The MOD 11-2 check character of the first 17 digits (GB 11643-1999). */
export function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** The first thing wrong with a would-be citizen id, or undefined if it is one. Upper-case X only. */
export function citizenIdFault(text: string): CitizenIdFault | undefined {
  if (!/^\d{17}[\dX]$/.test(text)) return 'pattern';
  if (!birthDateIn(text)) return 'birth-date';
  return checkCharacterOf(text) === text[17] ? undefined : 'check-digit';
}

/** The text as a citizen id, or undefined. The area code is not checked: abolished ones are still in use. */
export function parseCitizenId(text: string): CitizenId | undefined {
  return citizenIdFault(text) === undefined ? (text as CitizenId) : undefined;
}

/** The birth date in characters 7–14 of an 18-character number, or undefined if the calendar has none. */
export function birthDateIn(text: string): PlainDate | undefined {
  return plainDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)));
}

/** 出生日期 birth date of a citizen id. */
export function birthDateOf(id: CitizenId): PlainDate {
  return birthDateIn(id) as PlainDate;
}

const ADULT = 18;

/** 未成年人 whether somebody is a minor on a day (《民法典》第十七条: under 18). */
export function isMinor(id: CitizenId, on: PlainDate): boolean {
  return addYears(birthDateOf(id), ADULT) > on;
}

/** 性别 sex by the 17th digit: odd is male. */
export function sexOf(id: CitizenId): Sex {
  return Number(id[16]) % 2 === 1 ? 'male' : 'female';
}
