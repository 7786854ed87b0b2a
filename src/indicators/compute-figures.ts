import { sql } from 'kysely';
import type { Database } from '../db/open.ts';
import { fen } from '../kernel/fen.ts';
import { certificateIndicators } from './certificate-indicators.ts';
import { buildDecemberLines } from './december-lines.ts';
import type { Figure, FigureValue } from './figure.ts';
import { buildHolders } from './holder-table.ts';
import type { Indicator, Scope, TraceRow } from './indicator.ts';
import { payoutIndicators } from './payout-indicators.ts';
import { buildYearLines } from './year-lines.ts';
import { buildReviewed, campaignOf, reviewIndicators } from './review-indicators.ts';

/** 指标 every indicator that can be computed, in the order of the summary. */
export function indicatorsOf(scope: Scope): readonly Indicator[] {
  return [...certificateIndicators(scope), ...reviewIndicators(scope), ...payoutIndicators(scope)];
}

/** The figures of a year. What nobody recorded is left out, never 0. */
export async function computeFigures(db: Database, asked: Scope): Promise<readonly Figure[]> {
  const scope = await build(db, asked);
  const figures = new Map<string, Figure>();
  for (const indicator of indicatorsOf(scope)) {
    const value = await measure(db, indicator, figures);
    const { key, label, unit, definition } = indicator;
    if (value) figures.set(key, { key, label, unit, definition, asOf: scope.asOf, value });
  }
  return [...figures.values()];
}

/** 追溯 the indicator of a key with the very rows it counts; none for what is not counted. Undefined for an unknown key. */
export async function traceIndicator(
  db: Database,
  asked: Scope,
  key: string,
): Promise<{ readonly indicator: Indicator; readonly rows: readonly TraceRow[] } | undefined> {
  const scope = await build(db, asked);
  const indicator = indicatorsOf(scope).find((one) => one.key === key);
  if (!indicator) return undefined;
  if (!('rows' in indicator) || !(await isRecorded(db, indicator))) return { indicator, rows: [] };
  return { indicator, rows: (await indicator.rows.execute(db.query)).rows };
}

/** Builds what the queries of the figures read, and finds the campaign that the review is measured by. */
async function build(db: Database, asked: Scope): Promise<Scope> {
  const scope = { ...asked, campaign: await campaignOf(db, asked) };
  await buildHolders(db, scope);
  await buildDecemberLines(db, scope);
  await buildYearLines(db, scope);
  await buildReviewed(db, scope);
  return scope;
}

async function measure(
  db: Database,
  indicator: Indicator,
  before: ReadonlyMap<string, Figure>,
): Promise<FigureValue | undefined> {
  switch (indicator.kind) {
    case 'count':
    case 'sum': {
      if (!(await isRecorded(db, indicator))) return undefined;
      const { rows } = await sql<{ count: number; fen: number | null }>`
        select count(*) as count, sum(fen) as fen from (${indicator.rows})`.execute(db.query);
      const { count = 0, fen: total = 0 } = rows[0] ?? {};
      return indicator.kind === 'count' ? { kind: 'count', count } : { kind: 'money', fen: fen(total ?? 0) };
    }
    case 'share': {
      const numerator = countOf(before.get(indicator.numerator));
      if (numerator === undefined || !(await isRecorded(db, indicator))) return undefined;
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from (${indicator.rows})`.execute(db.query);
      return { kind: 'rate', numerator, denominator: rows[0]?.count ?? 0 };
    }
    case 'input':
      return { kind: 'count', count: indicator.count };
    case 'rate-of-pay':
      return { kind: 'money', fen: indicator.fen };
    case 'ratio': {
      const numerator = countOf(before.get(indicator.numerator));
      const denominator = countOf(before.get(indicator.denominator));
      return numerator === undefined || denominator === undefined
        ? undefined
        : { kind: 'rate', numerator, denominator };
    }
  }
}

async function isRecorded(db: Database, { needs }: Extract<Indicator, { needs: unknown }>): Promise<boolean> {
  const { rows } = await sql<{ yes: number }>`select (${needs}) as yes`.execute(db.query);
  return rows[0]?.yes === 1;
}

function countOf(figure: Figure | undefined): number | undefined {
  return figure?.value.kind === 'count' ? figure.value.count : undefined;
}
