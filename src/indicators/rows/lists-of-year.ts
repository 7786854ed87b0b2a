import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import type { SheetName } from '../../facts/fact.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Need, Scope } from '../indicator.ts';

/** 当年的名单 a list of that kind drawn up in the year or soon after it, as the district has it, and not taken back. */
export function listOfYear(kind: SheetName, { year, district }: Pick<Scope, 'year' | 'district'>): Need {
  const ofYear = district.lists.ofYear.findLast(({ from }) => from <= `${year}-12-31`);
  const until = ofYear ? `${year + 1}-${ofYear.until}` : `${year}-12-31`;
  const title = sheetKinds.find((one) => one.kind === kind)?.title ?? { zh: kind, en: kind };
  return {
    kind,
    isMet: sql`exists (select 1 from import where kind = ${kind}
      and as_of between ${`${year}-01-01`} and ${until}
      and id not in (select import_id from import_undo))`,
    lacking: { zh: `没有导入 ${year} 年的${title.zh}`, en: `${title.en}: not imported for ${year}` },
  };
}

/** Whether there is one. */
export async function hasListOfYear(
  { query }: Database,
  kind: SheetName,
  scope: Pick<Scope, 'year' | 'district'>,
): Promise<boolean> {
  const { rows } = await sql<{ yes: number }>`select (${listOfYear(kind, scope).isMet}) as yes`.execute(
    query,
  );
  return rows[0]?.yes === 1;
}

/** 名单截至 the latest day of each kind of list that was not taken back. */
export async function latestDays({ query }: Database): Promise<ReadonlyMap<string, PlainDate>> {
  const { rows } = await sql<{ kind: string; day: PlainDate }>`select kind, max(as_of) as day from import
    where id not in (select import_id from import_undo) group by kind`.execute(query);
  return new Map(rows.map(({ kind, day }) => [kind, day]));
}
