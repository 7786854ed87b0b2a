import { firstDayOf, lastDayOf, plusMonths, type YearMonth } from '../kernel/year-month.ts';
import { type Day, dayOf } from './days.ts';

/**
 * 计发规则 which months a fact counts in. They are of a version, so that a rule of 2021 never touches 2020: the month
 * that is decided is decided by its own version. An episode is widened to whole months first.
 */
export type Timing = {
  /** 当月起计 | 次月起计: whether the month in which something begins counts. */
  readonly start: 'same_month' | 'next_month';
  /** 次月停发 | 当月停发: whether the month in which something ends still counts. */
  readonly stop: 'next_month' | 'same_month';
  /** Which of two values counts where both touch a month, such as the grades before and after a regrade. */
  readonly overlap: 'latest' | 'earliest';
  /** 补发期限 how many months back a run still corrects this month: 0 is the month of the run alone. */
  readonly backPayMonths: number;
  /**
   * 迟换证补发 how many months before a late renewal are paid all the same, at the new category and grade
   * (民发〔2021〕70号 allows up to 3); 0 where the document says nothing.
   */
  readonly arrearsAfterRenewalMonths: number;
};

/** How episodes are widened to whole months; all else of a timing is the run's business. */
export type Widening = Pick<Timing, 'start' | 'stop' | 'overlap' | 'arrearsAfterRenewalMonths'>;

/**
 * 计发窗口 the days that decide whether an episode counts in a month: it has begun by the one and lasts to the other.
 * 申请当月计发, 次月停发: begun by the month's last day, lasting to its first. A month is constant then, and
 * conjunctions are exact.
 */
export type FactWindow = {
  readonly month: YearMonth;
  readonly begunBy: Day;
  readonly lastsTo: Day;
  /** Up to when a late renewal brings the month back; `begunBy` where it brings none. */
  readonly renewedBy: Day;
  readonly lastDay: Day;
  /** The month by whose end an episode has begun: the month itself or the one before. */
  readonly begunIn: YearMonth;
  readonly overlap: Timing['overlap'];
};

/** What two timings have in common that widen alike: facts read for one serve the other. */
export function wideningKey({ start, stop, overlap, arrearsAfterRenewalMonths }: Widening): string {
  return [start, stop, overlap, arrearsAfterRenewalMonths].join(' ');
}

/** The window of a month. */
export function windowOf(month: YearMonth, widening: Widening): FactWindow {
  const { start, stop, overlap, arrearsAfterRenewalMonths } = widening;
  const begunIn = start === 'same_month' ? month : plusMonths(month, -1);
  return {
    month,
    begunIn,
    overlap,
    begunBy: dayOf(lastDayOf(begunIn)),
    lastsTo: dayOf(stop === 'next_month' ? firstDayOf(month) : lastDayOf(month)),
    renewedBy: dayOf(lastDayOf(plusMonths(begunIn, arrearsAfterRenewalMonths))),
    lastDay: dayOf(lastDayOf(month)),
  };
}

/**
 * 当月变更 whether what began on one day goes before what began on another: the later one, or where the earlier value
 * counts through the month of a change, the one in force before it and else the first that began in it. What has no end
 * of its own is over when the next begins.
 */
export function goesBefore({ overlap, lastsTo }: FactWindow, one: Day, other: Day): boolean {
  return overlap === 'latest' || Math.max(one, other) < lastsTo ? one > other : one < other;
}

/** The first day of a month as a number. */
export function firstDay(month: YearMonth): Day {
  return dayOf(firstDayOf(month));
}
