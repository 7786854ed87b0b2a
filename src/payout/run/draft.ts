import type { Writing } from '../../db/connection/open.ts';
import { type Fen, fen, sumFen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { type Scheme, versionAt } from '../../schemes/language/scheme.ts';
import { applyBudgets, type BudgetUse } from './budget.ts';
import { calculate, type Calculated } from '../calculate/calculate.ts';
import type { DraftRequest } from './draft-request.ts';
import { saveRun, type SavedRun } from './save-run.ts';
import {
  type LedgerDifference,
  differenceOf,
  type InEarlierDrafts,
  lacksPayee,
  type LineReason,
  lineReasons,
  type Lines,
} from './lines.ts';
import { type PlannedScheme, schemesToCalculate } from './look-back.ts';
import { approvedMonths } from './posted.ts';
import { inputsSha256, cachedDraft, cacheDraft, type RestsOn, restsOnNow } from './draft-cache.ts';
import { noTally, type Tally, withUndecided } from '../calculate/tally.ts';
import { listWithoutPayee, type WithoutPayee } from './without-payee.ts';

/** 发放测算 what a draft came to. `lines` and `totalFen` leave out the schemes another body pays. */
export type WordedDraft = SavedRun & {
  readonly month: YearMonth;
  readonly state: 'drafted';
  readonly lines: number;
  readonly totalFen: Fen;
  /** 月度补贴 of these, the monthly schemes. */
  readonly monthly: { readonly lines: number; readonly totalFen: Fen };
  readonly schemes: readonly WordedScheme[];
  readonly budgets: readonly BudgetUse[];
  readonly restsOn: RestsOn;
  /** 无收款人 the lines that nobody can be paid yet, the first of them; `withoutPayee` of each scheme counts all. */
  readonly linesWithoutPayee: readonly WithoutPayee[];
};

/** 少发 lines that are less than what is due, or not there yet. */
type Withheld = { readonly count: number; readonly totalFen: Fen };

/** One scheme in a draft. */
export type WordedScheme = Tally &
  Pick<Scheme, 'title' | 'mode' | 'unit' | 'cadence' | 'fund'> & {
    readonly scheme: string;
    readonly status: 'in-force' | 'before-first' | 'ended';
    readonly count: number;
    readonly totalFen: Fen;
    /** Lines that nobody can be paid yet: a household whose head is not known, a minor without a guardian on record. */
    readonly withoutPayee: number;
    readonly byReason: Readonly<Record<LineReason, number>>;
    /** 叠加 lines that gave way to another scheme, in whole or in part, and by how much. */
    readonly stacked: Withheld;
    /** 此前草稿已含 what is due and stands in drafts of earlier months: it is no line of this run. */
    readonly inEarlierDrafts: InEarlierDrafts;
    /** 轮候 lines that wait for the money of their fund. */
    readonly queued: Withheld;
  };

/**
 * 测算 drafts the run of a month: same facts and policy, same lines, so that a second draft writes nothing. The answer on
 * record is given again where nothing that it was calculated from has changed.
 */
export async function draftRun(writing: Writing, request: DraftRequest): Promise<WordedDraft> {
  const inputs = await inputsSha256(writing, request);
  const known = await cachedDraft(writing, request, inputs);
  if (known) return { ...(JSON.parse(known.body) as WordedDraft), run: known.run, isNew: false };
  const { outcome, kept } = await calculateRun(writing, request);
  if (kept.run !== undefined) await cacheDraft(writing, kept.run, inputs, JSON.stringify(outcome));
  return { ...outcome, ...kept };
}

async function calculateRun(
  writing: Writing,
  request: DraftRequest,
): Promise<{ readonly outcome: Omit<WordedDraft, keyof SavedRun>; readonly kept: SavedRun }> {
  const { policy, month, scope } = request;
  const planned = schemesToCalculate(policy, month, scope, await approvedMonths(writing, month));
  const { stacking, schemes: known } = policy;
  const calculated = calculate(writing, policy.context, { planned, stacking, withPayees: true });
  const { onRecord, due } = calculated;
  const drafted = planned.filter(({ isDrafted }) => isDrafted).toSorted(byId);
  const differences = drafted.map((one) => differenceOf(writing, one, { month, due, onRecord }));
  const lines = differences.map((one) => one.lines);
  const budgets = applyBudgets(writing, { month, lines, onRecord }, stacking.budgets, known);
  const schemes = planned.flatMap(({ scheme, isDrafted }) => {
    const own = differences.find((one) => one.lines.scheme === scheme);
    return isDrafted && own ? [draftedScheme(month, own, calculated)] : [];
  });
  const restsOn = await restsOnNow(writing, request);
  const linesWithoutPayee = listWithoutPayee(writing, lines, onRecord, month);
  const isHeldEarlier = schemes.some(({ inEarlierDrafts }) => inEarlierDrafts.count > 0);
  const kept = await saveRun(writing, request, { planned: drafted, lines, onRecord, isHeldEarlier });
  const paid = schemes.filter(({ mode }) => mode === 'pay');
  const monthly = sumsOf(paid.filter(({ cadence }) => cadence === 'monthly'));
  const sums = { ...sumsOf(paid), monthly };
  return {
    outcome: { month, state: 'drafted', ...sums, schemes, budgets, restsOn, linesWithoutPayee },
    kept,
  };
}

function byId({ scheme: a }: PlannedScheme, { scheme: b }: PlannedScheme): number {
  return a.id < b.id ? -1 : 1;
}

function sumsOf(schemes: readonly WordedScheme[]): { readonly lines: number; readonly totalFen: Fen } {
  return {
    lines: schemes.reduce((sum, { count }) => sum + count, 0),
    totalFen: sumFen(schemes.map(({ totalFen }) => totalFen)),
  };
}

function draftedScheme(
  month: YearMonth,
  { lines, inEarlierDrafts }: LedgerDifference,
  { tallies, gaveWay, unplaced }: Calculated,
): WordedScheme {
  const { scheme } = lines;
  const { id, title, mode, unit, cadence, fund } = scheme;
  const version = versionAt(scheme, month);
  const stacked = gaveWay.filter((one) => one.scheme === scheme);
  const own = unplaced.filter((one) => one.scheme === id && one.month === month);
  const { queued, ...sums } = sumsOfLines(lines);
  return {
    scheme: id,
    title,
    mode,
    unit,
    cadence,
    fund,
    status: typeof version === 'string' ? version : 'in-force',
    ...withUndecided(tallies.get(id) ?? noTally, 'event.household', own.length),
    ...sums,
    stacked: { count: stacked.length, totalFen: sumFen(stacked.map((one) => fen(one.fen - one.left))) },
    queued,
    inEarlierDrafts,
  };
}

/** Counts and sums of the lines of a scheme, those that wait apart. */
function sumsOfLines(
  lines: Lines,
): Pick<WordedScheme, 'count' | 'totalFen' | 'withoutPayee' | 'byReason' | 'queued'> {
  const byReason = { regular: 0, backpay: 0, clawback: 0 };
  let [count, total, withoutPayee, queued, queuedFen] = [0, 0, 0, 0, 0];
  for (let at = 0; at < lines.count; at++) {
    const amount = lines.fen[at] ?? 0;
    if (lines.waits[at] === 1) {
      queued += 1;
      queuedFen += amount;
      continue;
    }
    count += 1;
    total += amount;
    byReason[lineReasons[lines.reason[at] ?? 0] ?? 'regular'] += 1;
    if (lacksPayee(lines, at)) withoutPayee += 1;
  }
  const waiting = { count: queued, totalFen: fen(queuedFen) };
  return { count, totalFen: fen(total), withoutPayee, byReason, queued: waiting };
}
