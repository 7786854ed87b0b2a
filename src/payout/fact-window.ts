import { type RawBuilder, sql } from 'kysely';
import type { FactName as StoredFact } from '../db/schema.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { firstDayOf, lastDayOf, plusMonths, type YearMonth } from '../kernel/year-month.ts';
import type { Timing } from '../schemes/language/timing.ts';

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

/**
 * The current episodes of a stored fact that count in the window. A change on a day leaves the old value that day, as the
 * end of a certificate does; low income is stated by months and has ended before the first of the next.
 */
export function countsIn({ begunBy, lastsTo }: FactWindow, name: StoredFact): RawBuilder<unknown> {
  const lasts = sql.raw(name === 'low_income' ? '>' : '>=');
  return sql`fact.name = ${name} and fact.superseded_by is null and fact.valid_from <= ${begunBy}
    and (fact.valid_to is null or fact.valid_to ${lasts} ${lastsTo})`;
}

/**
 * 当月变更 the order that puts first the one of several that counts, by when each began: the latest, or where the earlier
 * value counts through the month of a change, the one in force before it and else the first that began in it. What has
 * no end of its own is over when the next begins.
 */
function overlapOrder({ overlap, lastsTo }: FactWindow, since: RawBuilder<unknown>): RawBuilder<unknown> {
  if (overlap === 'latest') return sql`${since} desc`;
  return sql`${since} >= ${lastsTo}, iif(${since} < ${lastsTo}, ${since}, null) desc, ${since}`;
}

/** The same of two: whether the one goes before the other. */
export function goesBefore(
  { overlap, lastsTo }: FactWindow,
  one: RawBuilder<unknown>,
  other: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (overlap === 'latest') return sql`${one} > ${other}`;
  return sql`iif(max(${one}, ${other}) < ${lastsTo}, ${one} > ${other}, ${one} < ${other})`;
}

/**
 * The `value` of the row that counts of several, by the day `since` when each began; NULL, not known, where rows of one day
 * differ.
 */
export function theOneThatCounts(window: FactWindow, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select iif(count(value) = count(*) and min(value) = max(value), value, null) from (${rows})
    group by since order by ${overlapOrder(window, sql`since`)} limit 1)`;
}
