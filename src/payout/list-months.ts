import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import type { Text } from '../kernel/text.ts';
import { plusMonths, type YearMonth } from '../kernel/year-month.ts';

/** 名单所涉月份 months of which a list is known, to the last of them or without an end. */
export type ListMonths = { readonly from: YearMonth; readonly to: YearMonth | null };

const sinceEver = sql<ListMonths>`'0001-01' as "from", null as "to"`;

/** What says of which months a list of a kind is known; of other kinds, that there is one is all that is known. */
const known: Readonly<Record<string, RawBuilder<ListMonths>>> = {
  holders: sql`select ${sinceEver} where exists (select 1 from certificate where withdrawn_by is null)`,
  'low-income': sql`select from_month as "from", to_month as "to" from coverage where superseded_by is null`,
  households: sql`select min(substr(valid_from, 1, 7)) as "from", null as "to" from fact
    where name = 'household' and superseded_by is null having count(*) > 0`,
  employers: sql`select distinct year || '-01' as "from", year || '-12' as "to" from employer where superseded_by is null`,
};

/** 名单覆盖 for which months the lists of a kind are known, in order and joined where they meet; none where there is none. */
export async function monthsOfList({ query }: Database, kind: string): Promise<readonly ListMonths[]> {
  const any = sql<ListMonths>`select ${sinceEver} where exists (select 1 from import where kind = ${kind}
    and id not in (select import_id from import_undo))`;
  const { rows } = await sql<ListMonths>`select * from (${known[kind] ?? any}) order by "from", "to"`.execute(
    query,
  );
  const joined: ListMonths[] = [];
  for (const next of rows) {
    const last = joined.at(-1);
    const meets = last && (last.to === null || next.from <= plusMonths(last.to, 1));
    if (!meets) joined.push(next);
    else joined[joined.length - 1] = { from: last.from, to: laterOf(last.to, next.to) };
  }
  return joined;
}

/** Such as 2019-01 至 2020-06、2020-09 起. */
export function monthsText(months: readonly ListMonths[]): Text {
  const spans = months.map(({ from, to }): Text => {
    if (to === null) return { zh: `${from} 起`, en: `from ${from} on` };
    return from === to ? { zh: from, en: from } : { zh: `${from} 至 ${to}`, en: `${from} to ${to}` };
  });
  return { zh: spans.map(({ zh }) => zh).join('、'), en: spans.map(({ en }) => en).join(', ') };
}

/** Whether one of the months is among them. */
export function isListKnown(months: readonly ListMonths[], month: YearMonth): boolean {
  return months.some(({ from, to }) => from <= month && (to === null || to >= month));
}

function laterOf(one: YearMonth | null, other: YearMonth | null): YearMonth | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}
