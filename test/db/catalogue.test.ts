import { afterAll, beforeAll, expect, test } from 'vitest';
import { importColumnOf, maskedAs, tables, views } from '../../src/db/catalogue.ts';
import type { Sqlite } from '../../src/db/connection/driver.ts';
import { openScratchDatabase } from '../../src/db/connection/open.ts';

let sqlite: Sqlite;
beforeAll(async () => {
  ({ sqlite } = await openScratchDatabase());
});
afterAll(() => sqlite.close());

const namesOf = (sql: string, ...values: readonly string[]): readonly string[] =>
  sqlite
    .prepare<string[], string>(sql)
    .pluck()
    .all(...values);
const columnsOf = (table: string) => namesOf('select name from pragma_table_info(?)', table);
const guardsOf = (table: string) =>
  namesOf(
    `select name from sqlite_schema where type = 'trigger' and tbl_name = ? and name glob '*_never_*'`,
    table,
  );

test('every table and view of the database is in the catalogue, and nothing else', () => {
  const all = namesOf(`select name from sqlite_schema where type in ('table', 'view')
    and name not like 'sqlite_%' and name not like 'kysely_%'`);
  const known = [...tables, ...views].map(([name]) => name);
  expect([...new Set(known)].toSorted()).toEqual(all.toSorted());
});

test.each(tables)('%s is known by columns that it has', (name, { known }) => {
  if (typeof known === 'string') return;
  const columns = columnsOf(name);
  if ('import' in known) expect(columns).toContain(importColumnOf(name));
  if ('at' in known) expect(columns).toContain(known.at);
  if ('with' in known) {
    expect(columns).toContain(known.by);
    expect(tables.map(([table]) => table)).toContain(known.with);
  }
});

test('what is known field by field is what `change` tells of', () => {
  const byField = tables.flatMap(([name, { known }]) => (known === 'by-field' ? [name] : []));
  const told = /entity in \(([^)]*)\)/.exec(
    namesOf(`select sql from sqlite_schema where name = 'change'`)[0] ?? '',
  );
  expect(byField.map((name) => `'${name}'`).join(', ')).toBe(told?.[1]);
});

test.each(tables)('the rows of %s change as it says', (name, { changes, holds }) => {
  const isView = namesOf(`select name from sqlite_schema where type = 'view' and name = ?`, name).length > 0;
  const guards = ['delete', 'replace', 'update'].map((way) => `${name}_never_${way}`);
  expect(guardsOf(name).toSorted()).toEqual(changes === 'freely' || isView ? [] : guards);
  expect(columnsOf(name).includes('superseded_by')).toBe(changes === 'superseded');
  // What lists said is taken out of what counts by being superseded.
  expect(changes === 'superseded').toBe(holds !== undefined);
});

test('a record has its place in the list that brought it, and how often the list has it', () => {
  for (const [name, { holds }] of tables) {
    if (holds === 'records')
      expect(columnsOf(name), name).toEqual(expect.arrayContaining(['row_number', 'occurrence']));
  }
});

test('each view reads what the catalogue says, and a current row is one that was not superseded', () => {
  for (const [name, select] of views)
    expect(namesOf(`select sql from sqlite_schema where type = 'view' and name = ?`, name)).toEqual([
      `CREATE VIEW ${name} as ${select}`,
    ]);
  const superseded = tables.flatMap(([name, { changes }]) => (changes === 'superseded' ? [name] : []));
  expect(views.map(([name]) => name)).toEqual(
    expect.arrayContaining(superseded.map((name) => `current_${name}`)),
  );
});

test('whoever a row speaks of is named in the catalogue', () => {
  for (const [name, { whose, view }] of tables) {
    if (view !== undefined) continue;
    const people = namesOf(`select "from" from pragma_foreign_key_list(?) where "table" = 'person'`, name);
    // A payee is not whose line it is, and of a pair the first stands for both.
    const own = people.filter((column) => column === 'person_id');
    expect([name, whose]).toEqual([name, name === 'person' ? 'id' : own[0]]);
  }
});

/** Texts of people that are shown as they are: words, places, keys of policies, documents, and what no list but one names. */
const shownAsTheyAre = new Set(
  `sheet code name ethnicity address note why category components from_month to_month month household_key content source place
  guardian guardian_relation bank account_holder reviewer staff_name workplace relation employer credit_code form post
  programme subject unit scheme basis level school parent received_by product policy_number claim_number cause payment
  batch value kind subdistrict about_scheme about_month waived_by waived_at actor at listed listed_name file_name
  service_record.number`.split(/\s+/),
);

/** The texts of tables of people of which nothing says whether they are masked. The database holds others to a list or a day. */
function undecidedTexts(): readonly string[] {
  return tables.flatMap(([table, { whose, view }]) => {
    if (whose === undefined || view !== undefined) return [];
    const [made = ''] = namesOf(`select sql from sqlite_schema where name = ?`, table);
    return namesOf(`select name from pragma_table_info(?) where type = 'TEXT' collate nocase`, table)
      .filter(
        (column) =>
          maskedAs(table, column) === undefined &&
          !new RegExp(`\\b${column} (?:in \\(|is date\\()`).test(made) &&
          !shownAsTheyAre.has(column) &&
          !shownAsTheyAre.has(`${table}.${column}`),
      )
      .map((column) => `${table}.${column}`);
  });
}

test('whether a text of a person is masked is decided for each, and a new one asks for it', () => {
  expect(undecidedTexts()).toEqual([]);
  for (const [table, { masked }] of tables)
    expect(columnsOf(table)).toEqual(expect.arrayContaining(Object.keys(masked ?? {})));
  sqlite.exec('begin; alter table account add column guardian_passport text');
  expect(undecidedTexts()).toEqual(['account.guardian_passport']);
  sqlite.exec('rollback');
});
