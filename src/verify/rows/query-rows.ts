import type { RawBuilder } from 'kysely';
import type { Database } from '../../db/connection/open.ts';

const PAGE = 1000;

/**
 * Streams the rows of a query that is first run to its end: the driver lets nobody write a finding while a statement
 * is being read. Never more than one such stream at a time.
 */
export function* queryRows<Row>({ query, sqlite }: Database, rows: RawBuilder<Row>): Generator<Row> {
  const { sql, parameters } = rows.compile(query);
  sqlite.prepare(`create temp table query_row as ${sql}`).run(...parameters);
  try {
    const next = sqlite.prepare<[number, number], Row & { row_at: number }>(
      'select rowid as row_at, * from temp.query_row where rowid > ? order by rowid limit ?',
    );
    for (let page = next.all(0, PAGE); page.length > 0; page = next.all(page.at(-1)?.row_at ?? 0, PAGE)) {
      yield* page;
    }
  } finally {
    sqlite.exec('drop table temp.query_row');
  }
}
