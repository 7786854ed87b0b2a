import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { approve } from './lists.ts';
import { draft, importHolders, importLowIncome, of, someone, withRegistry, schemes } from './registry.ts';

const [holder, other] = [someone(1), someone(2)];

const states = (db: Database) =>
  db.query
    .selectFrom('run_event')
    .select(['run_id', 'seq', 'state'])
    .orderBy('run_id')
    .orderBy('seq')
    .execute();

test('a second draft of the same facts writes no new run', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder }]);
    await importLowIncome(db, [holder]);
    const first = await draft(db);
    const rows = db.sqlite.prepare('select count(*) from line').pluck();
    const lines = rows.get();
    const second = await draft(db);
    expect(first).toMatchObject({ run: 1, isNew: true, lines: 1, totalFen: 15_000 });
    expect(second).toEqual({ ...first, isNew: false });
    expect(rows.get()).toBe(lines);
    expect(await states(db)).toEqual([{ run_id: 1, seq: 1, state: 'drafted' }]);
  });
});

test('a changed fact voids the old draft and writes a new one, down to an empty one', async () => {
  await withRegistry(async (db) => {
    const scope = { schemes: schemes.filter(({ id }) => id === 'psychiatric-medication') };
    await importHolders(db, [{ citizenId: holder }]);
    await importLowIncome(db, [holder]);
    await draft(db, '2020-12', scope);
    await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
    await importLowIncome(db, [holder, other], { to: '2021-01' });
    expect(await draft(db, '2020-12', scope)).toMatchObject({ run: 2, isNew: true, replaces: 1, lines: 2 });
    await importHolders(db, [
      { citizenId: holder, category: 'visual' },
      { citizenId: other, grade: 3, category: 'speech' },
    ]);
    expect(await draft(db, '2020-12', scope)).toMatchObject({ run: 3, isNew: true, replaces: 2, lines: 0 });
    expect(await draft(db, '2020-12', scope)).toMatchObject({ run: 3, isNew: false, lines: 0 });
    expect((await states(db)).map(({ run_id, state }) => `${run_id} ${state}`)).toEqual([
      '1 drafted',
      '1 voided',
      '2 drafted',
      '2 voided',
      '3 drafted',
    ]);
  });
});

test('a changed amount is a new policy and a new draft; another month or scope is a draft of its own', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder }]);
    await importLowIncome(db, [holder]);
    await draft(db);
    const dearer = schemes.map((scheme) => ({ ...scheme, title: `${scheme.title}(修订)` }));
    expect(await draft(db, '2020-12', { schemes: dearer })).toMatchObject({
      run: 2,
      replaces: 1,
      totalFen: 15_000,
    });
    expect(await draft(db, '2020-11')).toMatchObject({ run: 3, isNew: true });
    expect(await draft(db, '2020-12', { schemes: schemes.slice(0, 2) })).not.toHaveProperty('replaces');
  });
});

test('what another body pays has lines but no part in the totals', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder, category: 'physical' }]);
    await importLowIncome(db, [holder]);
    const drafted = await draft(db);
    expect(drafted).toMatchObject({ run: 1, lines: 0, totalFen: 0 });
    expect(of(drafted, 'living-subsidy')).toMatchObject({ mode: 'record', count: 1, totalFen: 5_000 });
    expect(of(drafted, 'nursing-subsidy')).toMatchObject({ mode: 'record', count: 1, totalFen: 10_000 });
  });
});

test('a draft nets against what approved runs have posted, and a lost entitlement is clawed back', async () => {
  await withRegistry(async (db) => {
    const scope = { schemes: schemes.filter(({ id }) => id === 'psychiatric-medication') };
    await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
    await importLowIncome(db, [holder]);
    await draft(db, '2020-12', scope);
    approve(db, 1);
    expect(await draft(db, '2020-12', scope)).toMatchObject({ run: undefined, lines: 0 });
    await importHolders(db, [{ citizenId: holder, category: 'visual' }]);
    await importLowIncome(db, [holder, other], { to: '2021-01' });
    const corrected = await draft(db, '2020-12', scope);
    expect(corrected).toMatchObject({ run: 2, lines: 2, totalFen: 0 });
    expect(of(corrected, 'psychiatric-medication').byReason).toEqual({ regular: 1, backpay: 0, clawback: 1 });
  });
});

test('forgetting what is known of people never makes a line', async () => {
  const person = fc.record({
    isLocal: fc.boolean(),
    isListed: fc.boolean(),
    category: fc.constantFrom('psychiatric', 'intellectual', 'visual' as const),
    grade: fc.constantFrom(1, 2, 3 as const),
    forgets: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (people, hasList) => {
        const linesWhere = async (forget: boolean): Promise<Set<string>> => {
          const found = new Set<string>();
          await withRegistry(async (db) => {
            await importHolders(
              db,
              people.map(({ category, grade, isLocal, forgets }, index) => ({
                citizenId: someone(index + 1),
                category,
                grade,
                subdistrict: forget && forgets ? undefined : isLocal ? '甲街道' : '乙街道',
              })),
            );
            const listed = people.flatMap(({ isListed }, index) => (isListed ? [someone(index + 1)] : []));
            if (!forget || hasList) await importLowIncome(db, listed);
            await draft(db);
            const lines = await db.query.selectFrom('line').select(['scheme', 'unit_id']).execute();
            for (const { scheme, unit_id } of lines) found.add(`${scheme} ${unit_id}`);
          });
          return found;
        };
        const all = await linesWhere(false);
        expect([...(await linesWhere(true))].filter((line) => !all.has(line))).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
});
