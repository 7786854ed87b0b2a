import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { draft, importHolders, importLowIncome, of, someone, withRegistry } from './registry.ts';

const [stayed, left, never] = [someone(1), someone(2), someone(3)];

const context = { subdistricts: ['甲街道', '乙街道'], extensions: [] };

/** How many are paid, refused and left open by the scheme of psychiatric patients with low income. */
async function decided(db: Database, month: string): Promise<readonly number[]> {
  const { eligible, refused, unknown } = of(await draft(db, month, { context }), 'psychiatric-medication');
  return [eligible, refused, unknown];
}

test('a month between two lists is undecided for whoever left, and refused only where a list says so', async () => {
  await withRegistry(async (db) => {
    await importHolders(
      db,
      [stayed, left, never].map((citizenId) => ({ citizenId })),
    );
    await importLowIncome(db, [stayed, left], { to: '2020-03' });
    await importLowIncome(db, [stayed], { to: '2020-06' });
    expect(await decided(db, '2020-03')).toEqual([2, 1, 0]);
    expect(await decided(db, '2020-05')).toEqual([1, 1, 1]);
    expect(await decided(db, '2020-06')).toEqual([1, 2, 0]);
    expect(await decided(db, '2020-07')).toEqual([0, 0, 3]);
  });
});

test('the list of one subdistrict decides for those who are recorded there', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [
      { citizenId: stayed },
      { citizenId: left },
      { citizenId: never, subdistrict: '乙街道' },
    ]);
    await importLowIncome(db, [stayed], { to: '2020-06', area: '甲街道' });
    expect(await decided(db, '2020-06')).toEqual([1, 1, 1]);
  });
});
