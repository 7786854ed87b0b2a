import { basename } from 'node:path';
import { inert } from '../../kernel/writing/inert.ts';
import { type District, loadDistrict } from '../../schemes/load/district.ts';
import { loadScheme } from '../../schemes/load/load-scheme.ts';
import { loadStacking } from '../../schemes/load/load-stacking.ts';
import type { Loaded, PolicyFault, PolicySource } from '../../policies/policy-source.ts';
import { placeFindings } from '../../policies/read-policy.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Stacking } from '../../schemes/language/stacking.ts';
import type { Catalogue } from '../../indicators/language/figure-spec.ts';
import { type Declared, loadIndicators } from '../../indicators/language/load-indicators.ts';
import { loadProgrammes } from '../../services/load-programmes.ts';
import type { Programme } from '../../services/programme.ts';
import { hasFile, schemeFiles, sourceOf, unreadFiles } from './policy-folder.ts';

/** Reads and checks every file of a folder of policies, and tells every fault. */
export function inspectPolicies(dir: string): {
  readonly district: District | undefined;
  readonly schemes: readonly Scheme[];
  readonly stacking: Stacking | undefined;
  readonly programmes: readonly Programme[] | undefined;
  readonly indicators: Catalogue | undefined;
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
  const programmes = programmesOf(dir);
  // What does not load is no name that a figure has wrong.
  const isWhole = schemes.length === loaded.length && programmes.value !== undefined;
  const indicators = isWhole ? indicatorsOf(dir, { schemes, programmes: programmes.value }) : undefined;
  return {
    district: district.value,
    schemes: [...schemes.filter(isPaid), ...schemes.filter((scheme) => !isPaid(scheme))],
    stacking: stacking.value,
    programmes: programmes.value,
    indicators: indicators?.value,
    faults: [
      ...district.faults,
      ...loaded.flatMap(({ faults }) => faults),
      ...twiceGiven(loaded),
      ...notRead(dir),
      ...stacking.faults,
      ...programmes.faults,
      ...(indicators?.faults ?? []),
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

/** 服务项目 none where a folder declares none. */
function programmesOf(dir: string): Loaded<readonly Programme[]> {
  if (!hasFile(dir, 'programmes.yaml')) return { value: [], faults: [] };
  return loadProgrammes(sourceOf(dir, 'programmes.yaml'));
}

/** 指标 none of its own where a folder lists none. */
function indicatorsOf(dir: string, declared: Declared): Loaded<Catalogue> {
  if (!hasFile(dir, 'indicators.yaml')) return { value: { figures: [], ties: [] }, faults: [] };
  return loadIndicators(sourceOf(dir, 'indicators.yaml'), declared);
}

function isPaid(scheme: Scheme): boolean {
  return scheme.mode === 'pay';
}
