import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildScope } from '../../src/indicators/built-scope.ts';
import { flowCauses, type FlowCause, holderFlows } from '../../src/indicators/tables/holder-flows.ts';
import type { Database } from '../../src/db/connection/open.ts';
import { day, importHolders, known, someone, withRegistry } from '../payout/registry.ts';
import { scope } from './district.ts';

/** The line of a group: holders then, those causes that somebody has, holders now. */
async function lineOf(db: Database, group: string, by: 'category' | 'subdistrict' = 'category') {
  const flows = known(await holderFlows(db, await buildScope(db, scope()), by));
  const { opening, causes, closing } = known(flows.find((flow) => flow.group.zh === group));
  const had = Object.fromEntries(Object.entries(causes).filter(([, count]) => count > 0));
  return { opening, ...had, closing };
}

test('whoever came or went in the year has a cause, and then and the causes come to now', async () => {
  await withRegistry(async (db) => {
    const issuedOn = day('2015-03-04');
    await importHolders(
      db,
      [1, 2, 3, 4, 5, 6, 7, 10].map((one) => ({ citizenId: someone(one), issuedOn })),
      '2019-12-31',
    );
    await importHolders(db, [
      { citizenId: someone(1), issuedOn },
      {
        citizenId: someone(2),
        issuedOn,
        state: { kind: 'cancelled', on: day('2020-05-01'), reason: 'death' },
      },
      {
        citizenId: someone(3),
        issuedOn,
        state: { kind: 'cancelled', on: day('2020-05-01'), reason: 'voluntary' },
      },
      { citizenId: someone(4), issuedOn, state: { kind: 'transferred-out', on: day('2020-05-01') } },
      { citizenId: someone(5), issuedOn, state: { kind: 'frozen', on: day('2020-05-01') } },
      {
        citizenId: someone(6),
        issuedOn,
        category: 'visual',
        state: { kind: 'regraded', on: day('2020-05-01') },
      },
      { citizenId: someone(10), issuedOn, category: 'visual' },
      { citizenId: someone(7), issuedOn, subdistrict: '乙街道' },
      { citizenId: someone(8), issuedOn: day('2020-03-04') },
      { citizenId: someone(9), issuedOn: day('2021-03-04') },
    ]);
    expect(await lineOf(db, '精神')).toEqual({
      opening: 7,
      issued: 1,
      died: 1,
      cancelled: 1,
      moved_out: 1,
      frozen: 1,
      closing: 3,
      regrouped_out: 1,
    });
    expect(await lineOf(db, '视力')).toEqual({ opening: 1, regrouped_in: 1, closing: 2 });
    expect(await lineOf(db, '乙街道', 'subdistrict')).toEqual({ opening: 0, regrouped_in: 1, closing: 1 });
    expect(await lineOf(db, '合计')).toMatchObject({ opening: 8, closing: 5 });
  });
});

test('whose term ended has gone by it; of whoever renewed, and no earlier term is on record, it is not known', async () => {
  await withRegistry(async (db) => {
    await importHolders(
      db,
      [1, 2].map((one) => ({ citizenId: someone(one), issuedOn: day('2010-06-01') })),
      '2019-12-31',
    );
    await importHolders(db, [
      { citizenId: someone(1), issuedOn: day('2010-06-01') },
      { citizenId: someone(2), issuedOn: day('2010-06-01') },
      { citizenId: someone(3), issuedOn: day('2020-07-01'), firstIssuedOn: day('2008-07-01') },
    ]);
    expect(await lineOf(db, '精神')).toEqual({ opening: 2, not_known: 1, expired: 2, closing: 1 });
  });
});

test('without a roster of the year there is no table', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }], '2019-12-31');
    expect(await holderFlows(db, await buildScope(db, scope()), 'category')).toBeUndefined();
  });
});

const states = ['none', 'regraded', 'cancelled', 'transferred-out', 'frozen', 'suspended'] as const;
const holder = fc.record({
  first: fc.constantFrom('2009-06-01', '2015-01-01', '2019-12-31', '2020-01-01', '2020-12-31'),
  old: fc.constantFrom('visual', 'hearing', 'psychiatric'),
  now: fc.constantFrom('visual', 'hearing', 'psychiatric'),
  state: fc.constantFrom(...states),
  on: fc.constantFrom('2019-12-31', '2020-01-01', '2020-06-15', '2020-12-31'),
  street: fc.constantFrom('甲街道', '乙街道', undefined),
});

test('for every group of random histories, then and the causes come to now', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(holder, { minLength: 1, maxLength: 12 }), async (people) => {
      await withRegistry(async (db) => {
        const entries = (which: 'old' | 'now') =>
          people.map(({ first, state, on, street, [which]: category }, index) => ({
            citizenId: someone(index + 1),
            issuedOn: day(first),
            category,
            subdistrict: street,
            ...(which === 'now' && state !== 'none' && { state: { kind: state, on: day(on) } }),
          }));
        await importHolders(db, entries('old'), '2019-12-31');
        await importHolders(db, entries('now'));
        for (const by of ['category', 'subdistrict'] as const) {
          for (const { group, opening, causes, closing } of known(
            await holderFlows(db, await buildScope(db, scope()), by),
          )) {
            const sum = (Object.keys(causes) as FlowCause[]).reduce(
              (total, cause) => total + flowCauses[cause].sign * causes[cause],
              opening,
            );
            expect([group.zh, sum]).toEqual([group.zh, closing]);
          }
        }
      });
    }),
    { numRuns: 25 },
  );
});
