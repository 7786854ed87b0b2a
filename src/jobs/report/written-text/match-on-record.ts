import { measureYear } from '../../../indicators/compute-figures.ts';
import type { CheckedText } from '../../../reading/check-text.ts';
import type { Mention } from '../../../reading/mention.ts';
import { type Matched, matchFigures, type Registered } from '../../../reading/registry/match-figures.ts';
import { type JobContext, withRegistry } from '../../frame/context.ts';
import { loadPolicies } from '../../policy/load-policies.ts';
import { cutOffOf } from '../write-annual-report.ts';

/** 与登记比对 which numbers of a text are of which indicator of a year, and whether they agree with it. */
export async function matchOnRecord(
  context: JobContext,
  checked: CheckedText,
  year: number,
): Promise<ReadonlyMap<Mention, Matched>> {
  return withRegistry(context, 'report check', async (db) => {
    const policies = await loadPolicies(context, db);
    const { figures } = await measureYear(db, { year, asOf: cutOffOf(year, context), ...policies });
    const also = new Map(
      policies.indicators.figures.map((spec) => [
        spec.key.replaceAll('$year', String(year)),
        spec.also ?? [],
      ]),
    );
    const registered = figures.map((figure): Registered => {
      return { figure, names: [figure.label.zh, ...(also.get(figure.key) ?? [])] };
    });
    return matchFigures(checked, registered, year);
  });
}
