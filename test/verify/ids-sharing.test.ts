import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { idsSharing } from '../../src/verify/rows/ids-sharing.ts';

const ROWS = 9000;
const keyOf = (id: number): string => (id % 3 === 0 ? `alone ${id}` : `shared ${Math.floor(id / 10)}`);

test('whoever shares a key is handed over once, with all who share it, a few thousand at a time', async () => {
  await withDatabase(openScratchDatabase(), async (db) => {
    const ids = Array.from({ length: ROWS }, (_, index) => index + 1);
    const json = JSON.stringify(ids.map((id) => [id, keyOf(id)]));
    const rows = sql<{ id: number; key: string }>`select value ->> 0, value ->> 1 from json_each(${json})`;
    const handed: number[][] = [];
    for (const some of idsSharing(db, rows, 6)) {
      const { rows: found } = await sql<{ value: number }>`${some}`.execute(db.query);
      handed.push(found.map(({ value }) => value));
    }
    const sharing = new Map<string, number[]>();
    for (const id of ids) sharing.set(keyOf(id), [...(sharing.get(keyOf(id)) ?? []), id]);
    const expected = [...sharing.values()].filter((block) => block.length >= 6);
    expect(handed.length).toBeGreaterThan(1);
    expect(handed.flat().toSorted((one, other) => one - other)).toEqual(expected.flat());
    for (const block of expected) {
      expect(handed.filter((some) => block.some((id) => some.includes(id)))).toHaveLength(1);
    }
  });
});

test('nothing is handed over where nobody shares', async () => {
  await withDatabase(openScratchDatabase(), async (db) => {
    const rows = sql<{ id: number; key: string }>`select 1, 'one' union all select 2, 'two'`;
    expect([...idsSharing(db, rows)]).toEqual([]);
    return Promise.resolve();
  });
});
