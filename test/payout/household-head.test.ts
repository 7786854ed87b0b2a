import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { importEvents, importRecords } from './lists.ts';
import {
  day,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  of,
  someone,
  withRegistry,
} from './registry.ts';
import { household as householdScheme, paidToAll } from './test-schemes.ts';

/** Who each line of a household goes to: by what right, the person, or the name in the sheet of guardians. */
const payeesOf = (db: Database) =>
  db.sqlite
    .prepare(
      `select payee, citizen_id, guardian from line left join person on person.id = payee_person_id
         left join account on account.id = payee_account_id where unit_type = 'household'`,
    )
    .raw()
    .all();

const household = 'multi-disability-household';
const [holder, other, third] = [someone(1), someone(2), someone(3)];
const [lone, guest] = [someone(6), someone(7)];
const payees = `select payee, citizen_id from line left join person on person.id = payee_person_id`;

test('a household without a known head, with two or with a dead one keeps its line but nobody to pay', async () => {
  for (const how of ['none', 'two', 'dead'] as const) {
    await withRegistry(async (db) => {
      const dead =
        how === 'dead'
          ? { state: { kind: 'cancelled', on: day('2020-05-05'), reason: 'death' } as const }
          : {};
      await importHolders(db, [{ citizenId: third, ...dead }, { citizenId: holder }, { citizenId: other }]);
      await importHousehold(db, 'H1', [third, holder, other], { hasHead: how !== 'none' });
      if (how === 'two') await importHousehold(db, 'H1', [holder]);
      await importLowIncome(db, [holder]);
      expect(of(await draft(db), household)).toMatchObject({ count: 1, withoutPayee: 1 });
    });
  }
});

test.each([
  ['of the same household', 'H1', [holder], [holder]],
  ['of another household', 'H9', [lone, guest], [third, lone]],
])(
  'with a second head, %s, named later, the household is paid to whoever was named last as its own',
  async (_, key, members, paid) => {
    await withRegistry(async (db) => {
      await importHolders(
        db,
        [third, holder, lone, guest].map((citizenId) => ({ citizenId })),
      );
      await importHousehold(db, 'H1', [third, holder]);
      await importHousehold(db, key, members, { since: '2019-01-02' });
      await importLowIncome(db, [holder, guest]);
      expect(of(await draft(db), household)).toMatchObject({ count: paid.length, withoutPayee: 0 });
      expect(payeesOf(db)).toEqual(paid.map((head) => ['head', head, null]));
    });
  },
);

test.each([
  ['2020-11-01', '2020-10', third],
  ['2020-11-01', '2020-11', holder],
  ['2020-11-01', '2020-12', holder],
  ['2021-01-01', '2020-12', third],
])('of a head named from %s on, %s is paid to who is head then', async (since, month, paid) => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: third }, { citizenId: holder }]);
    await importHousehold(db, 'H1', [third, holder], { asOf: '2019-06-30' });
    await importHousehold(db, 'H1', [holder], { asOf: since });
    await importLowIncome(db, [holder]);
    await draft(db, month);
    expect(payeesOf(db)).toEqual([['head', paid, null]]);
  });
});

test('the dead are never payees, holders or not: heads, guardians and the person', async () => {
  const [minor, guardian] = [someone(4, '20100101'), someone(5)];
  const guarded = { citizenId: minor, guardian: '甲某', guardianCitizenId: guardian };
  for (const [who, died] of [
    ['nobody', undefined],
    ['head', third],
    ['guardian', guardian],
    ['self', lone],
  ] as const) {
    await withRegistry(async (db) => {
      await importHolders(
        db,
        [holder, other, minor, lone].map((citizenId) => ({ citizenId })),
      );
      await importHousehold(db, 'H1', [third, holder, other]);
      await importHousehold(db, 'H2', [guardian]);
      await importLowIncome(db, [holder]);
      await importRecords(db, 'account', [guarded]);
      const grant = { scheme: paidToAll.id, amountFen: 100 };
      await importRecords(db, 'entitlement', [
        { ...grant, citizenId: lone, month: '2020-11' },
        { ...grant, citizenId: lone, month: '2020-12' },
        { ...grant, citizenId: minor, month: '2020-12' },
      ]);
      if (died) await importRecords(db, 'death', [{ citizenId: died, diedOn: '2020-11-30' }]);
      await draft(db, '2020-12', { schemes: [householdScheme, paidToAll] });
      const paid = db.sqlite
        .prepare<[], [string, string]>(`${payees} order by payee, line.period`)
        .raw()
        .all();
      expect([who, ...paid]).toEqual([
        who,
        ['guardian', who === 'guardian' ? null : guardian],
        ['head', who === 'head' ? null : third],
        // 死亡当月照发: what is due for the month of the death stays, without a payee.
        ['self', who === 'self' ? null : lone],
        ['self', who === 'self' ? null : lone],
      ]);
    });
  }
});

test('a draft is written anew when a payee is found to have died, though no amount changes', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: other }]);
    await importRecords(db, 'entitlement', [
      { scheme: paidToAll.id, amountFen: 100, citizenId: other, month: '2020-12' },
    ]);
    await draft(db, '2020-12', { schemes: [paidToAll] });
    await importRecords(db, 'death', [{ citizenId: other, diedOn: '2020-11-30' }]);
    expect(await draft(db, '2020-12', { schemes: [paidToAll] })).toMatchObject({ run: 2, replaces: 1 });
  });
});

test.each([
  ['cancelled for death', 1, []],
  ['restored since, for it was a mistake', 0, ['restored'] as const],
])('a head whose certificate was %s', async (_, withoutPayee, after) => {
  await withRegistry(async (db) => {
    const state = { kind: 'cancelled', on: day('2020-05-05'), reason: 'death' } as const;
    await importHolders(db, [{ citizenId: third, state }, { citizenId: holder }, { citizenId: other }]);
    await importHousehold(db, 'H1', [third, holder, other]);
    await importLowIncome(db, [holder]);
    const certificateNumber = `${third}62`;
    for (const change of after)
      await importEvents(db, [{ certificateNumber, citizenId: third, change, on: day('2020-06-01') }]);
    expect(of(await draft(db), household)).toMatchObject({ count: 1, withoutPayee });
  });
});

test('a household counts nobody who has moved away, and pays no head who has', async () => {
  for (const who of ['a second holder', 'the head', 'nobody'] as const) {
    await withRegistry(async (db) => {
      await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
      await importHousehold(db, 'H1', who === 'the head' ? [third, holder, other] : [holder, other]);
      await importLowIncome(db, [holder]);
      const gone = who === 'the head' ? third : other;
      const move = { citizenId: gone, direction: 'out', movedOn: '2020-11-30' };
      if (who !== 'nobody') await importRecords(db, 'move', [move]);
      expect(of(await draft(db, '2020-11'), household)).toMatchObject({ count: 1, withoutPayee: 0 });
      const count = who === 'a second holder' ? 0 : 1;
      const withoutPayee = who === 'the head' ? 1 : 0;
      expect(of(await draft(db, '2020-12'), household)).toMatchObject({ count, withoutPayee });
    });
  }
});

test('a holder on the list of a household of whom the roster gives no street is counted', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder }, { citizenId: other, subdistrict: undefined }]);
    await importHousehold(db, 'H1', [holder, other]);
    await importLowIncome(db, [holder]);
    expect(of(await draft(db), household)).toMatchObject({ count: 1 });
  });
});

test('the guardian is paid for a head under eighteen on the last day of the month, and nobody while none is on record', async () => {
  for (const [head, payee] of [
    [someone(4, '20030101'), 'guardian'],
    [someone(5, '20021231'), 'head'],
  ] as const) {
    await withRegistry(async (db) => {
      await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
      await importHousehold(db, 'H1', [head, holder, other]);
      await importLowIncome(db, [holder]);
      await draft(db);
      expect(payeesOf(db)).toEqual([[payee, payee === 'head' ? head : null, null]]);
      await importRecords(db, 'account', [
        { citizenId: head, guardian: '监某', accountHolder: '监某', account: '6222000000000000' },
      ]);
      await draft(db);
      expect(payeesOf(db).at(-1)).toEqual([
        payee,
        payee === 'head' ? head : null,
        payee === 'head' ? null : '监某',
      ]);
    });
  }
});

test('who has left for another household in the month is not paid as the head of the one before', async () => {
  await withRegistry(async (db) => {
    await importHolders(
      db,
      [holder, other].map((citizenId) => ({ citizenId })),
    );
    await importHousehold(db, 'H1', [third, holder, other], { asOf: '2019-06-30' });
    await importHousehold(db, 'H9', [third], { since: '2020-12-15' });
    await importLowIncome(db, [holder]);
    for (const [month, payee] of [
      ['2020-11', third],
      ['2020-12', null],
    ] as const) {
      await draft(db, month, { schemes: [householdScheme] });
      expect([month, payeesOf(db).at(-1)]).toEqual([month, ['head', payee, null]]);
    }
  });
});
