import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Homes, lowIncomeWorld, shown, type Told } from './list-worlds.ts';
import { other, stories } from './low-income-stories.ts';

const homes: Homes = { 甲: '甲街道', 乙: '乙街道', 丙: '甲街道' };

test.each(stories)('%s', (_, told, expected) => {
  expect(shown(lowIncomeWorld(told).historyOf('甲', homes).episodes)).toBe(expected);
});

test('whoever left is known with the months that no list covers, and who was removed without ever being on', () => {
  const { historyOf } = lowIncomeWorld([
    { of: '2020-06-30', rows: { 甲: '2020-01..', 丙: '2020-01..', ...other } },
    { of: '2020-12-31', rows: { 丙: '2020-01..', ...other } },
    { of: '2021-01-31 removals', rows: { 丙: '..2021-01', 丁: '..2021-01' } },
  ]);
  const departuresOf = (who: string) =>
    historyOf(who).departures.map(({ list, isRemoval, undecided }) => [
      list.asOf,
      isRemoval,
      undecided?.from,
      undecided?.until,
    ]);
  expect(departuresOf('甲')).toEqual([['2020-12-31', false, '2020-07-01', '2020-12-01']]);
  expect(departuresOf('丙')).toEqual([['2021-01-31', true, undefined, undefined]]);
  expect(departuresOf('乙')).toEqual([]);
  expect(['丙', '丁'].map((who) => historyOf(who).neverOn.length)).toEqual([0, 1]);
});

test('the months for which a list says who is not on it', () => {
  const { coverage } = lowIncomeWorld([
    { of: '2020-09-30', rows: { 甲: '2020-01..', ...other } },
    { of: '2020-10-31', rejected: 1, rows: other },
    { of: '2020-11-30', area: '甲街道', rows: other },
    { of: '2020-12-31', rows: other },
    { of: '2021-01-31 part', rows: other },
    { of: '2021-02-28', rows: {} },
  ]);
  expect(coverage.map(({ from, to, area }) => [from, to, area])).toEqual([
    ['2019-01', '2020-09', undefined],
    ['2020-10', '2020-11', '甲街道'],
    ['2020-10', '2020-12', undefined],
  ]);
});

const people = ['甲', '乙', '丙'];
const aMonth = fc
  .integer({ min: 0, max: 17 })
  .map((at) => `${2019 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
const aSpell = fc
  .tuple(aMonth, fc.option(aMonth, { nil: '' }))
  .map(([from, to]) => `${from}..${to > from ? to : ''}`);
const aList = fc.record({
  of: fc
    .tuple(aMonth, fc.constantFrom('10', '20'), fc.constantFrom('complete', 'part', 'additions', 'removals'))
    .map(([ofMonth, ofDay, scope]) => `${ofMonth}-${ofDay} ${scope}`),
  area: fc.constantFrom('', '甲街道', '乙街道'),
  rejected: fc.constantFrom(0, 0, 1),
  rows: fc.dictionary(fc.constantFrom(...people), aSpell),
});

/** Only a complete list is of an area; of one day, scope and area there is one. */
const worlds = fc.uniqueArray(
  aList.map((list): Told => (list.area === '' || !list.of.endsWith('complete') ? withoutArea(list) : list)),
  { maxLength: 7, selector: ({ of, area = '' }) => `${of} ${area}` },
);

function withoutArea({ of, rejected, rows }: Told): Told {
  return { of, rows, ...(rejected !== undefined && { rejected }) };
}

test('the order in which lists came changes nothing', () => {
  fc.assert(
    fc.property(worlds, fc.infiniteStream(fc.nat()), (told, random) => {
      const shuffled = told
        .map((list) => [random.next().value as number, list] as const)
        .sort(([one], [two]) => one - two)
        .map(([, list]) => list);
      const [one, two] = [lowIncomeWorld(told), lowIncomeWorld(shuffled)];
      for (const who of people)
        expect(shown(two.historyOf(who, homes).episodes)).toBe(shown(one.historyOf(who, homes).episodes));
      const bare = ({ coverage }: typeof one) =>
        coverage.map(({ from, to, area }) => `${from} ${to} ${area ?? ''}`).sort();
      expect(bare(two)).toEqual(bare(one));
    }),
    { numRuns: 500 },
  );
});

test('of one day the list of the district comes before that of a place, whichever was read first', () => {
  const ofDistrict: Told = { of: '2019-06-20 complete', rows: { 甲: '2019-01..' } };
  const ofPlace: Told = { ...ofDistrict, area: '乙街道' };
  const coverageOf = (...told: readonly Told[]) =>
    lowIncomeWorld(told).coverage.map(({ from, to, area }) => [area ?? '全区', from, to]);
  const expected = [
    ['全区', '2019-01', '2019-06'],
    ['乙街道', '2019-06', '2019-06'],
  ];
  expect(coverageOf(ofDistrict, ofPlace)).toEqual(expected);
  expect(coverageOf(ofPlace, ofDistrict)).toEqual(expected);
});

test('every month that a complete list of the district covers is decided, or undecided by name', () => {
  fc.assert(
    fc.property(worlds, (told) => {
      for (const who of people) {
        const { episodes } = lowIncomeWorld(told).historyOf(who, homes);
        for (const [index, { from, until }] of episodes.entries()) {
          expect(until === undefined || from < until).toBe(true);
          const next = episodes[index + 1];
          expect(next === undefined || (until !== undefined && until <= next.from)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
