import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../kernel/text.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { gateCases } from '../schemes/case-gates.ts';
import type { Amount } from '../schemes/amount.ts';
import { type CaseResult, runCase, type SchemeCase } from '../schemes/cases.ts';
import { amountText } from '../schemes/describe-amount.ts';
import { budgetText, eventsText, groupText, timingText } from '../schemes/describe-head.ts';
import { describeConditions, type DescribedTrace } from '../schemes/describe-trace.ts';
import { loadCases } from '../schemes/load-cases.ts';
import { loadScheme } from '../schemes/load-scheme.ts';
import type { PolicyFault } from '../schemes/policy-source.ts';
import { placeFindings } from '../schemes/read-policy.ts';
import { decide } from '../schemes/predicate.ts';
import { type Basis, type Scheme, type Unverified, versionAt } from '../schemes/scheme.ts';
import { type Budget, groupsAt, type StackingGroup } from '../schemes/stacking.ts';
import type { Timing } from '../schemes/timing.ts';
import type { JobContext } from './context.ts';
import {
  inspectPolicies,
  policiesDirOf,
  readPolicies,
  schemeFiles,
  sourceOf,
  stackingFile,
} from './load-policies.ts';

/** 补贴项目 as it is shown: its head and its versions. */
export type SchemeView = Pick<
  Scheme,
  'id' | 'title' | 'mode' | 'unit' | 'cadence' | 'fund' | 'payee' | 'events'
> & {
  readonly eventsText?: Text;
  readonly versions: readonly VersionView[];
};

/** 叠加与预算 as they are shown: the groups in force in the month, and every budget. */
export type StackingView = {
  readonly groups: readonly (StackingGroup & { readonly text: Text })[];
  readonly budgets: readonly (Budget & { readonly text: Text })[];
};

/** A version as it is shown; without conditions it ends the scheme. */
export type VersionView = {
  readonly from: YearMonth;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
  readonly isInForce: boolean;
  readonly amount?: Amount & { readonly text: Text };
  readonly timing?: Timing & { readonly text: Text };
  readonly conditions?: DescribedTrace;
};

/** A case beside a scheme and what the scheme said of it. */
export type CaseOutcome = { readonly scheme: string; readonly case: SchemeCase } & CaseResult;

/** What the cases say of the schemes, and what the cases leave untested. */
export type SchemeTest = {
  readonly cases: readonly CaseOutcome[];
  readonly conditions: number;
  readonly mutants: number;
  readonly gaps: readonly PolicyFault[];
};

/** Lists the schemes as they stand in a month. Needs no database. Throws CannotRun on a faulty policy file. */
export async function listSchemes(
  context: JobContext,
  month: YearMonth,
): Promise<{ readonly schemes: readonly SchemeView[]; readonly stacking: StackingView }> {
  const { schemes, stacking } = readPolicies(await policiesDirOf(context));
  return {
    schemes: schemes.map((scheme) => viewOf(scheme, month)),
    stacking: {
      groups: groupsAt(stacking, month).map((group) => ({ ...group, text: groupText(group) })),
      budgets: stacking.budgets.map((budget) => ({ ...budget, text: budgetText(budget) })),
    },
  };
}

/** One scheme with all its versions. Throws CannotRun for an unknown one. */
export async function showScheme(
  context: JobContext,
  id: string,
  month: YearMonth,
): Promise<{ readonly scheme: SchemeView; readonly groups: StackingView['groups'] }> {
  const { schemes, stacking } = await listSchemes(context, month);
  const scheme = schemes.find((one) => one.id === id) ?? refuseUnknown(id, schemes);
  return { scheme, groups: stacking.groups.filter(({ of }) => of.includes(id)) };
}

/** 检查 every fault in every policy file, the cases beside them included. */
export async function checkPolicies(
  context: JobContext,
): Promise<{ readonly dir: string; readonly files: number; readonly faults: readonly PolicyFault[] }> {
  const dir = await policiesDirOf(context);
  const cases = caseFiles(dir).map(({ file }) => loadCases(sourceOf(dir, file)).faults);
  const faults = [...inspectPolicies(dir).faults, ...cases.flat()];
  return { dir, files: schemeFiles(dir).length + cases.length + districtFiles(dir), faults };
}

/** 案例 runs the cases beside each scheme, and tests the cases themselves. Throws CannotRun on a faulty file. */
export async function testSchemes(context: JobContext): Promise<SchemeTest> {
  const { dir, faults } = await checkPolicies(context);
  if (faults.length > 0) readPolicies(dir);
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

/** The schemes among those of a district that were asked for by id; all where none was. Throws CannotRun. */
export function chooseSchemes(schemes: readonly Scheme[], wanted: readonly string[]): readonly Scheme[] {
  for (const id of wanted) if (!schemes.some((scheme) => scheme.id === id)) refuseUnknown(id, schemes);
  return wanted.length === 0 ? schemes : schemes.filter(({ id }) => wanted.includes(id));
}

/** district.yaml, certificates.yaml, and stacking.yaml where there is one. */
function districtFiles(dir: string): number {
  return existsSync(join(dir, stackingFile)) ? 3 : 2;
}

function caseFiles(dir: string): readonly { readonly file: string; readonly schemeFile: string }[] {
  return schemeFiles(dir)
    .map((schemeFile) => ({ schemeFile, file: schemeFile.replace(/\.yaml$/, '.cases.yaml') }))
    .filter(({ file }) => existsSync(join(dir, file)));
}

function viewOf(scheme: Scheme, month: YearMonth): SchemeView {
  const { versions: written, ...head } = scheme;
  const inForce = versionAt(scheme, month);
  const versions = written.map((version) => ({
    from: version.from,
    basis: version.basis,
    unverified: version.unverified,
    isInForce: version === inForce,
    ...('when' in version && {
      amount: { ...version.amount, text: amountText(version.amount) },
      timing: { ...version.timing, text: timingText(version.timing) },
      conditions: describeConditions(decide(version.when, new Map())),
    }),
  }));
  return { ...head, ...(head.events && { eventsText: eventsText(head.events) }), versions };
}

function refuseUnknown(
  id: string,
  schemes: readonly { readonly id: string; readonly title: string }[],
): never {
  throw new CannotRun({
    what: { zh: `没有补贴项目“${id}”`, en: `There is no scheme "${id}"` },
    next: {
      zh: `可选：${schemes.map((scheme) => `${scheme.id}(${scheme.title})`).join('、')}`,
      en: `Choose one of ${schemes.map((scheme) => scheme.id).join(', ')}`,
    },
  });
}
