import { sql } from 'kysely';
import type { Writing } from '../db/open.ts';
import type { RunState } from '../db/schema.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { type Fen, fen, sumFen } from '../kernel/fen.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/scheme.ts';
import { buildDelta, deltaSha256, type LineReason, postDelta, sumDelta } from './delta.ts';
import { sha256Of } from './digest.ts';
import { buildFacts, type FactContext } from './facts.ts';
import { buildTarget, type SchemeInMonth, type Tally } from './target.ts';

/** What to draft: a month (in `context`), the schemes chosen, and who asks when. */
export type DraftRequest = {
  readonly context: FactContext;
  readonly schemes: readonly Scheme[];
  /** The ids of the schemes, sorted: drafts of one month and scope replace each other. */
  readonly scope: readonly string[];
  readonly createdBy: string;
  /** An ISO instant. */
  readonly createdAt: string;
};

/** 发放测算 what a draft came to. `lines` and `totalFen` leave out the schemes another body pays. */
export type Draft = {
  readonly month: YearMonth;
  /** Undefined where nothing is due and nothing was drafted before. */
  readonly run: number | undefined;
  readonly state: 'drafted';
  /** False where the draft on record says the same already. */
  readonly isNew: boolean;
  /** The draft that was voided for this one. */
  readonly replaces?: number;
  readonly lines: number;
  readonly totalFen: Fen;
  readonly schemes: readonly DraftedScheme[];
};

/** One scheme in a draft. */
export type DraftedScheme = Tally & {
  readonly scheme: string;
  readonly title: string;
  readonly mode: Scheme['mode'];
  readonly unit: Scheme['unit'];
  readonly status: SchemeInMonth['status'];
  readonly count: number;
  readonly totalFen: Fen;
  /** Lines that nobody can be paid yet: a household whose head is not known. */
  readonly withoutPayee: number;
  readonly byReason: Readonly<Record<LineReason, number>>;
};

/** 测算 drafts the run of a month: same facts and policy, same lines, so that a second draft writes nothing. */
export async function draftRun(writing: Writing, request: DraftRequest): Promise<Draft> {
  const { context, schemes, createdAt } = request;
  const { month } = context;
  await buildFacts(writing, context);
  const inMonth = await buildTarget(writing, { month, schemes, loadedAt: createdAt });
  await buildDelta(writing, month, request.scope);
  const drafted = await draftedSchemes(writing, inMonth);
  const paid = drafted.filter(({ mode }) => mode === 'pay');
  const kept = await keepRun(writing, request, inMonth, drafted);
  return {
    month,
    state: 'drafted',
    ...kept,
    lines: paid.reduce((sum, { count }) => sum + count, 0),
    totalFen: sumFen(paid.map(({ totalFen }) => totalFen)),
    schemes: drafted,
  };
}

async function draftedSchemes(
  writing: Writing,
  inMonth: readonly SchemeInMonth[],
): Promise<readonly DraftedScheme[]> {
  const sums = await sumDelta(writing);
  return inMonth.map(({ scheme, status, tally }) => {
    const lines = sums.get(scheme.id);
    return {
      scheme: scheme.id,
      title: scheme.title,
      mode: scheme.mode,
      unit: scheme.unit,
      status,
      ...tally,
      count: lines?.count ?? 0,
      totalFen: fen(lines?.totalFen ?? 0),
      withoutPayee: lines?.withoutPayee ?? 0,
      byReason: lines?.byReason ?? { regular: 0, backpay: 0, clawback: 0 },
    };
  });
}

async function keepRun(
  writing: Writing,
  request: DraftRequest,
  inMonth: readonly SchemeInMonth[],
  drafted: readonly DraftedScheme[],
): Promise<Pick<Draft, 'run' | 'isNew' | 'replaces'>> {
  const { context, createdBy, createdAt } = request;
  const pairs = inMonth.flatMap(({ scheme, versionSha256 }) =>
    versionSha256 === undefined ? [] : [[scheme.id, versionSha256] as const],
  );
  const policy = sha256Of(canonicalJson(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))));
  const lines = deltaSha256(writing);
  const scope = canonicalJson(request.scope);
  const before = await openDraft(writing, context.month, scope);
  if (before?.policy_sha256 === policy && before.lines_sha256 === lines) {
    return { run: before.id, isNew: false };
  }
  if (!before && drafted.every(({ count }) => count === 0)) return { run: undefined, isNew: false };
  if (before) await addEvent(writing, before.id, 'voided', createdBy, createdAt);
  const { rows } = await sql<{ id: number }>`
    insert into run (id, month, scope, policy_sha256, last_import, lines_sha256, created_by, created_at)
    values ((select coalesce(max(id), 0) + 1 from run), ${context.month}, ${scope}, ${policy},
      (select coalesce(max(id), 0) from import), ${lines}, ${createdBy}, ${createdAt})
    returning id`.execute(writing.query);
  const [run] = rows;
  if (!run) throw new Error('the run was not written');
  await addEvent(writing, run.id, 'drafted', createdBy, createdAt);
  await postDelta(writing, run.id);
  return { run: run.id, isNew: true, ...(before && { replaces: before.id }) };
}

/** The latest run of a month and scope that is still a draft. */
async function openDraft({ query }: Writing, month: YearMonth, scope: string) {
  const { rows } = await sql<{ id: number; policy_sha256: string; lines_sha256: string }>`
    select id, policy_sha256, lines_sha256 from run
    where month = ${month} and scope = ${scope}
      and (select state from run_event where run_id = run.id order by seq desc limit 1) = 'drafted'
    order by id desc limit 1`.execute(query);
  return rows[0];
}

async function addEvent(
  { query }: Writing,
  runId: number,
  state: RunState,
  actor: string,
  at: string,
): Promise<void> {
  await sql`insert into run_event (run_id, seq, state, actor, at)
    values (${runId}, (select coalesce(max(seq), 0) + 1 from run_event where run_id = ${runId}),
      ${state}, ${actor}, ${at})`.execute(query);
}
