import { charactersOf, plainName } from './plain-name.ts';
import { readingsOf } from './pinyin.ts';

/**
 * Whether letters spell a name: each character by its whole reading or the beginning of one (wxm, wangxm), so that
 * all of the name is spelt, or only its beginning.
 */
export function spells(letters: string, name: string): 'whole' | 'beginning' | undefined {
  const characters = charactersOf(plainName(name));
  // Where in the letters the characters so far may end; a few places at most.
  let ends: readonly number[] = [0];
  for (const [index, character] of characters.entries()) {
    ends = [...new Set(ends.flatMap((end) => nextEnds(letters, end, character)))];
    if (ends.length === 0) return undefined;
    if (ends.includes(letters.length)) return index === characters.length - 1 ? 'whole' : 'beginning';
  }
  return undefined;
}

function nextEnds(letters: string, from: number, character: string): readonly number[] {
  return readingsOf(character).flatMap((reading) => {
    const reached: number[] = [];
    for (let length = 1; length <= reading.length; length += 1) {
      if (letters[from + length - 1] !== reading[length - 1]) break;
      reached.push(from + length);
    }
    return reached;
  });
}
