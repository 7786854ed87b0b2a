const FIRST_MARKS = 4096;

/** Ids seen so far. */
export type Marks = {
  readonly has: (id: number) => boolean;
  readonly add: (id: number) => void;
  readonly addAll: (other: Marks) => void;
  readonly bytes: () => Uint8Array;
};

/** Marks by id, one bit each: a million certificates in an eighth of a megabyte. */
export function createMarks(): Marks {
  let bits = new Uint8Array(FIRST_MARKS);
  const grow = (length: number): void => {
    if (length <= bits.length) return;
    const longer = new Uint8Array(Math.max(length, bits.length * 2));
    longer.set(bits);
    bits = longer;
  };
  return {
    has: (id) => ((bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0,
    add(id) {
      const at = id >> 3;
      grow(at + 1);
      bits[at] = (bits[at] ?? 0) | (1 << (id & 7));
    },
    addAll(other) {
      const more = other.bytes();
      grow(more.length);
      for (const [at, byte] of more.entries()) bits[at] = (bits[at] ?? 0) | byte;
    },
    bytes: () => bits,
  };
}
