import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startCampaign } from '../../src/db/history/campaign-store.ts';
import type { HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import { type Database, inTransaction } from '../../src/db/connection/open.ts';
import { computeFigures } from '../../src/indicators/compute-figures.ts';
import { type ReviewResult, reviewResults } from '../../src/registry/review.ts';
import { buildCampaignPeople, countReviews, listOf } from '../../src/verify/review/campaign.ts';
import { screenRelatives } from '../../src/verify/review/screening.ts';
import { figure, scope } from '../indicators/district.ts';
import { importRecords } from '../payout/lists.ts';
import { day, importHolders, known, someone, withRegistry } from '../payout/registry.ts';

const people = [1, 2, 3, 4, 5, 6];
const idOf = (sequence: number) => someone(sequence);

/** A roster of six ordinary holders. */
const importSix = (db: Database) =>
  importHolders(
    db,
    people.map((sequence) => ({ citizenId: idOf(sequence) })),
  );

/** What a later import may say of somebody, or of a newcomer. */
const states = [undefined, 'cancelled', 'transferred-out', 'frozen', 'suspended'] as const;

async function start(db: Database, name = '复核', since = '2015-01-01', subdistricts?: readonly string[]) {
  return inTransaction(db, (writing) =>
    startCampaign(writing, {
      name,
      asOf: day('2020-06-30'),
      since: day(since),
      subdistricts,
      extensions: [],
      createdBy: '经办人',
      createdAt: '2020-07-01T00:00:00Z',
    }),
  );
}

type Review = readonly [sequence: number, on: string, result: ReviewResult];

/** Imports the results of reviews. */
const review = (db: Database, ...reviews: readonly Review[]) =>
  importRecords(
    db,
    'review',
    reviews.map(([sequence, reviewedOn, result]) => ({
      citizenId: idOf(sequence),
      certificateNumber: `${idOf(sequence)}62`,
      reviewedOn,
      result,
    })),
  );

/** Imports a list with the spouse of one member of the staff. */
const relate = (db: Database, ...sequences: readonly number[]) =>
  importRecords(
    db,
    'staff_relative',
    sequences.map((sequence) => ({ citizenId: idOf(sequence), staffName: '干部甲', relation: '配偶' })),
  );

async function status(db: Database, until = '2020-12-31', since = '2015-01-01') {
  const campaign = await start(db);
  await buildCampaignPeople(db, listOf(campaign), { since: day(since), until: day(until) });
  return countReviews(db);
}

test.each<[story: string, reviews: readonly (readonly [number, string, ReviewResult])[], reviewed: number]>([
  ['nobody yet', [], 0],
  ['one passed', [[1, '2020-07-01', 'passed']], 1],
  [
    'one refused, one out of reach',
    [
      [1, '2020-07-01', 'refused'],
      [2, '2020-07-01', 'unreachable'],
    ],
    0,
  ],
  [
    'once is enough',
    [
      [1, '2020-07-01', 'passed'],
      [1, '2020-08-01', 'passed'],
    ],
    1,
  ],
  [
    'reviewed, and the assessment refused',
    [
      [1, '2020-07-01', 'reassess'],
      [1, '2020-08-01', 'refused'],
    ],
    1,
  ],
  ['before the campaign counts anything', [[1, '2014-12-31', 'passed']], 0],
  [
    'on its first and its last day',
    [
      [1, '2015-01-01', 'passed'],
      [2, '2020-12-31', 'passed'],
    ],
    2,
  ],
  ['after the cut-off', [[1, '2021-01-01', 'passed']], 0],
])('%s', async (_, reviews, reviewed) => {
  await withRegistry(async (db) => {
    await importSix(db);
    await review(db, ...reviews);
    expect(await status(db)).toMatchObject({ eligible: 6, reviewed });
  });
});

test('the frozen list and the rate stay what they are, whatever rosters come later', async () => {
  const change = fc.record({
    sequence: fc.integer({ min: 1, max: 12 }),
    state: fc.constantFrom(...states),
    on: fc.constantFrom('2020-03-01', '2020-06-30', '2020-07-01', '2020-11-30'),
    issuedOn: fc.constantFrom('2015-03-04', '2020-05-01', '2020-08-01'),
    subdistrict: fc.constantFrom('甲街道', '乙街道'),
    grade: fc.constantFrom(2, 3),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { maxLength: 3 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...reviewResults)), { maxLength: 8 }),
      async (imports, reviews) => {
        await withRegistry(async (db) => {
          await importSix(db);
          const campaign = await start(db);
          const dated = reviews.map(([sequence, result], index): Review => {
            return [sequence, `2020-0${(index % 3) + 7}-0${index + 1}`, result];
          });
          await review(db, ...dated);
          const read = async () => {
            await buildCampaignPeople(db, listOf(campaign), {
              since: campaign.since,
              until: day('2020-12-31'),
            });
            const figures = (await computeFigures(db, scope())).filter(({ key }) =>
              key.startsWith('review.'),
            );
            return { counts: await countReviews(db), figures: figures.map(({ key, value }) => [key, value]) };
          };
          const before = await read();
          expect(before.counts.eligible).toBe(6);
          for (const rows of imports) await importHolders(db, rows.map(holderOf));
          expect(await read()).toEqual(before);
        });
      },
    ),
    { numRuns: 25 },
  );
});

function holderOf({
  sequence,
  state,
  on,
  issuedOn,
  subdistrict,
  grade,
}: {
  sequence: number;
  state: (typeof states)[number];
  on: string;
  issuedOn: string;
  subdistrict: string;
  grade: number;
}): Partial<HolderEntry> & { citizenId: HolderEntry['citizenId'] } {
  const citizenId = idOf(sequence);
  return {
    citizenId,
    certificateNumber: `${citizenId}6${grade}`,
    issuedOn: day(issuedOn),
    subdistrict,
    ...(state && { state: { kind: state, on: day(on) } }),
  };
}

test('with a campaign the rate of the year is over its list; of part of the district, or of a later list, it is not', async () => {
  await withRegistry(async (db) => {
    await importSix(db);
    await review(db, [1, '2014-05-01', 'passed'], [2, '2020-07-01', 'passed']);
    expect([await figure(db, 'review.reviewed'), await figure(db, 'review.rate')]).toEqual([2, 2 / 6]);
    await start(db, '一个街道', '2015-01-01', ['甲街道']);
    expect(await figure(db, 'review.reviewed')).toBe(2);
    await start(db, '全区');
    expect([await figure(db, 'review.reviewed'), await figure(db, 'review.rate')]).toEqual([1, 1 / 6]);
    // No review of the year yet: those of other years say nothing of it.
    expect(await figure(db, 'review.reviewed', { asOf: day('2020-06-29') })).toBeUndefined();
  });
});

test('nobody can be put on a list once it is frozen, nor taken off', async () => {
  await withRegistry(async (db) => {
    await importSix(db);
    const { id } = await start(db);
    expect(() => db.sqlite.exec(`delete from review_campaign_holder where campaign_id = ${id}`)).toThrow(
      /append-only/,
    );
    await importHolders(db, [{ citizenId: idOf(99) }]);
    const add = `insert into review_campaign_holder values (${id}, 7, 1, '甲街道')`;
    expect(() => db.sqlite.exec(add)).toThrow(/append-only/);
  });
});

test.each<[said: readonly ReviewResult[], violations: number]>([
  [['passed'], 0],
  [['irregular'], 1],
  [['irregular', 'passed'], 0],
  [['irregular', 'kept'], 0],
  [['irregular', 'unreachable'], 1],
  [['passed', 'irregular'], 1],
  [['cancelled'], 1],
  [['void'], 1],
])('违规: reviewed %s makes %i violation', async (said, violations) => {
  await withRegistry(async (db) => {
    await importSix(db);
    const campaign = await start(db);
    await review(db, ...said.map((result, index): Review => [1, `2020-0${index + 7}-01`, result]));
    await relate(db, 1);
    await buildCampaignPeople(db, listOf(campaign), { since: day('2015-01-01'), until: day('2020-12-31') });
    const { hits } = await screenRelatives(db);
    expect(hits.map(({ violation }) => violation)).toEqual([violations]);
    expect(await figure(db, 'review.violations')).toBe(violations);
  });
});

test('without a list of staff there is no figure of violations; with one, 0 is said of something compared', async () => {
  await withRegistry(async (db) => {
    await importSix(db);
    await start(db);
    await review(
      db,
      [1, '2020-07-01', 'irregular'],
      [2, '2020-07-01', 'irregular'],
      [2, '2020-09-01', 'kept'],
    );
    expect(await figure(db, 'review.violations')).toBeUndefined();
    await relate(db, 2, 3);
    expect(await figure(db, 'review.violations')).toBe(0);
    await relate(db, 1);
    expect(await figure(db, 'review.violations')).toBe(1);
    const { staff, relatives, holders, hits } = await screenRelatives(db);
    expect({ staff, relatives, holders }).toEqual({ staff: 1, relatives: 3, holders: 6 });
    expect(hits.map(({ result, violation }) => [result, violation])).toEqual([
      ['irregular', 1],
      ['kept', 0],
      [null, 0],
    ]);
    expect(known(hits[0]).name).toBe('甲某');
  });
});
