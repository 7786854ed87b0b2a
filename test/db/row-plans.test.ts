import { expect, test, vi } from 'vitest';
import {
  importHolders,
  importHousehold,
  importLowIncome,
  someone,
  withRegistry,
} from '../payout/registry.ts';

/** A list of a million rows that is looked all through for each of its rows never ends. */
test('what a row of a list says of a person is found by the person, never among all rows of its import', async () => {
  await withRegistry(async (db) => {
    const prepared = vi.spyOn(db.sqlite, 'prepare');
    for (const grade of [2, 3] as const)
      await importHolders(db, [{ citizenId: someone(1), grade }, { citizenId: someone(2) }]);
    await importHousehold(db, 'H1', [someone(1), someone(2)]);
    await importHousehold(db, 'H1', [someone(1)], { asOf: '2021-01-31' });
    await importLowIncome(db, [someone(1)]);
    const texts = prepared.mock.calls.map(([text]) => text).filter((text) => /\bperson_id = \?/.test(text));
    prepared.mockRestore();
    const plans = texts.map((text) => {
      const marks = text.match(/\?/g)?.map(() => null) ?? [];
      const steps = db.sqlite
        .prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
        .all(...marks);
      return { text, steps: steps.map(({ detail }) => detail) };
    });
    expect(plans.length).toBeGreaterThan(5);
    expect(plans.filter(({ steps }) => steps.some((step) => step.includes('_by_import')))).toEqual([]);
  });
});
