import { expect, test, vi } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import { fen } from '../../src/kernel/fen.ts';
import { approve, undo } from './lists.ts';
import {
  contextOf,
  day,
  draft,
  importHolders,
  importing,
  importLowIncome,
  month,
  someone,
} from './registry.ts';
import { care, careWith, medication } from './test-schemes.ts';

const [holder, other] = [someone(1), someone(2)];
const basis = { basis: [], unverified: [] };
const asked = {
  schemes: [care, medication],
  scope: ['care'],
  stacking: { groups: [], budgets: [] },
  context: contextOf(),
  knownAt: undefined,
};
type Asked = NonNullable<Parameters<typeof draft>[2]>;

/** Drafts December once more; true where it was calculated, for which what is on record has to be read. */
async function isCalculated(db: Database, options: Asked): Promise<boolean> {
  const prepared = vi.spyOn(db.sqlite, 'prepare');
  await draft(db, '2020-12', options);
  const isRead = prepared.mock.calls.some(([text]) => text.includes('take_row('));
  prepared.mockRestore();
  return isRead;
}

async function inDrafted(work: (db: Database) => Promise<void>): Promise<void> {
  await withDatabase(openScratchDatabase(), async (db) => {
    await importHolders(db, [{ citizenId: holder }, { citizenId: other }]);
    await importLowIncome(db, [holder]);
    await draft(db, '2020-11', asked);
    await draft(db, '2020-12', asked);
    await work(db);
  });
}

test('the same again is answered from the record, in the same words', async () => {
  await inDrafted(async (db) => {
    expect(await isCalculated(db, asked)).toBe(false);
    const again = await draft(db, '2020-12', asked);
    db.sqlite.exec('drop trigger draft_cache_never_delete; delete from draft_cache');
    expect(await draft(db, '2020-12', asked)).toEqual(again);
    expect(again).toMatchObject({ run: 2, isNew: false, lines: 2 });
  });
});

const inRegistry: Readonly<Record<string, (db: Database) => Promise<void> | void>> = {
  'an import that changes no line': (db) => importLowIncome(db, [other], { to: '2021-01' }),
  'an import undone': (db) =>
    importing(db, 'undo', '低保.xlsx', ({ sqlite }, id) => {
      undo(sqlite, 2, id);
    }),
  'another month approved': (db) => {
    approve(db, 1);
  },
  'the draft itself approved': (db) => {
    approve(db, 2);
  },
};

test.each(Object.entries(inRegistry))('%s: the month is calculated again', async (_, change) => {
  await inDrafted(async (db) => {
    await change(db);
    expect(await isCalculated(db, asked)).toBe(true);
  });
});

const dearer = medication.versions.map((version) => ({
  ...version,
  amount: { kind: 'flat' as const, fen: fen(7) },
}));
const tie = {
  group: 'g',
  from: month('2018-01'),
  of: ['care', 'medication'],
  same: 'month' as const,
  ...basis,
};
const inPolicy: Readonly<Record<string, Partial<Asked>>> = {
  'a timing of the scheme': { schemes: [careWith({ stop: 'same_month' }), medication] },
  'an amount of another scheme': { schemes: [care, { ...medication, versions: dearer }] },
  'a title': { schemes: [{ ...care, title: '新' }, medication] },
  'a group': { stacking: { groups: [{ ...tie, scope: 'person', rule: 'first' }], budgets: [] } },
  'a budget': {
    stacking: {
      groups: [],
      budgets: [{ year: 2020, fund: '甲', fen: fen(1), onExceed: 'queue', order: ['unit'], ...basis }],
    },
  },
  'an extension of terms': {
    context: contextOf([
      { expiresFrom: day('2020-01-01'), expiresTo: day('2020-12-31'), until: day('2021-12-31'), ...basis },
    ]),
  },
  'the subdistricts': { context: { ...contextOf(), subdistricts: ['乙街道'] } },
  'the day whose knowledge is asked': { knownAt: day('2020-12-31') },
  'the schemes chosen': { scope: ['care', 'medication'] },
};

test.each(Object.entries(inPolicy))('%s changed: calculated again, and once only', async (_, change) => {
  await inDrafted(async (db) => {
    expect(await isCalculated(db, { ...asked, ...change })).toBe(true);
    expect(await isCalculated(db, { ...asked, ...change })).toBe(false);
  });
});

test('going back to an earlier policy is a new draft, never the voided one', async () => {
  await inDrafted(async (db) => {
    const schemes = [careWith({ stop: 'same_month' }), medication];
    expect(await draft(db, '2020-12', { ...asked, schemes })).toMatchObject({ run: 3, replaces: 2 });
    expect(await draft(db, '2020-12', asked)).toMatchObject({ run: 4, replaces: 3, isNew: true });
  });
});
