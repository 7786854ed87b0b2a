import { hashOf } from '../../kernel/writing/hash-of.ts';
import { shapeOf, standardForm } from './characters.ts';
import { charactersOf, pinyinLetters, plainName } from './plain-name.ts';
import { looseSound, readingsOf, surnameReading } from './pinyin.ts';
import { foldedName } from './same-name.ts';

/** 姓名检索键 numbers that two names have in common if they may be alike; each stands for a part of how it sounds or looks. */
export type NameKeys = {
  /** The name itself, however it was laid out. */
  readonly exact: number;
  readonly sound: number;
  readonly shape: number;
  /** Its letters in pinyin. */
  readonly letters: number;
  /** Its sounds in any order. */
  readonly bag: number;
  /** The first two characters, the first and the last, the last two: one more or one other character leaves one of them. */
  readonly head: number;
  readonly ends: number;
  readonly tail: number;
};

export const nameKeyNames = [
  'exact',
  'sound',
  'shape',
  'letters',
  'bag',
  'head',
  'ends',
  'tail',
] as const satisfies (keyof NameKeys)[];

const PLAIN = /^[\u4E00-\u9FFF]{2,4}$/;

/** The keys of a name: for finding who may be alike, `compareNames` then judges. */
export function nameKeysOf(name: string): NameKeys {
  const isPlain = PLAIN.test(name);
  const characters = isPlain ? Array.from(name) : charactersOf(plainName(name));
  const readings = characters.map((character, index) =>
    index === 0
      ? surnameReading(character, characters[1] ?? '')
      : (readingsOf(standardForm(character))[0] ?? character),
  );
  const sounds = readings.map(looseSound);
  const [first = '', second = ''] = sounds;
  const [last = '', beforeLast = ''] = [sounds.at(-1), sounds.at(-2)];
  return {
    exact: hashOf(isPlain ? characters.map(standardForm).join('') : foldedName(name)),
    sound: hashOf(sounds.join(' ')),
    shape: hashOf(characters.map(shapeOf).join('')),
    letters: hashOf((isPlain ? undefined : pinyinLetters(name)) ?? readings.join('')),
    bag: hashOf(sounds.toSorted().join(' ')),
    head: hashOf(`${first} ${second}`),
    ends: hashOf(`${first} ${last}`),
    tail: hashOf(`${beforeLast} ${last}`),
  };
}
