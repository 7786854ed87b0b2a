import { resolve } from 'node:path';
import type { PlainDate } from '../../src/kernel/plain-date.ts';
import { expect, test, vi } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { explainIn } from '../../src/jobs/payout/explain-payout.ts';
import { readPolicies } from '../../src/jobs/policy/load-policies.ts';
import { monthsOfList } from '../../src/payout/explain/list-months.ts';
import { householdsOnRecord } from '../../src/payout/explain/lists-to-import.ts';
import {
  draft,
  importHolders,
  importHousehold,
  importLowIncome,
  month,
  someone,
  withRegistry,
} from './registry.ts';

/** What grows with the people on record: nobody waits for a look at all of it because of one of them. */
const large = [
  'person',
  'certificate_event',
  'fact',
  'account',
  'death',
  'move',
  'placement',
  'line_entry',
  'case_file',
  'case_event',
];

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
      const planned = steps.filter(({ opcode }) => ['Rewind', 'Last'].includes(opcode));
      scanned.push(...planned.flatMap(({ p1 }) => opened.get(p1) ?? []));
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
    const subdistrict = '吴家山街道';
    await importHolders(db, [
      { citizenId: someone(1), subdistrict },
      { citizenId: someone(2), subdistrict },
    ]);
    await importHousehold(db, 'H1', [someone(1), someone(2)]);
    await importLowIncome(db, [someone(1)]);
    await draft(db);
    const policies = await readPolicies(resolve('policies/dongxihu'));
    const seen = watchScans(db);
    const request = { whom: { person: someone(1) }, month: month('2020-12'), schemes: [] };
    const { decisions } = await explainIn(
      db,
      { reveal: false, asOf: '2020-12-31' as PlainDate },
      policies,
      request,
    );
    const outcomes = new Set(decisions.map(({ outcome }) => outcome));
    expect([...outcomes].toSorted()).toEqual(['eligible', 'not-in-force', 'refused']);
    expect(seen.statements).toBeGreaterThan(30);
    expect(seen.scanned).toContain('run');
    expect(seen.scanned.filter((table) => large.includes(table))).toEqual([]);
  });
});

test('from when households are known is read from an index, without a look at what it lists', async () => {
  await withRegistry(async (db) => {
    await importHousehold(db, 'H1', [someone(1), someone(2)]);
    const prepared = vi.spyOn(db.sqlite, 'prepare');
    expect(await householdsOnRecord(db)).toMatchObject({ en: 'households known from 2019-01-01 on' });
    expect(await monthsOfList(db, 'households')).toEqual([{ from: '2019-01', to: null }]);
    const texts = prepared.mock.calls.map(([text]) => text);
    prepared.mockRestore();
    const plans = texts.map((text) =>
      db.sqlite.prepare<[], { detail: string }>(`explain query plan ${text}`).all(),
    );
    expect(plans).toHaveLength(2);
    for (const steps of plans)
      expect(steps.map(({ detail }) => detail)).toContainEqual(
        expect.stringMatching(/\bfact USING COVERING INDEX/),
      );
  });
});
