import { checkCharacterOf } from '../../src/kernel/citizen-id.ts';
import type { Random } from './random.ts';

/** How one generator makes slips: of names and of numbers. Undefined where a name gives no occasion. */
export type Mechanics = {
  readonly homophone: (random: Random, name: string) => string | undefined;
  readonly nearSound: (random: Random, name: string) => string | undefined;
  readonly lookAlike: (random: Random, name: string) => string | undefined;
  readonly variant: (random: Random, name: string) => string | undefined;
  readonly otherCharacter: (random: Random, name: string) => string | undefined;
  readonly extraCharacter: (random: Random, name: string) => string | undefined;
  readonly pinyin: (name: string) => string | undefined;
  /** Another digit for a digit. */
  readonly digit: (random: Random, digit: string) => string;
};

/** One character of a name replaced by `replace`, at a place where that is possible. */
export function replaced(
  random: Random,
  name: string,
  replace: (character: string, at: number) => string | undefined,
): string | undefined {
  const characters = Array.from(name);
  const places = characters.flatMap((character, at) => (replace(character, at) === undefined ? [] : [at]));
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return characters.with(at, replace(characters[at] ?? '', at) ?? '').join('');
}

/** One member of a group for another, by groups of characters. */
export function fromGroups(groups: readonly string[]): (random: Random, name: string) => string | undefined {
  const of = new Map<string, string[]>();
  for (const group of groups) {
    for (const one of group)
      of.set(one, [...(of.get(one) ?? []), ...Array.from(group).filter((other) => other !== one)]);
  }
  return (random, name) =>
    replaced(random, name, (character) => {
      const others = of.get(character);
      return others && others.length > 0 ? random.pick(others) : undefined;
    });
}

/** Two characters of a name that follow each other in the other order; undefined where they are the same. */
export function exchangedName(random: Random, name: string): string | undefined {
  const characters = Array.from(name);
  const at = characters.length > 2 ? 1 + random.below(characters.length - 2) : 0;
  const [one = '', other = ''] = characters.slice(at, at + 2);
  if (one === other || other === '' || one === '·' || other === '·') return undefined;
  return [...characters.slice(0, at), other, one, ...characters.slice(at + 2)].join('');
}

/** One character left out of a name of three and more. */
export function missingCharacter(random: Random, name: string): string | undefined {
  const characters = Array.from(name);
  if (characters.length < 3 || name.includes('·')) return undefined;
  const at = 1 + random.below(characters.length - 1);
  return characters.toSpliced(at, 1).join('');
}

/** One digit of a number mistyped, of some places; its check character stays as it is. */
export function oneDigit(
  { digit }: Mechanics,
  random: Random,
  number: string,
  from: number,
  to: number,
): string {
  const at = from + random.below(to - from);
  return number.slice(0, at) + digit(random, number[at] ?? '0') + number.slice(at + 1);
}

/** Two neighbouring digits of a number exchanged, of some places. */
export function exchangedDigits(
  random: Random,
  number: string,
  from: number,
  to: number,
): string | undefined {
  const places = Array.from({ length: to - from - 1 }, (_, index) => from + index).filter(
    (at) => number[at] !== number[at + 1],
  );
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2);
}

/** Two digits of a number mistyped, not of the area. */
export function twoDigits({ digit }: Mechanics, random: Random, number: string): string {
  const one = 6 + random.below(11);
  const other = 6 + ((one - 6 + 1 + random.below(10)) % 11);
  const digits = Array.from(number);
  for (const at of [one, other]) digits[at] = digit(random, digits[at] ?? '0');
  return digits.join('');
}

/** The check character that a program would work out. */
export function withCheck(number: string): string {
  return number.slice(0, 17) + checkCharacterOf(number.slice(0, 17));
}
