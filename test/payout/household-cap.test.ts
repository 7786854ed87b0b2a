import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { explainUnit } from '../../src/payout/explain/explain.ts';
import { explainSet } from '../../src/payout/explain/explain-set.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import { approve, importRecords } from './lists.ts';
import {
  contextOf,
  draft,
  importHolders,
  importHousehold,
  known,
  month,
  of,
  schemes,
  someone,
} from './registry.ts';

/** 18,000 a household ever, to people. */
const adaptation: Scheme = known(schemes.find(({ id }) => id === 'home-adaptation'));
const [wang, brother, li] = [someone(1), someone(2), someone(3)];
const people = [wang, brother, li];
const policy = { schemes: [adaptation], stacking: { groups: [], budgets: [] } };

type Adapted = readonly [who: number, on: string, yuan: number];

async function adapted(db: Database, ...all: readonly Adapted[]): Promise<void> {
  await importHolders(
    db,
    people.map((citizenId) => ({ citizenId })),
  );
  await importRecords(
    db,
    'service_record',
    all.map(([who, servedOn, yuan]) => ({
      programme: '无障碍设施进家庭',
      citizenId: known(people[who]),
      servedOn,
      quantity: 1,
      unit: '户',
      amountFen: yuan * 100,
    })),
  );
}

const inRegistry = (work: (db: Database) => Promise<void>) => withDatabase(openScratchDatabase(), work);

/** What December's run pays in yuan and leaves undecided; `explain` of each person and of all must say the same. */
async function said(db: Database, months = ['2020-10']): Promise<string> {
  const drafted = of(await draft(db, '2020-12', { schemes: [adaptation] }), adaptation.id);
  const outcomes: string[] = [];
  for (const text of months) {
    for (const id of [1, 2, 3]) {
      const asked = { type: 'person', id } as const;
      const explaining = { month: month(text), schemes: [adaptation], asked, policy };
      for (const one of await explainUnit(db, contextOf(), explaining))
        if ('reasons' in one) outcomes.push(one.outcome);
    }
    const set = explainSet(db, contextOf(), { scheme: adaptation, month: month(text) });
    if (set.status !== 'in-force') throw new Error('the test expected a version');
    expect(outcomes.filter((one) => one === 'unknown').length).toBeGreaterThanOrEqual(set.unknown.count);
  }
  const undecided = outcomes.filter((one) => one === 'unknown').length;
  expect(drafted.unknown).toBe(undecided);
  return `${drafted.totalFen / 100}, ${undecided} undecided`;
}

const october: readonly Adapted[] = [
  [0, '2020-10-15', 12_000],
  [1, '2020-10-15', 12_000],
  [2, '2020-10-15', 12_000],
];

test('two of one household get at most its cap together', async () => {
  await inRegistry(async (db) => {
    await adapted(db, ...october);
    await importHousehold(db, 'H1', [wang, brother], { since: '2010-01-01' });
    await importHousehold(db, 'H2', [li], { since: '2010-01-01' });
    expect(await said(db)).toBe('30000, 0 undecided');
  });
});

test('where the household of the month is not on record nobody is paid as if alone', async () => {
  await inRegistry(async (db) => {
    await adapted(db, ...october);
    expect(await said(db)).toBe('0, 3 undecided');
    await importHousehold(db, 'H1', [wang, brother], { since: '2020-12-31' });
    await importHousehold(db, 'H2', [li], { since: '2020-12-31' });
    expect(await said(db)).toBe('0, 3 undecided');
    const drafted = of(await draft(db, '2020-12', { schemes: [adaptation] }), adaptation.id);
    expect(drafted.unknownFacts).toEqual([{ fact: 'event.household', count: 3 }]);
  });
  await inRegistry(async (db) => {
    await adapted(db, ...october);
    await importHousehold(db, 'H1', [wang, brother], { since: '2010-01-01' });
    expect(await said(db)).toBe('18000, 1 undecided');
  });
});

test('the cap cannot bite where all that was claimed is within it, or nobody else has claimed', async () => {
  await inRegistry(async (db) => {
    await adapted(db, [0, '2020-10-15', 8000], [1, '2020-10-15', 10_000]);
    expect(await said(db)).toBe('18000, 0 undecided');
  });
  await inRegistry(async (db) => {
    await adapted(db, [0, '2020-10-15', 12_000], [0, '2020-10-20', 12_000]);
    expect(await said(db)).toBe('18000, 0 undecided');
  });
});

test('who claims later takes nothing back from the first, and is undecided alone', async () => {
  await inRegistry(async (db) => {
    await adapted(db, [0, '2020-10-15', 12_000]);
    approve(db, (await draft(db, '2020-10', { schemes: [adaptation] })).run);
    await adapted(db, [0, '2020-10-15', 12_000], [1, '2020-11-15', 12_000]);
    const later = of(await draft(db, '2020-11', { schemes: [adaptation] }), adaptation.id);
    expect(later).toMatchObject({ count: 0, eligible: 1, unknown: 1 });
  });
});

test('what somebody claimed before their household was known may be of that household', async () => {
  await inRegistry(async (db) => {
    await adapted(db, [0, '2020-10-15', 12_000], [0, '2020-12-15', 12_000]);
    await importHousehold(db, 'H1', [wang, brother], { since: '2020-12-01' });
    expect(await said(db, ['2020-10', '2020-12'])).toBe('12000, 1 undecided');
  });
});
