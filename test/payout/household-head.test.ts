import { expect, test } from 'vitest';
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

const household = 'multi-disability-household';
const [holder, other, third] = [someone(1), someone(2), someone(3)];

test('a household without a known head, with two or with a dead one keeps its line but nobody to pay', async () => {
  for (const how of ['none', 'two', 'dead'] as const) {
    await withRegistry(async (db) => {
      const dead =
        how === 'dead'
          ? { state: { kind: 'cancelled', on: day('2020-05-05'), reason: 'death' } as const }
          : {};
      await importHolders(db, [{ citizenId: third, ...dead }, { citizenId: holder }, { citizenId: other }]);
      await importHousehold(db, 'H1', [third, holder, other], { hasHead: how !== 'none' });
      if (how === 'two') {
        db.sqlite.exec(`insert into fact (person_id, name, value, valid_from, recorded_by, sheet, row_number)
          select person_id + 1, name, value, valid_from, recorded_by, sheet, 9 from fact where name = 'household_head'`);
      }
      await importLowIncome(db, [holder]);
      expect(of(await draft(db), household)).toMatchObject({ count: 1, withoutPayee: 1 });
    });
  }
});

test.each([
  ['named later', 'the later one', `value, date(valid_from, '+1 day')`, holder],
  ['named of another household', 'the first one', `'H9', date(valid_from, '+1 day')`, third],
])('of two heads, the second %s, %s is paid', async (_, __, second, paid) => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: third }, { citizenId: holder }]);
    await importHousehold(db, 'H1', [third, holder]);
    db.sqlite.exec(`insert into fact (person_id, name, value, valid_from, recorded_by, sheet, row_number)
      select person_id + 1, name, ${second}, recorded_by, sheet, 9 from fact where name = 'household_head'`);
    await importLowIncome(db, [holder]);
    expect(of(await draft(db), household)).toMatchObject({ count: 1, withoutPayee: 0 });
    const payee = db.sqlite.prepare(`select citizen_id from line join person on person.id = payee_person_id
      where unit_type = 'household'`);
    expect(payee.all()).toEqual([{ citizen_id: paid }]);
  });
});
