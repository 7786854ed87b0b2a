import type { PlainDate } from '../../kernel/plain-date.ts';
import { firstDayOf, monthOf, plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import type { List } from './lists.ts';

/** 低保名单, with what the program works out once for all people. */
export type LowIncomeList = List & {
  /** The first day of its month, and the first day after it. */
  readonly begins: PlainDate;
  readonly ends: PlainDate;
  /** From when on it says who is not on it; undefined where it does not say so. */
  readonly coversFrom: PlainDate | undefined;
};

/** Adds to the lists in force, oldest first, what they say of everybody; `earliest` gives the first month each names. */
export function lowIncomeLists(
  lists: readonly List[],
  earliest: (list: List) => YearMonth | undefined,
): readonly LowIncomeList[] {
  const dated: LowIncomeList[] = [];
  for (const list of lists) {
    const month = monthOf(list.asOf);
    const [begins, ends] = [firstDayOf(month), firstDayOf(plusMonths(month, 1))];
    const first = list.isWhole ? earliest(list) : undefined;
    // Of an area it goes on where the list before of the whole district or of the same area ended.
    const before = dated.findLast(
      ({ coversFrom, area }) => coversFrom !== undefined && (area === undefined || area === list.area),
    );
    const from = before?.ends ?? (first && firstDayOf(first));
    const coversFrom = first && from && (from < begins ? from : begins);
    dated.push({ ...list, begins, ends, coversFrom });
  }
  return dated;
}

/** 名单所涉月份 the months for which a list says who is not on it. */
export type LowIncomeCoverage = {
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly area: string | undefined;
  readonly importId: number;
};

/** The coverage of each list. */
export function coverageOf(lists: readonly LowIncomeList[]): readonly LowIncomeCoverage[] {
  return lists.flatMap(({ coversFrom, asOf, area, imports }) =>
    coversFrom === undefined
      ? []
      : [{ from: monthOf(coversFrom), to: monthOf(asOf), area, importId: imports.at(-1) ?? 0 }],
  );
}

/** The days in which the lists of the whole district say of whoever they do not name that they are off. */
export function coveredBy(
  lists: readonly LowIncomeList[],
): { readonly from: PlainDate; readonly until: PlainDate } | undefined {
  const ofDistrict = lists.filter(({ coversFrom, area }) => coversFrom !== undefined && area === undefined);
  const from = ofDistrict[0]?.coversFrom;
  const until = ofDistrict.at(-1)?.ends;
  return from && until && { from, until };
}
