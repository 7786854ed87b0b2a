/** 抽样数 of so many people: a number, or a share in percent rounded up. */
export type SampleSize = { readonly size: number } | { readonly percent: number };

/**
 * 抽样 draws people by a rank that only the seed and the person's id decide: the same seed over the same people gives the
 * same list on any machine, and whoever comes or goes changes nothing of the order of the others.
 */
export function drawSample(ids: readonly number[], seed: number, wanted: SampleSize): readonly number[] {
  const count = 'size' in wanted ? wanted.size : Math.ceil((ids.length * wanted.percent) / 100);
  return ids
    .map((id) => ({ id, rank: rankOf(seed, id) }))
    .toSorted((one, other) => one.rank - other.rank || one.id - other.id)
    .slice(0, count)
    .map(({ id }) => id);
}

/** The finaliser of MurmurHash3 (public domain, A. Appleby) over both numbers: 32 well-mixed bits. */
function rankOf(seed: number, id: number): number {
  return mixed(Math.imul(mixed(seed | 0) ^ (id | 0), 0x9e3779b1) ^ id);
}

function mixed(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
