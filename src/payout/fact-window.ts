import { type RawBuilder, sql } from 'kysely';
import type { FactName as StoredFact } from '../db/schema.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { firstDayOf, lastDayOf, plusMonths, type YearMonth } from '../kernel/year-month.ts';
import type { Timing } from '../schemes/timing.ts';

/** How episodes are widened to whole months; all else of a timing is the run's business. */
export type Widening = Pick<Timing, 'start' | 'stop' | 'overlap' | 'arrearsAfterRenewalMonths'>;

/**
 * 计发窗口 the days that decide whether an episode counts in a month: it has begun by the one and lasts to the other.
 * 申请当月计发, 次月停发: begun by the month's last day, lasting to its first. A month is constant then, and
 * conjunctions are exact.
 */
export type FactWindow = {
  readonly month: YearMonth;
  readonly begunBy: PlainDate;
  readonly lastsTo: PlainDate;
  /** Up to when a late renewal brings the month back; `begunBy` where it brings none. */
  readonly renewedBy: PlainDate;
  readonly overlap: Timing['overlap'];
};

/** What two timings have in common that widen alike: facts built for one serve the other. */
export function wideningKey({ start, stop, overlap, arrearsAfterRenewalMonths }: Widening): string {
  return [start, stop, overlap, arrearsAfterRenewalMonths].join(' ');
}

/** The window of a month. */
export function windowOf(month: YearMonth, widening: Widening): FactWindow {
  const { start, stop, overlap, arrearsAfterRenewalMonths } = widening;
  const begun = start === 'same_month' ? month : plusMonths(month, -1);
  return {
    month,
    begunBy: lastDayOf(begun),
    lastsTo: stop === 'next_month' ? firstDayOf(month) : lastDayOf(month),
    renewedBy: lastDayOf(plusMonths(begun, arrearsAfterRenewalMonths)),
    overlap,
  };
}

/** The current episodes of a stored fact that count in the window. */
export function countsIn({ begunBy, lastsTo }: FactWindow, name: StoredFact): RawBuilder<unknown> {
  return sql`fact.name = ${name} and fact.superseded_by is null and fact.valid_from <= ${begunBy}
    and (fact.valid_to is null or fact.valid_to > ${lastsTo})`;
}

/** The order that puts first the one of several that counts; `since` is when each began. */
export function overlapOrder({ overlap }: FactWindow, since: string, id: string): RawBuilder<unknown> {
  const direction = sql.raw(overlap === 'latest' ? 'desc' : 'asc');
  return sql`${sql.ref(since)} ${direction}, ${sql.ref(id)} ${direction}`;
}
