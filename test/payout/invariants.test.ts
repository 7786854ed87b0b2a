import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { approve, importRecords, voidRun } from './lists.ts';
import { draft, importHolders, importLowIncome, someone } from './registry.ts';
import { care, medication, minor, startup } from './test-schemes.ts';

const schemes = [care, medication, minor, startup];
const months = ['2020-10', '2020-11', '2020-12'];

const person = fc.record({
  isListed: fc.boolean(),
  isLocal: fc.boolean(),
  category: fc.constantFrom('psychiatric', 'multiple', 'visual' as const),
  grade: fc.constantFrom(1, 2, 3 as const),
  birth: fc.constantFrom('19800506', '20021115', '20120101'),
  died: fc.option(fc.constantFrom('2020-09-30', '2020-10-01', '2020-11-30'), { nil: undefined }),
  grants: fc.subarray(months),
});
type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never;
const district = fc.array(person, { minLength: 2, maxLength: 6 });

type Numbered = Person & { readonly citizenId: ReturnType<typeof someone> };
const numbered = (people: readonly Person[]): readonly Numbered[] =>
  people.map((one, index) => ({ ...one, citizenId: someone(index + 1, one.birth) }));

async function importRoster(db: Database, people: readonly Numbered[]): Promise<void> {
  await importHolders(
    db,
    people.map(({ citizenId, category, grade, isLocal }) => ({
      citizenId,
      category,
      grade,
      subdistrict: isLocal ? '甲街道' : '乙街道',
    })),
  );
  const listed = people.flatMap(({ isListed, citizenId }) => (isListed ? [citizenId] : []));
  await importLowIncome(db, listed);
}

async function importLate(db: Database, people: readonly Numbered[]): Promise<void> {
  const deaths = people.flatMap(({ citizenId, died }) => (died ? [{ citizenId, diedOn: died }] : []));
  await importRecords(db, 'death', deaths);
  const grants = people.flatMap(({ citizenId, grants: given }) =>
    given.map((month) => ({ citizenId, scheme: startup.id, month, amountFen: 400_000 })),
  );
  await importRecords(db, 'entitlement', grants);
}

const column = (db: Database, query: string): readonly unknown[] => db.sqlite.prepare(query).pluck().all();

/** What each person was paid in all for each period, by what people are known by. */
const nets = (db: Database) =>
  column(
    db,
    `select scheme || ' ' || citizen_id || ' ' || period || ' ' || sum(fen) from line join person on person.id = unit_id
     group by scheme, citizen_id, period having sum(fen) <> 0 order by 1`,
  );

async function inRegistry<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  return withDatabase(openScratchDatabase(), work);
}

test('the order of the rows of a sheet changes no hash of the lines', async () => {
  await fc.assert(
    fc.asyncProperty(district, async (people) => {
      const hashOf = (order: readonly Numbered[]) =>
        inRegistry(async (db) => {
          await importRoster(db, order);
          await importLate(db, order);
          await draft(db, '2020-12', { schemes });
          return column(db, 'select lines_sha256 from run');
        });
      const own = numbered(people);
      expect(await hashOf(own.toReversed())).toEqual(await hashOf(own));
    }),
    { numRuns: 8, seed: 20_201_231 },
  );
});

test('late facts give the same nets in one run or in many, and what is drafted again is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(district, async (people) => {
      const own = numbered(people);
      const all = [{ citizenId: someone(99) }];
      const run = (isLate: boolean) =>
        inRegistry(async (db) => {
          await importHolders(db, all);
          await importRoster(db, own);
          if (!isLate) await importLate(db, own);
          for (const month of months) approve(db, (await draft(db, month, { schemes })).run);
          if (isLate) await importLate(db, own);
          approve(db, (await draft(db, '2020-12', { schemes })).run);
          const again = await draft(db, '2020-12', { schemes });
          expect(again).toMatchObject({ run: undefined, lines: 0 });
          const once = column(
            db,
            `select sum(fen) from line where scheme = '${startup.id}' group by unit_id having sum(fen) <> 0`,
          );
          expect(once.every((fen) => fen === 400_000)).toBe(true);
          return nets(db);
        });
      expect(await run(true)).toEqual(await run(false));
    }),
    { numRuns: 8, seed: 20_201_231 },
  );
});

test('a draft that is voided leaves the next one as if it had never been', async () => {
  await inRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    await draft(db, '2020-11', { schemes });
    voidRun(db, 1);
    const again = await draft(db, '2020-12', { schemes });
    expect(again.schemes.map(({ byReason }) => byReason.backpay + byReason.clawback)).toEqual([0, 0, 0, 0]);
    expect(again.lines).toBe(1);
  });
});
