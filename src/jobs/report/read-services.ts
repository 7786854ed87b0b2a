import { buildScope } from '../../indicators/built-scope.ts';
import { hasListOfYear } from '../../indicators/rows/lists-of-year.ts';
import { type ServiceGroup, servicesBy, type ServicesTable } from '../../indicators/tables/services-by.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { cutOffOf } from './write-annual-report.ts';

/** The services of a year by month or subdistrict. Throws CannotRun where no ledger of the year is on record. */
export async function readServices(
  context: JobContext,
  year: number,
  by: ServiceGroup,
): Promise<ServicesTable & { readonly asOf: PlainDate }> {
  const asOf = cutOffOf(year, context);
  return withRegistry(context, 'report services', async (db) => {
    const scope = await buildScope(db, { ...(await loadPolicies(context, db)), year, asOf });
    if (!(await hasListOfYear(db, 'services', scope))) throw noLedger(year);
    return { ...(await servicesBy(db, scope, by)), asOf };
  });
}

function noLedger(year: number): CannotRun {
  return new CannotRun({
    what: { zh: `没有 ${year} 年的服务台账`, en: `There is no service ledger of ${year}` },
    next: { zh: '请导入当年的服务台账', en: 'Import the service ledger of the year' },
  });
}
