import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { importRecords } from './lists.ts';
import {
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  of,
  someone,
  withRegistry,
} from './registry.ts';

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
