import { type FlowGroup, holderFlows } from '../../indicators/tables/holder-flows.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import type { YearFlows } from './flows-listing.ts';
import { cutOffOf } from './write-annual-report.ts';

/** The flows of a year by category or subdistrict. Throws CannotRun where no roster of the year is on record. */
export async function readFlows(context: JobContext, year: number, by: FlowGroup): Promise<YearFlows> {
  const asOf = cutOffOf(year, context);
  return withRegistry(context, 'report flows', async (db) => {
    const policies = await loadPolicies(context, db);
    const flows = await holderFlows(db, { year, asOf, ...policies, built: new Set() }, by);
    if (!flows) throw noRoster(year);
    return { year, asOf, by, flows };
  });
}

function noRoster(year: number): CannotRun {
  return new CannotRun({
    what: { zh: `没有 ${year} 年的持证残疾人花名册`, en: `There is no roster of ${year}` },
    why: {
      zh: '不知道谁还持证，就算不出增减',
      en: 'without knowing who still is a holder nothing can be told',
    },
    next: { zh: '请导入当年的花名册', en: 'Import the roster of the year' },
  });
}
