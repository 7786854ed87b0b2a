import { type CaseKind, caseVersionOn, type CaseVersion } from '../../cases/case-kind.ts';
import type { PolicyFault } from '../../policies/policy-source.ts';
import type { JobContext } from '../frame/context.ts';
import { inspectCases } from '../policy/inspect-cases.ts';
import { inspectPolicies } from '../policy/inspect-policies.ts';
import { policiesDirOf, readPolicies } from '../policy/load-policies.ts';
import { caseKindFiles } from '../policy/policy-folder.ts';
import { chooseCaseKind } from './case-words.ts';

/** A kind of case with the rules in force on the day. */
export type CaseKindView = { readonly kind: CaseKind; readonly version: CaseVersion | undefined };

/** 个案种类 all of them, or the one that a text means. Needs no database. Throws CannotRun. */
export async function readCaseKinds(
  context: JobContext,
  wanted: string | undefined,
): Promise<readonly CaseKindView[]> {
  const { caseKinds } = await readPolicies(await policiesDirOf(context));
  const kinds = wanted === undefined ? caseKinds : [await chooseCaseKind(caseKinds, wanted)];
  return kinds.map((kind) => ({ kind, version: caseVersionOn(kind, context.asOf) }));
}

/** 检查 every fault of the kinds of case and of the calendar, with file, line and column. */
export async function checkCaseKinds(
  context: JobContext,
): Promise<{ readonly dir: string; readonly files: number; readonly faults: readonly PolicyFault[] }> {
  const dir = await policiesDirOf(context);
  const { schemes } = inspectPolicies(dir);
  return { dir, files: caseKindFiles(dir).length, faults: inspectCases(dir, schemes).faults };
}
