import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { trying } from '../../db/connection/write.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import { maskName } from '../../kernel/mask.ts';
import { plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import {
  type BudgetEnd,
  budgetEnds,
  type AmountChange,
  type ChangedUnit,
  changedUnits,
  countWinners,
  type WhatIfPlan,
  calculateWhatIf,
  sumChanges,
  tellOnly,
  type Winners,
} from '../../payout/what-if.ts';
import { loadScheme } from '../../schemes/load/load-scheme.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { groupsAt } from '../../schemes/language/stacking.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { factContext } from './draft-payout.ts';
import { stackingFor } from '../policy/inspect-policies.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';
import { refuseFaulty, sourceOf } from '../policy/policy-folder.ts';

export type WhatIfRequest = {
  /** A scheme file: one of a known id takes its place, another is added. */
  readonly file: string;
  readonly from: YearMonth;
  readonly to: YearMonth;
};

/** 假如 what changed rules would cost over some months, and who would gain and lose. */
export type WhatIf = {
  readonly scheme: string;
  readonly title: string;
  readonly isNew: boolean;
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly months: readonly Row[];
  readonly subdistricts: readonly Row[];
  readonly schemes: readonly Row[];
  readonly units: Winners;
  readonly budgets: readonly BudgetEnd[];
  /** 名称 of every scheme by its id. */
  readonly titles: ReadonlyMap<string, string>;
  /** The units whose money changes; only while the registry is open. */
  readonly changed: () => Iterable<ChangedUnit>;
};
type Row = AmountChange & { readonly of: string };

const MOST_MONTHS = 120;

/**
 * 重算 calculates the months by the rules as they are and with the file in their place, and hands over the difference. A
 * file with any fault stops it; nothing is written to the database.
 */
export async function whatIf<Result>(
  context: JobContext,
  request: WhatIfRequest,
  present: (found: WhatIf) => Promise<Result>,
): Promise<Result> {
  const months = monthsOf(request);
  const scheme = readScheme(request.file);
  return withRegistry(context, 'whatif', async (db) => {
    const policies = await loadPolicies(context, db);
    const plan = planOf(policies, scheme, months);
    const { budgets } = plan;
    const isNew = policies.schemes.every(({ id }) => id !== scheme.id);
    // One transaction: both halves see the same registry. It is rolled back.
    return trying(db, async (reading) => {
      const due = calculateWhatIf(reading, factContext(policies.district), plan);
      const told = tellOnly(due, plan.told);
      return present({
        scheme: scheme.id,
        title: scheme.title,
        isNew,
        from: request.from,
        to: request.to,
        months: sumChanges(told, 'month'),
        subdistricts: sumChanges(told, 'subdistrict'),
        schemes: sumChanges(told, 'scheme'),
        units: countWinners(told),
        budgets: budgetEnds(reading, due, plan, budgets),
        titles: new Map([...policies.schemes, scheme].map(({ id, title }) => [id, title])),
        changed: () => masked(changedUnits(reading, told), context.reveal),
      });
    });
  });
}

function* masked(units: Iterable<ChangedUnit>, reveal: boolean): Generator<ChangedUnit> {
  for (const one of units) yield reveal || one.unit !== 'person' ? one : { ...one, name: maskName(one.name) };
}

function monthsOf({ from, to }: WhatIfRequest): readonly YearMonth[] {
  const months: YearMonth[] = [];
  for (let month = from; month <= to && months.length <= MOST_MONTHS; month = plusMonths(month, 1))
    months.push(month);
  if (months.length > 0 && months.length <= MOST_MONTHS) return months;
  throw new CannotRun({
    what: { zh: `月份范围 ${from}..${to} 不能用`, en: `The months ${from}..${to} cannot be replayed` },
    next: {
      zh: `先写较早的月份，最多 ${MOST_MONTHS} 个月`,
      en: `Write the earlier month first, at most ${MOST_MONTHS} months`,
    },
  });
}

function readScheme(file: string): Scheme {
  if (!existsSync(file)) {
    throw new CannotRun({
      what: { zh: `没有文件 ${inert(basename(file))}`, en: `There is no file ${inert(basename(file))}` },
      next: {
        zh: '先复制一个补贴项目的 yaml 文件，改好后再试',
        en: 'Copy the yaml file of a scheme and change it first',
      },
    });
  }
  const { scheme, faults } = loadScheme(sourceOf(dirname(file), basename(file)));
  if (!scheme || faults.length > 0) throw refuseFaulty(faults);
  return scheme;
}

/** What the change can touch: the scheme itself, those of its groups, and those that share a budget with it. */
function planOf(
  before: Policies,
  scheme: Scheme,
  months: readonly YearMonth[],
): WhatIfPlan & { readonly told: readonly string[]; readonly budgets: Policies['stacking']['budgets'] } {
  const known = before.schemes.find(({ id }) => id === scheme.id);
  const schemes = [...before.schemes.filter((one) => one !== known), scheme];
  const stacking = stackingFor(before.dir, schemes);
  if (!stacking.value || stacking.faults.length > 0) throw refuseFaulty(stacking.faults);
  const after = { schemes, stacking: stacking.value };
  const years = new Set(months.map((month) => Number(month.slice(0, 4))));
  const funds = [scheme.fund, known?.fund];
  const budgets = after.stacking.budgets.filter(({ year, fund }) => years.has(year) && funds.includes(fund));
  const sharing = schemes.filter(({ fund }) => budgets.some((budget) => budget.fund === fund));
  const inGroups = months.flatMap((month) =>
    [before.stacking, after.stacking].flatMap((one) =>
      groupsAt(one, month).flatMap(({ of }) => (of.includes(scheme.id) ? of : [])),
    ),
  );
  const touched = new Set([scheme.id, ...inGroups, ...sharing.map(({ id }) => id)]);
  const all = [...touched, ...mates(before, touched, months)];
  const told = [scheme.id, ...inGroups];
  return { months, schemes: [...new Set(all)], before, after, told, budgets };
}

/** The groups of what shares a budget decide what is left for it. */
function mates(
  { stacking }: Policies,
  ids: ReadonlySet<string>,
  months: readonly YearMonth[],
): readonly string[] {
  return months.flatMap((month) =>
    groupsAt(stacking, month).flatMap(({ of }) => (of.some((id) => ids.has(id)) ? of : [])),
  );
}
