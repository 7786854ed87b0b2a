import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { fen } from '../../src/kernel/fen.ts';
import { plusMonths } from '../../src/kernel/year-month.ts';
import { outdatedRuns } from '../../src/payout/run/outdated-runs.ts';
import { sql } from 'kysely';
import { approve, importRecords, undo, voidRun } from './lists.ts';
import { draft, importHolders, importing, month, of, someone } from './registry.ts';
import { relief, startup } from './test-schemes.ts';

const people = [someone(1), someone(2), someone(3)];
const [first, second, third] = [someone(1), someone(2), someone(3)];
const schemes = [relief, startup];

async function inOffice(work: (db: Database) => Promise<void>): Promise<void> {
  await withDatabase(openScratchDatabase(), async (db) => {
    await importHolders(
      db,
      people.map((citizenId) => ({ citizenId })),
    );
    await work(db);
  });
}

const relieve = (db: Database, citizenId: string, at: string, yuan: number, scheme = relief.id) =>
  importRecords(db, 'entitlement', [{ scheme, citizenId, month: at, amountFen: yuan * 100 }]);

/** What the standing runs come to together, by person and scheme. */
async function together(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ net: string }>`
    select citizen_id || ' ' || line.scheme || ' ' || (sum(fen) / 100) as net
    from standing_run as standing join line on run_id = run and line.scheme = standing.scheme
      join person on person.id = unit_id group by citizen_id, line.scheme having sum(fen) <> 0 order by 1`.execute(
    db.query,
  );
  return rows.map(({ net }) => net);
}

test('four months of drafts hold each person once: a month’s draft is what that month adds', async () => {
  await inOffice(async (db) => {
    await relieve(db, first, '2020-02', 300);
    await relieve(db, second, '2020-03', 200);
    await relieve(db, first, '2020-02', 4000, startup.id);
    const drafts = [];
    for (const each of ['2020-02', '2020-03', '2020-04', '2020-05'])
      drafts.push(await draft(db, each, { schemes }));
    expect(drafts.map(({ lines, totalFen }) => [lines, totalFen])).toEqual([
      [2, 430_000],
      [1, 20_000],
      [0, 0],
      [0, 0],
    ]);
    expect(drafts.map((one) => of(one, relief.id).inEarlierDrafts)).toEqual([
      { count: 0, totalFen: 0, months: [] },
      { count: 1, totalFen: 30_000, months: ['2020-02'] },
      { count: 2, totalFen: 50_000, months: ['2020-02', '2020-03'] },
      { count: 2, totalFen: 50_000, months: ['2020-02', '2020-03'] },
    ]);
    // It adds nothing, and that is on record: nobody need ask again whether the month was calculated.
    expect(drafts.at(-1)).toMatchObject({ run: 4, isNew: true });
    expect(await draft(db, '2020-05', { schemes })).toMatchObject({ run: 4, isNew: false });
  });
});

test('approving the earlier draft changes nothing for the later one, voiding it hands its lines on', async () => {
  await inOffice(async (db) => {
    await relieve(db, first, '2020-02', 300);
    await relieve(db, second, '2020-03', 200);
    const february = await draft(db, '2020-02', { schemes });
    const march = await draft(db, '2020-03', { schemes });
    approve(db, february.run);
    expect(await draft(db, '2020-03', { schemes })).toMatchObject({ run: march.run, isNew: false });
    expect(await outdatedRuns(db)).toEqual([]);
  });
  await inOffice(async (db) => {
    await relieve(db, first, '2020-02', 300);
    await relieve(db, second, '2020-03', 200);
    await draft(db, '2020-02', { schemes });
    await draft(db, '2020-03', { schemes });
    voidRun(db, 1);
    expect(await outdatedRuns(db)).toMatchObject([{ run: 2, isOutOfStep: true, laterLists: [] }]);
    expect(await draft(db, '2020-03', { schemes })).toMatchObject({ lines: 2, totalFen: 50_000 });
  });
});

test('an earlier month drafted again makes the later drafts outdated, and drafting those again sets all right', async () => {
  await inOffice(async (db) => {
    await relieve(db, first, '2020-02', 300);
    await draft(db, '2020-02', { schemes });
    await relieve(db, second, '2020-02', 200);
    // Known late, and due all the same: March takes what February's draft does not hold.
    expect(await draft(db, '2020-03', { schemes })).toMatchObject({ lines: 1, totalFen: 20_000 });
    expect(await outdatedRuns(db)).toMatchObject([
      { run: 1, month: '2020-02', isOutOfStep: false, laterLists: [{ import: 3, isUndone: false }] },
    ]);
    expect(await draft(db, '2020-02', { schemes })).toMatchObject({ replaces: 1, lines: 2 });
    expect(await outdatedRuns(db)).toEqual([{ run: 2, month: '2020-03', isOutOfStep: true, laterLists: [] }]);
    expect(await draft(db, '2020-03', { schemes })).toMatchObject({ replaces: 2, lines: 0 });
    expect(await outdatedRuns(db)).toEqual([]);
    expect(await together(db)).toEqual([`${first} ${relief.id} 300`, `${second} ${relief.id} 200`]);
  });
});

test('a list that feeds no money, or came and was taken back, outdates no draft; one taken back that it rested on does', async () => {
  await inOffice(async (db) => {
    await relieve(db, first, '2020-02', 300);
    await draft(db, '2020-02', { schemes });
    await importing(db, 'narrative', '文字.md', () => undefined);
    await relieve(db, second, '2020-02', 200);
    await importing(db, 'undo', '撤销', ({ sqlite }, id) => {
      undo(sqlite, 4, id);
    });
    expect(await outdatedRuns(db)).toEqual([]);
    await importing(db, 'undo', '撤销', ({ sqlite }, id) => {
      undo(sqlite, 2, id);
    });
    expect(await outdatedRuns(db)).toMatchObject([{ run: 1, laterLists: [{ import: 2, isUndone: true }] }]);
  });
});

test('a budget knows what the drafts of earlier months hold', async () => {
  await inOffice(async (db) => {
    await relieve(db, first, '2020-02', 300);
    await relieve(db, second, '2020-03', 300);
    const basis = { basis: [], unverified: [] };
    const budgets = [
      { year: 2020, fund: '甲', fen: fen(50_000), onExceed: 'queue', order: ['month', 'unit'], ...basis },
    ] as const;
    const options = { schemes: [relief], stacking: { groups: [], budgets } };
    expect(await draft(db, '2020-02', options)).toMatchObject({ totalFen: 30_000 });
    const march = await draft(db, '2020-03', options);
    expect(march).toMatchObject({
      totalFen: 0,
      budgets: [{ draftedFen: 30_000, runFen: 0, queued: { count: 1 } }],
    });
  });
});

test('whatever is heard and drafted in whatever order, drafting each month once more gives each event once', async () => {
  const months = ['2020-02', '2020-03', '2020-04', '2020-05'];
  const step = fc.oneof(
    fc.record({
      who: fc.constantFrom(first, second, third),
      at: fc.constantFrom(...months),
      yuan: fc.constantFrom(100, 300),
    }),
    fc.record({ draft: fc.constantFrom(...months) }),
    fc.record({ approve: fc.constantFrom(...months) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const due = new Map<string, number>();
      await inOffice(async (db) => {
        for (const each of steps) {
          if ('draft' in each) await draft(db, each.draft, { schemes });
          else if ('approve' in each) approve(db, (await draft(db, each.approve, { schemes })).run);
          else {
            await relieve(db, each.who, each.at, each.yuan);
            due.set(`${each.who} ${each.at}`, each.yuan);
          }
        }
        for (const each of months) await draft(db, each, { schemes });
        // Approving an earlier month before the last round leaves later ones to be drafted once more, never wrong sums.
        const people = [...new Set([...due.keys()].map((key) => key.slice(0, 18)))].sort();
        const expected = people.map((who) => {
          const sum = [...due].reduce((all, [key, yuan]) => (key.startsWith(who) ? all + yuan : all), 0);
          return `${who} ${relief.id} ${sum}`;
        });
        expect(await together(db)).toEqual(expected);
        expect((await outdatedRuns(db)).filter(({ laterLists }) => laterLists.length > 0)).toEqual([]);
        expect((await draft(db, plusMonths(month('2020-05'), 1), { schemes })).lines).toBe(0);
      });
    }),
    { numRuns: 25, seed: 20_201_231 },
  );
});
