import type { CasePolicy, DeclaredCalendar } from '../../cases/case-kind.ts';
import { lintCaseKinds } from '../../cases/lint-case-kinds.ts';
import { loadCalendar, loadCaseKind } from '../../cases/load-case-kind.ts';
import type { Loaded } from '../../policies/policy-source.ts';
import { placeFindings } from '../../policies/read-policy.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { caseKindFiles, hasFile, sourceOf } from './policy-folder.ts';

/** 个案 the kinds of case and the days off; what a kind feeds is one of `schemes`, where these can be read. */
export function inspectCases(dir: string, schemes: readonly Scheme[] | undefined): Loaded<CasePolicy> {
  const calendar: Loaded<DeclaredCalendar> = hasFile(dir, 'calendar.yaml')
    ? loadCalendar(sourceOf(dir, 'calendar.yaml'))
    : { value: { years: [], days: [] }, faults: [] };
  const read = caseKindFiles(dir).map((file) => {
    const source = sourceOf(dir, file);
    return { source, ...loadCaseKind(source) };
  });
  const kinds = read.flatMap(({ source, value }) => (value ? [{ source, kind: value }] : []));
  // Only what is paid for events can be paid for a case.
  const known = schemes?.filter(({ events }) => events !== undefined);
  const between = kinds.flatMap(({ source, kind }, index) => {
    const before = kinds.slice(0, index).map((one) => one.kind);
    return placeFindings(source, lintCaseKinds(kind, before, known));
  });
  const faults = [...calendar.faults, ...read.flatMap((one) => one.faults), ...between];
  if (!calendar.value || faults.length > 0) return { faults };
  return { value: { caseKinds: kinds.map(({ kind }) => kind), calendar: calendar.value }, faults };
}
