import { unzipSync, zipSync, type Zippable } from 'fflate';

// fflate writes the local parts of this date, so every time zone gives the same bytes.
const FIXED = new Date(1980, 0, 1);
const FIRST = '[Content_Types].xml';

/** What XML 1.0 forbids, in whatever text it came: one of them, and Word or Excel does not open the file. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * Zips an office file again with fixed times and order of parts, and without what no part may hold; `settle` takes the
 * clock out of a part, `add` puts in what the library that wrote the file cannot.
 */
export function withSameBytes(
  zip: Uint8Array,
  settle: (name: string, part: Uint8Array) => Uint8Array = (_, part) => part,
  add: (parts: Record<string, Uint8Array>) => void = () => undefined,
): Uint8Array {
  const parts = unzipSync(zip);
  add(parts);
  const names = Object.keys(parts).filter((name) => !name.endsWith('/'));
  const order = names.filter((name) => name !== FIRST).sort();
  const entries: Zippable = {};
  for (const name of names.includes(FIRST) ? [FIRST, ...order] : order)
    entries[name] = [
      settle(name, wellFormed(name, parts[name] ?? new Uint8Array())),
      { mtime: FIXED, level: 6, os: 0 },
    ];
  return zipSync(entries);
}

function wellFormed(name: string, part: Uint8Array): Uint8Array {
  if (!/\.(?:xml|rels)$/.test(name)) return part;
  const text = new TextDecoder().decode(part);
  const clean = text.replace(FORBIDDEN, '');
  return clean.length === text.length ? part : new TextEncoder().encode(clean);
}
