import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import { type BuiltScope, buildScope, makeReady } from './built-scope.ts';
import { fen, mulDivHalfUp } from '../kernel/fen.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Figure, FigureValue, Reliability } from './figure.ts';
import type { Indicator, Scope, TraceRow } from './indicator.ts';
import type { Text } from '../kernel/text.ts';
import type { SheetName } from '../facts/fact.ts';
import { indicatorsOf } from './indicators.ts';
import { latestDays } from './rows/lists-of-year.ts';
import { checkTies, type Tie } from './ties.ts';

/** 一年的指标 the figures of a year, and of those that are not recorded what they lack, by key. */
export type YearFigures = {
  readonly figures: readonly Figure[];
  readonly lacking: ReadonlyMap<string, Text>;
  /** 勾稽 the ties of which every figure is known. */
  readonly ties: readonly Tie[];
  /** What the tables beside the figures are read by. */
  readonly scope: BuiltScope;
  /** 所依据的表种 the kinds of sheet that decide each figure, those of its parts among them. */
  readonly sheets: ReadonlyMap<string, readonly SheetName[]>;
};

/** The figures of a year. What nobody recorded is left out, never 0. */
export async function computeFigures(db: Database, asked: Scope): Promise<readonly Figure[]> {
  return (await measureYear(db, asked)).figures;
}

/** The same, with what the figures left out lack. */
export async function measureYear(db: Database, asked: Scope): Promise<YearFigures> {
  const scope = await buildScope(db, asked);
  const all = indicatorsOf(scope);
  const { figures, lacking } = await measureAll(db, scope, all);
  const ties = checkTies(scope.indicators.ties, figures, scope.year);
  const sheets = new Map(all.map((indicator) => [indicator.key, sheetsBehind(indicator, all)]));
  return { scope, figures: [...figures.values()], lacking, ties, sheets };
}

/** Measures figures in their order: what one is made of comes before it. */
async function measureAll(
  db: Database,
  scope: BuiltScope,
  indicators: readonly Indicator[],
): Promise<{ readonly figures: ReadonlyMap<string, Figure>; readonly lacking: ReadonlyMap<string, Text> }> {
  const days = await latestDays(db);
  const figures = new Map<string, Figure>();
  const lacking = new Map<string, Text>();
  for (const indicator of indicators) {
    const { key, label, unit, nature, definition } = indicator;
    if ('rows' in indicator) await makeReady(db, scope, ...(indicator.reads ?? []));
    const unmet = await firstUnmet(db, indicator);
    if (unmet) lacking.set(key, unmet);
    const value = unmet ? undefined : await measure(db, indicator, figures);
    if (!value) continue;
    const standing = await standingOf(db, indicator, scope.asOf, days);
    figures.set(key, {
      key,
      label,
      unit,
      nature,
      definition,
      asOf: scope.asOf,
      value,
      ...(standing && { standing }),
    });
  }
  return { figures, lacking };
}

/**
 * 追溯 one figure, or what it lacks, with the very rows it counts; none for what is not counted. Only it and what it is made
 * of are measured. Undefined for an unknown key.
 */
export async function traceIndicator(db: Database, asked: Scope, key: string): Promise<Traced | undefined> {
  const scope = await buildScope(db, asked);
  const all = indicatorsOf(scope);
  const indicator = all.find((one) => one.key === key);
  if (!indicator) return undefined;
  const { figures, lacking } = await measureAll(db, scope, [...madeOf(indicator, all), indicator]);
  const [figure, lack] = [figures.get(key), lacking.get(key)];
  const hasRows = 'rows' in indicator && figure !== undefined;
  const rows = hasRows ? (await indicator.rows.execute(db.query)).rows : [];
  return { indicator, figure, lacking: lack, sheets: sheetsBehind(indicator, all), rows };
}

type Traced = {
  readonly indicator: Indicator;
  readonly figure: Figure | undefined;
  readonly lacking: Text | undefined;
  readonly rows: readonly TraceRow[];
  /** The kinds of sheet that decide it, and the figures it is made of. */
  readonly sheets: readonly SheetName[];
};

function sheetsBehind(indicator: Indicator, all: readonly Indicator[]): readonly SheetName[] {
  const behind = [indicator, ...madeOf(indicator, all)].flatMap(({ sheets = [] }) => sheets);
  return [...new Set(behind)];
}

/** The figures that one is made of, and those are made of, each before what is made of it. */
function madeOf(indicator: Indicator, all: readonly Indicator[]): readonly Indicator[] {
  const keys = partsOf(indicator);
  const parts = all.filter(({ key }) => keys.includes(key));
  return [...new Set(parts.flatMap((part) => [...madeOf(part, all), part]))];
}

function partsOf(indicator: Indicator): readonly string[] {
  if (indicator.kind === 'ratio' || indicator.kind === 'average')
    return [indicator.numerator, indicator.denominator];
  if (indicator.kind === 'done' || indicator.kind === 'growth') return [indicator.of];
  return indicator.kind === 'total' ? indicator.of : [];
}

async function measure(
  db: Database,
  indicator: Indicator,
  before: ReadonlyMap<string, Figure>,
): Promise<FigureValue | undefined> {
  switch (indicator.kind) {
    case 'count':
    case 'sum':
    case 'quantity':
    case 'median':
    case 'day':
      return measureRows(db, indicator);
    case 'share': {
      const { rows } = await sql<{ numerator: number; denominator: number }>`select
        (select count(*) from (${indicator.numerator})) as numerator,
        (select count(*) from (${indicator.rows})) as denominator`.execute(db.query);
      return { kind: 'rate', ...(rows[0] ?? { numerator: 0, denominator: 0 }) };
    }
    case 'input':
      return indicator.value;
    case 'rate-of-pay':
      return { kind: 'money', fen: indicator.fen };
    case 'ratio': {
      const numerator = countOf(before.get(indicator.numerator));
      const denominator = countOf(before.get(indicator.denominator));
      return numerator === undefined || denominator === undefined
        ? undefined
        : { kind: 'rate', numerator, denominator };
    }
    case 'average':
      return average(before.get(indicator.numerator)?.value, before.get(indicator.denominator)?.value);
    case 'done':
    case 'growth':
      return against(before.get(indicator.of)?.value, indicator);
    case 'total':
      return together(indicator.of.map((key) => before.get(key)?.value));
  }
}

const aggregates = {
  count: sql<number>`count(*)`,
  sum: sql<number>`coalesce(sum(fen), 0)`,
  quantity: sql<number>`coalesce(sum(quantity), 0)`,
  day: sql<PlainDate | null>`min(happened_on)`,
  // Of an even number of them the smaller of the two in the middle.
  median: sql<number | null>`json_group_array(quantity order by quantity) ->> ((count(*) - 1) / 2)`,
} as const;

async function measureRows(
  db: Database,
  { kind, rows: full, bare = full }: Extract<Indicator, { readonly kind: keyof typeof aggregates }>,
): Promise<FigureValue | undefined> {
  const { rows } = await sql<{ value: number | PlainDate | null }>`
    select ${aggregates[kind]} as value from (${bare})`.execute(db.query);
  const value = rows[0]?.value ?? null;
  if (typeof value === 'string') return { kind: 'date', on: value };
  if (value === null) return undefined;
  return kind === 'sum' ? { kind: 'money', fen: fen(value) } : { kind: 'count', count: value };
}

/** To the fen, half up; undefined over nothing. */
function average(money: FigureValue | undefined, over: FigureValue | undefined): FigureValue | undefined {
  if (money?.kind !== 'money' || over?.kind !== 'count' || over.count === 0) return undefined;
  return { kind: 'money', fen: mulDivHalfUp(money.fen, 1, over.count) };
}

/** A figure in a known number, or what it has grown by over that. */
function against(
  value: FigureValue | undefined,
  { kind, base }: Extract<Indicator, { readonly kind: 'done' | 'growth' }>,
): FigureValue | undefined {
  const now = value?.kind === 'count' ? value.count : value?.kind === 'money' ? value.fen : undefined;
  if (now === undefined || base === undefined) return undefined;
  return {
    kind: 'rate',
    numerator: kind === 'growth' ? now - base : now,
    denominator: base,
    ...(value?.kind === 'money' && { isMoney: true }),
  };
}

/** Counts or sums of money together; undefined where a part is, or is neither. */
function together(parts: readonly (FigureValue | undefined)[]): FigureValue | undefined {
  const counts = parts.flatMap((part) => (part?.kind === 'count' ? part.count : []));
  const sums = parts.flatMap((part) => (part?.kind === 'money' ? part.fen : []));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  if (counts.length === parts.length) return { kind: 'count', count: sum(counts) };
  return sums.length === parts.length ? { kind: 'money', fen: fen(sum(sums)) } : undefined;
}

/** What the figure lacks; undefined where all that it needs is on record. */
async function firstUnmet(db: Database, indicator: Indicator): Promise<Text | undefined> {
  for (const { isMet, lacking } of 'needs' in indicator ? indicator.needs : []) {
    const { rows } = await sql<{ yes: number }>`select (${isMet}) as yes`.execute(db.query);
    if (rows[0]?.yes !== 1) return lacking;
  }
  return undefined;
}

/** How the figure stands: by its runs, by whom it is not known of, and by how far its lists go. */
async function standingOf(
  db: Database,
  indicator: Indicator,
  asOf: PlainDate,
  days: ReadonlyMap<string, PlainDate>,
): Promise<Reliability | undefined> {
  if (!('rows' in indicator)) return undefined;
  const { standing, undecided, undecidedUnit: unit = indicator.unit, needs } = indicator;
  const lists = needs.flatMap(({ kind }) => (kind === undefined ? [] : (days.get(kind) ?? [])));
  const [runsTo] = lists.filter((day) => day < asOf).sort();
  const count = undecided ? await countOfRows(db, undecided) : 0;
  if (runsTo === undefined && count === 0) return standing;
  return {
    ...(standing ?? { isDraft: false }),
    ...(runsTo !== undefined && { runsTo }),
    ...(count > 0 && { undecided: { count, unit } }),
  };
}

async function countOfRows({ query }: Database, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: counted } = await sql<{ count: number }>`select count(*) as count from (${rows})`.execute(
    query,
  );
  return counted[0]?.count ?? 0;
}

function countOf(figure: Figure | undefined): number | undefined {
  return figure?.value.kind === 'count' ? figure.value.count : undefined;
}
