import type { Database } from '../../db/connection/open.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CheckList } from '../check.ts';

/** The tables that a list checks, and the day from which a row of them speaks. */
const tables: Readonly<Record<CheckList, readonly (readonly [string, string])[]>> = {
  certificates: [],
  services: [['service_record', 'served_on']],
  employers: [
    ['employer', "year || '-01-01'"],
    ['placement', 'began_on'],
  ],
  insurance: [
    ['insurance_policy', 'starts_on'],
    ['insurance_claim', 'happened_on'],
  ],
};

/** 行数 how many rows on record the lists look at as of a day; undefined where they look at none of these tables. */
export function countRows(
  { sqlite }: Database,
  asOf: PlainDate,
  lists: readonly CheckList[],
): number | undefined {
  const counts = lists.flatMap((list) =>
    tables[list].map(([table, day]) => `(select count(*) from current_${table} where ${day} <= @asOf)`),
  );
  if (counts.length === 0) return undefined;
  return sqlite
    .prepare<{ asOf: string }, number>(`select ${counts.join(' + ')}`)
    .pluck()
    .get({ asOf });
}
