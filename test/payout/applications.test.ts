import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { showAsKnownAt } from '../../src/db/connection/known-at.ts';
import type { Database } from '../../src/db/connection/open.ts';
import { lastDayOf, plusMonths } from '../../src/kernel/year-month.ts';
import { buildFacts } from '../../src/payout/facts.ts';
import { factsOf, unitRows } from '../../src/payout/unit-rows.ts';
import { valueInMonth } from '../../src/schemes/language/history.ts';
import { versionAt } from '../../src/schemes/language/scheme.ts';
import type { Timing } from '../../src/schemes/language/timing.ts';
import { importRecords } from './lists.ts';
import { contextOf, day, importHolders, month, someone, withRegistry } from './registry.ts';
import { appliedWith } from './test-schemes.ts';

/** Whether the first holder has applied, by the rows that a run decides. */
async function appliedIn(db: Database, text: string, timing: Partial<Timing> = {}): Promise<unknown> {
  const scheme = appliedWith(timing);
  const version = versionAt(scheme, month(text));
  if (typeof version === 'string') throw new Error('the test expected a version');
  const asked = new Set(factsOf(version));
  await buildFacts(db, contextOf(), { month: month(text), widening: version.timing, asked, all: true });
  const { rows } = await sql<{ applied: number | null }>`select applied
    from ${unitRows(scheme, factsOf(version), month(text))} order by unit_id limit 1`.execute(db.query);
  return rows[0]?.applied ?? undefined;
}

const days = ['2020-01-01', '2020-01-31', '2020-02-01', '2020-02-29', '2020-03-15', '2020-12-31'];
const starts = ['same_month', 'next_month'] as const;

test.each(days)('SQL counts an application of %s in the months in which a case counts it', async (on) => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    await importRecords(db, 'application', [{ citizenId: someone(1), scheme: 'applied-for', appliedOn: on }]);
    for (const start of starts) {
      const { timing } = versionAt(appliedWith({ start }), month('2020-01')) as { timing: Timing };
      for (let each = month('2019-11'); each <= '2021-02'; each = plusMonths(each, 1)) {
        const inCase = valueInMonth('applied', [{ from: day(on), is: true }], each, timing);
        expect([each, start, await appliedIn(db, each, { start })]).toEqual([each, start, Number(inCase)]);
      }
    }
  });
});

test('until an application for the scheme is on record nobody knows; then who is on none has not applied', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2) }]);
    expect(await appliedIn(db, '2020-12')).toBeUndefined();
    const other = { citizenId: someone(2), appliedOn: '2020-03-04' };
    await importRecords(db, 'application', [{ ...other, scheme: 'family-care' }]);
    expect(await appliedIn(db, '2020-12')).toBeUndefined();
    await importRecords(db, 'application', [{ ...other, scheme: 'applied-for' }]);
    expect(await appliedIn(db, '2020-12')).toBe(0);
  });
});

test('an application counts from the day it was known', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    const row = { citizenId: someone(1), scheme: 'applied-for', appliedOn: '2020-03-04' };
    await importRecords(db, 'application', [row]);
    expect(await appliedIn(db, '2020-12')).toBe(1);
    showAsKnownAt(db.sqlite, lastDayOf(month('2020-11')));
    expect(await appliedIn(db, '2020-12')).toBeUndefined();
  });
});
