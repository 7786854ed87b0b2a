import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { factKinds } from '../../schemes/language/fact-lists.ts';
import { type RestsOn, restsOnNow } from './draft-cache.ts';

/** 其后的名单 a list that came, or was taken back, after a run was calculated. */
export type LaterList = {
  readonly import: number;
  readonly file: string;
  readonly kind: string;
  readonly isUndone: boolean;
};

/** 过时的草稿 an open draft that may no longer follow from what is on record: it has to be calculated again. */
export type OutdatedRun = {
  readonly run: number;
  readonly month: YearMonth;
  readonly laterLists: readonly LaterList[];
  /** 所依批次已变 whether the runs that its lines are held against are others now. */
  readonly isOutOfStep: boolean;
};

/** Every open draft that no longer follows from what is on record, by month. */
export async function outdatedRuns(db: Database): Promise<readonly OutdatedRun[]> {
  const { rows } = await sql<{ run: number; month: YearMonth; scope: string; rests: string }>`
    select id as run, month, scope, coalesce(
        (select body ->> '$.restsOn' from draft_cache where run_id = run.id order by draft_cache.id desc limit 1),
        json_object('lastImport', last_import)) as rests
    from run where id in (select run from standing_run where state = 'drafted')
    order by month, id`.execute(db.query);
  const found: OutdatedRun[] = [];
  for (const { run, month, scope, rests } of rows) {
    const { lastImport, runs } = JSON.parse(rests) as Partial<RestsOn> & Pick<RestsOn, 'lastImport'>;
    const now = await restsOnNow(db, { month, scope: JSON.parse(scope) as string[] });
    const laterLists = await listsAfter(db, lastImport);
    // A draft of an earlier version of dpf does not say what it was held against.
    const isOutOfStep = runs?.join() !== now.runs.join();
    if (laterLists.length > 0 || isOutOfStep) found.push({ run, month, laterLists, isOutOfStep });
  }
  return found;
}

/** Of what was done to cases only the approval of money, or its end, changes what is due. */
const touchesMoney = sql`(kind <> 'cases' or exists (select 1 from case_event as done where done.import_id = import.id
  and (done.approved_place = done.place or done.scheme is null and exists (select 1 from case_event as before
    where before.case_id = done.case_id and before.place = done.place - 1 and before.scheme is not null))))`;

/** A list that came and was taken back since then has changed nothing. */
async function listsAfter({ query }: Database, lastImport: number): Promise<readonly LaterList[]> {
  const { rows } = await sql<Omit<LaterList, 'isUndone'> & { isUndone: number }>`
    select id as import, file_name as file, kind, by_import is not null as "isUndone"
    from import left join import_undo on import_id = id
    where (id > ${lastImport} and by_import is null or id <= ${lastImport} and by_import > ${lastImport})
      and kind in (${sql.join(factKinds)}) and ${touchesMoney} order by id`.execute(query);
  return rows.map(({ isUndone, ...list }) => ({ ...list, isUndone: isUndone === 1 }));
}
