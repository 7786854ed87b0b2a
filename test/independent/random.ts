import { dayOf } from './dates.ts';

/** Choices that follow from a seed alone. */
export type Random = {
  readonly chance: (probability: number) => boolean;
  /** A whole number, both ends included. */
  readonly int: (low: number, high: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly shuffled: <Item>(items: readonly Item[]) => Item[];
  /** A seed for another sequence. */
  readonly seed: () => number;
};

/** Xorshift of 32 bits (Marsaglia 2003), its seed spread by a multiplication first. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  for (let index = 0; index < 8; index += 1) next();
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    chance: (probability) => next() < probability,
    int,
    pick,
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: next() }))
        .sort((one, other) => one.at - other.at)
        .map(({ item }) => item),
    seed: () => int(0, 0x7fff_ffff),
  };
}

/** A day of 2020, rather often the first or the last of its month, where rules are off by one. */
export function anyDay(random: Random): string {
  const month = random.int(1, 12);
  if (random.chance(0.25)) return dayOf(2020, month, 1);
  return dayOf(2020, month, random.chance(0.2) ? 31 : random.int(2, 28));
}
