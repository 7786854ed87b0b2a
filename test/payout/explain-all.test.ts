import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { explainUnit } from '../../src/payout/explain/explain.ts';
import { explainSet } from '../../src/payout/explain/explain-set.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import { importEvents, importRecords } from './lists.ts';
import {
  contextOf,
  day,
  importHolders,
  importHousehold,
  importLowIncome,
  month,
  schemes,
  someone,
  withRegistry,
} from './registry.ts';

type One = ReturnType<typeof someone>;
type Ten = [One, One, One, One, One, One, One, One, One, One];
const [a, b, c, d, e, f, g, h, i, j] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => someone(n)) as Ten;

/** Holders of many kinds; one dies and one moves away in November, a certificate is frozen in October. */
async function fill(db: Database): Promise<void> {
  await importHolders(db, [
    { citizenId: a },
    { citizenId: b, category: 'intellectual', grade: 1 },
    { citizenId: c, category: 'multiple' },
    { citizenId: d, category: 'multiple', components: [{ category: 'psychiatric', grade: 2 }] },
    { citizenId: e, subdistrict: '别处' },
    { citizenId: f, grade: 4 },
    { citizenId: g },
    { citizenId: h, issuedOn: day('2010-11-21') },
    { citizenId: i, category: 'intellectual', grade: 1, subdistrict: undefined },
    { citizenId: j, issuedOn: day('2020-12-05') },
  ]);
  await importHousehold(db, 'H1', [a, b]);
  await importHousehold(db, 'H2', [c, someone(20)], { hasHead: false });
  await importLowIncome(db, [a, b, d, f, g, h, j]);
  await importRecords(db, 'death', [{ citizenId: b, diedOn: '2020-11-10' }]);
  await importRecords(db, 'move', [{ citizenId: g, direction: 'out', movedOn: '2020-11-20' }]);
  await importEvents(db, [
    { certificateNumber: `${d}62`, citizenId: d, change: 'frozen', on: day('2020-10-02') },
  ]);
}

test.each(schemes.filter(({ events }) => !events).map((scheme) => [scheme.id, scheme] as const))(
  'everybody is counted with the reasons that each is told: %s',
  async (_, scheme) => {
    await withRegistry(async (db) => {
      await fill(db);
      for (const text of ['2020-11', '2020-12', '2021-01']) {
        expect(bySet(db, scheme, text)).toEqual(await oneByOne(db, scheme, text));
      }
    });
  },
);

/** `outcome: conditions` and how many. */
function bySet(db: Database, scheme: Scheme, text: string): readonly string[] {
  const found = explainSet(db, contextOf(), { scheme, month: month(text) });
  if (found.status !== 'in-force') return [found.status];
  const lines = (['refused', 'unknown'] as const).flatMap((outcome) =>
    found[outcome].by.map(({ count, questions }) => {
      const named = questions.map((one) => one.text.zh).sort();
      return `${count} ${outcome}: ${named.join()}`;
    }),
  );
  const eligible = found.eligible > 0 ? [`${found.eligible} eligible: `] : [];
  return [...eligible, ...lines].sort();
}

async function oneByOne(db: Database, scheme: Scheme, text: string): Promise<readonly string[]> {
  const holders = '(select distinct person_id as id from certificate)';
  const table = scheme.events ? 'person' : scheme.unit === 'person' ? holders : 'household';
  const ids = db.sqlite.prepare<[], number>(`select id from ${table} order by id`).pluck().all();
  const counts = new Map<string, number>();
  for (const id of ids) {
    const [one] = await explainUnit(db, contextOf(), {
      month: month(text),
      schemes: [scheme],
      asked: { type: scheme.unit, id },
      policy: { schemes: [scheme], stacking: { groups: [], budgets: [] } },
    });
    if (one && 'status' in one && one.status === 'no-event') continue;
    if (!one || !('reasons' in one)) return [one && 'status' in one ? one.status : 'nothing'];
    const named = one.reasons.map((reason) => conditionOf(reason.text.zh)).sort();
    const line = `${one.outcome}: ${named.join()}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `${count} ${line}`).sort();
}

/** 残疾等级为三级，要求一级或二级 and 低保：没有记录，要求是 as conditions of nobody in particular, without whose death it was. */
function conditionOf(reason: string): string {
  const [found = '', must = ''] = reason.split('，要求');
  return `${found.replace(/^持证人 \S+ 死亡，/, '').replace(/(：没有记录|为[^为]*)$/, '')}：要求${must}`;
}

test('the events of a month are counted with the reasons that each is told', async () => {
  const [scheme] = schemes.filter(({ id }) => id === 'hardship');
  if (!scheme) throw new Error('the test expected the scheme');
  await withRegistry(async (db) => {
    await fill(db);
    const row = { scheme: scheme.id, month: '2020-12', amountFen: 10_000 };
    const holders = [a, b, d, e, h];
    await importRecords(db, 'entitlement', [
      ...holders.map((citizenId) => ({ ...row, citizenId })),
      { ...row, citizenId: someone(30), amountFen: 0 },
      { ...row, citizenId: someone(31, '20100101') },
      { ...row, citizenId: f, amountFen: 600_000 },
      { ...row, citizenId: i, month: '2020-11' },
    ]);
    const bySets = bySet(db, scheme, '2020-12');
    expect(bySets.length).toBeGreaterThan(3);
    expect(bySets).toEqual(await oneByOne(db, scheme, '2020-12'));
  });
});

test('who was eligible the month before and is not is counted by what changed, and listed', async () => {
  await withRegistry(async (db) => {
    await fill(db);
    const [scheme] = schemes.filter(({ id }) => id === 'psychiatric-medication');
    if (!scheme) throw new Error('the test expected the scheme');
    const found = explainSet(db, contextOf(), { scheme, month: month('2020-12') });
    if (found.status !== 'in-force') throw new Error('the test expected it to be in force');
    expect(found.since).toMatchObject({ month: '2020-11', eligible: 4, joined: 1, dropped: { count: 2 } });
    const listed = [...found.listed(false)].filter(({ isDropped }) => isDropped);
    expect(listed.map(({ id, questions }) => [id, questions.map(({ fact }) => fact).join()])).toEqual([
      [8, 'certificate.live'],
      [7, 'hukou_local'],
    ]);
  });
});

test('a household that nobody belongs to any more has dropped out, and nothing is known of it', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: a }, { citizenId: b }]);
    await importLowIncome(db, [a, b]);
    await importHousehold(db, 'H1', [a, b], { asOf: '2020-06-30' });
    await importHousehold(db, 'H2', [a, b], { since: '2020-11-20' });
    const [scheme] = schemes.filter(({ unit }) => unit === 'household');
    if (!scheme) throw new Error('the test expected a scheme of households');
    const found = explainSet(db, contextOf(), { scheme, month: month('2020-12') });
    expect(found).toMatchObject({
      eligible: 1,
      unknown: { count: 1, by: [{ questions: [{ fact: 'household.holder_count' }, {}] }] },
      since: { eligible: 1, joined: 1, dropped: { count: 1 } },
    });
  });
});
