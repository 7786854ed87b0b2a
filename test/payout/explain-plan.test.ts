import { expect, test } from 'vitest';
import type { Database } from '../../src/db/open.ts';
import { findPeople } from '../../src/db/person-store.ts';
import { explainUnit } from '../../src/payout/explain.ts';
import { committed, ids } from '../schemes/policies.ts';
import {
  contextOf,
  draft,
  importHolders,
  importHousehold,
  month,
  someone,
  withRegistry,
} from './registry.ts';

/** What grows with the people on record: nobody waits for a look at all of it because of one of them. */
const large = ['person', 'certificate_event', 'fact', 'account', 'death', 'move', 'placement', 'line_entry'];

/** Watches the statements of a connection: how SQLite gets at the rows of each, as it says itself. */
function watchPlans({ sqlite }: Database): readonly string[] {
  const prepare = sqlite.prepare.bind(sqlite);
  const plans: string[] = [];
  sqlite.prepare = ((text: string) => {
    if (/^\s*(select|insert|update|delete)/.test(text)) {
      const marks = text.match(/\?/g)?.map(() => null) ?? [];
      const steps = prepare<unknown[], { detail: string }>(`explain query plan ${text}`).all(...marks);
      plans.push(...steps.map(({ detail }) => detail));
    }
    return prepare(text);
  }) as typeof sqlite.prepare;
  return plans;
}

test('explaining one person looks through no table that grows with the people', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2) }]);
    await importHousehold(db, 'H1', [someone(1), someone(2)]);
    await draft(db);
    const plans = watchPlans(db);
    const [found] = await findPeople(db.query, someone(1));
    const schemes = ids.map((id) => committed(id).scheme);
    const asked = { type: 'person' as const, id: found?.id ?? 0 };
    const policy = { schemes, stacking: { groups: [], budgets: [] } };
    await explainUnit(db, contextOf(), { month: month('2020-12'), schemes, asked, policy });
    expect(plans.length).toBeGreaterThan(100);
    expect(plans.filter((step) => large.some((table) => step.startsWith(`SCAN ${table}`)))).toEqual([]);
  });
});
