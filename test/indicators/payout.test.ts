import { expect, test } from 'vitest';
import { knownIndicators } from '../../src/indicators/known-indicators.ts';
import {
  day,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  schemes,
  someone,
  withRegistry,
} from '../payout/registry.ts';
import { figure } from './district.ts';

test('payout figures tell what December comes to by the latest draft; others’ money is in no total', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2) }]);
    await importHousehold(db, 'H1', [someone(1), someone(2)]);
    await importLowIncome(db, []);
    await draft(db, '2020-11');
    expect(await figure(db, 'payout.psychiatric-medication.people')).toBeUndefined();
    await draft(db);
    expect(await figure(db, 'payout.psychiatric-medication.people')).toBe(0);
    expect(await figure(db, 'payout.month-2020-12.dpf-monthly')).toBe(0);
    await importLowIncome(db, [someone(1), someone(2)], { to: '2021-01' });
    await draft(db);
    expect(await figure(db, 'payout.psychiatric-medication.people')).toBe(2);
    expect(await figure(db, 'payout.multi-disability-household.units')).toBe(1);
    expect(await figure(db, 'payout.living-subsidy.people')).toBe(2);
    expect(await figure(db, 'payout.nursing-subsidy.people')).toBe(2);
    expect(await figure(db, 'payout.month-2020-12.dpf-monthly')).toBe(2 * 15_000 + 10_000);
    expect(
      await figure(db, 'payout.psychiatric-medication.people', { asOf: day('2020-11-30') }),
    ).toBeUndefined();
    // A certificate turns out to have been cancelled in June: the draft of two is void and counts no more.
    await importHolders(db, [{ citizenId: someone(2), state: { kind: 'cancelled', on: day('2020-06-01') } }]);
    await draft(db);
    expect(await figure(db, 'payout.psychiatric-medication.people')).toBe(1);
  });
});

test('a draft of some schemes only takes the place of their lines in the draft of all', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    await importLowIncome(db, []);
    await draft(db);
    await importLowIncome(db, [someone(1)], { to: '2021-01' });
    await draft(db, '2020-12', { schemes: schemes.filter(({ id }) => id === 'psychiatric-medication') });
    expect(await figure(db, 'payout.psychiatric-medication.people')).toBe(1);
    expect(await figure(db, 'payout.living-subsidy.people')).toBe(0);
  });
});

test('a new scheme has its figures without a line of code', async () => {
  await withRegistry(async (db) => {
    const renamed = schemes.map((scheme) =>
      scheme.id === 'family-care' ? { ...scheme, id: 'new-care' } : scheme,
    );
    expect(await figure(db, 'payout.new-care.rate', { schemes: renamed })).toBe(10_000);
    const keys = knownIndicators(renamed, 2020).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['payout.new-care.people', 'payout.new-care.rate']));
  });
});
