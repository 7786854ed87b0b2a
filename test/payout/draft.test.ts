import { expect, test } from 'vitest';
import type { HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import type { WordedDraft } from '../../src/payout/run/draft.ts';
import {
  day,
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  of,
  schemes,
  someone,
  withRegistry,
} from './registry.ts';

const medication = 'psychiatric-medication';
const household = 'multi-disability-household';
const [holder, other, third] = [someone(1), someone(2), someone(3)];

/** What the medication scheme said of a lone holder on the low-income list. */
const outcome = (drafted: WordedDraft): string => {
  const { eligible, refused, unknown } = of(drafted, medication);
  return `${eligible}/${refused}/${unknown}`;
};
const [eligible, refused, unknown] = ['1/0/0', '0/1/0', '0/0/1'];

type Story = [string, Partial<HolderEntry>, Record<string, string>];
const cancelled = (on: string, reason: 'death' | 'voluntary' = 'voluntary') => ({
  state: { kind: 'cancelled', on: day(on), reason } as const,
});
const stories: readonly Story[] = [
  [
    'issued on the 31st counts from that month',
    { issuedOn: day('2020-10-31') },
    { '2020-09': refused, '2020-10': eligible },
  ],
  [
    'cancelled on the 1st counts for that month still',
    cancelled('2020-10-01'),
    { '2020-10': eligible, '2020-11': refused },
  ],
  [
    'cancelled on the last day stops the next month',
    cancelled('2020-10-31'),
    { '2020-10': eligible, '2020-11': refused },
  ],
  ['dead since last month', cancelled('2020-10-15', 'death'), { '2020-10': eligible, '2020-11': refused }],
  [
    'expired on the 14th counts to the end of the month',
    { issuedOn: day('2010-10-15') },
    { '2020-10': eligible, '2020-11': refused },
  ],
  [
    'a renewal that says nothing of the time before',
    { issuedOn: day('2020-10-15'), firstIssuedOn: day('2010-10-15') },
    { '2020-09': unknown, '2020-10': eligible },
  ],
  ['another category', { category: 'visual' }, { '2020-10': refused }],
  ['a subdistrict elsewhere', { subdistrict: '乙街道' }, { '2020-10': refused }],
  ['no subdistrict on file', { subdistrict: undefined }, { '2020-10': unknown }],
];

test.each(stories)('a certificate: %s', async (_, entry, months) => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder, ...entry }]);
    await importLowIncome(db, [holder]);
    const got: Record<string, string> = {};
    for (const text of Object.keys(months)) got[text] = outcome(await draft(db, text));
    expect(got).toEqual(months);
  });
});

test('an extension of validity pays on past the printed last day', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder, issuedOn: day('2010-03-02') }]);
    await importLowIncome(db, [holder]);
    const extension = {
      expiresFrom: day('2019-01-01'),
      expiresTo: day('2021-03-02'),
      until: day('2021-03-03'),
    };
    expect(outcome(await draft(db))).toBe(refused);
    expect(outcome(await draft(db, '2020-12', { extensions: [extension] }))).toBe(eligible);
  });
});

test('a complete list refuses whom it leaves out, an incomplete one and none at all do not know', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
    const before = await draft(db, '2020-12', { schemes: schemes.filter(({ id }) => id === medication) });
    expect(of(before, medication)).toMatchObject({
      unknown: 2,
      count: 0,
      unknownFacts: [{ fact: 'low_income', count: 2 }],
    });
    expect(before).toMatchObject({ run: undefined, isNew: false, lines: 0, totalFen: 0 });
    await importLowIncome(db, [holder], { isComplete: false });
    expect(outcome(await draft(db))).toBe('1/0/1');
    await importLowIncome(db, [holder]);
    expect(outcome(await draft(db))).toBe('1/1/0');
    expect(outcome(await draft(db, '2021-01'))).toBe('0/0/2');
  });
});

test('two holders, one of them on the list, make a household; its head is paid', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
    await importHousehold(db, 'H1', [third, holder, other]);
    expect(of(await draft(db), household)).toMatchObject({
      unknown: 1,
      unknownFacts: [{ fact: 'household.low_income' }],
    });
    await importLowIncome(db, [other]);
    expect(of(await draft(db), household)).toMatchObject({
      eligible: 1,
      count: 1,
      totalFen: 10_000,
      withoutPayee: 0,
    });
    const payee = db.sqlite
      .prepare(
        `select citizen_id from line join person on person.id = payee_person_id
      where unit_type = 'household' order by run_id desc limit 1`,
      )
      .pluck()
      .get();
    expect(payee).toBe(third);
  });
});

test('a grandchild on the list who holds no certificate does not make the household qualify', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
    await importHousehold(db, 'H1', [holder, other, third]);
    await importLowIncome(db, [third]);
    expect(of(await draft(db), household)).toMatchObject({ eligible: 0, refused: 1 });
  });
});

test('a household whose only listed holder has a certificate of unknown term is undecided, not refused', async () => {
  await withRegistry(async (db) => {
    const renewed = { issuedOn: day('2020-12-15'), firstIssuedOn: day('2010-10-15') };
    await importHolders(db, [{ citizenId: holder }, { citizenId: other, ...renewed }]);
    await importHousehold(db, 'H1', [holder, other]);
    await importLowIncome(db, [other]);
    expect(of(await draft(db, '2020-11'), household)).toMatchObject({ unknown: 1, refused: 0 });
    expect(of(await draft(db, '2020-12'), household)).toMatchObject({ eligible: 1 });
  });
});

test('whoever changes households within a month counts in the old one through it, in one only', async () => {
  await withRegistry(async (db) => {
    await importHolders(
      db,
      [holder, other, third].map((citizenId) => ({ citizenId })),
    );
    await importHousehold(db, 'H1', [holder, other], { asOf: '2020-06-30' });
    await importHousehold(db, 'H2', [third], { asOf: '2020-06-30' });
    await importHousehold(db, 'H2', [other], { since: '2020-12-10', hasHead: false });
    await importLowIncome(db, [holder, third], { to: '2021-01' });
    expect(of(await draft(db, '2020-11'), household)).toMatchObject({ eligible: 1, refused: 1 });
    for (const [month, key] of [
      ['2020-12', 'H1'],
      ['2021-01', 'H2'],
    ] as const) {
      const drafted = await draft(db, month);
      expect(await linesOf(db, drafted)).toEqual([{ household_key: key, fen: 10_000 }]);
      expect(of(drafted, household)).toMatchObject({ eligible: 1, refused: 1 });
    }
  });
});

async function linesOf(db: Parameters<Parameters<typeof withRegistry>[0]>[0], { run }: WordedDraft) {
  return db.query
    .selectFrom('line')
    .innerJoin('household', 'household.id', 'line.unit_id')
    .select(['household_key', 'fen'])
    .where('unit_type', '=', 'household')
    .where('run_id', '=', run ?? 0)
    .execute();
}

test('before its first version a scheme pays nobody and says so', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: holder }]);
    await importLowIncome(db, [holder], { from: '2019-01' });
    expect(of(await draft(db, '2019-12'), medication)).toMatchObject({
      status: 'before-first',
      count: 0,
      eligible: 0,
    });
  });
});
