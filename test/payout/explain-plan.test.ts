import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { findPeople } from '../../src/db/people/person-store.ts';
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

/** Watches the statements of a connection, by the steps that SQLite compiles them to: what each looks all through. */
function watchScans({ sqlite }: Database): { readonly scanned: readonly string[]; statements: number } {
  const prepare = sqlite.prepare.bind(sqlite);
  const tables = prepare<[], { rootpage: number; tbl_name: string }>(
    'select * from main.sqlite_schema',
  ).all();
  const nameOf = new Map(tables.map(({ rootpage, tbl_name }) => [rootpage, tbl_name]));
  const scanned: string[] = [];
  const seen = { scanned, statements: 0 };
  sqlite.prepare = (text: string) => {
    if (/^\s*(select|insert|update|delete)/.test(text)) {
      seen.statements += 1;
      const marks = text.match(/\?/g)?.map(() => null) ?? [];
      const steps = prepare<unknown[], Step>(`explain ${text}`).all(...marks);
      const opened = new Map(steps.filter(isOfMain).map(({ p1, p2 }) => [p1, nameOf.get(p2)]));
      const looked = steps.filter(({ opcode }) => ['Rewind', 'Last'].includes(opcode));
      scanned.push(...looked.flatMap(({ p1 }) => opened.get(p1) ?? []));
    }
    return prepare(text);
  };
  return seen;
}

type Step = { opcode: string; p1: number; p2: number; p3: number };

function isOfMain({ opcode, p3 }: Step): boolean {
  return opcode === 'OpenRead' && p3 === 0;
}

test('explaining one person looks through no table that grows with the people', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [{ citizenId: someone(1) }, { citizenId: someone(2) }]);
    await importHousehold(db, 'H1', [someone(1), someone(2)]);
    await draft(db);
    const seen = watchScans(db);
    const [found] = await findPeople(db.query, someone(1));
    const schemes = ids.map((id) => committed(id).scheme);
    const asked = { type: 'person' as const, id: found?.id ?? 0 };
    const policy = { schemes, stacking: { groups: [], budgets: [] } };
    await explainUnit(db, contextOf(), { month: month('2020-12'), schemes, asked, policy });
    expect(seen.statements).toBeGreaterThan(100);
    expect(seen.scanned).toContain('run');
    expect(seen.scanned.filter((table) => large.includes(table))).toEqual([]);
  });
});
