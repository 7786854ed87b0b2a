import { expect, test } from 'vitest';
import { countHolderFiles, holderFiles } from '../../src/verify/holder-files.ts';
import { day, importHolders, importLowIncome, someone, withRegistry } from '../payout/registry.ts';

const files = (db: Parameters<typeof holderFiles>[0], on: string) => [...holderFiles(db, day(on), [])];

test('a person with two certificates is one file, in order of first issue; others on lists have none', async () => {
  await withRegistry(async (db) => {
    const citizenId = someone(1);
    await importHolders(db, [
      { citizenId, certificateNumber: `${citizenId}42`, category: 'physical', issuedOn: day('2018-01-01') },
      {
        ...{ citizenId, certificateNumber: `${citizenId}62`, guardian: '乙某' },
        state: { kind: 'cancelled', on: day('2018-01-01'), reason: 'other' },
      },
      { citizenId: someone(2) },
    ]);
    await importLowIncome(db, [someone(3)]);
    await expect(countHolderFiles(db)).resolves.toBe(2);
    expect(files(db, '2020-12-31')).toMatchObject([
      {
        ...{ citizenId, name: '甲某', guardian: '乙某', subdistrict: '甲街道' },
        certificates: [
          { category: 'psychiatric', firstIssuedOn: '2015-03-04', state: 'cancelled', isLive: false },
          { category: 'physical', firstIssuedOn: '2018-01-01', state: 'valid', isLive: true },
        ],
      },
      { citizenId: someone(2), certificates: [{ isLive: true }] },
    ]);
  });
});

test.each([
  ['2015-03-03', undefined, undefined],
  ['2015-03-04', 'valid', true],
  ['2020-06-30', 'frozen', false],
  ['2025-03-03', 'frozen', false],
])('as of %s a certificate frozen on 2020-06-30 is %s', async (on, state, isLive) => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1), state: { kind: 'frozen', on: day('2020-06-30') } }]);
    const [file] = files(db, on);
    expect([file?.certificates[0]?.state, file?.certificates[0]?.isLive]).toEqual([state, isLive]);
  });
});
