import { expect, test } from 'vitest';
import { createFindingStore } from '../../src/verify/finding-store.ts';
import type { Hit } from '../../src/verify/run-checks.ts';
import { day, importHolders, someone, withRegistry } from '../payout/registry.ts';

const asOf = day('2020-12-31');
const hit = (change: Partial<Hit>): Hit => ({
  ...{ code: 'V05', severity: 'warning', key: 'V05-1-0', personId: 1, people: [1] },
  message: { zh: '请核对', en: 'check' },
  ...change,
});

/** Two holders of two subdistricts. */
async function withTwo(work: (store: (reveal: boolean) => ReturnType<typeof createFindingStore>) => void) {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2), subdistrict: '乙街道' }]);
    work((reveal) => createFindingStore(db, { asOf, reveal }));
  });
}

test('findings come back the gravest first, with names, subdistricts and masked numbers', async () => {
  await withTwo((begin) => {
    const store = begin(false);
    store.add(hit({ personId: 2, people: [2, 1], evidence: { onRecord: 'male' } }));
    store.add(hit({ code: 'V08', severity: 'error', certificateId: 1 }));
    expect(store.countByCode()).toEqual(
      new Map([
        ['V05', 1],
        ['V08', 1],
      ]),
    );
    const person = { name: '甲某', subdistrict: '甲街道' };
    expect([...store.list()]).toEqual([
      {
        ...{ ...hit({ code: 'V08', severity: 'error', certificateId: 1 }), ...person },
        certificate: '999999**************',
      },
      {
        ...hit({ personId: 2, people: [2, 1], evidence: { onRecord: 'male' } }),
        ...person,
        subdistrict: '乙街道',
      },
    ]);
    expect([...store.list(1)]).toHaveLength(1);
  });
});

test('numbers are shown in full only where that was asked for', async () => {
  await withTwo((begin) => {
    const store = begin(true);
    store.add(hit({ certificateId: 1 }));
    expect([...store.list()].map(({ certificate }) => certificate)).toEqual([`${someone(1)}62`]);
  });
});

test('of a subdistrict only those findings are kept that name somebody of it', async () => {
  await withTwo((begin) => {
    const store = begin(false);
    store.add(hit({ key: 'only 1' }));
    store.add(hit({ key: 'only 2', personId: 2, people: [2] }));
    store.add(hit({ key: 'both', people: [1, 2] }));
    store.keepSubdistrict('乙街道');
    expect([...store.list()].map(({ key }) => key)).toEqual(['both', 'only 2']);
  });
});
