import { hashOf } from '../../kernel/hash-of.ts';
import { charactersOf, plainName, shapeOf, standardForm } from './characters.ts';
import { looseSound, readingsOf, surnameReading } from './pinyin.ts';

/** 姓名检索键 numbers that two names have in common if they may be alike; each stands for a part of how it sounds or looks. */
export type NameKeys = {
  readonly sound: number;
  readonly shape: number;
  /** The first two characters, the first and the last, the last two: one more or one other character leaves one of them. */
  readonly head: number;
  readonly ends: number;
  readonly tail: number;
};

const PLAIN = /^[\u4E00-\u9FFF]{2,4}$/;

/** The keys of a name: for finding who may be alike, `compareNames` then judges. */
export function nameKeysOf(name: string): NameKeys {
  const characters = PLAIN.test(name) ? Array.from(name) : charactersOf(plainName(name));
  const sounds = characters.map((character, index) =>
    looseSound(
      index === 0
        ? surnameReading(character, characters[1] ?? '')
        : (readingsOf(standardForm(character))[0] ?? character),
    ),
  );
  const [first = '', second = ''] = sounds;
  const [last = '', beforeLast = ''] = [sounds.at(-1), sounds.at(-2)];
  return {
    sound: hashOf(sounds.join(' ')),
    shape: hashOf(characters.map(shapeOf).join('')),
    head: hashOf(`${first} ${second}`),
    ends: hashOf(`${first} ${last}`),
    tail: hashOf(`${beforeLast} ${last}`),
  };
}
