import type { Database } from '../../db/connection/open.ts';
import type { Check, CheckContext, Needed } from '../check.ts';

/** 无从核查 a check that could look at nothing, and what is not there. */
export type NotChecked = { readonly code: Check['code']; readonly needs: readonly Needed[] };

/** The checks whose lists were never imported, or whose rule the district does not declare, in their order. */
export function notCheckable(
  { sqlite }: Database,
  checks: readonly Check[],
  { services }: CheckContext,
): readonly NotChecked[] {
  const imported = sqlite
    .prepare<[], string>(
      `select distinct kind from import where id not in (select import_id from import_undo)`,
    )
    .pluck()
    .all();
  const byCases = sqlite.prepare(
    `select 1 from current_holder_statement as s join import on import.id = s.import_id
     where import.kind = 'cases' and s.content ->> 'of' = 'event' limit 1`,
  );
  const hasEvents = imported.includes('certificate-events') || byCases.get() !== undefined;
  const complete = sqlite.prepare(
    `select 1 from import where kind = 'holders' and scope = 'complete' and id not in (select import_id from import_undo) limit 1`,
  );
  const there = new Set<string>([
    ...(complete.get() === undefined ? [] : ['complete-roster']),
    ...imported,
    // Whoever an event of a certificate speaks of is a holder on record, too.
    ...(hasEvents ? ['holders', 'certificate-events'] : []),
    ...(services.quota.length > 0 ? ['employment.yaml'] : []),
    ...(services.benefits.length > 0 ? ['insurance.yaml'] : []),
  ]);
  return checks.flatMap((check) => {
    const wanted: readonly Needed[] = check.over === 'file' ? ['holders'] : check.needs;
    const needs = wanted.filter((one) => !there.has(one));
    return needs.length === 0 ? [] : [{ code: check.code, needs }];
  });
}
