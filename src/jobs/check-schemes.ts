import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gateCases } from '../schemes/case-gates.ts';
import { type CaseResult, runCase, type SchemeCase } from '../schemes/cases.ts';
import { certificateGrounds, schemeGrounds, stackingGrounds } from '../schemes/lint-grounds.ts';
import { loadCases } from '../schemes/load-cases.ts';
import { loadScheme } from '../schemes/load-scheme.ts';
import type { PolicyFault, PolicySource } from '../schemes/policy-source.ts';
import { placeFindings } from '../schemes/read-policy.ts';
import type { JobContext } from './context.ts';
import { inspectPolicies } from './inspect-policies.ts';
import { policiesDirOf, readPolicies } from './load-policies.ts';
import { hasStacking, schemeFiles, sourceOf, stackingFile } from './policy-folder.ts';

/** A case beside a scheme and what the scheme said of it. */
export type CaseOutcome = { readonly scheme: string; readonly case: SchemeCase } & CaseResult;

/** What the cases say of the schemes, and what the cases leave untested. */
export type SchemeTest = {
  readonly cases: readonly CaseOutcome[];
  readonly conditions: number;
  readonly mutants: number;
  readonly gaps: readonly PolicyFault[];
};

/** 检查 every fault in every policy file, the cases beside them included. */
export async function checkPolicies(
  context: JobContext,
): Promise<{ readonly dir: string; readonly files: number; readonly faults: readonly PolicyFault[] }> {
  const dir = await policiesDirOf(context);
  const cases = caseFiles(dir).map(({ file }) => loadCases(sourceOf(dir, file)).faults);
  const read = inspectPolicies(dir);
  const faults = [...read.faults, ...cases.flat(), ...unfoundedIn(dir, read)];
  return { dir, files: schemeFiles(dir).length + cases.length + districtFiles(dir), faults };
}

/** 没有依据的值 of the files that can be read: they are gone by all the same, but not without being told of. */
function unfoundedIn(
  dir: string,
  { district, stacking }: Pick<ReturnType<typeof inspectPolicies>, 'district' | 'stacking'>,
): readonly PolicyFault[] {
  const isRead = (source: PolicySource): boolean => loadScheme(source).scheme !== undefined;
  const schemes = schemeFiles(dir).map((file) => sourceOf(dir, file));
  return [
    ...(district ? certificateGrounds(sourceOf(dir, 'certificates.yaml')) : []),
    ...schemes.filter(isRead).flatMap(schemeGrounds),
    ...(stacking && hasStacking(dir) ? stackingGrounds(sourceOf(dir, stackingFile)) : []),
  ];
}

/** 案例 runs the cases beside each scheme, and tests the cases themselves. Throws CannotRun on a faulty file. */
export async function testSchemes(context: JobContext): Promise<SchemeTest> {
  const { dir, faults } = await checkPolicies(context);
  if (faults.length > 0) await readPolicies(dir);
  const tested = schemeFiles(dir).flatMap((schemeFile) => {
    const source = sourceOf(dir, schemeFile);
    const { scheme } = loadScheme(source);
    const [beside] = caseFiles(dir).filter((one) => one.schemeFile === schemeFile);
    const cases = (beside && loadCases(sourceOf(dir, beside.file)).value) ?? [];
    if (!scheme) return [];
    const { findings, ...gates } = gateCases(scheme, cases);
    const outcomes = cases.map((one) => ({ scheme: scheme.id, case: one, ...runCase(scheme, one) }));
    return [{ ...gates, outcomes, gaps: placeFindings(source, findings) }];
  });
  return {
    cases: tested.flatMap(({ outcomes }) => outcomes),
    conditions: tested.reduce((sum, { conditions }) => sum + conditions, 0),
    mutants: tested.reduce((sum, { mutants }) => sum + mutants, 0),
    gaps: tested.flatMap(({ gaps }) => gaps),
  };
}

/** district.yaml, certificates.yaml, and stacking.yaml where there is one. */
function districtFiles(dir: string): number {
  return hasStacking(dir) ? 3 : 2;
}

function caseFiles(dir: string): readonly { readonly file: string; readonly schemeFile: string }[] {
  return schemeFiles(dir)
    .map((schemeFile) => ({ schemeFile, file: schemeFile.replace(/\.yaml$/, '.cases.yaml') }))
    .filter(({ file }) => existsSync(join(dir, file)));
}
