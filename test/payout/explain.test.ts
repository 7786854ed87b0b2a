import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import type { CitizenId } from '../../src/kernel/citizen-id.ts';
import { explainUnit } from '../../src/payout/explain.ts';
import {
  contextOf,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  known,
  month,
  schemes,
  someone,
  withRegistry,
} from './registry.ts';

const [holder, other, child] = [someone(1), someone(2), someone(3)];

async function explain(db: Database, citizenId: CitizenId, text = '2020-12') {
  const { id } = await db.query
    .selectFrom('person')
    .select('id')
    .where('citizen_id', '=', citizenId)
    .executeTakeFirstOrThrow();
  const explained = await explainUnit(db, contextOf(), {
    month: month(text),
    schemes,
    asked: { type: 'person', id },
    policy: { schemes, stacking: { groups: [], budgets: [] } },
  });
  return (scheme: string) => known(explained.find((one) => one.scheme === scheme));
}

test('each scheme says what it decided, by which version, from which rows, and what the draft holds', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
    await importHousehold(db, 'H1', [holder, child]);
    await importLowIncome(db, [holder]);
    const { run } = await draft(db);
    const of = await explain(db, holder);
    expect(of('psychiatric-medication')).toMatchObject({
      outcome: 'eligible',
      fen: 15_000,
      reasons: [],
      versionFrom: '2020-01',
      unit: { type: 'person' },
      payments: [{ run, fen: 15_000, state: 'drafted', payee: 'self', hasPayee: true }],
      provenance: [
        { fact: 'certificate.live', file: '花名册.xlsx', sheet: '花名册', row: 2 },
        { fact: 'hukou_local', file: '花名册.xlsx', row: 2 },
        { fact: 'certificate.category', row: 2 },
        { fact: 'low_income', file: '低保.xlsx', sheet: '低保', row: 2 },
      ],
    });
    expect(of('multi-disability-household')).toMatchObject({
      outcome: 'refused',
      unit: { type: 'household' },
      payments: [],
      reasons: [{ fact: 'household.holder_count', text: { zh: '户内持证人数为1人，要求不少于2人' } }],
      provenance: [
        { fact: 'household.holder_count', file: '户籍.xlsx', row: 2 },
        { fact: 'household.low_income', file: '低保.xlsx' },
      ],
    });
    const notListed = (await explain(db, other))('psychiatric-medication');
    expect(notListed).toMatchObject({ outcome: 'refused', payments: [], unit: { type: 'person' } });
    expect('provenance' in notListed && notListed.provenance.at(-1)).toEqual({
      fact: 'low_income',
      file: '低保.xlsx',
      sheet: '低保',
      row: undefined,
      recordedAt: '2020-12-31T00:00:00.000Z',
    });
    expect((await explain(db, holder, '2019-12'))('family-care')).toMatchObject({
      outcome: 'not-in-force',
      status: 'before-first',
    });
  });
});

test('a person on no roster holds no certificate; without any roster that is not known', async () => {
  await withRegistry(async (db) => {
    await importLowIncome(db, [child]);
    expect((await explain(db, child))('living-subsidy')).toMatchObject({ outcome: 'unknown' });
    await importHolders(db, [{ citizenId: holder }]);
    const of = await explain(db, child);
    expect(of('living-subsidy')).toMatchObject({
      outcome: 'refused',
      reasons: [{ fact: 'certificate.live' }],
    });
    expect(of('multi-disability-household')).toMatchObject({ outcome: 'unknown', unit: undefined });
  });
});

test('the explanation of every person agrees with the lines of the draft', async () => {
  await withRegistry(async (db) => {
    const people = [holder, other, child, someone(4)];
    await importHolders(
      db,
      people.slice(0, 3).map((citizenId, index) => ({ citizenId, grade: index === 0 ? 1 : 3 })),
    );
    await importHousehold(db, 'H1', people.slice(0, 2));
    await importHousehold(db, 'H2', people.slice(2));
    await importLowIncome(db, [other, someone(4)]);
    await draft(db);
    for (const citizenId of people) {
      const of = await explain(db, citizenId);
      for (const { id } of schemes.filter(({ unit }) => unit !== 'employer')) {
        const one = of(id);
        const paid = 'payments' in one ? one.payments.map(({ fen }) => fen) : [];
        expect(paid).toEqual(one.outcome === 'eligible' ? [one.fen] : []);
      }
    }
  });
});
