import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { type BuiltScope, makeReady } from '../built-scope.ts';
import { yearTogether } from '../rows/drafted-together.ts';
import { monthsOf } from '../rows/run-lines.ts';

/** 按月补贴 whom a scheme reached in each month, and with how much; nothing for a month that was not calculated. */
type MonthlyPayout = {
  readonly scheme: Scheme;
  readonly isDraft: boolean;
  readonly months: ReadonlyMap<YearMonth, { readonly units: number; readonly fen: Fen }>;
};

/** 按月合计 beside the schemes all that the federation pays, in the months in which each of its schemes was calculated. */
type PayoutOfYear = {
  readonly months: readonly YearMonth[];
  readonly schemes: readonly MonthlyPayout[];
  readonly together: ReadonlyMap<YearMonth, Fen>;
};

/** The monthly schemes of a year with the months that were calculated of each, and all months that have begun. */
export async function payoutByMonth(db: Database, scope: BuiltScope): Promise<PayoutOfYear> {
  await makeReady(db, scope, 'lines');
  const { rows } = await sql<{ scheme: string; month: YearMonth; units: number; fen: number }>`
    select scheme, month, count(distinct unit_type || unit_id) as units, sum(fen) as fen
    from temp.figure_line group by scheme, month`.execute(db.query);
  const found = new Map(rows.map((row) => [`${row.scheme} ${row.month}`, row]));
  const { calculated } = scope;
  const schemes = scope.schemes.flatMap((scheme): readonly MonthlyPayout[] => {
    const year = calculated.get(scheme.id)?.year;
    if (scheme.cadence !== 'monthly' || !year || year.lacking || year.months.length === 0) return [];
    const months = year.months.map((month) => {
      const { units = 0, fen: sum = 0 } = found.get(`${scheme.id} ${month}`) ?? {};
      return [month, { units, fen: fen(sum) }] as const;
    });
    return [{ scheme, isDraft: year.standing.isDraft, months: new Map(months) }];
  });
  const paid = scope.schemes.flatMap((scheme) => {
    const year = calculated.get(scheme.id)?.year;
    return scheme.mode === 'pay' && scheme.cadence === 'monthly' && year
      ? [{ scheme, calculated: year }]
      : [];
  });
  const { lacking, months: whole } = yearTogether(paid);
  const together = (lacking ? [] : whole).map((month) => {
    const due = schemes.flatMap(({ scheme, months }) =>
      scheme.mode === 'pay' ? (months.get(month)?.fen ?? []) : [],
    );
    return [month, fen(due.reduce((sum, one) => sum + one, 0))] as const;
  });
  return { months: monthsOf(scope), schemes, together: new Map(together) };
}
