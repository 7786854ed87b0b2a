import { expect, test } from 'vitest';
import { YEAR } from './dates.ts';
import { reckon, type Scheme } from './reckon.ts';
import type { HolderRow, HouseholdRow, List, LowIncomeRow } from './sheets.ts';
import type { Commands } from './statements.ts';

// The reckoning by itself, on the small stories that the issue tells; the program is not asked.
const ids = {
  甲: '999999197001010017',
  乙: '999999197101010014',
  丙: '999999197201010011',
} as const;
type Name = keyof typeof ids;
const who = (name: Name) => ({ id: ids[name], name });

const held = (name: Name, more: Partial<HolderRow> = {}): HolderRow => ({
  ...who(name),
  number: `${ids[name]}63`,
  category: '精神',
  grade: 3,
  state: '有效',
  firstIssuedOn: '2015-05-05',
  issuedOn: '2015-05-05',
  expiresOn: '2025-05-04',
  subdistrict: '吴家山街道',
  ...more,
});
const onRelief = (name: Name, from = '2019-01', to?: string): LowIncomeRow => ({
  ...who(name),
  category: '低保',
  from,
  to,
});

let count = 0;
const named = (day: string) => ({ file: `${(count += 1)}.csv`, title: `第${count}份`, day });
const roster = (day: string, ...rows: HolderRow[]): List => ({
  kind: 'holders',
  scope: 'part',
  rows,
  ...named(day),
});
const relief = (day: string, ...rows: LowIncomeRow[]): List => ({
  kind: 'low-income',
  scope: 'complete',
  rows,
  ...named(day),
});
const homes = (day: string, ...rows: HouseholdRow[]): List => ({
  kind: 'households',
  scope: 'complete',
  rows,
  ...named(day),
});

/** The months of 2020 in which a scheme is due, and those in which nobody can tell. */
function months(commands: Commands, scheme: Scheme, unit: string): { due: string; open: string } {
  const reckoning = reckon(commands);
  const of = (truth: boolean | undefined) =>
    YEAR.filter((month) => {
      const outcome = reckoning.get(month)?.get(scheme)?.get(unit);
      return outcome !== undefined && outcome.isDue === truth;
    });
  return { due: spell(of(true)), open: spell(of(undefined)) };
}

function spell(of: readonly string[]): string {
  const [first, last] = [of[0]?.slice(5), of.at(-1)?.slice(5)];
  return first === undefined ? '' : `${first}–${last}`;
}

const three = roster('2019-12-31', held('甲'), held('乙'), held('丙'));

test('of three monthly lists in any order, the latest by its own day says who is on', () => {
  const [september, october, november] = [
    relief('2020-09-30', onRelief('甲'), onRelief('乙')),
    relief('2020-10-31', onRelief('乙')),
    relief('2020-11-30', onRelief('乙')),
  ];
  for (const order of [
    [[september], [october], [november]],
    [[november], [september], [october]],
    [[october, november, september]],
  ]) {
    expect(months([[three], ...order], 'psychiatric-medication', ids.甲)).toEqual({
      due: '01–09',
      open: '12–12',
    });
    expect(months([[three], ...order], 'psychiatric-medication', ids.乙)).toEqual({
      due: '01–11',
      open: '12–12',
    });
  }
});

test('a later command corrects the list of the same day as a whole, and the first file again corrects nothing', () => {
  const wrong = relief('2020-12-31', onRelief('甲'), onRelief('乙'));
  const right = relief('2020-12-31', onRelief('乙'));
  for (const commands of [
    [[three], [wrong], [right]],
    [[three, wrong], [right], [wrong]],
  ])
    expect(months(commands, 'living-subsidy', ids.甲)).toEqual({ due: '', open: '' });
});

test('on one list and not on the next half a year later: the months between are open', () => {
  const lists = [relief('2020-04-30', onRelief('甲'), onRelief('乙')), relief('2020-12-31', onRelief('乙'))];
  expect(months([[three], lists], 'living-subsidy', ids.甲)).toEqual({ due: '01–04', open: '05–11' });
  expect(months([[three], lists], 'living-subsidy', ids.乙)).toEqual({ due: '01–12', open: '' });
});

test('the old grade counts through the month of the change, also where its row was left 有效', () => {
  const first = held('甲', { number: `${ids.甲}42`, category: '肢体', grade: 2 });
  const next = held('甲', { number: `${ids.甲}53`, category: '智力', issuedOn: '2020-09-09' });
  const ended = { ...first, state: '注销', stateOn: '2020-09-09', reason: '变更' } as const;
  for (const old of [first, ended])
    for (const rows of [
      [old, next],
      [next, old],
    ])
      expect(months([[roster('2020-12-31', ...rows)]], 'nursing-subsidy', ids.甲)).toEqual({
        due: '01–09',
        open: '',
      });
});

test('a household without whom a complete list no longer names, and without whom has moved out', () => {
  const member = (name: Name): HouseholdRow => ({
    ...who(name),
    key: 'H1',
    head: who('乙'),
    since: '2010-01-01',
  });
  const december = relief('2020-12-31', onRelief('乙'));
  const due = (...lists: List[]) =>
    months([[three, december, ...lists]], 'multi-disability-household', 'H1').due;
  const both = homes('2020-08-31', member('乙'), member('丙'));
  expect(due(both)).toBe('01–12');
  expect(due(both, homes('2020-09-30', member('乙')))).toBe('01–09');
  const left = { ...who('丙'), on: '2020-03-15', direction: '迁出' } as const;
  expect(due(both, { kind: 'moves', scope: 'part', rows: [left], ...named('2020-12-31') })).toBe('01–03');
});

test('a removal stops from its month on, a list of additions ends nobody', () => {
  const start = relief('2020-03-31', onRelief('甲'), onRelief('乙'));
  const gone: List = {
    kind: 'low-income',
    scope: 'removals',
    rows: [{ ...onRelief('甲'), from: undefined, to: '2020-07' }],
    ...named('2020-07-24'),
  };
  const come: List = {
    kind: 'low-income',
    scope: 'additions',
    rows: [onRelief('丙', '2020-05')],
    ...named('2020-05-25'),
  };
  const commands = [
    [three, start, gone, come, relief('2020-12-31', onRelief('乙'), onRelief('丙', '2020-05'))],
  ];
  expect(months(commands, 'living-subsidy', ids.甲)).toEqual({ due: '01–06', open: '' });
  expect(months(commands, 'living-subsidy', ids.丙)).toEqual({ due: '05–12', open: '' });
});
