import { type RawBuilder, sql } from 'kysely';
import type { QuotaVersion } from '../../services/employment.ts';

/**
 * 按比例就业 the employers of each year with the `share` in force at its end (in ten-thousandths; null where none is), and in
 * ten-thousandths of a worker what each `has` and `must` have.
 */
export function employersByQuota(quota: readonly QuotaVersion[]): RawBuilder<unknown> {
  const shares = JSON.stringify(quota.map(({ from, perTenThousand }) => [from, perTenThousand]));
  return sql`select e.*, q.share, e.disabled_workers * 10000 as has, e.workers * q.share as must
    from current_employer as e join (select years.year, (select value ->> 1 from json_each(${shares})
        where value ->> 0 <= years.year || '-12-31' order by value ->> 0 desc limit 1) as share
      from (select distinct year from current_employer) as years) as q on q.year = e.year`;
}
