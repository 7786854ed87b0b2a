import { strokeOrders } from './strokes.ts';

/** 形近 how like two characters are as they are written: `near` is what a hasty reader still takes for the other. */
export type ShapeLikeness = 'like' | 'near';

// Of two ordinary characters of names 3 in a thousand are alike by these numbers, and 17 more of a thousand near (docs/who.md).
const LIKE = { whole: 0.65, part: 0.6 } as const;
const NEAR = { whole: 0.55, part: 0.5 } as const;
/** 一, 二 and 三 are no slips of each other; 人 and 入 are in our own list. */
const FEWEST_STROKES = 4;

let orders: ReadonlyMap<string, string> | undefined;
const known = new Map<string, ShapeLikeness | undefined>();

/** Whether two characters are written alike: by the strokes of the whole, or by one part that they share. */
export function shapeLikeness(one: string, other: string): ShapeLikeness | undefined {
  const pair = one < other ? one + other : other + one;
  if (known.has(pair)) return known.get(pair);
  // Read when it is first asked for: most commands compare no names.
  orders ??= new Map(
    Array.from(strokeOrders.matchAll(/(\P{ASCII})([a-z]+)/gu), ([, character = '', strokes = '']) => [
      character,
      strokes,
    ]),
  );
  const likeness = likenessOf(orders.get(one), orders.get(other));
  known.set(pair, likeness);
  return likeness;
}

function likenessOf(one: string | undefined, other: string | undefined): ShapeLikeness | undefined {
  if (one === undefined || other === undefined) return undefined;
  const longer = Math.max(one.length, other.length);
  if (longer < FEWEST_STROKES) return undefined;
  const whole = 1 - editDistance(one, other) / longer;
  const part = Math.min(longer, sharedStart(one, other) + sharedEnd(one, other)) / longer;
  if (whole >= LIKE.whole || part >= LIKE.part) return 'like';
  return whole >= NEAR.whole || part >= NEAR.part ? 'near' : undefined;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length += 1;
  return length;
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length))
    length += 1;
  return length;
}

function editDistance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (before[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(change, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[other.length] ?? 0;
}
