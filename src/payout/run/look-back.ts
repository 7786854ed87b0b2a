import { plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import { type Scheme, versionAt } from '../../schemes/language/scheme.ts';
import { groupsAt, type Stacking } from '../../schemes/language/stacking.ts';
/** A scheme that a run calculates, with the months it looks at. */
export type PlannedScheme = {
  readonly scheme: Scheme;
  readonly months: readonly YearMonth[];
  /** False for one that is only there because the group of another needs it (叠加). */
  readonly isDrafted: boolean;
};

/** 补发期限 no policy looks further back (timing.ts). */
const FURTHEST = 120;

/**
 * The schemes that a run of a month calculates, and the months of each: its own, and the earlier ones that the version of
 * that month still lets be corrected. Of a monthly scheme only those that dpf has paid; events are due when recorded.
 * Schemes that share a group with a chosen one come along, for what they pay decides what is left for it.
 */
export function schemesToCalculate(
  policy: { readonly schemes: readonly Scheme[]; readonly stacking: Stacking },
  month: YearMonth,
  scope: readonly string[],
  approved: ReadonlyMap<string, ReadonlySet<YearMonth>>,
): readonly PlannedScheme[] {
  const own = new Map(
    policy.schemes.map((scheme) => [
      scheme.id,
      monthsOfScheme(scheme, month, approved.get(scheme.id) ?? new Set<YearMonth>()),
    ]),
  );
  return policy.schemes.flatMap((scheme): readonly PlannedScheme[] => {
    const months = own.get(scheme.id) ?? [];
    if (scope.includes(scheme.id)) return [{ scheme, months, isDrafted: true }];
    const asked = scope.flatMap((id) =>
      (own.get(id) ?? []).filter((one) => shareGroup(policy.stacking, one, id, scheme.id)),
    );
    return asked.length > 0 ? [{ scheme, months: [...new Set(asked)].sort(), isDrafted: false }] : [];
  });
}

function shareGroup(stacking: Stacking, month: YearMonth, one: string, other: string): boolean {
  return groupsAt(stacking, month).some(({ of }) => of.includes(one) && of.includes(other));
}

/** The months that a run of a month looks at; of a monthly scheme only those that were approved beside its own. */
export function monthsOfScheme(
  scheme: Scheme,
  month: YearMonth,
  approved: ReadonlySet<YearMonth> = new Set(),
): readonly YearMonth[] {
  const earlier = Array.from({ length: FURTHEST }, (_, index) => index + 1).flatMap((back) => {
    const before = plusMonths(month, -back);
    const version = versionAt(scheme, before);
    const isOpen = typeof version !== 'string' && version.timing.backPayMonths >= back;
    return isOpen && (scheme.events || approved.has(before)) ? [before] : [];
  });
  return [...earlier.reverse(), month];
}
