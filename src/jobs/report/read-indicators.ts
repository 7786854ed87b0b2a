import { hasDatabase } from '../../db/connection/database-file.ts';
import { measureYear } from '../../indicators/compute-figures.ts';
import { indicatorsOf } from '../../indicators/indicators.ts';
import { knownIndicators } from '../../indicators/known-indicators.ts';
import { inLang, type Lang } from '../../kernel/text.ts';
import { type FigureJson, figureJson } from '../../reports/figure-json.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { yearScope } from './year-scope.ts';
import { type AnnualRequest, cutOffOf, readAnnualReport } from './write-annual-report.ts';

/** An indicator as it is listed; `value` and its company only where a year was asked for and it is recorded. */
export type ListedIndicator = Pick<FigureJson, 'key' | 'label' | 'unit'> &
  Partial<FigureJson> & { readonly isRecorded: boolean; readonly lacking?: string };

/** The figures of the year-end summary for scripts. Throws CannotRun on a faulty template, as the summary would. */
export async function readAnnualFigures(context: JobContext, request: AnnualRequest, lang: Lang) {
  const report = await readAnnualReport(context, request);
  const { asOf, figures, notRecorded, outdatedRuns, ties, differences } = report;
  return {
    asOf,
    figures: figures.map((figure) => {
      const previous = report.previous.get(figure.key);
      return { ...figureJson(figure, lang), ...(previous !== undefined && { previous }) };
    }),
    notRecorded: notRecorded.map(({ key, label, lacking }) => ({
      key,
      label: inLang(label, lang),
      ...(lacking && { lacking: inLang(lacking, lang) }),
    })),
    outdatedRuns,
    checks: ties.map(({ what, holds, sum, is }) => ({
      what,
      holds,
      key: is.key,
      ...(is.value.kind === 'money' ? { sumFen: sum } : { sum }),
    })),
    differences: differences.map(({ figure, printed, source }) => ({
      key: figure.key,
      printed,
      source,
      value: figureJson(figure, lang).value,
    })),
  };
}

/** 指标目录 every indicator with its definition; with a year, with its value too. Without one no database is needed. */
export async function listIndicators(
  context: JobContext,
  year: number | undefined,
  lang: Lang,
): Promise<readonly ListedIndicator[]> {
  if (year === undefined || !hasDatabase(context.dbPath)) {
    const policies = await loadPolicies(context);
    const scope = { year: year ?? Number(context.asOf.slice(0, 4)), asOf: context.asOf, ...policies };
    const defined = new Map(indicatorsOf(scope).map((one) => [one.key, inLang(one.definition, lang)]));
    return knownIndicators(policies, scope.year).map(({ key, label, unit }) => {
      const definition = defined.get(key);
      const head = { key, label: inLang(label, lang), unit, isRecorded: false };
      return definition === undefined ? head : { ...head, definition };
    });
  }
  return withRegistry(context, 'report indicators', async (db) => {
    const policies = await loadPolicies(context, db);
    const { figures, lacking } = await measureYear(
      db,
      await yearScope(db, policies, { year, asOf: cutOffOf(year, context) }),
    );
    const byKey = new Map(figures.map((figure) => [figure.key, figureJson(figure, lang)]));
    return knownIndicators(policies, year).map(({ key, label, unit }) => {
      const figure = byKey.get(key);
      const head = { key, label: inLang(label, lang), unit, isRecorded: figure !== undefined };
      const missing = lacking.get(key);
      return figure
        ? { ...figure, ...head }
        : { ...head, ...(missing && { lacking: inLang(missing, lang) }) };
    });
  });
}
