import { type District, loadDistrict } from '../schemes/district.ts';
import { loadScheme } from '../schemes/load-scheme.ts';
import { loadStacking } from '../schemes/load-stacking.ts';
import type { Loaded, PolicyFault } from '../schemes/policy-source.ts';
import type { Scheme } from '../schemes/scheme.ts';
import type { Stacking } from '../schemes/stacking.ts';
import { hasStacking, schemeFiles, sourceOf, stackingFile } from './policy-folder.ts';

/** Reads and checks every file of a folder of policies, and tells every fault. */
export function inspectPolicies(dir: string): {
  readonly district: District | undefined;
  readonly schemes: readonly Scheme[];
  readonly stacking: Stacking | undefined;
  readonly faults: readonly PolicyFault[];
} {
  const district = loadDistrict(sourceOf(dir, 'district.yaml'), sourceOf(dir, 'certificates.yaml'));
  const loaded = schemeFiles(dir).map((file) => loadScheme(sourceOf(dir, file)));
  const schemes = loaded.flatMap(({ scheme }) => scheme ?? []);
  const broken = schemeFiles(dir).filter((_, index) => loaded[index]?.scheme === undefined);
  const stacking = stackingFor(dir, schemes, broken);
  return {
    district: district.value,
    schemes: [...schemes.filter(isPaid), ...schemes.filter((scheme) => !isPaid(scheme))],
    stacking: stacking.value,
    faults: [...district.faults, ...loaded.flatMap(({ faults }) => faults), ...stacking.faults],
  };
}

/** The rules between schemes. One whose file is `broken` is known by the file's name: its own faults are enough. */
export function stackingFor(
  dir: string,
  schemes: readonly Scheme[],
  broken: readonly string[] = [],
): Loaded<Stacking> {
  if (!hasStacking(dir)) return { value: { groups: [], budgets: [] }, faults: [] };
  return loadStacking(
    sourceOf(dir, stackingFile),
    schemes,
    broken.map((file) => file.replace(/\.yaml$/, '')),
  );
}

function isPaid(scheme: Scheme): boolean {
  return scheme.mode === 'pay';
}
