import { expect, test } from 'vitest';
import { createDueStore } from '../../src/verify/calendar/due-store.ts';
import { duesOf } from '../../src/verify/calendar/due.ts';
import { importHolders, someone, withRegistry } from '../payout/registry.ts';
import { committedCertificates } from '../schemes/policies.ts';
import { day, holder, type HolderStory } from './invented-holder.ts';
import { waive } from './waiving.ts';

const policy = committedCertificates();

test.each<[string, HolderStory, string | undefined, readonly string[]]>([
  ['a term that ends later needs nothing', {}, undefined, []],
  [
    'a term that ends in May is reminded of a month before, and six months before that has passed',
    { certificates: [{ expiresOn: day('2021-05-31') }] },
    undefined,
    ['remind 2021-04-30', 'expire 2021-05-31'],
  ],
  [
    'the first and the last day of the window belong to it',
    { certificates: [{ expiresOn: day('2021-06-30') }] },
    undefined,
    ['remind 2020-12-30', 'remind 2021-05-30', 'expire 2021-06-30'].slice(1),
  ],
  [
    'what ran out before is a finding, nothing to come',
    { certificates: [{ expiresOn: day('2020-12-30') }] },
    undefined,
    [],
  ],
  ['a cancelled one is nobody’s', { certificates: [{ state: 'cancelled' }] }, '2020-10-15', []],
  ['left behind by a move: frozen after six months', {}, '2020-10-15', ['freeze 2021-04-15']],
  [
    'left behind and frozen: cancelled after a year',
    { certificates: [{ state: 'frozen' }] },
    '2020-03-01',
    ['cancel 2021-03-01'],
  ],
])('%s', (_, story, movedOutOn, expected) => {
  const window = { from: day('2020-12-31'), to: day('2021-06-30') };
  const moved = movedOutOn === undefined ? undefined : day(movedOutOn);
  const dues = duesOf(holder(story), moved, policy, window);
  expect(dues.map(({ kind, on }) => `${kind} ${on}`)).toEqual(expected);
});

test('a calendar counts by month, is listed by day with masked numbers, and knows when a waiver ends', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2), subdistrict: '乙街道' }]);
    await waive(db, 'V11', 2, '2020-01-01');
    await waive(db, 'V11', 2, '2021-02-01');
    const store = createDueStore(db, { asOf: day('2020-12-31'), reveal: false });
    store.add(1, { kind: 'expire', on: day('2021-01-31'), certificateId: 1 });
    store.add(2, { kind: 'remind', on: day('2021-01-15'), certificateId: 2 });
    store.addWaivers({ from: day('2020-01-01'), to: day('2021-06-30') });
    expect(store.countByMonth().map(({ month, kind, count }) => [month, kind, count])).toEqual([
      ['2021-01', 'remind', 1],
      ['2021-01', 'expire', 1],
      ['2021-02', 'waiver-ends', 1],
    ]);
    const listed = Array.from(store.list(), ({ on, certificate, code }) => [on, certificate ?? code]);
    expect(listed).toEqual([
      ['2021-01-15', '999999**************'],
      ['2021-01-31', '999999**************'],
      ['2021-02-01', 'V11'],
    ]);
    store.keepSubdistrict('乙街道');
    expect(Array.from(store.list(), ({ personId }) => personId)).toEqual([2, 2]);
  });
});
