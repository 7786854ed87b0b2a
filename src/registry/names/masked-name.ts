import { plainName } from './plain-name.ts';

// ? and the sign for what could not be decoded, and characters that only the font of one office has, are as good as blacked out.
const MASK = /[*×○◯●□◻■△_?\uFFFD\p{Co}〇某]+/gu;
const HAS_MASK = /[*＊×○◯●□◻■△_＿?？\uFFFD\p{Co}〇某]/u;

/** 打码的姓名 how many characters of a name with some blacked out (李*国, 李某) can be read, and whether another fits; undefined of any other. */
export function fitsMasked(
  name: string,
  known: string,
): { readonly seen: number; readonly fits: boolean } | undefined {
  if (!HAS_MASK.test(name)) return undefined;
  const plain = plainName(name);
  const seen = plain.replace(MASK, '');
  if (seen === plain || seen === '' || !/^\p{Script=Han}+$/u.test(seen)) return undefined;
  const fits = new RegExp(`^${plain.replace(MASK, '.+')}$`, 'u').test(plainName(known));
  return { seen: seen.length, fits };
}
