import type { Text } from '../kernel/text.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Amount } from '../schemes/amount.ts';
import { amountText } from '../schemes/describe-amount.ts';
import { budgetText, eventsText, groupText, timingText } from '../schemes/describe-head.ts';
import { describeConditions, type DescribedTrace } from '../schemes/describe-trace.ts';
import { decide } from '../schemes/predicate.ts';
import { type Basis, type Scheme, type Unverified, versionAt } from '../schemes/scheme.ts';
import { type Budget, groupsAt, type StackingGroup } from '../schemes/stacking.ts';
import type { Timing } from '../schemes/timing.ts';
import type { JobContext } from './context.ts';
import { policiesDirOf, readPolicies } from './load-policies.ts';

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

/** Lists the schemes as they stand in a month. Needs no database. Throws CannotRun on a faulty policy file. */
export async function listSchemes(
  context: JobContext,
  month: YearMonth,
): Promise<{ readonly schemes: readonly SchemeView[]; readonly stacking: StackingView }> {
  const { schemes, stacking } = await readPolicies(await policiesDirOf(context));
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

/** The schemes among those of a district that were asked for by id; all where none was. Throws CannotRun. */
export function chooseSchemes(schemes: readonly Scheme[], wanted: readonly string[]): readonly Scheme[] {
  for (const id of wanted) if (!schemes.some((scheme) => scheme.id === id)) refuseUnknown(id, schemes);
  return wanted.length === 0 ? schemes : schemes.filter(({ id }) => wanted.includes(id));
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
