import { expect, test } from 'vitest';
import { traceIndicator } from '../../src/indicators/compute-figures.ts';
import { knownIndicators } from '../../src/indicators/known-indicators.ts';
import {
  day,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  known,
  schemes,
  someone,
  withRegistry,
} from '../payout/registry.ts';
import { approve } from '../payout/lists.ts';
import { figure, scope, told } from './district.ts';

test('payout figures tell what December comes to by the latest draft; others’ money is in no total', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2) }]);
    await importHousehold(db, 'H1', [someone(1), someone(2)]);
    await importLowIncome(db, [someone(9)]);
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
    await importLowIncome(db, [someone(9)]);
    await draft(db);
    await importLowIncome(db, [someone(1)], { to: '2021-01' });
    await draft(db, '2020-12', { schemes: schemes.filter(({ id }) => id === 'psychiatric-medication') });
    expect(await figure(db, 'payout.psychiatric-medication.people')).toBe(1);
    expect(await figure(db, 'payout.living-subsidy.people')).toBe(0);
  });
});

test('a draft corrects what approved runs have posted instead of replacing it', async () => {
  await withRegistry(async (db) => {
    const [kept, added, lost] = [someone(1), someone(2), someone(3)];
    await importHolders(db, [{ citizenId: kept }, { citizenId: added }, { citizenId: lost }]);
    await importHousehold(db, 'H1', [kept]);
    await importLowIncome(db, [kept, lost]);
    const { run } = await draft(db);
    approve(db, run);
    await importHolders(db, [{ citizenId: lost, state: { kind: 'cancelled', on: day('2020-06-01') } }]);
    await importLowIncome(db, [kept, added, lost], { to: '2021-01' });
    await draft(db);
    const { rows } = known(await traceIndicator(db, scope(), 'payout.psychiatric-medication.people'));
    expect(rows.map(({ number, fen }) => [number, fen])).toEqual([
      [kept, 15_000],
      [added, 15_000],
    ]);
    expect(await figure(db, 'payout.month-2020-12.dpf-monthly')).toBe(30_000);
  });
});

test('December is not added up before each scheme that the federation pays was drafted', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    await importLowIncome(db, [someone(1)]);
    await draft(db, '2020-12', { schemes: schemes.filter(({ id }) => id === 'psychiatric-medication') });
    expect(await figure(db, 'payout.psychiatric-medication.people')).toBe(1);
    expect(await figure(db, 'payout.family-care.people')).toBeUndefined();
    expect(await figure(db, 'payout.month-2020-12.dpf-monthly')).toBeUndefined();
  });
});

test('a rate that is in force in another year is a known figure, and absent', async () => {
  await withRegistry(async (db) => {
    const { value, lacking } = await told(db, { year: 2021, asOf: day('2021-12-31') });
    expect(value('covid.charity_relief.rate')).toBe(false);
    expect(lacking('covid.charity_relief.rate')).toBe('2021-12 没有施行');
  });
});

test('a new scheme has its figures without a line of code', async () => {
  await withRegistry(async (db) => {
    const renamed = schemes.map((scheme) =>
      scheme.id === 'family-care' ? { ...scheme, id: 'new-care' } : scheme,
    );
    expect(await figure(db, 'payout.new-care.rate', { schemes: renamed })).toBe(10_000);
    const keys = knownIndicators(scope({ schemes: renamed }), 2020).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['payout.new-care.people', 'payout.new-care.rate']));
  });
});
