import { type RawBuilder, sql } from 'kysely';
import type { YearMonth } from '../kernel/year-month.ts';
import { type Scheme, versionAt } from '../schemes/language/scheme.ts';
import { windowOf } from './fact-window.ts';

/**
 * 已申请 whether `one.unit_id` had applied for a scheme by the days that count in a month: 申请当月计发, or from the month
 * after. Not known until an application for the scheme is on record at all; then who is on none has not applied.
 */
export function appliedSql(scheme: Scheme, month: YearMonth): RawBuilder<unknown> {
  const version = versionAt(scheme, month);
  if (typeof version === 'string') return sql`null`;
  const { begunBy } = windowOf(month, version.timing);
  const current = sql`scheme = ${scheme.id} and superseded_by is null`;
  return sql`case when exists (select 1 from application
      where application.person_id = one.unit_id and ${current} and applied_on <= ${begunBy}) then 1
    when exists (select 1 from application where ${current}) then 0 end`;
}
