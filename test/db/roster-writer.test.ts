import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHolderWriter, type HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import { createMarks } from '../../src/importing/save/holders/marks.ts';
import { openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { createRosterWriter } from '../../src/importing/save/holders/roster-writer.ts';
import { recordImport } from './temporary.ts';
import { day, someone, sourceOf, validity } from '../payout/registry.ts';

/** Few people, numbers and values, so that rows meet what is known in every way, yet long runs are new. */
const entries: fc.Arbitrary<HolderEntry> = fc.record({
  citizenId: fc.integer({ min: 1, max: 300 }).map(someone),
  certificateNumber: fc.integer({ min: 1, max: 400 }).map((number) => `NUMBER-${number}`),
  name: fc.constantFrom('甲某', '乙某'),
  category: fc.constantFrom('visual', 'multiple'),
  grade: fc.constantFrom(1, 2),
  components: fc.constantFrom([], [{ category: 'visual', grade: 1 } as const]),
  firstIssuedOn: fc.constantFrom(day('2015-03-04'), day('2016-03-04')),
  issuedOn: fc.constantFrom(day('2016-03-04'), day('2018-03-04')),
  expiresOn: fc.constantFrom(undefined, day('2027-01-01')),
  state: fc.constantFrom(
    undefined,
    { kind: 'cancelled', on: day('2020-05-01'), reason: 'death' } as const,
    { kind: 'suspended', on: day('2020-06-01') } as const,
    { kind: 'suspended', on: day('2020-07-01') } as const,
  ),
  guardian: fc.constantFrom(undefined, '丙某'),
  subdistrict: fc.constantFrom(undefined, '甲街道', '乙街道'),
  community: fc.constantFrom(undefined, '甲社区'),
  statedSex: fc.constantFrom(undefined, 'male'),
  phone: fc.constantFrom(undefined, '13800000000'),
});
const roster = fc.array(entries, { minLength: 1, maxLength: 60, size: 'max' });
const fields = [
  'citizenId',
  'certificateNumber',
  'name',
  'grade',
  'components',
  'firstIssuedOn',
  'issuedOn',
] as const;
const more = ['expiresOn', 'state', 'guardian', 'subdistrict', 'community', 'statedSex', 'phone'] as const;
/** A row of the first roster once more, perhaps with another word in one column. */
const again = fc.record({
  of: fc.nat(59),
  column: fc.option(fc.constantFrom(...fields, ...more), { nil: undefined }),
  other: entries,
});
/** A roster, and later ones that mostly say the same again, in another order. */
const rosters = fc
  .tuple(roster, fc.array(fc.array(again, { maxLength: 60, size: 'max' }), { maxLength: 2, size: 'max' }))
  .map(([first, later]) => [
    first,
    ...later.map((rows) =>
      rows.map(({ of, column, other }) => {
        const entry = first[of] ?? other;
        return column ? { ...entry, [column]: other[column] } : entry;
      }),
    ),
  ]);

/** Rows that come together, and rows that may wait together. */
const sizes = fc.record({ size: fc.integer({ min: 1, max: 60 }), most: fc.integer({ min: 1, max: 80 }) });

/** What saving some rosters, each an import, says and leaves behind. */
async function outcome(
  given: readonly (readonly HolderEntry[])[],
  createWriter: typeof createRosterWriter,
  { size, most }: { readonly size: number; readonly most: number },
): Promise<unknown> {
  return withDatabase(openScratchDatabase(), ({ sqlite }) => {
    sqlite.pragma('foreign_keys = OFF');
    const said: unknown[] = [];
    for (const [index, roster] of given.entries()) {
      const seen = createMarks();
      const source = sourceOf(index + 1, '表', `202${index + 1}-01-01`);
      const writer = createWriter(sqlite, { ...source, validity, seen }, most);
      const rows = roster.map((entry, at) => ({ entry, row: at + 2 }));
      for (let at = 0; at < rows.length; at += size) said.push(...writer.save(rows.slice(at, at + size)));
      writer.close();
      recordImport(sqlite, index + 1, `202${index + 1}-01-01`);
      said.push([...seen.bytes().slice(0, 16)]);
    }
    const tables = ['person', 'certificate', 'certificate_event', 'fact', 'change'];
    const left = tables.map((table) => sqlite.prepare(`select * from ${table} order by id`).raw().all());
    return Promise.resolve({ said, left });
  });
}

const byRow: typeof createRosterWriter = (sqlite, source) => {
  const save = createHolderWriter(sqlite, source);
  return { save: (rows) => rows.map(({ entry, row }) => save(entry, row)), close: () => undefined };
};

test('rosters saved in batches of any size leave what saving row by row does, numbers included', async () => {
  await fc.assert(
    fc.asyncProperty(rosters, sizes, async (given, size) => {
      expect(await outcome(given, createRosterWriter, size)).toEqual(await outcome(given, byRow, size));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
