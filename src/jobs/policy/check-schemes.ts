import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../kernel/text.ts';
import { gateCases } from '../../schemes/cases/case-gates.ts';
import { type CaseResult, runCase, type SchemeCase } from '../../schemes/cases/cases.ts';
import { certificateGrounds, schemeGrounds, stackingGrounds } from '../../schemes/lint/lint-grounds.ts';
import { loadCases } from '../../schemes/load/load-cases.ts';
import { loadScheme } from '../../schemes/load/load-scheme.ts';
import { missingCases } from '../../schemes/cases/missing-cases.ts';
import type { PolicyFault, PolicySource } from '../../policies/policy-source.ts';
import { placeFindings } from '../../policies/read-policy.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { caseText, expectationText } from '../../schemes/cases/write-case.ts';
import type { JobContext } from '../frame/context.ts';
import { inspectPolicies } from './inspect-policies.ts';
import { policiesDirOf, readPolicies } from './load-policies.ts';
import { hasFile, policyFiles, schemeFiles, sourceOf } from './policy-folder.ts';

/** A case beside a scheme and what the scheme said of it. */
export type CaseOutcome = {
  readonly scheme: string;
  readonly title: string;
  readonly case: SchemeCase;
  /** What was expected, and what the scheme says. */
  readonly texts: { readonly expected: Text; readonly got: Text };
} & CaseResult;

/** What the cases say of the schemes, and what the cases leave untested. */
export type SchemeTest = {
  readonly cases: readonly CaseOutcome[];
  readonly conditions: number;
  readonly mutants: number;
  readonly gaps: readonly PolicyFault[];
  /** 缺的案例 what would close the gaps, by the file it belongs in; looked for only where it is asked for. */
  readonly missing: readonly MissingCases[];
};

type MissingCases = { readonly file: string; readonly cases: readonly Text[] };

/** 检查 every fault in every policy file, the cases beside them included. */
export async function checkPolicies(
  context: JobContext,
): Promise<{ readonly dir: string; readonly files: number; readonly faults: readonly PolicyFault[] }> {
  const dir = await policiesDirOf(context);
  const cases = caseFiles(dir).map(({ file }) => loadCases(sourceOf(dir, file)).faults);
  const read = inspectPolicies(dir);
  const faults = [...read.faults, ...cases.flat(), ...unfoundedIn(dir, read)];
  return { dir, files: policyFiles(dir).length + cases.length, faults };
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
    ...(stacking && hasFile(dir, 'stacking.yaml') ? stackingGrounds(sourceOf(dir, 'stacking.yaml')) : []),
  ];
}

/** 案例 runs the cases beside each scheme, and tests the cases themselves. Throws CannotRun on a faulty file. */
export async function testSchemes(
  context: JobContext,
  { isStrict }: { readonly isStrict: boolean },
): Promise<SchemeTest> {
  const { dir, faults } = await checkPolicies(context);
  if (faults.length > 0) await readPolicies(dir);
  const tested = schemeFiles(dir).flatMap((schemeFile) => {
    const source = sourceOf(dir, schemeFile);
    const { scheme } = loadScheme(source);
    const [beside] = caseFiles(dir).filter((one) => one.schemeFile === schemeFile);
    const cases = (beside && loadCases(sourceOf(dir, beside.file)).value) ?? [];
    if (!scheme) return [];
    const { findings, conditions, mutants } = gateCases(scheme, cases);
    const outcomes = cases.map((one) => outcomeOf(scheme, one));
    const missing = isStrict ? missingCases(scheme, cases).map(caseText) : [];
    const file = source.file.replace(schemeFile, caseFileOf(schemeFile));
    return [
      {
        conditions,
        mutants,
        outcomes,
        gaps: placeFindings(source, findings),
        missing: missing.length > 0 ? [{ file, cases: missing }] : [],
      },
    ];
  });
  return {
    cases: tested.flatMap(({ outcomes }) => outcomes),
    conditions: tested.reduce((sum, { conditions }) => sum + conditions, 0),
    mutants: tested.reduce((sum, { mutants }) => sum + mutants, 0),
    gaps: tested.flatMap(({ gaps }) => gaps),
    missing: tested.flatMap(({ missing }) => missing),
  };
}

function outcomeOf(scheme: Scheme, one: SchemeCase): CaseOutcome {
  const { passed, got } = runCase(scheme, one);
  const { outcome, fen, because } = got;
  const said = expectationText({ outcome, because, ...(fen !== undefined && { fen }) });
  const { id, title } = scheme;
  return {
    scheme: id,
    title,
    case: one,
    passed,
    got,
    texts: { expected: expectationText(one.expect), got: said },
  };
}

function caseFiles(dir: string): readonly { readonly file: string; readonly schemeFile: string }[] {
  return schemeFiles(dir)
    .map((schemeFile) => ({ schemeFile, file: caseFileOf(schemeFile) }))
    .filter(({ file }) => existsSync(join(dir, file)));
}

function caseFileOf(schemeFile: string): string {
  return schemeFile.replace(/\.yaml$/, '.cases.yaml');
}
