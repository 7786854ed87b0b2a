import type { Text } from '../kernel/text.ts';

/** 号码的一处差错 one typing error between two numbers of one length: a character, or two neighbours exchanged. */
export type TypingError = { readonly kind: 'character' | 'exchange'; readonly at: number };

/** The one typing error that makes one number of another, its place counted from 1; undefined for none or more. */
export function typingError(one: string, other: string): TypingError | undefined {
  if (one.length !== other.length) return undefined;
  const differing: number[] = [];
  for (let index = 0; index < one.length && differing.length < 3; index += 1) {
    if (one[index] !== other[index]) differing.push(index);
  }
  const [first = 0, second] = differing;
  if (differing.length === 1) return { kind: 'character', at: first + 1 };
  const isExchange =
    differing.length === 2 &&
    second === first + 1 &&
    one[first] === other[second] &&
    one[second] === other[first];
  return isExchange ? { kind: 'exchange', at: first + 1 } : undefined;
}

/** The same in words. */
export function typingErrorText({ kind, at }: TypingError): Text {
  return kind === 'character'
    ? { zh: `身份证号只差第${at}位`, en: `ids differ in character ${at} only` }
    : {
        zh: `身份证号第${at}、${at + 1}位互换`,
        en: `characters ${at} and ${at + 1} of the ids are exchanged`,
      };
}
