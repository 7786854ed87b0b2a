import fc from 'fast-check';
import { expect, test } from 'vitest';
import { other, stories } from './household-stories.ts';
import { householdWorld, shownHouseholds } from './list-worlds.ts';

const homes = { 甲: '甲街道', 乙: '乙街道', 丙: '甲街道' };

test.each(stories)('%s', (_, told, households, heads) => {
  const history = householdWorld(told)('甲', homes);
  expect(shownHouseholds(history.households)).toBe(households);
  expect(shownHouseholds(history.headships)).toBe(heads);
});

test('whoever a complete list no longer names, and whoever a list of removals names, has left', () => {
  const historyOf = householdWorld([
    { of: '2020-08-31', rows: { 甲: 'H1', 丙: 'H1', ...other } },
    { of: '2020-09-30', rows: { 丙: 'H1', ...other } },
    { of: '2020-10-31 removals', rows: { 丙: 'H1' } },
  ]);
  const left = (who: string) => historyOf(who, homes).departures.map(({ list }) => list.asOf);
  expect(['甲', '丙', '乙'].map(left)).toEqual([['2020-09-30'], ['2020-10-31'], []]);
});

const people = ['甲', '乙', '丙'];
const aDay = fc
  .integer({ min: 0, max: 23 })
  .map((at) => `${2019 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`);
const aRow = fc
  .tuple(fc.constantFrom('H1', 'H2'), fc.constantFrom('', ' head'), fc.option(aDay, { nil: undefined }))
  .map(([key, head, since]) => `${key}${head}${since === undefined ? '' : ` since ${since}`}`);
const worlds = fc.uniqueArray(
  fc.record({
    of: fc
      .tuple(aDay, fc.constantFrom('complete', 'complete', 'part', 'additions', 'removals'))
      .map(([of, scope]) => `${of} ${scope}`),
    rejected: fc.constantFrom(0, 0, 1),
    rows: fc.dictionary(
      fc.constantFrom(...people),
      fc.array(aRow, { minLength: 1, maxLength: 2 }).map((rows) => rows.join(', ')),
    ),
  }),
  { maxLength: 7, selector: ({ of }) => of },
);

test('the order in which lists came, and the order of their rows, changes nothing', () => {
  fc.assert(
    fc.property(worlds, fc.infiniteStream(fc.nat()), (told, random) => {
      const shuffled = told
        .map(({ rows, ...list }) => {
          const turned = Object.entries(rows).map(
            ([who, text]) => [who, text.split(', ').reverse().join(', ')] as const,
          );
          return [random.next().value as number, { ...list, rows: Object.fromEntries(turned) }] as const;
        })
        .sort(([one], [two]) => one - two)
        .map(([, list]) => list);
      for (const who of people) {
        const [one, two] = [told, shuffled].map((world) => householdWorld(world)(who, homes));
        expect(shownHouseholds(two?.households ?? [])).toBe(shownHouseholds(one?.households ?? []));
        expect(shownHouseholds(two?.headships ?? [])).toBe(shownHouseholds(one?.headships ?? []));
        for (const { key, from } of (one?.headships ?? []).map(({ value, ...rest }) => ({
          ...value,
          ...rest,
        })))
          expect(one?.households.some((held) => held.value.key === key && held.from <= from)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
