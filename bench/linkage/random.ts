/** A seeded source of choices: the same seed makes the same people on any machine. */
export type Random = {
  readonly next: () => number;
  readonly below: (count: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(from: readonly Item[]) => Item;
};

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <Item>(from: readonly Item[]): Item => {
    const item = from[below(from.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  };
  return { next, below, chance: (share) => next() < share, pick };
}

/** Makes a chooser by weights. */
export function weighted<Item>(entries: readonly (readonly [Item, number])[]): (random: Random) => Item {
  let sum = 0;
  const ends = entries.map(([, weight]) => (sum += weight));
  return (random) => {
    const at = random.next() * sum;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const entry = entries[low];
    if (!entry) throw new RangeError('nothing to choose from');
    return entry[0];
  };
}
