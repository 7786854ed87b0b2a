import { expect, test } from 'vitest';
import type { HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import { computeFigures } from '../../src/indicators/compute-figures.ts';
import { buildScope } from '../../src/indicators/built-scope.ts';
import { holdersBySubdistrict } from '../../src/indicators/tables/holders-by-subdistrict.ts';
import { day, importHolders, importLowIncome, someone, withRegistry } from '../payout/registry.ts';
import { district, figure, scope } from './district.ts';

type Story = Partial<Omit<HolderEntry, 'citizenId'>>;
const ended = (kind: 'cancelled' | 'transferred-out' | 'frozen' | 'suspended', on = '2020-05-01'): Story => ({
  state: { kind, on: day(on) },
});

test.each<[story: string, counts: boolean, holder: Story]>([
  ['an ordinary certificate', true, {}],
  ['lost and reported, not yet reissued', true, ended('suspended')],
  ['cancelled', false, ended('cancelled')],
  ['cancelled after the cut-off', true, ended('cancelled', '2021-01-01')],
  ['transferred out', false, ended('transferred-out')],
  ['frozen', false, ended('frozen')],
  [
    'run out the day before the cut-off',
    false,
    { issuedOn: day('2010-12-31'), firstIssuedOn: day('2010-12-31') },
  ],
  [
    'valid on the day of the cut-off for the last time',
    true,
    { issuedOn: day('2011-01-01'), firstIssuedOn: day('2011-01-01') },
  ],
  ['run out but renewed', true, { issuedOn: day('2019-01-01'), firstIssuedOn: day('2009-01-01') }],
  ['issued after the cut-off', false, { issuedOn: day('2021-01-02'), firstIssuedOn: day('2021-01-02') }],
])('持证残疾人: %s counts: %s', async (_, counts, holder) => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1), ...holder }, { citizenId: someone(2) }]);
    expect(await figure(db, 'certificates.holders')).toBe(counts ? 2 : 1);
    expect(await figure(db, 'certificates.holders.psychiatric')).toBe(counts ? 2 : 1);
    expect(await figure(db, 'certificates.holders.visual')).toBe(0);
    expect(await figure(db, 'certificates.holder_rate')).toBe((counts ? 2 : 1) / 1000);
  });
});

test('a person with two live certificates is one holder, of the category issued last', async () => {
  await withRegistry(async (db) => {
    const citizenId = someone(1);
    await importHolders(db, [
      { citizenId, category: 'visual', certificateNumber: `${citizenId}12`, issuedOn: day('2018-01-01') },
      { citizenId },
    ]);
    expect(await figure(db, 'certificates.holders')).toBe(1);
    expect(await figure(db, 'certificates.holders.visual')).toBe(1);
    expect(await figure(db, 'certificates.holders.psychiatric')).toBe(0);
    expect((await holdersBySubdistrict(db, await buildScope(db, scope()))).total.holders).toBe(1);
  });
});

test('an expired certificate counts again where its validity was extended', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [
      { citizenId: someone(1), issuedOn: day('2010-03-01'), firstIssuedOn: day('2010-03-01') },
    ]);
    const extension = {
      expiresFrom: day('2020-01-01'),
      expiresTo: day('2020-12-31'),
      until: day('2021-03-03'),
      basis: [],
    };
    const extended = { ...district, certificates: { ...district.certificates, extensions: [extension] } };
    expect(await figure(db, 'certificates.holders')).toBe(0);
    expect(await figure(db, 'certificates.holders', { district: extended })).toBe(1);
  });
});

test.each<[story: string, issued: number, holders: readonly Story[]]>([
  ['first issued in the year', 1, [{ issuedOn: day('2020-01-01') }]],
  [
    'first issued in the year, and cancelled',
    1,
    [{ issuedOn: day('2020-12-31'), ...ended('cancelled', '2020-12-31') }],
  ],
  ['renewed in the year', 0, [{ issuedOn: day('2020-06-01'), firstIssuedOn: day('2010-06-01') }]],
  ['first issued in another year', 0, [{ issuedOn: day('2019-12-31') }, { issuedOn: day('2021-01-01') }]],
  [
    'regraded after the first issue: once',
    1,
    [
      { issuedOn: day('2020-02-01'), ...ended('cancelled') },
      { issuedOn: day('2020-05-01'), firstIssuedOn: day('2020-02-01'), grade: 1 },
    ],
  ],
  [
    'two certificates in hand of one first issue: once',
    1,
    [{ issuedOn: day('2020-02-01') }, { issuedOn: day('2020-02-01') }],
  ],
])('新办残疾人证, %s: %i', async (_, issued, stories) => {
  await withRegistry(async (db) => {
    const citizenId = someone(1);
    const certificates = stories.map((story, index) => ({
      citizenId,
      certificateNumber: `${citizenId}6${index + 1}`,
      ...story,
    }));
    await importHolders(db, certificates);
    expect(await figure(db, 'certificates.issued')).toBe(issued);
  });
});

test('nobody is first issued after a cut-off within the year', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [
      { citizenId: someone(1), issuedOn: day('2020-06-30') },
      { citizenId: someone(2), issuedOn: day('2020-07-01') },
    ]);
    expect(await figure(db, 'certificates.issued', { asOf: day('2020-06-30') })).toBe(1);
    expect(await figure(db, 'certificates.issued')).toBe(2);
  });
});

test('with no roster there are no certificate figures at all, and no payout figures without a run', async () => {
  await withRegistry(async (db) => {
    await importLowIncome(db, [someone(1)]);
    const keys = (await computeFigures(db, scope())).map(({ key }) => key);
    expect(keys).toEqual([
      'population.registered',
      'payout.multi-disability-household.rate',
      'payout.family-care.rate',
      'payout.psychiatric-medication.rate',
      'payout.gaokao-award.rate',
      'payout.tuition.rate.bachelor',
      'payout.tuition.rate.junior-college',
      'payout.startup-grant.rate',
      'home_adaptation.cap',
      'covid.charity_relief.rate',
    ]);
  });
});

test('without a registered population of the year there is no rate', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1), issuedOn: day('2019-01-01') }], '2019-12-31');
    expect(
      await figure(db, 'certificates.holder_rate', { year: 2019, asOf: day('2019-12-31') }),
    ).toBeUndefined();
    expect(await figure(db, 'certificates.holders', { year: 2019, asOf: day('2019-12-31') })).toBe(1);
  });
});
