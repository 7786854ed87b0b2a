import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { approve, importRecords } from './lists.ts';
import { draft, importHolders, schemes, someone, withRegistry } from './registry.ts';

const student = someone(1, '20020405');
const award = { schemes: schemes.filter(({ id }) => id === 'gaokao-award') };

const lines = (db: Database) =>
  db.sqlite
    .prepare(
      `select run.month as run, line.month, period, fen from line join run on run.id = run_id order by run_id`,
    )
    .raw()
    .all();

/** An award on the sheet for one year, applied for on a day of another. */
async function applied(db: Database, year: number, appliedOn: string): Promise<void> {
  await importHolders(db, [{ citizenId: student }]);
  await importRecords(db, 'education_application', [
    { citizenId: student, basis: 'student', level: 'gaokao', year, appliedOn },
  ]);
}

test('an award of 2020 applied for in January is one of 2020: by its rule, in its month, once', async () => {
  await withRegistry(async (db) => {
    approve(db, (await draft(db, '2020-12', award)).run);
    await applied(db, 2020, '2021-01-15');
    approve(db, (await draft(db, '2021-01', award)).run);
    expect(lines(db)).toEqual([['2021-01', '2020-12', '2020', 200_000]]);
    await draft(db, '2021-02', award);
    expect(lines(db)).toHaveLength(1);
  });
});

test('one of 2021 applied for in December waits for its year, and one of 2019 has no rule to pay it', async () => {
  await withRegistry(async (db) => {
    await applied(db, 2021, '2020-12-20');
    await draft(db, '2020-12', award);
    expect(lines(db)).toEqual([]);
    await draft(db, '2021-01', award);
    expect(lines(db)).toEqual([['2021-01', '2021-01', '2021', 200_000]]);
  });
  await withRegistry(async (db) => {
    await applied(db, 2019, '2020-01-10');
    for (const month of ['2020-01', '2020-12']) await draft(db, month, award);
    expect(lines(db)).toEqual([]);
  });
});

test('within its year an application is of the month in which it was made', async () => {
  await withRegistry(async (db) => {
    await applied(db, 2020, '2020-08-31');
    await draft(db, '2020-08', award);
    expect(lines(db)).toEqual([['2020-08', '2020-08', '2020', 200_000]]);
  });
});
