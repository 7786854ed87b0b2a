import { traceIndicator } from '../../../indicators/compute-figures.ts';
import type { Indicator, TraceRow } from '../../../indicators/indicator.ts';
import { knownIndicators } from '../../../indicators/known-indicators.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { mask } from '../../../kernel/mask.ts';
import { inLang, type Lang, type Text } from '../../../kernel/text.ts';
import { type FigureJson, figureJson } from '../../../reports/figure-json.ts';
import { type JobContext, withRegistry } from '../../frame/context.ts';
import { listsBehind } from './lists-behind.ts';
import { loadPolicies } from '../../policy/load-policies.ts';
import { yearScope } from '../year-scope.ts';
import { cutOffOf } from '../write-annual-report.ts';
import { findNamed, perhapsMeant } from '../../frame/named.ts';

/** 追溯 a figure with the rows behind it, or with what it rests on where nothing is counted. Numbers are masked. */
export type TracedFigure = {
  readonly figure: FigureJson;
  readonly rows: readonly TraceRow[];
  /** Documents, sources or other figures, and every list that decides who is counted. */
  readonly restsOn: readonly string[];
  /** The same for people: figures by their names. */
  readonly restsOnText: readonly string[];
};

/** Lists the rows behind one figure of a year. The figure goes by its key or its label. Throws CannotRun where it is unknown or not recorded. */
export async function traceFigure(
  context: JobContext,
  name: string,
  year: number,
  lang: Lang,
): Promise<TracedFigure> {
  return withRegistry(context, 'report trace', async (db) => {
    const policies = await loadPolicies(context, db);
    const scope = await yearScope(db, policies, { year, asOf: cutOffOf(year, context) });
    const all = knownIndicators(policies, year).map((one) => {
      return { thing: one, id: one.key, names: [one.label.zh, one.label.en] };
    });
    const known = findNamed(name, all);
    if (!known) throw unknownKey(name, await perhapsMeant(name, all));
    const { key } = known;
    const traced = await traceIndicator(db, scope, key);
    if (!traced?.figure) throw notRecorded(inLang(known.label, lang), key, traced?.lacking);
    const { figure } = traced;
    const rows = context.reveal ? traced.rows : traced.rows.map(masked);
    const lists = await listsBehind(db, traced, { asOf: scope.asOf, lang });
    const labels = new Map(all.map(({ id, thing }) => [id, `${inLang(thing.label, lang)} ${id}`]));
    const made = restsOn(traced.indicator, lang);
    return {
      figure: figureJson(figure, lang),
      rows,
      restsOn: [...made, ...lists],
      restsOnText: [...made.map((one) => labels.get(one) ?? one), ...lists],
    };
  });
}

function masked(row: TraceRow): TraceRow {
  return row.number === null ? row : { ...row, number: mask(row.number) };
}

function restsOn(indicator: Indicator, lang: Lang): readonly string[] {
  switch (indicator.kind) {
    case 'input':
      return [inLang(indicator.source, lang)];
    case 'rate-of-pay':
      return indicator.basis.map(({ doc, clause }) => [doc, clause].filter(Boolean).join(' '));
    case 'ratio':
    case 'average':
      return [indicator.numerator, indicator.denominator];
    case 'done':
    case 'growth':
      return [indicator.of];
    case 'total':
      return indicator.of;
    case 'share':
    case 'count':
    case 'quantity':
    case 'median':
    case 'day':
    case 'sum':
      return [];
  }
}

function unknownKey(key: string, meant: Text | undefined): CannotRun {
  return new CannotRun({
    what: { zh: `没有指标“${key}”`, en: `There is no figure "${key}"` },
    next: meant ?? {
      zh: '用 dpf report indicators 查看全部指标名',
      en: 'See dpf report indicators for the keys there are',
    },
  });
}

function notRecorded(label: string, key: string, lacking: Text | undefined): CannotRun {
  return new CannotRun({
    what: { zh: `${label}(${key})还没有登记`, en: `Nothing is recorded for ${label} (${key})` },
    ...(lacking && { why: lacking }),
    next: {
      zh: '请导入所缺的名单，补贴类指标再运行 dpf payout --month',
      en: 'Import what is missing; for subsidies run dpf payout --month then',
    },
  });
}
