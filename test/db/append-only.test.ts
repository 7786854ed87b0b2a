import { expect, test } from 'vitest';
import { tables } from '../../src/db/catalogue.ts';
import type { Sqlite } from '../../src/db/connection/driver.ts';
import { freshDatabase, raw } from './temporary.ts';

const hash = '0'.repeat(64);
/** One row of each table that is only ever added to. */
const rows: Readonly<Record<string, readonly (string | number | Buffer | null)[]>> = {
  import: [
    1,
    '花名册.xlsx',
    hash,
    'holders',
    '',
    '2020-12-31',
    '经办人',
    '2021-01-01T00:00:00Z',
    0,
    0,
    0,
    0,
    0,
    0,
    1,
    'part',
    null,
    '[]',
  ],
  certificate_event: [1, 1, 'issued', '2015-03-04', '2025-03-03', null, 1, '', 2, null, null],
  coverage: [1, 'low_income', '2020-01', '2020-12', 1, null, null, null],
  low_income_row: [1, 1, 'low-income', '2020-01', null, 1, 2, null],
  household_row: [1, 1, 'H1', 1, '2010-01-01', 1, 2, null],
  holder_statement: [1, 1, 1, null, 1, 2, null],
  scheme_version: [hash, 'family-care', '2020-01', '{}', '2021-01-01T00:00:00Z'],
  run: [1, '2020-12', '[]', hash, 1, hash, '经办人', '2021-01-01T00:00:00Z'],
  run_event: [1, 1, 'drafted', '经办人', '2021-01-01T00:00:00Z'],
  line_group: [1, 1, 'family-care', 'person', '2020-12'],
  line_kind: [1, '2020-12', 'self', 'regular', hash],
  line_entry: [1, 1, 1, 1, null, 10_000],
  draft_cache: [1, 1, hash, '{}'],
  employer_unit: [1, '91999999000000001K'],
  audit: [1, '2021-01-01T00:00:00Z', '经办人', 'init', '{}', hash, hash],
  fact: [1, 1, 'guardian', '乙某', '2015-03-04', null, 1, null, '', 2, null],
  death: [1, 1, '2020-03-04', null, 1, 1, '', 2, null, null],
  application: [1, 1, 'family-care', '2020-03-04', null, null, 1, 1, '', 2, null, null],
  placement: [1, 1, '甲厂', null, '2020-03-04', null, null, null, null, 1, 1, '', 2, null, null],
  review: [1, 1, '1', '2020-03-04', 'passed', null, null, 1, 1, '', 2, null, null],
  review_campaign: [
    1,
    '2020年复核',
    '2020-12-31',
    '2015-01-01',
    6742,
    1,
    '经办人',
    '2021-01-01T00:00:00Z',
    null,
  ],
  review_campaign_holder: [1, 1, 1, '甲街道'],
  district_fact: [1, 'registered-population', 2020, 5, null, '公报', null, 1, 1, '', 2, null, null],
  change: [1, 'person', 1, 'phone', null, '1', 1, '', 2],
  case_file: [1, 'petition', 1, null, null, null, '2020-03-04', null, null, null, 1, '', 2],
  case_event: [
    1,
    1,
    1,
    'open',
    '2020-03-04',
    'received',
    '2020-03-04',
    '2020-03-19',
    null,
    null,
    '经办人',
    '{}',
    '{}',
    '[]',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    1,
    '',
    2,
    null,
    null,
  ],
  attachment: [hash, 2, Buffer.from('ab')],
  import_undo: [1, 2],
  import_problem: [1, 1, '{}'],
  duplicate_judgement: [1, 1, 2, 'different', '双胞胎', '经办人', '2021-01-01T00:00:00Z'],
  match_question: [1, hash, 1, 0, '名单.csv', '', 2, '甲', '经办人', '2021-01-01T00:00:00Z'],
  match_judgement: [1, 1, 'same', null, '判定.xlsx', hash, '', 4, '经办人', '2021-01-01T00:00:00Z'],
  match_asking: [1, 1, 0, '经办人', '2021-01-01T00:00:00Z'],
  roster_absence: [1, 1, '2020-03-04', 1, null],
};
const ways: Readonly<Record<string, (sqlite: Sqlite, table: string, marks: string) => void>> = {
  UPDATE: (sqlite, table) => sqlite.exec(`update ${table} set ${firstColumn(sqlite, table)} = 9`),
  DELETE: (sqlite, table) => sqlite.exec(`delete from ${table}`),
  'INSERT OR REPLACE': (sqlite, table, marks) => {
    sqlite.prepare(`insert or replace into ${table} values (${marks})`).run(...(rows[table] ?? []));
  },
  UPSERT: (sqlite, table, marks) => {
    const sql = `insert into ${table} values (${marks}) on conflict do update set ${firstColumn(sqlite, table)} = 9`;
    sqlite.prepare(sql).run(...(rows[table] ?? []));
  },
};

function firstColumn(sqlite: Sqlite, table: string): string {
  return String(sqlite.prepare('select name from pragma_table_info(?)').pluck().get(table));
}

const cases = Object.keys(rows).flatMap((table) =>
  Object.keys(ways).flatMap((way) => [true, false].map((recursive) => [way, table, recursive] as const)),
);

test.each(cases)('%s on %s is refused, with recursive triggers %s', async (way, table, recursive) => {
  const sqlite = raw(await freshDatabase());
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma(`recursive_triggers = ${recursive ? 'ON' : 'OFF'}`);
  const marks = (rows[table] ?? []).map(() => '?').join(', ');
  sqlite.prepare(`insert into ${table} values (${marks})`).run(...(rows[table] ?? []));
  const before = sqlite.prepare(`select * from ${table}`).all();
  expect(() => ways[way]?.(sqlite, table, marks)).toThrow(/append-only/);
  expect(sqlite.prepare(`select * from ${table}`).all()).toEqual(before);
});

const mayBeCorrected = tables.flatMap(([name, { changes }]) =>
  changes === 'superseded' && rows[name] ? [name] : [],
);

test.each(mayBeCorrected)(
  'a row of %s may be superseded, once, and nothing else of it may change',
  async (table) => {
    const sqlite = raw(await freshDatabase());
    sqlite.pragma('foreign_keys = OFF');
    const row = rows[table] ?? [];
    sqlite.prepare(`insert into ${table} values (${row.map(() => '?').join(', ')})`).run(...row);
    const columns = sqlite
      .prepare<[], string>(`select name from pragma_table_info('${table}')`)
      .pluck()
      .all();
    const others = columns.filter((column) => column !== 'superseded_by');
    expect(others.length).toBe(columns.length - 1);
    for (const column of others) {
      expect(() => sqlite.exec(`update ${table} set ${column} = 7`), column).toThrow(/append-only/);
    }
    sqlite.exec(`update ${table} set superseded_by = 2`);
    expect(() => sqlite.exec(`update ${table} set superseded_by = 3`)).toThrow(/append-only/);
    expect(() => sqlite.exec(`update ${table} set superseded_by = null`)).toThrow(/append-only/);
  },
);
