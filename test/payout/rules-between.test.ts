import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { fen } from '../../src/kernel/fen.ts';
import { explainUnit } from '../../src/payout/explain/explain.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import { stack, type StackingGroup } from '../../src/schemes/language/stacking.ts';
import { approve, importRecords } from './lists.ts';
import {
  contextOf,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  month,
  of,
  someone,
} from './registry.ts';
import { care, medication, minor, relief, retention } from './test-schemes.ts';

const people = [someone(1), someone(2), someone(3), someone(4)];
const inRegistry = (work: (db: Database) => Promise<void>) => withDatabase(openScratchDatabase(), work);

async function ordinary(db: Database): Promise<void> {
  await importHolders(
    db,
    people.map((citizenId, index) => ({ citizenId, grade: index === 0 ? 1 : index === 3 ? 3 : 2 })),
  );
  await importHousehold(db, 'H1', people.slice(0, 2));
  await importHousehold(db, 'H2', people.slice(2, 3));
  await importLowIncome(db, people.slice(0, 3));
}

const basis = { basis: [], unverified: [] };
const group = (rule: 'first' | 'highest' | 'total_cap', scope: 'person' | 'household'): StackingGroup => ({
  group: 'g',
  from: month('2018-01'),
  of: ['medication', 'care'],
  same: 'month',
  scope,
  ...basis,
  ...(rule === 'total_cap' ? { rule, fen: fen(22_000) } : { rule }),
});
const rules = (['first', 'highest', 'total_cap'] as const).flatMap((rule) =>
  (['person', 'household'] as const).map((scope) => [rule, scope] as const),
);

type Line = { scheme: string; unit: number; fen: number };
const linesOf = (db: Database, run: number | undefined): readonly Line[] =>
  db.sqlite
    .prepare<[number], Line>(
      'select scheme, unit_id as unit, fen from line where run_id = ? order by scheme, unit_id, period',
    )
    .all(run ?? 0);

test.each(rules)('a group by %s within one %s leaves in SQL what the rule says', async (rule, scope) => {
  await inRegistry(async (db) => {
    await ordinary(db);
    const schemes = [medication, care];
    const free = linesOf(db, (await draft(db, '2020-12', { schemes })).run);
    const stacking = { groups: [group(rule, scope)], budgets: [] };
    const drafted = await draft(db, '2020-12', { schemes, stacking });
    const homes = scope === 'person' ? [[1], [2], [3], [4]] : [[1, 2], [3], [4]];
    const expected = homes.flatMap((home) => {
      const own = free
        .filter(({ unit }) => home.includes(unit))
        .map((one) => ({ ...one, fen: fen(one.fen) }));
      const left = stack(group(rule, scope), own);
      return own.map((one, index) => ({ ...one, fen: left[index]?.fen ?? 0 }));
    });
    const inOrder = (a: Line, b: Line) =>
      a.scheme < b.scheme ? -1 : a.scheme > b.scheme ? 1 : a.unit - b.unit;
    expect(linesOf(db, drafted.run)).toEqual(expected.filter(({ fen: due }) => due > 0).sort(inOrder));
    const gaveWay = drafted.schemes.reduce((sum, { stacked }) => sum + stacked.totalFen, 0);
    expect(gaveWay).toBe(free.reduce((sum, one) => sum + one.fen, 0) - drafted.totalFen);
    expect(gaveWay).toBeGreaterThan(0);
  });
});

test('a group that holds a household together leaves undecided who is in none that is known', async () => {
  const options = {
    schemes: [medication, care],
    stacking: { groups: [group('first', 'household')], budgets: [] },
  };
  const explained = async (db: Database) => {
    const explaining = { month: month('2020-12'), asked: { type: 'person', id: 3 } as const };
    const policy = { schemes: options.schemes, stacking: options.stacking };
    const found = await explainUnit(db, contextOf(), { ...explaining, schemes: [care], policy });
    return found.map((one) => [one.outcome, 'reasons' in one ? one.reasons.map(({ fact }) => fact) : []]);
  };
  await inRegistry(async (db) => {
    await importHolders(
      db,
      people.slice(0, 3).map((citizenId) => ({ citizenId })),
    );
    await importHousehold(db, 'H1', people.slice(0, 2));
    const drafted = await draft(db, '2020-12', options);
    expect(of(drafted, 'care')).toMatchObject({ count: 1, eligible: 2, unknown: 1, stacked: { count: 1 } });
    expect(of(drafted, 'care').unknownFacts).toEqual([{ fact: 'event.household', count: 1 }]);
    expect(await explained(db)).toEqual([['unknown', ['event.household']]]);
  });
});

test('a scheme drafted alone still gives way to the other of its group', async () => {
  await inRegistry(async (db) => {
    await ordinary(db);
    const stacking = { groups: [group('first', 'person')], budgets: [] };
    const drafted = await draft(db, '2020-12', { schemes: [medication, care], stacking, scope: ['care'] });
    expect(drafted.schemes.map(({ scheme }) => scheme)).toEqual(['care']);
    expect(of(drafted, 'care')).toMatchObject({ count: 0, stacked: { count: 3 } });
  });
});

const budget = (yuan: number) => ({ year: 2020, fund: '甲', fen: fen(yuan * 100), ...basis });

test('a budget lets lines wait in their order; the money taken back, and the next year, let them through', async () => {
  await inRegistry(async (db) => {
    await ordinary(db);
    const queue = { ...budget(500), onExceed: 'queue', order: ['month', 'unit'] } as const;
    const options = { schemes: [medication], stacking: { groups: [], budgets: [queue] } };
    const october = await draft(db, '2020-10', options);
    expect(october).toMatchObject({ lines: 3, totalFen: 45_000 });
    approve(db, october.run);
    const november = await draft(db, '2020-11', options);
    expect(november).toMatchObject({ lines: 0, run: undefined });
    expect(of(november, 'medication').queued).toEqual({ count: 3, totalFen: 45_000 });
    expect(november.budgets).toMatchObject([{ approvedFen: 45_000, runFen: 0, queued: { count: 3 } }]);
    await importRecords(db, 'death', [{ citizenId: someone(1), diedOn: '2020-09-10' }]);
    const later = await draft(db, '2020-11', options);
    expect(of(later, 'medication')).toMatchObject({ count: 2, queued: { count: 1 } });
    expect(of(later, 'medication').byReason).toEqual({ regular: 1, backpay: 0, clawback: 1 });
  });
});

test('a budget that refuses drafts nothing at all', async () => {
  await inRegistry(async (db) => {
    await ordinary(db);
    const options = {
      schemes: [medication],
      stacking: { groups: [], budgets: [{ ...budget(449), onExceed: 'refuse' as const }] },
    };
    await expect(draft(db, '2020-12', options)).rejects.toMatchObject({ exitCode: 2 });
    expect(db.sqlite.prepare('select count(*) from run').pluck().get()).toBe(0);
    expect(await draft(db, '2021-01', options)).toMatchObject({ budgets: [] });
  });
});

test('a minor is paid through the guardian on record, from the month of eighteen to the holder', async () => {
  await inRegistry(async (db) => {
    const child = someone(5, '20020315');
    const orphan = someone(6, '20100101');
    await importHolders(db, [{ citizenId: child }, { citizenId: orphan }, { citizenId: someone(1) }]);
    const guardian = { guardian: '甲某', guardianCitizenId: someone(1) };
    await importRecords(db, 'account', [{ citizenId: child, ...guardian }]);
    const payees = async (text: string) => {
      const { run } = await draft(db, text, { schemes: [minor] });
      return db.sqlite
        .prepare<[number], string>(
          `select payee || ' ' || coalesce(payee_person_id, '-') || ' ' || coalesce(payee_account_id, '-')
           from line where run_id = ? order by unit_id`,
        )
        .pluck()
        .all(run ?? 0);
    };
    expect(await payees('2020-02')).toEqual(['guardian 3 1', 'guardian - -']);
    expect(await payees('2020-03')).toEqual(['self 1 -', 'guardian - -']);
    const drafted = await draft(db, '2020-04', { schemes: [minor] });
    expect(of(drafted, 'minor')).toMatchObject({ count: 2, withoutPayee: 1 });
  });
});

test('an employer over its quota is paid as itself, whichever correction of its row counts', async () => {
  await inRegistry(async (db) => {
    const employer = { creditCode: '91999999000000001K', employer: '甲厂', year: 2020, workers: 100 };
    await importRecords(db, 'employer', [
      { ...employer, disabledWorkers: 2 },
      { ...employer, creditCode: '91999999000000002K', disabledWorkers: 1 },
    ]);
    const paid = { scheme: retention.id, month: '2020-06', amountFen: 5_000_000 };
    await importRecords(db, 'entitlement', [
      { ...paid, creditCode: '91999999000000001K' },
      { ...paid, creditCode: '91999999000000002K' },
    ]);
    const first = await draft(db, '2020-12', { schemes: [retention] });
    expect(of(first, retention.id)).toMatchObject({
      count: 1,
      refused: 1,
      totalFen: 5_000_000,
      withoutPayee: 0,
    });
    approve(db, first.run);
    await importRecords(db, 'employer', [{ ...employer, disabledWorkers: 3 }]);
    expect(await draft(db, '2020-12', { schemes: [retention] })).toMatchObject({ run: undefined });
  });
});

test('a month that dpf never paid is not corrected, and an event is not paid twice by two runs', async () => {
  await inRegistry(async (db) => {
    await ordinary(db);
    await importRecords(db, 'entitlement', [
      { citizenId: someone(1), scheme: relief.id, month: '2020-03', amountFen: 10_000 },
    ]);
    const schemes: readonly Scheme[] = [medication, relief];
    const december = await draft(db, '2020-12', { schemes });
    expect(december).toMatchObject({ lines: 4, totalFen: 55_000 });
    expect(of(december, 'medication').byReason).toEqual({ regular: 3, backpay: 0, clawback: 0 });
    approve(db, december.run);
    expect(of(await draft(db, '2021-01', { schemes }), relief.id).count).toBe(0);
  });
});
