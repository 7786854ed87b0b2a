import { basename } from 'node:path';
import { inert } from '../../kernel/writing/inert.ts';
import { type District, loadDistrict } from '../../schemes/load/district.ts';
import { loadScheme } from '../../schemes/load/load-scheme.ts';
import { loadStacking } from '../../schemes/load/load-stacking.ts';
import type { Loaded, PolicyFault, PolicySource } from '../../policies/policy-source.ts';
import { placeFindings } from '../../policies/read-policy.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Stacking } from '../../schemes/language/stacking.ts';
import { loadProgrammes } from '../../services/load-programmes.ts';
import { loadEmployment, loadInsurance } from '../../services/load-dated.ts';
import type { ServicePolicy } from '../../services/service-policy.ts';
import { hasFile, type OptionalFile, schemeFiles, sourceOf, unreadFiles } from './policy-folder.ts';

/** Reads and checks every file of a folder of policies, and tells every fault. */
export function inspectPolicies(dir: string): {
  readonly district: District | undefined;
  readonly schemes: readonly Scheme[];
  readonly stacking: Stacking | undefined;
  /** Without what has a fault. */
  readonly services: ServicePolicy;
  readonly faults: readonly PolicyFault[];
} {
  const district = loadDistrict(sourceOf(dir, 'district.yaml'), sourceOf(dir, 'certificates.yaml'));
  const loaded = schemeFiles(dir).map((file) => {
    const source = sourceOf(dir, file);
    return { file, source, ...loadScheme(source) };
  });
  const schemes = loaded.flatMap(({ scheme }) => scheme ?? []);
  const broken = loaded.filter(({ scheme }) => scheme === undefined).map(({ file }) => file);
  const stacking = stackingFor(dir, schemes, broken);
  const programmes = optional(dir, 'programmes.yaml', loadProgrammes);
  const quota = optional(dir, 'employment.yaml', loadEmployment);
  const benefits = optional(dir, 'insurance.yaml', loadInsurance);
  return {
    district: district.value,
    schemes: [...schemes.filter(isPaid), ...schemes.filter((scheme) => !isPaid(scheme))],
    stacking: stacking.value,
    services: {
      programmes: programmes.value ?? [],
      quota: quota.value ?? [],
      benefits: benefits.value ?? [],
    },
    faults: [
      ...district.faults,
      ...loaded.flatMap(({ faults }) => faults),
      ...twiceGiven(loaded),
      ...notRead(dir),
      ...stacking.faults,
      ...[programmes, quota, benefits].flatMap(({ faults }) => faults),
    ],
  };
}

type LoadedScheme = { readonly file: string; readonly source: PolicySource; readonly scheme?: Scheme };

/** 同名项目 of two files with one scheme, such as a copy kept beside it, nobody can say which one holds. */
function twiceGiven(loaded: readonly LoadedScheme[]): readonly PolicyFault[] {
  return loaded.flatMap(({ file, source, scheme }) => {
    const same = loaded.filter((one) => scheme && one.scheme?.id === scheme.id);
    const first = same.find((one) => one.file === `${scheme?.id}.yaml`) ?? same[0];
    if (!scheme || !first || first.file === file) return [];
    const message = {
      zh: `“${scheme.id}”已在 ${first.source.file} 中：一个项目只能有一个文件，请删去多余的副本`,
      en: `"${scheme.id}" is in ${first.source.file} already: one file a scheme; remove the copy`,
    };
    return placeFindings(source, [{ path: ['scheme'], message }]);
  });
}

/** 没有读的文件 what looks like a policy and is not read as one: gone unread it would pay nobody. */
function notRead(dir: string): readonly PolicyFault[] {
  return unreadFiles(dir).map(({ file, why }) => ({
    ...{ file: inert(`${basename(dir)}/${file}`), line: 1, column: 1, field: '' },
    message: why,
  }));
}

/** The rules between schemes. One whose file is `broken` is known by the file's name: its own faults are enough. */
export function stackingFor(
  dir: string,
  schemes: readonly Scheme[],
  broken: readonly string[] = [],
): Loaded<Stacking> {
  if (!hasFile(dir, 'stacking.yaml')) return { value: { groups: [], budgets: [] }, faults: [] };
  return loadStacking(
    sourceOf(dir, 'stacking.yaml'),
    schemes,
    broken.map((file) => file.replace(/\.yaml$/, '')),
  );
}

/** What a file declares that a folder may do without: none where it has no such file. */
function optional<Declared>(
  dir: string,
  file: OptionalFile,
  load: (source: PolicySource) => Loaded<readonly Declared[]>,
): Loaded<readonly Declared[]> {
  return hasFile(dir, file) ? load(sourceOf(dir, file)) : { value: [], faults: [] };
}

function isPaid(scheme: Scheme): boolean {
  return scheme.mode === 'pay';
}
