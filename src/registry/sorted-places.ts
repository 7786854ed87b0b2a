/** Whatever has so many places, each with keys of its own, such as an index of people. */
type Sized = { readonly size: number };

/**
 * The places of an index in order of a key that is never 0 where it counts; equal keys stand together. Whoever sorts again
 * and again gives one `room` for all, which is written over.
 */
export function sortedBy(
  index: Sized,
  keyOf: (at: number) => number,
  room = new Float64Array(index.size),
): Float64Array {
  const { size, bits } = roomOf(index);
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    const key = keyOf(at);
    if (key === 0) continue;
    room[count] = shortened(key, bits) * 2 ** bits + at;
    count += 1;
  }
  // Numbers sort without a comparison of ours: a million in a tenth of a second.
  return room.subarray(0, count).sort();
}

/** The runs of equal keys of two and more, as places. */
export function* blocksOf(index: Sized, sorted: Float64Array): Generator<readonly number[]> {
  const { bits } = roomOf(index);
  const room = 2 ** bits;
  let start = 0;
  while (start < sorted.length) {
    const key = Math.floor((sorted[start] ?? 0) / room);
    let end = start + 1;
    while (end < sorted.length && Math.floor((sorted[end] ?? 0) / room) === key) end += 1;
    if (end - start > 1) yield Array.from(sorted.subarray(start, end), (value) => value % room);
    start = end;
  }
}

/** The places that have a key. */
export function placesOf(index: Sized, sorted: Float64Array, key: number): readonly number[] {
  const { bits } = roomOf(index);
  const room = 2 ** bits;
  const wanted = shortened(key, bits);
  const places: number[] = [];
  for (let at = lowerBound(sorted, wanted * room); at < sorted.length; at += 1) {
    const value = sorted[at] ?? 0;
    if (Math.floor(value / room) !== wanted) break;
    places.push(value % room);
  }
  return places;
}

/** How many places have a key, some of another key among them where there are millions. */
export function countOf(index: Sized, sorted: Float64Array, key: number): number {
  const { bits } = roomOf(index);
  const room = 2 ** bits;
  const wanted = shortened(key, bits);
  return lowerBound(sorted, (wanted + 1) * room) - lowerBound(sorted, wanted * room);
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A key and a place share the 53 bits of a number: with more than two million people the key gives up bits. */
function roomOf({ size }: Sized): { readonly size: number; readonly bits: number } {
  return { size, bits: Math.max(1, Math.ceil(Math.log2(size + 1))) };
}

function shortened(key: number, bits: number): number {
  const kept = Math.min(32, 53 - bits);
  return (key >>> 0) % 2 ** kept;
}

/** Two numbers as one key. */
export function joinKeys(one: number, other: number): number {
  const key = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
  return key === 0 ? 1 : key;
}
