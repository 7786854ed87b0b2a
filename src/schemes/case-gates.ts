import { plusMonths, type YearMonth } from '../kernel/year-month.ts';
import { knownIn, runCase, type SchemeCase } from './cases.ts';
import { lintStates } from './lint-states.ts';
import { leavesOf, type LeafTrace, type Predicate, type Trace, type Truth } from './predicate.ts';
import type { Finding } from './read-policy.ts';
import { decideVersion, type Scheme, type SchemeVersion, versionAt } from './scheme.ts';
import { type Mutant, mutantsOf } from './scheme-mutants.ts';

/** 案例的检验 what the cases beside a scheme do not test, and of how many conditions and mistakes. */
export type CaseGates = {
  readonly conditions: number;
  readonly mutants: number;
  readonly findings: readonly Finding[];
};

/**
 * 检验案例 whether the cases would notice a wrong rule: every condition seen true and false, every version paid in its
 * first month and asked in the month before, and every small mistake failed by some case.
 */
export function gateCases(scheme: Scheme, cases: readonly SchemeCase[]): CaseGates {
  // A case that fails already would seem to notice everything.
  const sound = cases.filter((one) => runCase(scheme, one).passed);
  const mutants = mutantsOf(scheme);
  const survivors = mutants.filter(
    ({ scheme: mutant }) => sound.every((one) => runCase(mutant, one).passed) && !isRefused(mutant),
  );
  return {
    conditions: scheme.versions.flatMap((version) => ('when' in version ? leavesOf(version.when) : []))
      .length,
    mutants: mutants.length,
    findings: [
      ...scheme.versions.flatMap((_, index) => versionFindings(scheme, index, sound)),
      ...survivorFindings(survivors),
    ],
  };
}

/** What the enumeration of `dpf scheme check` refuses needs no case. */
function isRefused({ versions }: Scheme): boolean {
  return versions.some((version) => 'when' in version && lintStates(version, []).length > 0);
}

/** One finding a place, with every mistake there that would go unnoticed. */
function survivorFindings(survivors: readonly Mutant[]): readonly Finding[] {
  const places = new Map<string, Mutant[]>();
  for (const one of survivors) {
    const place = one.path.map(String).join('.');
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  return [...places.values()].flatMap((there) => {
    const [first] = there;
    const zh = there.map(({ what }) => what.zh).join('、');
    const en = there.map(({ what }) => what.en).join(', ');
    const message = { zh: `如果误写成：${zh}，没有案例会失败`, en: `no case fails if it were: ${en}` };
    return first ? [{ path: first.path, message }] : [];
  });
}

function versionFindings(scheme: Scheme, index: number, cases: readonly SchemeCase[]): readonly Finding[] {
  const version = scheme.versions[index];
  if (!version) return [];
  const path = ['versions', index, 'from'];
  const before = plusMonths(version.from, -1);
  const isAsked = (month: YearMonth, outcomes: readonly string[]) =>
    cases.some((one) => one.month === month && outcomes.includes(one.expect.outcome));
  const first = 'ended' in version ? 'ended' : 'eligible';
  return [
    ...(isAsked(version.from, [first])
      ? []
      : [
          {
            path,
            message: {
              zh: `首月 ${version.from} 没有 ${first} 的案例`,
              en: `no ${first} case in its first month ${version.from}`,
            },
          },
        ]),
    ...(isAsked(before, index === 0 ? ['before-first'] : ['eligible', 'ended'])
      ? []
      : [
          {
            path,
            message: { zh: `前一个月 ${before} 没有案例`, en: `no case in the month before, ${before}` },
          },
        ]),
    ...('when' in version ? leafFindings(scheme, index, version, cases) : []),
  ];
}

/** The leaves of a trace stand in the order of the predicate's. */
function leafFindings(
  scheme: Scheme,
  index: number,
  version: SchemeVersion,
  cases: readonly SchemeCase[],
): readonly Finding[] {
  const traces = cases
    .filter(({ month }) => versionAt(scheme, month) === version)
    .map((one) => leavesOfTrace(decideVersion(version, knownIn(one, version)).trace));
  return leafPaths(version.when, ['versions', index, 'when']).flatMap((path, at) => {
    const seen = new Set(traces.map((leaves): Truth | undefined => leaves[at]?.outcome));
    return [true, false]
      .filter((truth) => !seen.has(truth))
      .map((truth) => ({
        path,
        message: {
          zh: `没有案例使这一条${truth ? '成立' : '不成立'}`,
          en: `no case makes this ${String(truth)}`,
        },
      }));
  });
}

function leavesOfTrace(trace: Trace): readonly LeafTrace[] {
  return trace.node === 'leaf' ? [trace] : trace.children.flatMap(leavesOfTrace);
}

function leafPaths(predicate: Predicate, path: readonly PropertyKey[]): readonly (readonly PropertyKey[])[] {
  if ('not' in predicate) return leafPaths(predicate.not, [...path, 'not']);
  const below = (key: 'all' | 'any', children: readonly Predicate[]) =>
    children.flatMap((child, index) => leafPaths(child, [...path, key, index]));
  if ('all' in predicate) return below('all', predicate.all);
  return 'any' in predicate ? below('any', predicate.any) : [path];
}
