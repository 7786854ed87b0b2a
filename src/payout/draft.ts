import { sql } from 'kysely';
import type { Writing } from '../db/connection/open.ts';
import { type Fen, fen, sumFen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import { type Scheme, versionAt } from '../schemes/language/scheme.ts';
import { applyBudgets, type BudgetUse } from './budget.ts';
import { buildDelta, type LineReason, sumDelta } from './delta.ts';
import type { LookedAt } from './due.ts';
import type { DraftRequest } from './draft-request.ts';
import { type InEarlierDrafts, sumEarlierDrafts } from './in-earlier-drafts.ts';
import { keepRun, type KeptRun } from './keep-run.ts';
import { schemesToReckon } from './look-back.ts';
import { approvedMonths, setPosted } from './posted.ts';
import { inputsSha256, recall, remember, type RestsOn, restsOnNow } from './recall.ts';
import { reckonMonths } from './reckon.ts';
import { countUnplaced, type HeldBack, sumHeldBack } from './held-back.ts';
import { listWithoutPayee, type WithoutPayee } from './without-payee.ts';
import { noTally, type Tally, withUndecided } from './tally.ts';

/** 发放测算 what a draft came to. `lines` and `totalFen` leave out the schemes another body pays. */
export type Draft = KeptRun & {
  readonly month: YearMonth;
  readonly state: 'drafted';
  readonly lines: number;
  readonly totalFen: Fen;
  /** 月度补贴 of these, the monthly schemes. */
  readonly monthly: { readonly lines: number; readonly totalFen: Fen };
  readonly schemes: readonly DraftedScheme[];
  readonly budgets: readonly BudgetUse[];
  readonly restsOn: RestsOn;
  /** 无收款人 the lines that nobody can be paid yet, the first of them; `withoutPayee` of each scheme counts all. */
  readonly withoutPayee: readonly WithoutPayee[];
};

/** One scheme in a draft. */
export type DraftedScheme = Tally &
  Pick<Scheme, 'title' | 'mode' | 'unit' | 'cadence' | 'fund'> & {
    readonly scheme: string;
    readonly status: 'in-force' | 'before-first' | 'ended';
    readonly count: number;
    readonly totalFen: Fen;
    /** Lines that nobody can be paid yet: a household whose head is not known, a minor without a guardian on record. */
    readonly withoutPayee: number;
    readonly byReason: Readonly<Record<LineReason, number>>;
    /** 叠加 lines that gave way to another scheme, in whole or in part, and by how much. */
    readonly stacked: HeldBack;
    /** 此前草稿已含 what is due and stands in drafts of earlier months: it is no line of this run. */
    readonly inEarlierDrafts: InEarlierDrafts;
    /** 轮候 lines that wait for the money of their fund. */
    readonly queued: HeldBack;
  };

/**
 * 测算 drafts the run of a month: same facts and policy, same lines, so that a second draft writes nothing. The answer on
 * record is given again where nothing that it was reckoned from has changed.
 */
export async function draftRun(writing: Writing, request: DraftRequest): Promise<Draft> {
  const inputs = await inputsSha256(writing, request);
  const known = await recall(writing, request, inputs);
  if (known) return { ...(JSON.parse(known.body) as Draft), run: known.run, isNew: false };
  const { outcome, kept } = await reckonRun(writing, request);
  if (kept.run !== undefined) await remember(writing, kept.run, inputs, JSON.stringify(outcome));
  return { ...outcome, ...kept };
}

async function reckonRun(
  writing: Writing,
  request: DraftRequest,
): Promise<{ readonly outcome: Omit<Draft, keyof KeptRun>; readonly kept: KeptRun }> {
  const { policy, month, scope } = request;
  const looked = schemesToReckon(policy, month, scope, await approvedMonths(writing, month));
  const tallies = await reckonMonths(writing, policy.context, { looked, stacking: policy.stacking });
  await sql`delete from temp.due where scheme_no in (select no from temp.scheme_no where not is_drafted)`.execute(
    writing.query,
  );
  await setPosted(writing, month);
  const budgets = await applyBudgets(writing, month, policy.stacking.budgets, policy.schemes);
  await buildDelta(writing, month);
  const drafted = looked.filter(({ isDrafted }) => isDrafted);
  const schemes = await draftedSchemes(writing, month, drafted, tallies);
  const restsOn = await restsOnNow(writing, request);
  const withoutPayee = schemes.some((one) => one.withoutPayee > 0)
    ? await listWithoutPayee(writing, month)
    : [];
  const isHeldEarlier = schemes.some(({ inEarlierDrafts }) => inEarlierDrafts.count > 0);
  const kept = await keepRun(writing, request, { looked: drafted, isHeldEarlier });
  const paid = schemes.filter(({ mode }) => mode === 'pay');
  const monthly = sumsOf(paid.filter(({ cadence }) => cadence === 'monthly'));
  const sums = { ...sumsOf(paid), monthly };
  return { outcome: { month, state: 'drafted', ...sums, schemes, budgets, restsOn, withoutPayee }, kept };
}

function sumsOf(schemes: readonly DraftedScheme[]): { readonly lines: number; readonly totalFen: Fen } {
  return {
    lines: schemes.reduce((sum, { count }) => sum + count, 0),
    totalFen: sumFen(schemes.map(({ totalFen }) => totalFen)),
  };
}

async function draftedSchemes(
  writing: Writing,
  month: YearMonth,
  looked: readonly LookedAt[],
  tallies: ReadonlyMap<string, Tally>,
): Promise<readonly DraftedScheme[]> {
  const sums = await sumDelta(writing);
  const heldBack = await sumHeldBack(writing);
  const earlier = await sumEarlierDrafts(writing, month);
  const unplaced = await countUnplaced(writing, month);
  return looked.map(({ scheme }) => {
    const { id, title, mode, unit, cadence, fund } = scheme;
    const lines = sums.get(id);
    const version = versionAt(scheme, month);
    return {
      ...{ scheme: id, title, mode, unit, cadence, fund },
      status: typeof version === 'string' ? version : 'in-force',
      ...withUndecided(tallies.get(id) ?? noTally, 'event.household', unplaced.get(id) ?? 0),
      count: lines?.count ?? 0,
      totalFen: fen(lines?.totalFen ?? 0),
      withoutPayee: lines?.withoutPayee ?? 0,
      byReason: lines?.byReason ?? { regular: 0, backpay: 0, clawback: 0 },
      stacked: heldBack.get(id)?.stacked ?? none,
      queued: heldBack.get(id)?.queued ?? none,
      inEarlierDrafts: earlier.get(id) ?? { ...none, months: [] },
    };
  });
}

const none: HeldBack = { count: 0, totalFen: fen(0) };
