import type { PlainDate } from '../../kernel/plain-date.ts';
import { type List, type ListScope, listsInForce } from '../../registry/lists/lists.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { type ListKind, listTables } from '../../db/catalogue.ts';
import { setAside } from './set-aside.ts';

type Row = {
  id: number;
  scope: ListScope;
  area: string | null;
  asOf: PlainDate;
  command: number;
  rejected: number;
  content: string;
};

/** 有效名单 the lists of a kind that count: on record, not undone, not replaced. */
export function listsOnRecord(sqlite: Sqlite, kind: ListKind): readonly List[] {
  const rows = sqlite
    .prepare<[string], Row>(
      `select id, scope, area, as_of as asOf, command, sha256 || ' ' || sheet as content,
         rows_rejected + (select count(*) from ${listTables[kind]} as own
           where own.import_id = import.id and ${setAside('own')}) as rejected
       from import where kind = ? and id not in (select import_id from import_undo)`,
    )
    .all(kind);
  return listsInForce(rows.map(({ area, ...row }) => ({ ...row, area: area ?? undefined })));
}

/** Whether a list of an area is on record: what it says of whom depends on where people are recorded. */
export function hasListOfArea(sqlite: Sqlite, kind: ListKind): boolean {
  return listsOnRecord(sqlite, kind).some(({ area }) => area !== undefined);
}
