import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveHouseholds } from '../../src/importing/derive/derive-households.ts';
import { deriveLowIncome } from '../../src/importing/derive/derive-low-income.ts';
import { nextImportId, saveImport } from '../../src/db/history/import-store.ts';
import { createHouseholdWriter, createLowIncomeWriter } from '../../src/importing/save/list-writer.ts';
import {
  type Database,
  inTransaction,
  openScratchDatabase,
  withDatabase,
} from '../../src/db/connection/open.ts';
import type { ListScope } from '../../src/registry/lists/lists.ts';
import { day, month, someone, sourceOf } from '../payout/registry.ts';

const people = [1, 2, 3].map((sequence) => someone(sequence));
const months = ['2020-01', '2020-03', '2020-04', '2020-08'];
const aRow = fc.record({
  person: fc.constantFrom(...people),
  from: fc.constantFrom('2019-06', '2020-02', '2020-04'),
  to: fc.constantFrom(undefined, '2020-03', '2020-09'),
  key: fc.constantFrom('H1', 'H2'),
  relation: fc.constantFrom('户主', '家人'),
  since: fc.constantFrom(undefined, '2019-01-01', '2020-02-15'),
});
const aList = fc.record({
  kind: fc.constantFrom('low-income' as const, 'households' as const),
  scope: fc.constantFrom<ListScope[]>('complete', 'part', 'additions', 'removals'),
  month: fc.constantFrom(...months),
  rejected: fc.constantFrom(0, 0, 1),
  rows: fc.uniqueArray(aRow, { maxLength: 3, selector: ({ person }) => person }),
});
type Listed = typeof aList extends fc.Arbitrary<infer List> ? List : never;
/** No two of one kind, scope and day: which of them corrects the other is a matter of order. */
const worlds = fc.uniqueArray(aList, {
  minLength: 1,
  maxLength: 6,
  selector: (list) => `${list.kind} ${list.scope} ${list.month}`,
});

async function importList(db: Database, { kind, scope, rows, rejected, ...list }: Listed): Promise<void> {
  await inTransaction(db, async (writing) => {
    const id = await nextImportId(writing);
    const asOf = `${list.month}-28`;
    const source = { ...sourceOf(id, '', asOf), scope, readings: [] };
    if (kind === 'low-income') {
      const { save } = createLowIncomeWriter(writing.sqlite, source);
      for (const { person, from, to } of rows) {
        const toMonth = to === undefined || to < from ? undefined : month(to);
        save({ citizenId: person, name: '甲某', fromMonth: month(from), toMonth }, 2);
      }
    } else {
      const { save } = createHouseholdWriter(writing.sqlite, source);
      for (const { person, key, relation, since } of rows) {
        const dated = since === undefined ? {} : { since: day(since) };
        save({ citizenId: person, name: '甲某', householdKey: key, relation, ...dated }, 2);
      }
    }
    await saveImport(writing, {
      id,
      command: id,
      scope,
      file_name: kind,
      sha256: String(id).padStart(64, '0'),
      kind,
      sheet: '',
      as_of: day(asOf),
      operator: '',
      recorded_at: '',
      rows_read: rejected,
      rows_rejected: rejected,
      rows_inserted: 0,
      rows_updated: 0,
      rows_unchanged: 0,
      row_problems: 0,
    });
    (kind === 'low-income' ? deriveLowIncome : deriveHouseholds)(writing.sqlite, id);
  });
}

const known = ({ sqlite }: Database) => ({
  facts: sqlite
    .prepare(
      `select citizen_id, fact.name, value, valid_from, valid_to from fact join person on person.id = person_id
       where superseded_by is null order by 1, 2, 4`,
    )
    .raw()
    .all(),
  coverage: sqlite
    .prepare('select from_month, to_month from coverage where superseded_by is null order by 1, 2')
    .raw()
    .all(),
});

test('in whatever order lists are imported, the registry knows the same in the end', async () => {
  const shuffledWorlds = worlds.chain((lists) =>
    fc.tuple(
      fc.constant(lists),
      fc.shuffledSubarray(lists, { minLength: lists.length, maxLength: lists.length }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(shuffledWorlds, async ([lists, shuffled]) => {
      const outcomes: unknown[] = [];
      for (const world of [lists, shuffled])
        await withDatabase(openScratchDatabase(), async (db) => {
          for (const list of world) await importList(db, list);
          outcomes.push(known(db));
        });
      expect(outcomes[1]).toEqual(outcomes[0]);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test('deriving once more changes nothing', async () => {
  await withDatabase(openScratchDatabase(), async (db) => {
    for (const list of fc.sample(worlds, { numRuns: 1, seed: 1 }).flat()) await importList(db, list);
    const before = db.sqlite.prepare('select total_changes()').pluck().get();
    const last = db.sqlite.prepare<[], number>('select max(id) from import').pluck().get() ?? 0;
    deriveLowIncome(db.sqlite, last);
    deriveHouseholds(db.sqlite, last);
    expect(db.sqlite.prepare('select total_changes()').pluck().get()).toBe(before);
  });
});
