import { covers, groundsOf, headValues, type Plain, records, type Value } from '../language/scheme-values.ts';
import { keptValues } from '../language/version-values.ts';

/**
 * 沿用的未核实 what is open of a version is open of the next one as long as that keeps the value and gives no other
 * grounds for it: a new rate must not make the old conditions look verified.
 */
export function carryUnverified(plain: unknown): unknown {
  if (!isPlain(plain) || !Array.isArray(plain['versions'])) return plain;
  const written: readonly unknown[] = plain['versions'];
  const versions = records.parse(written);
  const carried = [...written];
  for (const [index, version] of versions.entries()) {
    const before = carried[index - 1];
    if (!isPlain(before) || 'ended' in version) continue;
    const named = groundsOf(version).flatMap(({ of = [] }) => of);
    const kept = [...headValues(plain), ...keptValues(plain, versions, index)].filter(
      (value) => !named.some((name) => covers(name, value)),
    );
    const own = version['unverified'] ?? [];
    if (!Array.isArray(own)) continue;
    const open = openOf(before, kept).filter(
      ({ what }) => !own.some((one) => isPlain(one) && one['what'] === what),
    );
    if (open.length > 0)
      carried[index] = { ...version, unverified: [...(own as readonly unknown[]), ...open] };
  }
  return { ...plain, versions: carried };
}

/** What is open of a version and is about some of these values, or does not say what it is about. */
function openOf(version: Plain, values: readonly Value[]): readonly Plain[] {
  return records.parse(version['unverified']).flatMap((entry) => {
    const { of } = entry;
    if (!Array.isArray(of)) return [entry];
    const names = of.filter((name) => values.some((value) => covers(String(name), value)));
    return names.length > 0 ? [{ ...entry, of: names }] : [];
  });
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
