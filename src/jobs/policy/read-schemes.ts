import type { Text } from '../../kernel/text.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Amount } from '../../schemes/language/amount.ts';
import { amountText } from '../../schemes/describe/describe-amount.ts';
import { budgetText, eventsText, groupText, timingText } from '../../schemes/describe/describe-head.ts';
import { describeConditions, type DescribedTrace } from '../../schemes/describe/describe-trace.ts';
import { decide } from '../../schemes/language/predicate.ts';
import { type Basis, type Scheme, type Unverified, versionAt } from '../../schemes/language/scheme.ts';
import { type Budget, groupsAt, type StackingGroup } from '../../schemes/language/stacking.ts';
import type { Timing } from '../../schemes/language/timing.ts';
import type { JobContext } from '../frame/context.ts';
import { policiesDirOf, readPolicies } from './load-policies.ts';
import { findNamed, type Named, perhapsMeant } from '../frame/named.ts';

/** 补贴项目 as it is shown: its head and its versions. */
export type SchemeView = Pick<
  Scheme,
  'id' | 'title' | 'aliases' | 'mode' | 'unit' | 'cadence' | 'fund' | 'payee' | 'events'
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
  const titles = new Map(schemes.map(({ id, title }) => [id, title]));
  return {
    schemes: schemes.map((scheme) => viewOf(scheme, month)),
    stacking: {
      groups: groupsAt(stacking, month).map((group) => ({ ...group, text: groupText(group, titles) })),
      budgets: stacking.budgets.map((budget) => ({ ...budget, text: budgetText(budget) })),
    },
  };
}

/** One scheme, by id, title or alias, with all its versions. Throws CannotRun for an unknown one. */
export async function showScheme(
  context: JobContext,
  name: string,
  month: YearMonth,
): Promise<{ readonly scheme: SchemeView; readonly groups: StackingView['groups'] }> {
  const { schemes, stacking } = await listSchemes(context, month);
  const scheme = await schemeNamed(name, schemes);
  return { scheme, groups: stacking.groups.filter(({ of }) => of.includes(scheme.id)) };
}

/** The schemes of a district that were asked for by id, title or alias; all where none was. Throws CannotRun. */
export async function chooseSchemes(
  schemes: readonly Scheme[],
  wanted: readonly string[],
): Promise<readonly Scheme[]> {
  const named = new Set(await Promise.all(wanted.map((name) => schemeNamed(name, schemes))));
  return wanted.length === 0 ? schemes : schemes.filter((scheme) => named.has(scheme));
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

type SchemeName = Pick<Scheme, 'id' | 'title' | 'aliases'>;

async function schemeNamed<One extends SchemeName>(name: string, schemes: readonly One[]): Promise<One> {
  const all = schemes.map((scheme): Named<One> => {
    return { thing: scheme, id: scheme.id, names: [scheme.title, ...(scheme.aliases ?? [])] };
  });
  const found = findNamed(name, all);
  if (found) return found;
  throw new CannotRun({
    what: { zh: `没有补贴项目“${name}”`, en: `There is no scheme "${name}"` },
    next: (await perhapsMeant(name, all)) ?? {
      zh: `可选：${schemes.map((scheme) => `${scheme.title} ${scheme.id}`).join('、')}`,
      en: `Choose one of ${schemes.map((scheme) => scheme.id).join(', ')}`,
    },
  });
}
