import { expect, test } from 'vitest';
import { showAsKnownAt } from '../../src/db/connection/known-at.ts';
import type { Database } from '../../src/db/connection/open.ts';
import type { Timing } from '../../src/facts/window.ts';
import { lastDayOf, plusMonths } from '../../src/kernel/year-month.ts';
import { valueInMonth } from '../../src/schemes/language/history.ts';
import { versionAt } from '../../src/schemes/language/scheme.ts';
import { importRecords } from './lists.ts';
import { readFact } from './reading.ts';
import { day, importHolders, month, someone, withRegistry } from './registry.ts';
import { appliedWith } from './test-schemes.ts';

/** Whether the first holder has applied, as a run reads it. */
function appliedIn(db: Database, text: string, timing: Partial<Timing> = {}): unknown {
  const version = versionAt(appliedWith(timing), month(text));
  if (typeof version === 'string') throw new Error('the test expected a version');
  const [first] = readFact(db, 'applied', {
    of: text,
    widening: version.timing,
    scheme: 'applied-for',
  }).values();
  return first;
}

const days = ['2020-01-01', '2020-01-31', '2020-02-01', '2020-02-29', '2020-03-15', '2020-12-31'];
const starts = ['same_month', 'next_month'] as const;

test.each(days)('a run counts an application of %s in the months in which a case counts it', async (on) => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    await importRecords(db, 'application', [{ citizenId: someone(1), scheme: 'applied-for', appliedOn: on }]);
    for (const start of starts) {
      const { timing } = versionAt(appliedWith({ start }), month('2020-01')) as { timing: Timing };
      for (let each = month('2019-11'); each <= '2021-02'; each = plusMonths(each, 1)) {
        const inCase = valueInMonth('applied', [{ from: day(on), is: true }], each, timing);
        expect([each, start, appliedIn(db, each, { start })]).toEqual([each, start, inCase === true]);
      }
    }
  });
});

test('until an application for the scheme is on record nobody knows; then who is on none has not applied', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2) }]);
    expect(appliedIn(db, '2020-12')).toBeUndefined();
    const other = { citizenId: someone(2), appliedOn: '2020-03-04' };
    await importRecords(db, 'application', [{ ...other, scheme: 'family-care' }]);
    expect(appliedIn(db, '2020-12')).toBeUndefined();
    await importRecords(db, 'application', [{ ...other, scheme: 'applied-for' }]);
    expect(appliedIn(db, '2020-12')).toBe(false);
  });
});

test('an application counts from the day it was known', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }]);
    const row = { citizenId: someone(1), scheme: 'applied-for', appliedOn: '2020-03-04' };
    await importRecords(db, 'application', [row]);
    expect(appliedIn(db, '2020-12')).toBe(true);
    showAsKnownAt(db.sqlite, lastDayOf(month('2020-11')));
    expect(appliedIn(db, '2020-12')).toBeUndefined();
  });
});
