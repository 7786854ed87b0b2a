import type { Text } from '../../kernel/text.ts';
import { monthOf, plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import type { Finding } from '../../policies/read-policy.ts';
import type { Basis, EndedVersion, Scheme, SchemeVersion } from '../language/scheme.ts';

/** How a payment lacks authority: no document that can be looked up, a value no source gives, or a rule overtaken. */
export type GapKind = 'missing' | 'unverified' | 'outdated';

/** 依据缺口 a part of a rule that somebody is paid by and no document in force stands behind. */
type PolicyGap = Pick<Finding, 'path'> & {
  readonly kind: GapKind;
  readonly what: Text;
  readonly why: Text;
};

/** A version that pays in some months of a period, and what it lacks. */
type VersionGaps = {
  readonly index: number;
  readonly version: SchemeVersion;
  /** The first and last month of the period in which it is in force. */
  readonly months: { readonly from: YearMonth; readonly to: YearMonth };
  readonly gaps: readonly PolicyGap[];
};

type Period = { readonly from: YearMonth; readonly to: YearMonth };

/** The versions of a scheme that pay in a period, each with the gaps in its authority. */
export function gapsOf({ versions }: Scheme, period: Period): readonly VersionGaps[] {
  return versions.flatMap((version, index): readonly VersionGaps[] => {
    const next = versions[index + 1];
    const from = version.from > period.from ? version.from : period.from;
    const last = next && next.from <= period.to ? plusMonths(next.from, -1) : period.to;
    if ('ended' in version || from > last) return [];
    const at = ['versions', index];
    const gaps = [
      ...basisGaps(version.basis, [...at, 'basis']),
      ...timingGaps(version, from, [...at, 'basis']),
      ...orderGaps(version, versions[index - 1], [...at, 'basis']),
      ...version.unverified.map(({ what, why }, place): PolicyGap => ({
        kind: 'unverified',
        what: { zh: what, en: what },
        why: { zh: why, en: why },
        path: [...at, 'unverified', place],
      })),
    ];
    return [{ index, version, months: { from, to: last }, gaps }];
  });
}

function basisGaps(basis: readonly Basis[], path: readonly PropertyKey[]): readonly PolicyGap[] {
  return basis.flatMap(({ doc, clause, issuedOn }, place): readonly PolicyGap[] => {
    if (clause !== undefined && issuedOn !== undefined) return [];
    const lacks: Text =
      clause !== undefined
        ? { zh: '没有写明发布日期', en: 'its date is not given' }
        : issuedOn !== undefined
          ? { zh: '没有写明条款', en: 'its article is not given' }
          : { zh: '没有写明条款和发布日期', en: 'neither its article nor its date is given' };
    return [{ kind: 'missing', what: { zh: doc, en: doc }, why: lacks, path: [...path, place] }];
  });
}

/** A document that came out later cannot have been what an earlier month was paid by. */
function timingGaps(
  { basis }: SchemeVersion,
  firstMonth: YearMonth,
  path: readonly PropertyKey[],
): readonly PolicyGap[] {
  const [earliest] = issuedIn(basis);
  const isKnown = basis.every(({ issuedOn }) => issuedOn !== undefined);
  if (!isKnown || earliest === undefined || monthOf(earliest) <= firstMonth) return [];
  return [
    {
      kind: 'missing',
      what: { zh: `${firstMonth} 起的发放`, en: `what is paid from ${firstMonth} on` },
      why: {
        zh: `最早的文件 ${earliest} 才发布，当时没有依据`,
        en: `its earliest document is of ${earliest}: there was none at the time`,
      },
      path,
    },
  ];
}

function orderGaps(
  { basis }: SchemeVersion,
  before: SchemeVersion | EndedVersion | undefined,
  path: readonly PropertyKey[],
): readonly PolicyGap[] {
  const newest = issuedIn(basis).at(-1);
  const newestBefore = issuedIn(before?.basis ?? []).at(-1);
  if (newest === undefined || newestBefore === undefined || newest >= newestBefore) return [];
  return [
    {
      kind: 'outdated',
      what: { zh: '依据', en: 'its basis' },
      why: {
        zh: `最新的文件是 ${newest}，比前一版本的 ${newestBefore} 还早`,
        en: `its newest document is of ${newest}, older than that of the version before (${newestBefore})`,
      },
      path,
    },
  ];
}

function issuedIn(basis: readonly Basis[]) {
  return basis.flatMap(({ issuedOn }) => issuedOn ?? []).toSorted();
}
