import { expect, test } from 'vitest';
import { traceIndicator } from '../../src/indicators/compute-figures.ts';
import { knownIndicators } from '../../src/indicators/known-indicators.ts';
import type { Database } from '../../src/db/connection/open.ts';
import { approve, importRecords } from '../payout/lists.ts';
import { draft, importHolders, importLowIncome, known, someone, withRegistry } from '../payout/registry.ts';
import { figure, scope } from './district.ts';

const [first, second, third] = [someone(1), someone(2), someone(3)];

async function relieve(db: Database, rows: readonly (readonly [string, string, number])[]): Promise<void> {
  await importHolders(
    db,
    [first, second, third].map((citizenId) => ({ citizenId })),
  );
  const entries = rows.map(([citizenId, month, yuan]) => ({
    scheme: 'temporary-relief',
    citizenId,
    month,
    amountFen: yuan * 100,
  }));
  await importRecords(db, 'entitlement', entries);
}

test('December’s draft tells the year: each person once, every amount, nothing of another year', async () => {
  await withRegistry(async (db) => {
    await relieve(db, [
      [first, '2020-02', 290],
      [first, '2020-03', 210],
      [second, '2020-12', 800],
      [third, '2019-12', 500],
    ]);
    await draft(db, '2020-11');
    expect(await figure(db, 'covid.temporary_relief.people')).toBeUndefined();
    await draft(db, '2020-12');
    expect(await figure(db, 'covid.temporary_relief.people')).toBe(2);
    expect(await figure(db, 'covid.temporary_relief.amount')).toBe(130_000);
    // Its list is not there: that nobody is on it is not known.
    expect(await figure(db, 'covid.hardship.people')).toBeUndefined();
    expect(await figure(db, 'covid.temporary_relief.people', { year: 2019 })).toBeUndefined();
    const { rows } = known(await traceIndicator(db, scope(), 'covid.temporary_relief.amount'));
    expect(rows.map(({ number, fen, file, row }) => [number, fen, file, row])).toEqual([
      [first, 50_000, 'entitlement.xlsx', 2],
      [second, 80_000, 'entitlement.xlsx', 4],
    ]);
  });
});

test('an approved run of an earlier month and December’s draft are added, and no month is told twice', async () => {
  await withRegistry(async (db) => {
    await relieve(db, [
      [first, '2020-02', 290],
      [second, '2020-06', 800],
    ]);
    const { run } = await draft(db, '2020-02');
    approve(db, run);
    await draft(db, '2020-07');
    await draft(db, '2020-12');
    expect(await figure(db, 'covid.temporary_relief.amount')).toBe(109_000);
    await importRecords(db, 'entitlement', [
      { scheme: 'temporary-relief', citizenId: first, month: '2020-02', amountFen: 30_000 },
    ]);
    await draft(db, '2020-12');
    expect(await figure(db, 'covid.temporary_relief.people')).toBe(2);
    expect(await figure(db, 'covid.temporary_relief.amount')).toBe(110_000);
  });
});

test('tuition tells students and children apart, and its rates are those of the policy', async () => {
  await withRegistry(async (db) => {
    await importHolders(
      db,
      [first, second].map((citizenId) => ({ citizenId })),
    );
    await importLowIncome(db, [second]);
    const application = { year: 2020, appliedOn: '2020-09-01' };
    await importRecords(db, 'education_application', [
      { ...application, citizenId: first, basis: 'student', level: 'bachelor' },
      {
        ...application,
        citizenId: third,
        basis: 'child',
        level: 'junior-college',
        parentCitizenId: second,
      },
      { ...application, citizenId: second, basis: 'student', level: 'gaokao' },
    ]);
    await draft(db);
    expect(await figure(db, 'payout.tuition.students')).toBe(1);
    expect(await figure(db, 'payout.tuition.children')).toBe(1);
    expect(await figure(db, 'payout.tuition.people')).toBe(2);
    expect(await figure(db, 'payout.tuition.amount')).toBe(900_000);
    expect(await figure(db, 'payout.tuition.rate.bachelor')).toBe(500_000);
    expect(await figure(db, 'payout.tuition.rate.junior-college')).toBe(400_000);
    expect(await figure(db, 'payout.gaokao-award.people')).toBe(1);
  });
});

test('an employer is counted as one, by its name and code', async () => {
  await withRegistry(async (db) => {
    const creditCode = '91999999000000001K';
    await importRecords(db, 'employer', [
      { employer: '虚构企业', creditCode, year: 2020, workers: 100, disabledWorkers: 4 },
    ]);
    await importRecords(db, 'entitlement', [
      { scheme: 'job-retention', employer: '虚构企业', creditCode, month: '2020-04', amountFen: 3_000_000 },
      { scheme: 'job-retention', employer: '虚构企业', creditCode, month: '2020-05', amountFen: 1_000_000 },
    ]);
    await draft(db);
    expect(await figure(db, 'covid.job_retention.employers')).toBe(1);
    expect(await figure(db, 'covid.job_retention.amount')).toBe(4_000_000);
    const { rows } = known(await traceIndicator(db, scope(), 'covid.job_retention.employers'));
    expect(rows.map(({ name, number }) => [name, number])).toEqual([['虚构企业', creditCode]]);
  });
});

test('every figure of a scheme is a known one, and no two have one key', () => {
  const keys = knownIndicators(scope(), 2020).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(
    expect.arrayContaining([
      'payout.medical-insurance.amount',
      'home_adaptation.cap',
      'payout.tuition.people',
    ]),
  );
});
