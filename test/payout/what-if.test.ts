import { expect, test } from 'vitest';
import { type Database, inTransaction } from '../../src/db/connection/open.ts';
import { fen } from '../../src/kernel/fen.ts';
import {
  budgetEnds,
  changedUnits,
  countWinners,
  calculateWhatIf,
  sumChanges,
} from '../../src/payout/what-if.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import type { Budget } from '../../src/schemes/language/stacking.ts';
import {
  contextOf,
  day,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  month,
  schemes,
  someone,
  withRegistry,
} from './registry.ts';
import { care, careWith } from './test-schemes.ts';

const people = [someone(1), someone(2), someone(3)];
const none = { groups: [], budgets: [] };

async function ordinary(db: Database): Promise<void> {
  await importHolders(
    db,
    people.map((citizenId, index) => ({ citizenId, grade: index === 2 ? 3 : 1 })),
  );
  await importHousehold(db, 'H1', people.slice(0, 2));
  await importLowIncome(db, people);
}

async function whatIf(
  db: Database,
  before: readonly Scheme[],
  after: readonly Scheme[],
  budgets: Budget[] = [],
) {
  const request = {
    months: [month('2020-11'), month('2020-12')],
    schemes: [...before, ...after].map(({ id }) => id),
    before: { schemes: before, stacking: none },
    after: { schemes: after, stacking: none },
  };
  return inTransaction(
    db,
    (reading) => {
      const due = calculateWhatIf(reading, contextOf(), request);
      return Promise.resolve({
        schemes: sumChanges(due, 'scheme'),
        months: sumChanges(due, 'month'),
        units: countWinners(due),
        budgets: budgetEnds(reading, due, request, budgets),
        list: [...changedUnits(reading, due)],
      });
    },
    { dryRun: true },
  );
}

test('unchanged rules give exactly what a draft gives, for every packaged scheme', async () => {
  await withRegistry(async (db) => {
    await ordinary(db);
    const drafted = await draft(db);
    for (const scheme of schemes) {
      const { months, units, list } = await whatIf(db, [scheme], [scheme]);
      const december = months.find(({ of }) => of === '2020-12');
      const lines = drafted.schemes.find((one) => one.scheme === scheme.id);
      expect([december?.oldCount ?? 0, december?.oldFen ?? 0]).toEqual([lines?.count, lines?.totalFen]);
      expect(months.every(({ oldFen, newFen }) => oldFen === newFen)).toBe(true);
      expect(list).toEqual([]);
      expect({ ...units, same: 0 }).toEqual({ starts: 0, more: 0, same: 0, less: 0, stops: 0 });
    }
  });
});

test('money that would begin the month after is read by its own days, in the very same month', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1), grade: 1, issuedOn: day('2020-12-10') }]);
    const found = await whatIf(db, [care], [careWith({ start: 'next_month' })]);
    expect(found.months).toEqual([{ of: '2020-12', oldFen: 20_000, newFen: 0, oldCount: 1, newCount: 0 }]);
    expect(found.units).toMatchObject({ stops: 1 });
  });
});

test('a changed rate says who gets more, a stricter rule who gets nothing, and when the money ends', async () => {
  await withRegistry(async (db) => {
    await ordinary(db);
    const changed: Scheme = {
      ...care,
      versions: care.versions.map((one) =>
        'when' in one
          ? {
              ...one,
              when: { fact: 'certificate.grade', in: [1, 3] },
              amount: { kind: 'table', by: 'certificate.grade', rows: { '1': fen(25_000), '3': fen(5000) } },
            }
          : one,
      ),
    };
    const budget: Budget = {
      year: 2020,
      fund: '甲',
      fen: fen(90_000),
      basis: [],
      unverified: [],
      onExceed: 'refuse',
    };
    const found = await whatIf(db, [care], [changed], [budget]);
    // Two of grade 1: 200 then 250 a month; one of grade 3: nothing, then 50.
    expect(found.months).toEqual([
      { of: '2020-11', oldFen: 40_000, newFen: 55_000, oldCount: 2, newCount: 3 },
      { of: '2020-12', oldFen: 40_000, newFen: 55_000, oldCount: 2, newCount: 3 },
    ]);
    expect(found.units).toEqual({ starts: 1, more: 2, same: 0, less: 0, stops: 0 });
    expect(found.budgets).toMatchObject([{ oldMonth: undefined, newMonth: '2020-12' }]);
    expect(found.list.map(({ oldFen, newFen }) => newFen - oldFen)).toEqual([10_000, 10_000, 10_000]);
    const ended = await whatIf(db, [care], []);
    expect(ended.units).toMatchObject({ stops: 2, same: 0 });
  });
});
