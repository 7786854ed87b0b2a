import { type RawBuilder, sql } from 'kysely';
import type { Database, Writing } from '../db/connection/open.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import { type Fen, fen, formatYuan } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import type { Budget, queueKeys } from '../schemes/language/stacking.ts';
import { unitKey } from './due.ts';
import { runsBefore } from './posted.ts';

/** 预算执行 a fund's year: what was approved before and what earlier drafts hold, what the run adds, what must wait. */
export type BudgetUse = {
  readonly fund: string;
  readonly year: number;
  readonly budgetFen: Fen;
  readonly approvedFen: Fen;
  /** What open drafts of earlier months hold. */
  readonly draftedFen: Fen;
  readonly runFen: Fen;
  readonly queued: { readonly count: number; readonly totalFen: Fen };
};

const difference = sql`fen - coalesce(posted, 0)`;
const inQueue: Readonly<Record<(typeof queueKeys)[number], RawBuilder<unknown>>> = {
  month: sql`month`,
  date: sql`coalesce(happened_on, month || '-01')`,
  amount: difference,
  scheme: sql`scheme_no`,
  unit: sql`${unitKey}, period`,
};

/**
 * 预算 holds a run against what each fund may spend in the run's year: lines beyond it wait in their order (queue), or the
 * run is not drafted at all (refuse). What is taken back makes room. `schemes` are all of the district.
 */
export async function applyBudgets(
  db: Database | Writing,
  month: YearMonth,
  budgets: readonly Budget[],
  schemes: readonly Scheme[],
): Promise<readonly BudgetUse[]> {
  const year = Number(month.slice(0, 4));
  const used: BudgetUse[] = [];
  for (const budget of budgets.filter((one) => one.year === year)) {
    const ids = schemes.flatMap(({ id, fund, mode }) => (fund === budget.fund && mode === 'pay' ? [id] : []));
    if (ids.length > 0) used.push(await applyBudget(db, month, budget, ids));
  }
  return used;
}

async function applyBudget(
  db: Database | Writing,
  month: YearMonth,
  budget: Budget,
  ids: readonly string[],
): Promise<BudgetUse> {
  const { query } = db;
  const { fund, year, fen: budgetFen } = budget;
  const ofFund = sql`scheme in (${sql.join(ids)})`;
  const standing = (isMeant: RawBuilder<unknown>): Promise<number> =>
    total(
      db,
      sql`select total(fen) as fen from ${runsBefore(month)} as before
        cross join line on line.run_id = before.run and line.scheme = before.scheme
      where line.${ofFund} and substr(before.month, 1, 4) = ${String(year)} and ${isMeant}`,
    );
  const approved = await standing(sql`before.state <> 'drafted'`);
  const inDrafts = await standing(sql`before.state = 'drafted'`);
  const rows = sql`temp.due join temp.scheme_no on no = scheme_no where ${ofFund} and is_drafted`;
  const asked = await total(db, sql`select total(${difference}) as fen from ${rows}`);
  const room = budgetFen - approved - inDrafts;
  const use = { fund, year, budgetFen, approvedFen: fen(approved), draftedFen: fen(inDrafts) };
  if (asked <= room) return { ...use, runFen: fen(asked), queued: { count: 0, totalFen: fen(0) } };
  if (budget.onExceed === 'refuse') throw exceeded(budget, { approved, inDrafts, asked });
  const order = sql.join(budget.order.map((key) => inQueue[key]));
  const back = await total(db, sql`select total(min(${difference}, 0)) as fen from ${rows}`);
  await sql`update temp.due set queued = 1 from (
      select scheme_no as s, unit_id as u, period as p, sum(${difference}) over (order by ${order}
        rows between unbounded preceding and current row) as running from ${rows} and ${difference} > 0)
    where scheme_no = s and unit_id = u and period = p and running > ${room - back}`.execute(query);
  const { rows: waiting } = await sql<{ count: number; fen: number }>`
    select count(*) as count, total(${difference}) as fen from ${rows} and queued`.execute(query);
  const queued = { count: waiting[0]?.count ?? 0, totalFen: fen(waiting[0]?.fen ?? 0) };
  return { ...use, runFen: fen(asked - queued.totalFen), queued };
}

async function total({ query }: Database | Writing, select: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ fen: number }>`${select}`.execute(query);
  return rows[0]?.fen ?? 0;
}

function exceeded(
  { fund, year, fen: budget }: Budget,
  { approved, inDrafts, asked }: Readonly<Record<'approved' | 'inDrafts' | 'asked', number>>,
): CannotRun {
  const [all, before, drafted, now] = [budget, approved, inDrafts, asked].map((amount) =>
    formatYuan(fen(amount)),
  );
  return new CannotRun({
    what: {
      zh: `没有生成草稿：超出${fund}${year}年预算`,
      en: `No draft: it exceeds the ${year} budget of ${fund}`,
    },
    why: {
      zh: `预算 ${all} 元，已核准 ${before} 元，此前月份的草稿 ${drafted} 元，这次要 ${now} 元`,
      en: `the budget is ${all} yuan, ${before} are approved, drafts of earlier months hold ${drafted}, this run needs ${now}`,
    },
    next: {
      zh: '请用 --scheme 少算几个项目，或在 stacking.yaml 中按文件追加预算',
      en: 'Draft fewer schemes with --scheme, or enter the raised budget and its document in stacking.yaml',
    },
  });
}
