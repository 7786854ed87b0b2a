import type { PlainDate } from '../../kernel/plain-date.ts';
import { firstDayOf, lastDayOf, monthOf, type YearMonth } from '../../kernel/year-month.ts';
import { type FactName, factOf, type FactValue } from '../facts.ts';
import type { Timing } from './timing.ts';

/** 经过 a stretch of days on which a fact had a value, both ends included; open where an end is not given. */
export type Episode = { readonly from?: PlainDate; readonly to?: PlainDate; readonly is: FactValue };

/** 按月折算 the value of a fact in a month, its episodes widened to whole months by the rules of a version. */
export function valueInMonth(
  name: FactName,
  episodes: readonly Episode[],
  month: YearMonth,
  { start, stop, overlap }: Timing,
): FactValue | undefined {
  const lastsTo = stop === 'next_month' ? firstDayOf(month) : lastDayOf(month);
  const touching = episodes
    .filter(({ from }) => from === undefined || isBegun(monthOf(from), month, start))
    .filter(({ to }) => to === undefined || to >= lastsTo)
    .toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '', 'en'));
  // What has no end of its own is over when the next begins: the value in force before the month counts through it.
  const inForce = touching.findLast(({ from }) => from === undefined || from < lastsTo);
  const counted = overlap === 'latest' ? touching.at(-1) : (inForce ?? touching[0]);
  return counted ? counted.is : outside(name, episodes);
}

function isBegun(first: YearMonth, month: YearMonth, start: Timing['start']): boolean {
  return start === 'same_month' ? first <= month : first < month;
}

/** Outside its episodes a yes is a no; any other value is unknown. */
function outside(name: FactName, episodes: readonly Episode[]): FactValue | undefined {
  const [first] = episodes;
  const isAlike = factOf(name).type === 'bool' && episodes.every(({ is }) => is === first?.is);
  return first && isAlike ? first.is === false : undefined;
}
