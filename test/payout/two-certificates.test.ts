import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Database, openScratchDatabase, withDatabase } from '../../src/db/connection/open.ts';
import type { HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import { explainUnit } from '../../src/payout/explain/explain.ts';
import type { Timing } from '../../src/facts/window.ts';
import { figure } from '../indicators/district.ts';
import { contextOf, day, draft, importHolders, month, someone } from './registry.ts';
import { careWith } from './test-schemes.ts';

const citizenId = someone(1);
type Certificate = Partial<HolderEntry>;

/** 发证日期 of a certificate, such as 肢体二级: number, category and grade go together. */
const certificate = (category: 'physical' | 'intellectual', grade: 2 | 3, issued: string, more = {}) => ({
  category,
  grade,
  issuedOn: day(issued),
  firstIssuedOn: day('2015-05-05'),
  certificateNumber: `${citizenId}${category === 'physical' ? 4 : 5}${grade}`,
  ...more,
});
const regraded = { state: { kind: 'cancelled', on: day('2020-09-09'), reason: 'replaced' } } as const;
const before = certificate('physical', 2, '2015-05-05');
const after = certificate('intellectual', 3, '2020-09-09');

const orders = <Value>([one, other]: readonly [Value, Value]) => [
  [one, other],
  [other, one],
];

async function withCertificates<Result>(
  certificates: readonly Certificate[],
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  return withDatabase(openScratchDatabase(), async (db) => {
    await importHolders(
      db,
      certificates.map((one) => ({ citizenId, ...one })),
    );
    return work(db);
  });
}

/** 100 yuan for grade 2, nothing for grade 3: what the care of a month comes to, or how many are undecided. */
async function care(db: Database, text: string, timing: Partial<Timing>): Promise<string> {
  const scheme = careWith(timing);
  const [drafted] = (await draft(db, text, { schemes: [scheme] })).schemes;
  const asked = { type: 'person', id: 1 } as const;
  const policy = { schemes: [scheme], stacking: { groups: [], budgets: [] } };
  const [explained] = await explainUnit(db, contextOf(), {
    month: month(text),
    schemes: [scheme],
    asked,
    policy,
  });
  expect(explained?.outcome).toBe(drafted?.unknown ? 'unknown' : drafted?.count ? 'eligible' : 'refused');
  return drafted?.unknown ? 'undecided' : String((drafted?.totalFen ?? 0) / 100);
}

test.each([
  ...orders([{ ...before, ...regraded }, after]).map((rows) => ['cancelled', rows] as const),
  ...orders([before, after]).map((rows) => ['left live', rows] as const),
])(
  'the old grade until the month of the regrade, the new one after it: the old row %s, %#',
  async (_, rows) => {
    await withCertificates(rows, async (db) => {
      for (const [overlap, september] of [
        ['earliest', '100'],
        ['latest', '0'],
      ] as const) {
        expect(await care(db, '2020-08', { overlap })).toBe('100');
        expect(await care(db, '2020-09', { overlap })).toBe(september);
        expect(await care(db, '2020-10', { overlap })).toBe('0');
      }
      expect(await care(db, '2020-09', { start: 'next_month' })).toBe('100');
      expect(await care(db, '2020-10', { start: 'next_month' })).toBe('0');
      expect(await figure(db, 'certificates.holders')).toBe(1);
      expect(await figure(db, 'certificates.holders.intellectual')).toBe(1);
      expect(await figure(db, 'certificates.holders.physical')).toBe(0);
    });
  },
);

test.each(orders([before, certificate('intellectual', 3, '2015-05-05')]))(
  'two of one day that differ in grade leave the months undecided, and the holder without a category, %#',
  async (...rows) => {
    await withCertificates(rows, async (db) => {
      for (const overlap of ['earliest', 'latest'] as const)
        expect(await care(db, '2020-08', { overlap })).toBe('undecided');
      expect(await figure(db, 'certificates.holders')).toBe(1);
      expect(await figure(db, 'certificates.holders.intellectual')).toBe(0);
      expect(await figure(db, 'certificates.holders.physical')).toBe(0);
    });
  },
);

test.each(
  orders([before, certificate('physical', 2, '2015-05-05', { certificateNumber: `${citizenId}42B1` })]),
)('two of one day that say the same decide, %#', async (...rows) => {
  await withCertificates(rows, async (db) => {
    expect(await care(db, '2020-08', {})).toBe('100');
    expect(await figure(db, 'certificates.holders.physical')).toBe(1);
  });
});

test.each(orders([certificate('physical', 2, '2016-01-01'), { ...after, issuedOn: day('2015-06-06') }]))(
  'of two old ones the one renewed later decides, whichever was first issued later, %#',
  async (...rows) => {
    await withCertificates(rows, async (db) => {
      for (const overlap of ['earliest', 'latest'] as const)
        expect(await care(db, '2020-08', { overlap })).toBe('100');
    });
  },
);

test.each(
  orders(
    [before, after].map((one) => ({ ...one, issuedOn: day('2009-09-01') })) as [Certificate, Certificate],
  ),
)('two that ran out and were renewed late on one day leave the arrears undecided, %#', async (...rows) => {
  const renewed = rows.map((one) => ({ ...one, issuedOn: day('2020-10-10') }));
  await withCertificates(rows, async (db) => {
    await importHolders(
      db,
      renewed.map((one) => ({ citizenId, ...one })),
    );
    expect(await care(db, '2020-08', { arrearsAfterRenewalMonths: 3 })).toBe('undecided');
  });
});

const anyCertificate = fc.record({
  issued: fc.constantFrom('2015-05-05', '2020-07-01', '2020-08-01', '2020-08-20', '2020-09-09'),
  category: fc.constantFrom('physical', 'intellectual' as const),
  grade: fc.constantFrom(2, 3 as const),
  first: fc.constantFrom('2014-01-01', '2015-05-05'),
  ended: fc.option(fc.constantFrom('2020-08-01', '2020-08-20', '2020-09-09'), { nil: undefined }),
});

test('whatever two or three certificates a person has, the order of their rows changes no decision and no figure', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyCertificate, {
        minLength: 2,
        maxLength: 3,
        selector: ({ category, grade }) => `${category}${grade}`,
      }),
      async (all) => {
        const rows = all.map(({ issued, category, grade, first, ended }) => ({
          ...certificate(category, grade, issued, { firstIssuedOn: day(first) }),
          ...(ended !== undefined &&
            issued <= ended && { state: { kind: 'cancelled' as const, on: day(ended) } }),
        }));
        const said = (order: readonly Certificate[]) =>
          withCertificates(order, async (db) => {
            const found: unknown[] = [];
            for (const overlap of ['earliest', 'latest'] as const)
              for (const text of ['2020-07', '2020-08', '2020-09'])
                found.push(await care(db, text, { overlap }));
            for (const key of ['', '.physical', '.intellectual'])
              found.push(await figure(db, `certificates.holders${key}`));
            return found;
          });
        expect(await said(rows.toReversed())).toEqual(await said(rows));
      },
    ),
    { numRuns: 12, seed: 20_200_909 },
  );
});
