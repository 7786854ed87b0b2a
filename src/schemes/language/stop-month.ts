import type { PlainDate } from '../../kernel/plain-date.ts';
import { monthOf, plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import { type Scheme, versionAt } from './scheme.ts';

/**
 * 停发月 the first month a scheme is no longer paid for what happened on a day, by the version in force in that month;
 * undefined where it pays nothing then, or not by the month.
 */
export function stopMonth(scheme: Scheme, happenedOn: PlainDate): YearMonth | undefined {
  const month = monthOf(happenedOn);
  const version = versionAt(scheme, month);
  if (scheme.cadence !== 'monthly' || typeof version === 'string') return undefined;
  return version.timing.stop === 'next_month' ? plusMonths(month, 1) : month;
}
