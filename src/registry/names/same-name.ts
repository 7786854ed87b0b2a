import { standardForm } from './characters.ts';
import { charactersOf, plainName } from './plain-name.ts';

const VARIATION = /\p{Variation_Selector}/gu;

/**
 * 姓名相符 whether two writings are one name: layout blanks (韩  凯建), full-width forms, dots, 繁体 and 异体 make no
 * other name. Anything else does, however alike: beside a number it may be another person's.
 */
export function sameName(one: string, other: string): boolean {
  return one === other || foldedName(one) === foldedName(other);
}

/** The one writing of a name that all its layouts have. */
export function foldedName(name: string): string {
  return charactersOf(plainName(name, Infinity).replace(VARIATION, '')).map(standardForm).join('');
}
