import { basename } from 'node:path';
import { inert } from '../../kernel/writing/inert.ts';
import { type District, loadDistrict } from '../../schemes/load/district.ts';
import { loadScheme } from '../../schemes/load/load-scheme.ts';
import { loadStacking } from '../../schemes/load/load-stacking.ts';
import type { Loaded, PolicyFault, PolicySource } from '../../policies/policy-source.ts';
import { placeFindings } from '../../policies/read-policy.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Stacking } from '../../schemes/language/stacking.ts';
import { knownIndicators } from '../../indicators/known-indicators.ts';
import { loadPublished } from '../../reading/published.ts';
import type { CheckedPolicies } from './built-policies.ts';
import { loadIndicators } from '../../indicators/language/load-indicators.ts';
import { loadTargets } from '../../indicators/language/load-targets.ts';
import { ownTextHeadings } from '../../reports/template/fill-template.ts';
import { loadProgrammes } from '../../services/load-programmes.ts';
import { loadEmployment, loadInsurance } from '../../services/load-dated.ts';
import { inspectCases } from './inspect-cases.ts';
import { hasFile, type OptionalFile, schemeFiles, sourceOf, TEMPLATE, unreadFiles } from './policy-folder.ts';

/** Reads and checks every file of a folder of policies, and tells every fault; `checked` is there where all can be read. */
export function inspectPolicies(dir: string): {
  readonly district: District | undefined;
  readonly schemes: readonly Scheme[];
  readonly stacking: Stacking | undefined;
  readonly checked: CheckedPolicies | undefined;
  readonly faults: readonly PolicyFault[];
} {
  const district = loadDistrict(sourceOf(dir, 'district.yaml'), sourceOf(dir, 'certificates.yaml'));
  const loaded = schemeFiles(dir).map((file) => {
    const source = sourceOf(dir, file);
    return { file, source, ...loadScheme(source) };
  });
  const read = loaded.flatMap(({ scheme }) => scheme ?? []);
  const schemes = [...read.filter(isPaid), ...read.filter((scheme) => !isPaid(scheme))];
  const broken = loaded.filter(({ scheme }) => scheme === undefined).map(({ file }) => file);
  const stacking = stackingFor(dir, schemes, broken);
  const quota = optional(dir, 'employment.yaml', [], loadEmployment);
  const benefits = optional(dir, 'insurance.yaml', [], loadInsurance);
  // What does not load is no name that a figure has wrong.
  const cases = inspectCases(dir, broken.length === 0 ? schemes : undefined);
  const figures =
    broken.length === 0 && cases.value
      ? figurePolicies(dir, { schemes, caseKinds: cases.value.caseKinds, district: district.value })
      : { faults: [] };
  const isWhole = broken.length === 0 && quota.value && benefits.value && figures.value && cases.value;
  return {
    district: district.value,
    schemes,
    stacking: stacking.value,
    checked:
      isWhole && district.value && stacking.value
        ? {
            district: district.value,
            schemes,
            stacking: stacking.value,
            quota: quota.value,
            benefits: benefits.value,
            ...figures.value,
            ...cases.value,
          }
        : undefined,
    faults: [
      ...district.faults,
      ...loaded.flatMap(({ faults }) => faults),
      ...twiceGiven(loaded),
      ...notRead(dir),
      ...stacking.faults,
      ...[quota, benefits, figures, cases].flatMap(({ faults }) => faults),
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
    file: inert(`${basename(dir)}/${file}`),
    line: 1,
    column: 1,
    field: '',
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

/** What a file declares that a folder may do without: `none` where it has no such file. */
function optional<Value>(
  dir: string,
  file: OptionalFile,
  none: Value,
  load: (source: PolicySource) => Loaded<Value>,
): Loaded<Value> {
  return hasFile(dir, file) ? load(sourceOf(dir, file)) : { value: none, faults: [] };
}

/** 指标 the programmes, figures and published figures, each checked against what the one before declares. */
function figurePolicies(
  dir: string,
  {
    schemes,
    caseKinds,
    district,
  }: Pick<CheckedPolicies, 'schemes' | 'caseKinds'> & { readonly district: District | undefined },
): Loaded<Pick<CheckedPolicies, 'programmes' | 'indicators' | 'targets' | 'published'>> {
  const { value: programmes, faults } = optional(dir, 'programmes.yaml', [], loadProgrammes);
  if (!programmes) return { faults };
  const sections = hasFile(dir, TEMPLATE) ? ownTextHeadings(sourceOf(dir, TEMPLATE).text) : [];
  const declared = { schemes, programmes, caseKinds, sections, ...(district && { district }) };
  const indicators = optional(dir, 'indicators.yaml', { figures: [], ties: [] }, (source) =>
    loadIndicators(source, declared),
  );
  if (!indicators.value) return { faults: indicators.faults };
  const policies = { ...declared, indicators: indicators.value };
  const published = optional(dir, 'published.yaml', [], (source) =>
    loadPublished(source, (year) => knownIndicators(policies, year), hasFile(dir, 'indicators.yaml')),
  );
  const targets = optional(dir, 'targets.yaml', [], (source) =>
    loadTargets(
      source,
      (year) => new Map(knownIndicators(policies, year).map(({ key, unit }) => [key, unit])),
    ),
  );
  if (!published.value || !targets.value) return { faults: [...published.faults, ...targets.faults] };
  return {
    value: {
      programmes,
      indicators: indicators.value,
      targets: targets.value,
      published: published.value,
    },
    faults: [],
  };
}

function isPaid(scheme: Scheme): boolean {
  return scheme.mode === 'pay';
}
