import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import type { CitizenId } from '../../src/kernel/citizen-id.ts';
import { namedWithoutPayee } from '../../src/payout/run/without-payee.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import { importRecords } from './lists.ts';
import {
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  month,
  someone,
  withRegistry,
} from './registry.ts';
import { household, paidToAll } from './test-schemes.ts';

const minor = (sequence: number) => someone(sequence, '20100101');

/** The lines that wait: whom they are for, and what is missing. */
async function waiting(db: Database, schemes: readonly Scheme[]) {
  const { linesWithoutPayee } = await draft(db, '2020-12', { schemes });
  const named = await namedWithoutPayee(db, linesWithoutPayee, month('2020-12'));
  const numberOf = db.sqlite.prepare('select citizen_id from person where id = ?').pluck();
  return named.map(({ personId, name, subdistrict, fen, isHousehold, missing }) => {
    expect([name, subdistrict]).toEqual(['甲某', '甲街道']);
    return [numberOf.get(personId), fen, isHousehold, missing];
  });
}

/** What everybody named is granted for December. */
const grant = (people: readonly CitizenId[]) =>
  people.map((citizenId) => ({ scheme: paidToAll.id, amountFen: 100, citizenId, month: '2020-12' }));

test('whoever cannot be paid is told by name, with what is missing', async () => {
  const [unlisted, nameless, orphaned, fostered] = [minor(1), minor(2), minor(3), minor(4)];
  const [gone, adult, guardian] = [someone(5), someone(6), someone(7)];
  const all = [unlisted, nameless, orphaned, fostered, gone, adult, guardian];
  await withRegistry(async (db) => {
    await importHolders(
      db,
      all.map((citizenId) => ({ citizenId })),
    );
    await importRecords(db, 'account', [
      { citizenId: nameless, bank: '某行' },
      { citizenId: orphaned, guardian: '甲某', guardianCitizenId: guardian },
      { citizenId: fostered, guardian: '甲某' },
    ]);
    await importRecords(db, 'entitlement', grant(all));
    await importRecords(db, 'death', [
      { citizenId: guardian, diedOn: '2020-12-30' },
      { citizenId: gone, diedOn: '2020-12-05' },
    ]);
    const expected = [
      [unlisted, 100, false, 'guardian-row'],
      [nameless, 100, false, 'guardian-name'],
      [orphaned, 100, false, 'guardian-dead'],
      [gone, 100, false, 'dead'],
      [guardian, 100, false, 'dead'],
    ] as const;
    expect(await waiting(db, [paidToAll])).toEqual(
      expected.toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
});

test('a household without a head is told by a member; one whose head is a minor lacks the guardian', async () => {
  for (const [isHeadMinor, missing] of [
    [false, 'head'],
    [true, 'guardian-of-head'],
  ] as const) {
    await withRegistry(async (db) => {
      const [first, second] = [isHeadMinor ? minor(1) : someone(1), someone(2)];
      await importHolders(db, [{ citizenId: first }, { citizenId: second }]);
      await importHousehold(db, 'H1', [first, second], { hasHead: isHeadMinor });
      await importLowIncome(db, [second]);
      expect(await waiting(db, [household])).toEqual([
        [first < second ? first : second, 10_000, true, missing],
      ]);
    });
  }
});

test('the same draft asked for again tells the same lines', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: minor(1) }]);
    await importRecords(db, 'entitlement', grant([minor(1)]));
    const first = await waiting(db, [paidToAll]);
    expect(first).toHaveLength(1);
    expect(await waiting(db, [paidToAll])).toEqual(first);
  });
});
