import { expect, test } from 'vitest';
import { createFindingStore } from '../../src/verify/finding-store.ts';
import type { Hit } from '../../src/verify/check.ts';
import { day, importHolders, someone, withRegistry } from '../payout/registry.ts';
import { waive } from './waiving.ts';

const asOf = day('2020-12-31');
const hit = (change: Partial<Hit>): Hit => ({
  code: 'V05',
  severity: 'warning',
  key: 'V05-1-0',
  personId: 1,
  people: [1],
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
        ...hit({ code: 'V08', severity: 'error', certificateId: 1 }),
        ...person,
        certificate: '999999**************',
      },
      {
        ...hit({ personId: 2, people: [2, 1], evidence: { onRecord: 'male' } }),
        ...person,
        subdistrict: '乙街道',
      },
    ]);
    store.add(hit({ code: 'V08', severity: 'error', personId: 2, people: [2] }));
    expect([...store.list(1)].map(({ code, personId }) => [code, personId])).toEqual([
      ['V08', 1],
      ['V05', 2],
    ]);
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

test('what was judged acceptable is counted and set aside until its day, and the latest word counts', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2) }]);
    await waive(db, 'V05', 1, '2020-12-31');
    await waive(db, 'V05', 2, '2021-06-30');
    await waive(db, 'V05', 2, '2020-12-30');
    const shown = (on: string) => {
      const store = createFindingStore(db, { asOf: day(on), reveal: false });
      store.add(hit({ personId: 1, key: 'V05-1-0' }));
      store.add(hit({ personId: 1, key: 'V06-1-0', code: 'V06' }));
      store.add(hit({ personId: 2, key: 'V05-2-0' }));
      store.setAsideWaived();
      const keys = (of?: 'waived') => Array.from(store.list(undefined, of), ({ key }) => key);
      return {
        standing: keys(),
        waived: keys('waived'),
        counted: store.countByCode('waived').get('V05') ?? 0,
      };
    };
    expect(shown('2020-12-31')).toEqual({
      standing: ['V05-2-0', 'V06-1-0'],
      waived: ['V05-1-0'],
      counted: 1,
    });
    expect(shown('2021-01-01')).toEqual({
      standing: ['V05-1-0', 'V05-2-0', 'V06-1-0'],
      waived: [],
      counted: 0,
    });
  });
});

test('compared with an earlier day, a finding is new, still open or gone', async () => {
  await withTwo((begin) => {
    const store = begin(false);
    store.add(hit({ key: 'V05-1-0' }));
    store.add(hit({ key: 'V05-2-0', personId: 2 }));
    const before = (key: string, code: Hit['code']) => ({ ...hit({ key, code }), name: '甲某' });
    store.compareWith([before('V05-1-0', 'V05'), before('V08-1-0', 'V08')]);
    expect(store.countChanges()).toEqual({ new: 1, open: 1, gone: 1 });
    expect(Array.from(store.list(), ({ key, change }) => `${key} ${change ?? ''}`)).toEqual([
      'V05-1-0 open',
      'V05-2-0 new',
    ]);
    expect(Array.from(store.list(undefined, 'gone'), ({ key }) => key)).toEqual(['V08-1-0']);
    expect(store.countByCode()).toEqual(new Map([['V05', 2]]));
  });
});
