import { pinyin } from 'pinyin-pro';
import { standardForm } from './characters.ts';

/** Toneless, ü as v. */
const TONELESS = { type: 'array', toneType: 'none', v: true } as const;
const HAN = /^[\u4E00-\u9FFF]$/;

/** 读音 every reading of a character, without tones; the character itself where it has none. */
export function readingsOf(character: string): readonly string[] {
  return remembered(known.readings, character, () =>
    HAN.test(character)
      ? [...new Set(pinyin(character, { ...TONELESS, multiple: true }))]
      : [character.toLowerCase()],
  );
}

/**
 * The readings of each character of a name; of the first, its reading as a surname (单 Shàn, 仇 Qiú, 万俟 Mòqí) where
 * that is fixed.
 */
export function soundsOf(characters: readonly string[]): readonly (readonly string[])[] {
  return characters.map((character, index) =>
    index === 0 ? [surnameReading(character, characters[1] ?? '')] : readingsOf(character),
  );
}

/** The reading of a surname, given the character after it. */
export function surnameReading(first: string, second: string): string {
  return remembered(known.surnames, first + second, () => {
    const [own = first] = readingsOf(first);
    if (!HAN.test(first)) return own;
    // The library tells a double surname by its second character, and reads the traditional form less well.
    return pinyin(standardForm(first) + standardForm(second), { ...TONELESS, surname: 'head' })[0] ?? own;
  });
}

/** 近音 a reading as those speak who do not tell zh from z, n from l, or -ng from -n. */
export function looseSound(reading: string): string {
  return remembered(known.loose, reading, () =>
    reading
      .replace(/^([zcs])h/, '$1')
      .replace(/^n/, 'l')
      .replace(/([aei]n)g$/, '$1'),
  );
}

/**
 * 同音 whether two characters have the reading in common that is usual for both, nearly, or only one that is rare for one of
 * them (和 as hú). The usual one stands first.
 */
export function soundAlike(
  one: readonly string[],
  other: readonly string[],
): 'same' | 'near' | 'rare' | undefined {
  const [usual = '', otherUsual = ''] = [one[0], other[0]];
  if (usual === otherUsual) return 'same';
  if (looseSound(usual) === looseSound(otherUsual)) return 'near';
  const loose = other.map(looseSound);
  return one.some((reading) => loose.includes(looseSound(reading))) ? 'rare' : undefined;
}

// A million people have a few thousand characters between them; each is looked up once.
const known = {
  readings: new Map<string, readonly string[]>(),
  surnames: new Map<string, string>(),
  loose: new Map<string, string>(),
};

function remembered<Value>(values: Map<string, Value>, key: string, find: () => Value): Value {
  const found = values.get(key);
  if (found !== undefined) return found;
  const value = find();
  values.set(key, value);
  return value;
}
