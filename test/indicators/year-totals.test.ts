import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { approve, importRecords } from '../payout/lists.ts';
import {
  day,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  someone,
  withRegistry,
} from '../payout/registry.ts';
import { told } from './district.ts';

const [first, second, third] = [someone(1), someone(2), someone(3)];
const roster = (db: Database) =>
  importHolders(
    db,
    [first, second, third].map((citizenId) => ({ citizenId })),
  );

test('the year of a monthly scheme is the months that were calculated, and says which are not', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    await importHousehold(db, 'H1', [first, second]);
    await importLowIncome(db, [first, second], { from: '2020-10', to: '2020-12' });
    for (const each of ['2020-09', '2020-10', '2020-11']) await draft(db, each);
    await importRecords(db, 'death', [{ citizenId: second, diedOn: '2020-11-10' }]);
    await draft(db, '2020-12');
    const { value, standing } = await told(db);
    const medication = (name: string) => value(`payout.psychiatric-medication.year.${name}`);
    expect([medication('people'), medication('person_months'), medication('amount')]).toEqual([2, 5, 75_000]);
    // September was calculated without a list: it is not in the year.
    const months = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => `2020-${String(from + index).padStart(2, '0')}`);
    expect(standing('payout.psychiatric-medication.year.amount')).toEqual({
      isDraft: true,
      months: { included: months(10, 12), missing: months(1, 9) },
    });
    expect(standing('payout.family-care.year.amount')?.months).toEqual({
      included: months(9, 12),
      missing: months(1, 8),
    });
    expect(value('payout.year-2020.dpf-monthly')).toBe(75_000 + 2 * 10_000);
    expect(standing('payout.year-2020.dpf-monthly')?.months?.included).toEqual(months(10, 12));
    const toNovember = await told(db, { asOf: day('2020-11-30') });
    expect(toNovember.value('payout.psychiatric-medication.year.person_months')).toBe(4);
    expect(toNovember.standing('payout.psychiatric-medication.year.amount')?.months?.missing).toEqual(
      months(1, 9),
    );
  });
});

test('a month drafted twice is in the year once, as the later draft has it', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    await importHousehold(db, 'H1', [first, second]);
    await importLowIncome(db, [first, second]);
    const before = await draft(db);
    await importRecords(db, 'death', [{ citizenId: second, diedOn: '2020-11-10' }]);
    expect((await draft(db)).run).not.toBe(before.run);
    const { value } = await told(db);
    const medication = (name: string) => value(`payout.psychiatric-medication.year.${name}`);
    expect([medication('people'), medication('person_months'), medication('amount')]).toEqual([1, 1, 15_000]);
    expect(value('payout.year-2020.dpf-monthly')).toBe(15_000);
  });
});

test('what is approved is no draft any more', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    await importHousehold(db, 'H1', [first, second]);
    await importLowIncome(db, [first]);
    approve(db, (await draft(db)).run);
    const { standing } = await told(db);
    expect(standing('payout.psychiatric-medication.people')).toEqual({ isDraft: false });
  });
});

test('the year’s events are told from all drafts, and not at all where December is held against a draft replaced since', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    const relieve = (citizenId: string, month: string) =>
      importRecords(db, 'entitlement', [{ scheme: 'temporary-relief', citizenId, month, amountFen: 10_000 }]);
    await relieve(first, '2020-02');
    await draft(db, '2020-02');
    await draft(db, '2020-12');
    expect((await told(db)).value('covid.temporary_relief.amount')).toBe(10_000);
    await relieve(second, '2020-02');
    await draft(db, '2020-12');
    await draft(db, '2020-02');
    const between = await told(db);
    expect(between.value('covid.temporary_relief.amount')).toBe(false);
    expect(between.lacking('covid.temporary_relief.amount')).toMatch(
      /^2020-12 的草稿（批次 \d）所依据的此前批次已变/,
    );
    await draft(db, '2020-12');
    expect((await told(db)).value('covid.temporary_relief.amount')).toBe(20_000);
  });
});
