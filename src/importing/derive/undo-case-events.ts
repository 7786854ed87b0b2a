import type { Sqlite } from '../../db/connection/driver.ts';

/**
 * 撤销个案的经过 takes back what an import did to cases: each stands again where it stood before, and one that it opened is
 * no case any more. What was done later stands in the way of undoing, so the events of the import are the last ones.
 */
export function undoCaseEvents(
  sqlite: Sqlite,
  { id, by }: { readonly id: number; readonly by: number },
): number {
  const columns = sqlite
    .prepare<[], string>(
      `select name from pragma_table_info('case_event') where name not in ('id', 'superseded_by', 'restored_by')`,
    )
    .pluck()
    .all()
    .join(', ');
  const touched = sqlite
    .prepare<[number], number>(
      'select distinct case_id from case_event where import_id = ? and restored_by is null',
    )
    .pluck()
    .all(id);
  const takeOff = sqlite.prepare(
    'update case_event set superseded_by = ? where case_id = ? and superseded_by is null',
  );
  const bringBack = sqlite.prepare(
    `insert into case_event (${columns}, restored_by)
     select ${columns}, ? from case_event where case_id = ? and restored_by is null
       and import_id not in (select import_id from import_undo) order by place desc limit 1`,
  );
  for (const one of touched) {
    takeOff.run(by, one);
    bringBack.run(by, one);
  }
  return touched.length;
}
