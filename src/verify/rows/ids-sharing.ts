import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { hashOf } from '../../kernel/writing/hash-of.ts';
import { blocksOf, sortedBy } from '../../registry/sorted-places.ts';

const IDS_AT_ONCE = 2000;

/**
 * 同值 finds which of some rows (id, key) may share their key with others, `least` in all, and hands their ids over as
 * queries of a few thousand; rows of one key are always in one of them. In memory a row takes 16 bytes, where SQLite would
 * sort the rows whole. Two keys of one hash are rare, so whoever asks groups the few by the keys themselves.
 */
export function* idsSharing(
  { query, sqlite }: Database,
  rows: RawBuilder<{ id: number; key: string }>,
  least = 2,
): Generator<RawBuilder<unknown>> {
  const { sql: text, parameters } = rows.compile(query);
  const size = sqlite
    .prepare<unknown[], number>(`select count(*) from (${text})`)
    .pluck()
    .get(...parameters);
  const index = { size: size ?? 0 };
  const ids = new Int32Array(index.size);
  const hashes = new Int32Array(index.size);
  let at = 0;
  for (const row of sqlite
    .prepare<unknown[], [number, string]>(text)
    .raw()
    .iterate(...parameters)) {
    [ids[at], hashes[at]] = [row[0], hashOf(row[1])];
    at += 1;
  }
  let some: number[] = [];
  for (const block of blocksOf(
    index,
    sortedBy(index, (place) => hashes[place] ?? 0),
  )) {
    if (block.length < least) continue;
    for (const place of block) some.push(ids[place] ?? 0);
    if (some.length < IDS_AT_ONCE) continue;
    yield queryOf(some);
    some = [];
  }
  if (some.length > 0) yield queryOf(some);
}

function queryOf(ids: readonly number[]): RawBuilder<unknown> {
  return sql`select value from json_each(${JSON.stringify(ids)})`;
}
