import { plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import { knownIn, runCase, type SchemeCase } from './cases.ts';
import { conditionText } from '../describe/describe-trace.ts';
import { lintStates } from '../lint/lint-states.ts';
import { leavesOf, type LeafTrace, type Predicate, type Trace } from '../language/predicate.ts';
import type { Finding } from '../../policies/read-policy.ts';
import { decideVersion, type Scheme, type SchemeVersion, versionAt } from '../language/scheme.ts';
import { type Mutant, mutantsOf } from './scheme-mutants.ts';

/** 案例的检验 what the cases beside a scheme do not test, and of how many conditions and mistakes. */
export type CaseGates = {
  readonly conditions: number;
  readonly mutants: number;
  readonly findings: readonly Finding[];
  /** 缺口 what each of them asks of a case. */
  readonly gaps: readonly CaseGap[];
};

/** 缺口 something that no case would notice, and whether a case would. */
type CaseGap = Finding & { readonly isClosedBy: (one: SchemeCase) => boolean };

/**
 * 检验案例 whether the cases would notice a wrong rule: every condition seen true and false, every version paid in its
 * first month and asked in the month before, and every small mistake failed by some case.
 */
export function gateCases(scheme: Scheme, cases: readonly SchemeCase[]): CaseGates {
  // A case that fails already would seem to notice everything.
  const sound = cases.filter((one) => runCase(scheme, one).passed);
  const mutants = mutantsOf(scheme);
  const isOpen = ({ isClosedBy }: CaseGap): boolean => !sound.some(isClosedBy);
  const unseen = scheme.versions.flatMap((_, index) => versionGaps(scheme, index)).filter(isOpen);
  const unnoticed = mutants.map((mutant) => ({ ...mutantGap(mutant), mutant })).filter(isOpen);
  const survivors = unnoticed.filter(({ mutant }) => !isRefused(mutant.scheme));
  return {
    conditions: scheme.versions.flatMap((version) => ('when' in version ? leavesOf(version.when) : []))
      .length,
    mutants: mutants.length,
    findings: [...unseen, ...survivorFindings(survivors.map(({ mutant }) => mutant))],
    gaps: [...unseen, ...survivors],
  };
}

/** What the enumeration of `dpf scheme check` refuses needs no case. */
function isRefused({ versions }: Scheme): boolean {
  return versions.some((version) => 'when' in version && lintStates(version, []).length > 0);
}

function mutantGap({ path, what, scheme }: Mutant): CaseGap {
  return { path, message: what, isClosedBy: (one) => !runCase(scheme, one).passed };
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
    if (!first) return [];
    const { path, of } = first;
    const zh = there.map(({ what }) => what.zh).join('、');
    const en = there.map(({ what }) => what.en).join(', ');
    const message = {
      zh: `“${of.zh}”如果误写成：${zh}，没有案例会发现`,
      en: `no case would notice “${of.en}” written as: ${en}`,
    };
    return [{ path, message }];
  });
}

function versionGaps(scheme: Scheme, index: number): readonly CaseGap[] {
  const version = scheme.versions[index];
  if (!version) return [];
  const path = ['versions', index, 'from'];
  const before = plusMonths(version.from, -1);
  const asked = (month: YearMonth, outcomes: readonly string[]) => (one: SchemeCase) =>
    one.month === month && outcomes.includes(one.expect.outcome);
  const isEnd = 'ended' in version;
  const first = isEnd ? { zh: '停止发放', en: 'ended' } : { zh: '发放', en: 'eligible' };
  return [
    {
      path,
      message: {
        zh: `首月 ${version.from} 没有${first.zh}的案例`,
        en: `no ${first.en} case in its first month ${version.from}`,
      },
      isClosedBy: asked(version.from, [isEnd ? 'ended' : 'eligible']),
    },
    {
      path,
      message: { zh: `前一个月 ${before} 没有案例`, en: `no case in the month before, ${before}` },
      isClosedBy: asked(before, index === 0 ? ['before-first'] : ['eligible', 'ended']),
    },
    ...(isEnd ? [] : leafGaps(scheme, index, version)),
  ];
}

/** The leaves of a trace stand in the order of the predicate's. */
function leafGaps(scheme: Scheme, index: number, version: SchemeVersion): readonly CaseGap[] {
  const leaves = leavesOf(version.when);
  return leafPaths(version.when, ['versions', index, 'when']).flatMap((path, at) => {
    const leaf = leaves[at];
    const asks = leaf && conditionText(leaf);
    return [true, false].map((truth) => ({
      path,
      message: {
        zh: `没有案例使“${asks?.zh ?? ''}”${truth ? '成立' : '不成立'}`,
        en: `no case makes “${asks?.en ?? ''}” ${String(truth)}`,
      },
      isClosedBy: (one: SchemeCase) =>
        versionAt(scheme, one.month) === version &&
        leavesOfTrace(decideVersion(version, knownIn(one, version)).trace)[at]?.outcome === truth,
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
