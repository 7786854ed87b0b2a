import { hashOf } from '../../../kernel/writing/hash-of.ts';

const FEWEST_BITS = 16;
/** Two bits for each number of a million rows leave one number in a thousand taken for met. */
const MOST_BITS = 27;

/** Numbers met so far. May take one for met that was not, never the other way round. */
export type MetNumbers = {
  /** Marks a number; whether it may have been marked before. */
  readonly meet: (number: string) => boolean;
};

/**
 * Numbers told apart by two bits each (Bloom 1970): a set of the two million numbers of a large roster would take a
 * hundred times the room, and asking the registry for each costs more than saving it. The `bytes` of the file tell how many to expect.
 */
export function createMetNumbers(bytes: number): MetNumbers {
  const size = 2 ** Math.min(Math.max(Math.ceil(Math.log2(4 * bytes)), FEWEST_BITS), MOST_BITS);
  const bits = new Uint8Array(size / 8);
  const mark = (hash: number): boolean => {
    const at = (hash & (size - 1)) >> 3;
    const bit = 1 << (hash & 7);
    const before = bits[at] ?? 0;
    bits[at] = before | bit;
    return (before & bit) !== 0;
  };
  return {
    meet(number) {
      const hash = hashOf(number);
      const isFirst = mark(hash ^ (hash >>> 15));
      const isSecond = mark(Math.imul(hash, 0x9e37_79b1) >>> 4);
      return isFirst && isSecond;
    },
  };
}
