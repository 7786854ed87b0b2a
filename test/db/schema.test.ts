import { expect, test } from 'vitest';
import type { Sqlite } from '../../src/db/connection/driver.ts';
import { freshDatabase, raw } from './temporary.ts';

function schemaOf(sqlite: Sqlite): string {
  const rows = sqlite
    .prepare<[], { sql: string }>(
      `select sql from sqlite_schema where sql is not null order by type desc, name`,
    )
    .all();
  return `${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`;
}

test('the schema is the one on record', async () => {
  await expect(schemaOf(raw(await freshDatabase()))).toMatchFileSnapshot('schema.sql');
});

test('a change of the schema would be seen', async () => {
  const sqlite = raw(await freshDatabase());
  const before = schemaOf(sqlite);
  sqlite.exec('create index person_name on person (name)');
  expect(schemaOf(sqlite)).not.toBe(before);
});

test('every table of ours is STRICT', async () => {
  const sqlite = raw(await freshDatabase());
  const tables = sqlite
    .prepare<[], { name: string; strict: number }>(
      `select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'`,
    )
    .all();
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter(({ strict }) => strict === 0)).toEqual([]);
});

test.each([
  [
    'a day that no calendar has',
    `insert into import values (1, 'f', '${'0'.repeat(64)}', 'holders', '', '2020-02-30', 'o', 't', 0, 0, 0, 0, 0, 0, 1, 'part', null, '[]')`,
  ],
  [
    'a day written short',
    `insert into import values (1, 'f', '${'0'.repeat(64)}', 'holders', '', '2020-2-3', 'o', 't', 0, 0, 0, 0, 0, 0, 1, 'part', null, '[]')`,
  ],
  [
    'counts that do not add up',
    `insert into import values (1, 'f', '${'0'.repeat(64)}', 'holders', '', '2020-02-03', 'o', 't', 3, 1, 1, 0, 0, 0, 1, 'part', null, '[]')`,
  ],
  [
    'a month past December',
    `insert into coverage values (1, 'low_income', '2020-13', '2020-13', 1, null, null, null)`,
  ],
  [
    'months in the wrong order',
    `insert into coverage values (1, 'low_income', '2020-12', '2020-01', 1, null, null, null)`,
  ],
  [
    'a fact that ends before it begins',
    `insert into fact values (1, 1, 'guardian', 'x', '2020-01-02', '2020-01-02', 1, null, '', 1, null)`,
  ],
  ['half a fen', 'insert into line_entry values (1, 1, 1, null, null, 0.5)'],
  ['no money at all', 'insert into line_entry values (1, 1, 1, null, null, 0)'],
  ['a payee of no kind', `insert into line_kind values (1, '2020-12', 'neighbour', 'regular', 'x')`],
])('the database itself refuses %s', async (_, sql) => {
  const sqlite = raw(await freshDatabase());
  sqlite.pragma('foreign_keys = OFF');
  expect(() => sqlite.exec(sql)).toThrow(/CHECK constraint failed|cannot store REAL/);
});
