import { expect, test } from 'vitest';
import type { ValidityExtension } from '../../src/registry/certificate/validity.ts';
import { countHolderFiles, holderFiles } from '../../src/verify/rows/holder-files.ts';
import { day, importHolders, importLowIncome, someone, withRegistry } from '../payout/registry.ts';

const extension: ValidityExtension = {
  expiresFrom: day('2020-01-01'),
  expiresTo: day('2020-12-31'),
  until: day('2021-03-03'),
};
const files = (db: Parameters<typeof holderFiles>[0], on: string) => [...holderFiles(db, day(on), [])];

test('a person with two certificates is one file, in order of first issue; others on lists have none', async () => {
  await withRegistry(async (db) => {
    const citizenId = someone(1);
    await importHolders(db, [
      { citizenId, certificateNumber: `${citizenId}42`, category: 'physical', issuedOn: day('2018-01-01') },
      {
        citizenId,
        certificateNumber: `${citizenId}62`,
        guardian: '乙某',
        state: { kind: 'cancelled', on: day('2018-01-01'), reason: 'other' },
      },
      { citizenId: someone(2) },
    ]);
    await importLowIncome(db, [someone(3)]);
    await expect(countHolderFiles(db)).resolves.toBe(2);
    expect(files(db, '2020-12-31')).toMatchObject([
      {
        citizenId,
        name: '甲某',
        guardian: '乙某',
        subdistrict: '甲街道',
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

test.each([
  ['2019-05-31', '2010-06-01', '2020-05-31', '2021-03-03', true],
  ['2019-06-01', '2019-06-01', '2029-05-31', '2029-05-31', true],
])('as of %s the term in force is that of %s', async (on, issuedOn, expiresOn, lastValidOn, isLive) => {
  await withRegistry(async (db) => {
    const certificate = { citizenId: someone(1), firstIssuedOn: day('2010-06-01') };
    await importHolders(db, [{ ...certificate, issuedOn: day('2010-06-01') }], '2018-12-31');
    await importHolders(db, [{ ...certificate, issuedOn: day('2019-06-01') }]);
    const [file] = holderFiles(db, day(on), [extension]);
    expect(file?.certificates).toMatchObject([{ issuedOn, expiresOn, lastValidOn, isLive }]);
  });
});

test.each([
  ['2020-05-31', true, true],
  ['2020-06-01', false, true],
  ['2021-03-03', false, true],
  ['2021-03-04', false, false],
])('a term to 2020-05-31 is live on %s: %s, and when extended: %s', async (on, plain, extended) => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1), issuedOn: day('2010-06-01') }]);
    const isLive = (extensions: readonly ValidityExtension[]) =>
      [...holderFiles(db, day(on), extensions)].map(({ certificates }) => certificates[0]?.isLive);
    expect([isLive([]), isLive([extension])]).toEqual([[plain], [extended]]);
  });
});
