import { unitsFor } from '../calculate/due-rows.ts';
import { compareText } from '../../kernel/writing/compare-text.ts';
import { sql } from 'kysely';
import type { Database, Writing } from '../../db/connection/open.ts';
import type { OnRecord } from '../../facts/on-record.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { type Fen, fen, formatYuan } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Budget, QueueKey } from '../../schemes/language/stacking.ts';
import { type Lines } from './lines.ts';
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

/**
 * 预算 holds a run against what each fund may spend in the run's year: lines beyond it wait in their order (queue), or the
 * run is not drafted at all (refuse). What is taken back makes room. `schemes` are all of the district.
 */
export function applyBudgets(
  db: Database | Writing,
  run: InRun,
  budgets: readonly Budget[],
  schemes: readonly Scheme[],
): readonly BudgetUse[] {
  const year = Number(run.month.slice(0, 4));
  return budgets
    .filter((budget) => budget.year === year)
    .flatMap((budget) => {
      const ids = schemes.flatMap(({ id, fund, mode }) =>
        fund === budget.fund && mode === 'pay' ? [id] : [],
      );
      const ofFund = run.lines.filter(({ scheme }) => ids.includes(scheme.id));
      return ids.length > 0 ? [applyBudget(db, run, budget, ofFund, ids)] : [];
    });
}

/** The lines of a run of a month, before any wait. */
type InRun = { readonly month: YearMonth; readonly lines: readonly Lines[]; readonly onRecord: OnRecord };

function applyBudget(
  db: Database | Writing,
  { month, onRecord }: InRun,
  budget: Budget,
  ofFund: readonly Lines[],
  ids: readonly string[],
): BudgetUse {
  const { fund, year, fen: budgetFen } = budget;
  const approved = standing(db, { month, year, ids, isDraft: false });
  const inDrafts = standing(db, { month, year, ids, isDraft: true });
  const asked = ofFund.reduce((sum, one) => one.fen.subarray(0, one.count).reduce((a, b) => a + b, sum), 0);
  const room = budgetFen - approved - inDrafts;
  const use = { fund, year, budgetFen, approvedFen: fen(approved), draftedFen: fen(inDrafts) };
  if (asked <= room) return { ...use, runFen: fen(asked), queued: { count: 0, totalFen: fen(0) } };
  if (budget.onExceed === 'refuse') throw exceeded(budget, { approved, inDrafts, asked });
  const all = ofFund.flatMap((lines) => Array.from({ length: lines.count }, (_, at) => ({ lines, at })));
  const amountOf = ({ lines, at }: Line): number => lines.fen[at] ?? 0;
  const back = all.reduce((sum, line) => sum + Math.min(amountOf(line), 0), 0);
  const queue = all.filter((line) => amountOf(line) > 0).sort(byQueue(budget.order, onRecord));
  let [running, count, totalFen] = [0, 0, 0];
  for (const line of queue) {
    running += amountOf(line);
    if (running <= room - back) continue;
    line.lines.waits[line.at] = 1;
    count += 1;
    totalFen += amountOf(line);
  }
  const queued = { count, totalFen: fen(totalFen) };
  return { ...use, runFen: fen(asked - totalFen), queued };
}

type Line = { readonly lines: Lines; readonly at: number };

/** 轮候次序; what is equal by it goes by scheme, unit and period. */
function byQueue(order: readonly QueueKey[], onRecord: OnRecord): (one: Line, other: Line) => number {
  const name = (line: Line, column: 'month' | 'period' | 'happenedOn'): string =>
    line.lines.names[line.lines[column][line.at] ?? 0] ?? '';
  const dayOf = (line: Line): string => name(line, 'happenedOn') || `${name(line, 'month')}-01`;
  const keyOf = ({ lines, at }: Line): string => unitsFor(lines.scheme, onRecord).keyAt(lines.unit[at] ?? 0);
  const compare: Readonly<Record<QueueKey, (one: Line, other: Line) => number>> = {
    month: (one, other) => compareText(name(one, 'month'), name(other, 'month')),
    date: (one, other) => compareText(dayOf(one), dayOf(other)),
    amount: (one, other) => (one.lines.fen[one.at] ?? 0) - (other.lines.fen[other.at] ?? 0),
    scheme: (one, other) => compareText(one.lines.scheme.id, other.lines.scheme.id),
    unit: (one, other) =>
      compareText(keyOf(one), keyOf(other)) || compareText(name(one, 'period'), name(other, 'period')),
  };
  return (one, other) => {
    for (const key of [...order, 'scheme', 'unit'] as const) {
      const difference = compare[key](one, other);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** What the runs before one have spent of a year: approved, or in open drafts of earlier months. */
function standing(
  { sqlite, query }: Database | Writing,
  {
    month,
    year,
    ids,
    isDraft,
  }: {
    readonly month: YearMonth;
    readonly year: number;
    readonly ids: readonly string[];
    readonly isDraft: boolean;
  },
): number {
  const { sql: text, parameters } = sql`select total(fen) from ${runsBefore(month)} as before
      cross join line on line.run_id = before.run and line.scheme = before.scheme
    where line.scheme in (${sql.join(ids)}) and substr(before.month, 1, 4) = ${String(year)}
      and (before.state = 'drafted') = ${Number(isDraft)}`.compile(query);
  return (
    sqlite
      .prepare<unknown[], number>(text)
      .pluck()
      .get(...parameters) ?? 0
  );
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
