import { expect, test } from 'vitest';
import { createHolderWriter, type HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import type { Sqlite } from '../../src/db/connection/driver.ts';
import { openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { findPeople } from '../../src/db/people/person-store.ts';
import type { SaveResult } from '../../src/importing/save/saved.ts';
import { recordImport } from './temporary.ts';
import { day, someone, sourceOf, validity } from '../payout/registry.ts';

const citizenId = someone(1);

function entry(change: Partial<HolderEntry> = {}): HolderEntry {
  return {
    citizenId,
    name: '甲某',
    certificateNumber: `${citizenId}62`,
    category: 'psychiatric',
    grade: 2,
    components: [],
    firstIssuedOn: day('2015-03-04'),
    issuedOn: day('2015-03-04'),
    subdistrict: '甲街道',
    ...change,
  };
}

/** A registry in memory where each roster is an import of its own. */
async function inRegistry(
  work: (save: (...entries: HolderEntry[]) => SaveResult[], sqlite: Sqlite) => void | Promise<void>,
): Promise<void> {
  await withDatabase(openScratchDatabase(), async ({ sqlite }) => {
    sqlite.pragma('foreign_keys = OFF');
    let importId = 0;
    const save = (...entries: HolderEntry[]) => {
      importId += 1;
      const write = createHolderWriter(sqlite, {
        ...sourceOf(importId, '', `202${importId}-01-01`),
        validity,
      });
      const results = entries.map((one, index) => write(one, index + 2));
      recordImport(sqlite, importId, `202${importId}-01-01`);
      return results;
    };
    await work(save, sqlite);
  });
}

const events = (sqlite: Sqlite) =>
  sqlite
    .prepare('select kind, happened_on, expires_on from certificate_event order by happened_on, id')
    .raw()
    .all();
const facts = (sqlite: Sqlite, name: string) =>
  sqlite
    .prepare(
      'select value, valid_from, valid_to from fact where name = ? and superseded_by is null order by valid_from',
    )
    .raw()
    .all(name);

test.each<[story: string, second: Partial<HolderEntry>, expected: SaveResult]>([
  ['the same row', {}, { saved: 'unchanged', isStated: true, notes: [] }],
  [
    'a row that leaves things out',
    { subdistrict: undefined },
    { saved: 'unchanged', isStated: true, notes: [] },
  ],
  ['another grade', { grade: 1 }, { saved: 'updated', notes: [] }],
  [
    'another name',
    { name: '乙某' },
    { saved: 'refused', notes: [{ note: 'name-differs', between: ['甲某', '乙某'] }] },
  ],
  ['now cancelled', { state: { kind: 'cancelled', on: day('2021-05-01') } }, { saved: 'updated', notes: [] }],
  ['renewed', { issuedOn: day('2021-02-02') }, { saved: 'updated', notes: [] }],
  ['moved', { subdistrict: '乙街道' }, { saved: 'updated', notes: [] }],
  [
    'the number of another person',
    { citizenId: someone(2) },
    {
      saved: 'refused',
      notes: [
        {
          note: 'certificate-of-another-person',
          between: ['甲某 999999************ #1', '甲某 999999************'],
        },
      ],
    },
  ],
  [
    'a second certificate of the same person',
    { certificateNumber: `${citizenId}42` },
    { saved: 'inserted', notes: [] },
  ],
])('a later roster with %s', async (_, second, expected) => {
  await inRegistry((save) => {
    expect(save(entry())).toEqual([{ saved: 'inserted', notes: [] }]);
    expect(save(entry(second))).toEqual([expected]);
    // What was taken over is known: once more, nothing happens.
    if (expected.saved !== 'refused') expect(save(entry(second))[0]?.saved).toBe('unchanged');
  });
});

test('a number twice in one roster is saved once', async () => {
  await inRegistry((save) => {
    const [first, second] = save(entry(), entry({ grade: 1 }));
    expect([first, second]).toEqual([
      { saved: 'inserted', notes: [] },
      { saved: 'refused', notes: ['repeated-row'] },
    ]);
  });
});

test('a roster that calls a cancelled certificate valid does not bring it back to life', async () => {
  await inRegistry((save, sqlite) => {
    save(entry({ state: { kind: 'cancelled', on: day('2020-05-01'), reason: 'death' } }));
    expect(save(entry())).toEqual([{ saved: 'unchanged', isStated: true, notes: ['state-differs'] }]);
    expect(events(sqlite)).toEqual([
      ['issued', '2015-03-04', '2025-03-03'],
      ['cancelled', '2020-05-01', null],
    ]);
  });
});

test('a printed last day outweighs the ten-year rule, and a renewal begins a new term', async () => {
  await inRegistry((save, sqlite) => {
    save(entry({ expiresOn: day('2024-12-31') }));
    save(entry({ issuedOn: day('2021-02-02') }));
    expect(events(sqlite)).toEqual([
      ['issued', '2015-03-04', '2024-12-31'],
      ['renewed', '2021-02-02', '2031-02-01'],
    ]);
  });
});

test('a new address holds from the day of the roster on, and the old one stays true until then', async () => {
  await inRegistry((save, sqlite) => {
    save(entry());
    save(entry({ subdistrict: '乙街道' }));
    expect(facts(sqlite, 'subdistrict')).toEqual([
      ['甲街道', '2015-03-04', '2022-01-01'],
      ['乙街道', '2022-01-01', null],
    ]);
  });
});

test.each([
  ['1', 1],
  [citizenId, 1],
  [` ${citizenId.slice(0, 6)} ${citizenId.slice(6).toLowerCase()} `, 1],
  [`${citizenId}62`, 1],
  ['甲某', 1],
  ['甲', 0],
  ['99', 0],
])('a person is found by %s: %i', async (text, found) => {
  await withDatabase(openScratchDatabase(), async ({ sqlite, query }) => {
    sqlite.pragma('foreign_keys = OFF');
    createHolderWriter(sqlite, { ...sourceOf(1, '', '2021-01-01'), validity })(entry(), 2);
    expect(await findPeople(query, text)).toHaveLength(found);
  });
});
