import { isTable, type TableName, tables } from '../catalogue.ts';
import type { Sqlite } from './driver.ts';

/**
 * 只增不改 the triggers that keep history as it was: a row is never changed nor deleted, or only superseded, and that once.
 * They are made of the catalogue and of the columns and keys that a table has, anew whenever the schema changes.
 */
export function guards(sqlite: Sqlite): readonly string[] {
  return tables.filter(isTable).flatMap(([table, { changes, refuses }]) => {
    if (changes === 'freely') return [];
    const taken = keysOf(sqlite, table).map((key) => `exists (select 1 from ${table} where ${same(key)})`);
    const changed = columnsOf(sqlite, table)
      .filter((column) => column !== 'superseded_by')
      .map((column) => `new.${column} is not old.${column}`);
    const unlessSuperseding =
      changes === 'superseded' ? ` when old.superseded_by is not null or ${changed.join(' or ')}` : '';
    // REPLACE deletes without firing delete triggers unless a pragma is on.
    const events = {
      update: `update on ${table}${unlessSuperseding}`,
      delete: `delete on ${table}`,
      replace: `insert on ${table} when ${[...taken, ...(refuses ? [refuses] : [])].join(' or ')}`,
    };
    return Object.entries(events).map(
      ([way, event]) =>
        `create trigger ${table}_never_${way} before ${event} begin select raise(abort, 'append-only: ${table}'); end`,
    );
  });
}

const same = (key: readonly string[]): string =>
  key.map((column) => `${column} = new.${column}`).join(' and ');

function columnsOf(sqlite: Sqlite, table: TableName): readonly string[] {
  return sqlite.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
}

/** The columns by which a row is found: its primary key, and each that is unique. */
function keysOf(sqlite: Sqlite, table: TableName): readonly (readonly string[])[] {
  const byIndex = sqlite
    .prepare<[string], string>(
      `select (select group_concat(name) from (select name from pragma_index_info(list.name) order by seqno))
       from pragma_index_list(?) as list where origin in ('pk', 'u') order by origin, seq desc`,
    )
    .pluck()
    .all(table);
  const rowid = sqlite
    .prepare<[string], string>(`select name from pragma_table_info(?) where pk = 1 and type = 'INTEGER'`)
    .pluck()
    .get(table);
  const isKnown = rowid === undefined || byIndex.some((columns) => columns.split(',')[0] === rowid);
  return [...(isKnown ? [] : [rowid]), ...byIndex].map((columns) => columns.split(','));
}
