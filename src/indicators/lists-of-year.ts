import { sql } from 'kysely';
import { sheetKinds } from '../importing/kinds.ts';
import type { SheetName } from '../facts/fact.ts';
import type { Need, Scope } from './indicator.ts';

/** 当年的名单 a list of that kind that says something of the year: of a day in it or after it, and not taken back. */
export function listOfYear(kind: SheetName, { year }: Pick<Scope, 'year'>): Need {
  const title = sheetKinds.find((one) => one.kind === kind)?.title ?? { zh: kind, en: kind };
  return {
    isMet: sql`exists (select 1 from import where kind = ${kind} and as_of >= ${`${year}-01-01`}
      and id not in (select import_id from import_undo))`,
    lacking: { zh: `没有导入 ${year} 年的${title.zh}`, en: `${title.en}: not imported for ${year}` },
  };
}
