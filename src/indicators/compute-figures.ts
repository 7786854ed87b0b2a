import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import { fen } from '../kernel/fen.ts';
import { certificateIndicators } from './certificate-indicators.ts';
import type { Figure, FigureValue, Standing } from './figure.ts';
import { buildHolders } from './holder-table.ts';
import type { Indicator, Scope, TraceRow } from './indicator.ts';
import type { Text } from '../kernel/text.ts';
import type { SheetName } from '../schemes/fact.ts';
import { payoutIndicators } from './payout-indicators.ts';
import { buildRunLines } from './run-lines.ts';
import { schemesInYear } from './scheme-in-year.ts';
import { buildReviewed, campaignOf, reviewIndicators } from './review-indicators.ts';

/** 指标 every indicator that can be computed, in the order of the summary. */
export function indicatorsOf(scope: Scope): readonly Indicator[] {
  return [...certificateIndicators(scope), ...reviewIndicators(scope), ...payoutIndicators(scope)];
}

/** 一年的指标 the figures of a year, and of those that are not recorded what they lack, by key. */
export type YearFigures = {
  readonly figures: readonly Figure[];
  readonly lacking: ReadonlyMap<string, Text>;
};

/** The figures of a year. What nobody recorded is left out, never 0. */
export async function computeFigures(db: Database, asked: Scope): Promise<readonly Figure[]> {
  return (await measureYear(db, asked)).figures;
}

/** The same, with what the figures left out lack. */
export async function measureYear(db: Database, asked: Scope): Promise<YearFigures> {
  const scope = await build(db, asked);
  const figures = new Map<string, Figure>();
  const lacking = new Map<string, Text>();
  for (const indicator of indicatorsOf(scope)) {
    const { key, label, unit, definition } = indicator;
    const unmet = await firstUnmet(db, indicator);
    if (unmet) lacking.set(key, unmet);
    const value = unmet ? undefined : await measure(db, indicator, figures);
    if (!value) continue;
    const standing = await standingOf(db, indicator);
    figures.set(key, {
      key,
      label,
      unit,
      definition,
      asOf: scope.asOf,
      value,
      ...(standing && { standing }),
    });
  }
  return { figures: [...figures.values()], lacking };
}

/** 追溯 the indicator of a key with the very rows it counts; none for what is not counted. Undefined for an unknown key. */
export async function traceIndicator(db: Database, asked: Scope, key: string): Promise<Traced | undefined> {
  const scope = await build(db, asked);
  const all = indicatorsOf(scope);
  const indicator = all.find((one) => one.key === key);
  if (!indicator) return undefined;
  const sheets = sheetsBehind(indicator, all);
  if (!('rows' in indicator) || (await firstUnmet(db, indicator))) return { indicator, sheets, rows: [] };
  return { indicator, sheets, rows: (await indicator.rows.execute(db.query)).rows };
}

type Traced = {
  readonly indicator: Indicator;
  readonly rows: readonly TraceRow[];
  /** The kinds of sheet that decide it, and the figures it is made of. */
  readonly sheets: readonly SheetName[];
};

function sheetsBehind(indicator: Indicator, all: readonly Indicator[]): readonly SheetName[] {
  const parts = [
    ...('numerator' in indicator ? [indicator.numerator] : []),
    ...('denominator' in indicator ? [indicator.denominator] : []),
  ];
  const behind = all.filter(({ key }) => parts.includes(key)).flatMap((one) => sheetsBehind(one, all));
  return [...new Set([...(indicator.sheets ?? []), ...behind])];
}

/** Builds what the queries of the figures read, and finds the campaign that the review is measured by. */
async function build(db: Database, asked: Scope): Promise<Scope> {
  const scope = { ...asked, campaign: await campaignOf(db, asked) };
  await buildHolders(db, scope);
  await buildRunLines(db, scope);
  await buildReviewed(db, scope);
  return { ...scope, reckoned: await schemesInYear(db, scope) };
}

async function measure(
  db: Database,
  indicator: Indicator,
  before: ReadonlyMap<string, Figure>,
): Promise<FigureValue | undefined> {
  switch (indicator.kind) {
    case 'count':
    case 'sum': {
      const { rows } = await sql<{ count: number; fen: number | null }>`
        select count(*) as count, sum(fen) as fen from (${indicator.rows})`.execute(db.query);
      const { count = 0, fen: total = 0 } = rows[0] ?? {};
      return indicator.kind === 'count' ? { kind: 'count', count } : { kind: 'money', fen: fen(total ?? 0) };
    }
    case 'share': {
      const numerator = countOf(before.get(indicator.numerator));
      if (numerator === undefined) return undefined;
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

/** What the figure lacks; undefined where all that it needs is on record. */
async function firstUnmet(db: Database, indicator: Indicator): Promise<Text | undefined> {
  for (const { isMet, lacking } of 'needs' in indicator ? indicator.needs : []) {
    const { rows } = await sql<{ yes: number }>`select (${isMet}) as yes`.execute(db.query);
    if (rows[0]?.yes !== 1) return lacking;
  }
  return undefined;
}

async function standingOf(db: Database, indicator: Indicator): Promise<Standing | undefined> {
  if (!('needs' in indicator)) return undefined;
  const { standing, undecided, unit } = indicator;
  if (!undecided) return standing;
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${undecided})`.execute(
    db.query,
  );
  const count = rows[0]?.count ?? 0;
  return count === 0 ? standing : { isDraft: false, ...standing, undecided: { count, unit } };
}

function countOf(figure: Figure | undefined): number | undefined {
  return figure?.value.kind === 'count' ? figure.value.count : undefined;
}
