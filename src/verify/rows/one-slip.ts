/**
 * 一处录入差错 whether two citizen ids differ by one digit, or by two neighbours swapped, in their first 17. The check
 * character follows from those, so two right ids never differ by less than that and it: somebody recomputed it.
 */
export function differByOneSlip(one: string, other: string): boolean {
  const places = [...one.slice(0, 17)].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [first = 0, second] = places;
  if (places.length === 1) return true;
  return (
    places.length === 2 &&
    second === first + 1 &&
    one[first] === other[second] &&
    one[second] === other[first]
  );
}
