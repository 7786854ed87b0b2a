import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../../src/kernel/fen.ts';
import { parseYearMonth, type YearMonth } from '../../src/kernel/year-month.ts';
import { loadStacking } from '../../src/schemes/load/load-stacking.ts';
import { formatFault } from '../../src/policies/policy-source.ts';
import {
  groupsAt,
  stack,
  type StackedLine,
  type StackingGroup,
} from '../../src/schemes/language/stacking.ts';
import { committed, ids } from './policies.ts';

const schemes = ids.map((id) => committed(id).scheme);
const month = (text: string): YearMonth => parseYearMonth(text) as YearMonth;
const group = (rule: 'first' | 'highest' | number): StackingGroup => ({
  group: 'care',
  from: month('2020-01'),
  basis: [],
  unverified: [],
  of: ['a', 'b', 'c'],
  ...({ same: 'month', scope: 'person' } as const),
  ...(typeof rule === 'number' ? { rule: 'total_cap', fen: fen(rule) } : { rule }),
});
const line = (scheme: string, amount: number, unit = 1): StackedLine => ({ scheme, unit, fen: fen(amount) });

const stacked: readonly [string, Parameters<typeof group>[0], readonly StackedLine[], readonly string[]][] = [
  ['the first in the list wins', 'first', [line('b', 200), line('a', 100)], ['0 lost to a', '100 kept']],
  ['the highest wins', 'highest', [line('a', 100), line('b', 200)], ['0 lost to b', '200 kept']],
  [
    'of equals the first in the list',
    'highest',
    [line('b', 100), line('a', 100)],
    ['0 lost to a', '100 kept'],
  ],
  [
    'of two of one scheme the first unit',
    'first',
    [line('a', 100, 2), line('a', 100, 1)],
    ['0 lost to a', '100 kept'],
  ],
  [
    'together within the sum, in the order of the list',
    250,
    [line('c', 100), line('b', 100), line('a', 100)],
    ['50 cut to a', '100 kept', '100 kept'],
  ],
  ['what is not due takes no part', 'first', [line('a', 0), line('b', 100)], ['0 kept', '100 kept']],
  ['one alone is left as it is', 'first', [line('c', 100)], ['100 kept']],
];

test.each(stacked)('%s', (_, rule, lines, expected) => {
  const results = stack(group(rule), lines).map(
    ({ fen: left, outcome, to }) => `${left} ${outcome}${to === undefined ? '' : ` to ${to}`}`,
  );
  expect(results).toEqual(expected);
});

test('every rule leaves no more than was due, the same in any order, and one sum for the group', () => {
  const lines = fc.uniqueArray(
    fc.record({
      scheme: fc.constantFrom('a', 'b', 'c'),
      unit: fc.integer({ min: 1, max: 3 }),
      fen: fc.integer({ min: 0, max: 30_000 }).map(fen),
    }),
    { selector: ({ scheme, unit }) => `${scheme}${unit}`, maxLength: 9 },
  );
  const rules = fc.oneof(
    fc.constantFrom('first' as const, 'highest' as const),
    fc.integer({ min: 1, max: 50_000 }),
  );
  fc.assert(
    fc.property(lines, rules, (some, rule) => {
      const results = stack(group(rule), some);
      const turned = stack(group(rule), some.toReversed()).toReversed();
      expect(turned).toEqual(results);
      const due = some.map(({ fen: amount }) => amount);
      expect(results.every(({ fen: left }, at) => left <= (due[at] ?? 0))).toBe(true);
      const sum = results.reduce((total, { fen: left }) => total + left, 0);
      const all = due.reduce((total, amount) => total + amount, 0);
      if (typeof rule === 'number') expect(sum).toBe(Math.min(rule, all));
      if (rule === 'highest') expect(sum).toBe(Math.max(0, ...due));
      if (rule === 'first') expect(results.filter(({ fen: left }) => left > 0).length).toBe(all > 0 ? 1 : 0);
    }),
  );
});

const good = `groups:
  - group: care
    from: 2020-01
    of: [nursing-subsidy, family-care]
    rule: total_cap
    yuan: '150'
    same: month
    scope: person
    basis: [{ doc: 甲 }]
  - { group: care, from: 2021-01, ended: true, basis: [{ doc: 乙 }] }
budgets:
  - year: 2020
    fund: 东西湖区残联
    yuan: '900000'
    on_exceed: queue
    order: [month, unit]
    basis: [{ doc: 丙 }]
`;
const inForce = (text: string) =>
  groupsAt(
    loadStacking({ file: 's.yaml', text: good }, schemes).value ?? { groups: [], budgets: [] },
    month(text),
  );

test('a group is in force from its month until it ends', () => {
  expect(['2019-12', '2020-01', '2020-12', '2021-01'].map((text) => inForce(text).length)).toEqual([
    0, 1, 1, 0,
  ]);
});

const faults: readonly [right: string, wrong: string, lines: readonly string[]][] = [
  [
    'family-care]',
    'family-car]',
    ['s.yaml:4:27 groups.0.of.1: unknown scheme — did you mean “family-care”?'],
  ],
  ['family-care]', 'nursing-subsidy]', ['s.yaml:4:27 groups.0.of.1: given twice']],
  [
    'family-care]',
    'multi-disability-household]',
    ['s.yaml:4:27 groups.0.of.1: unit: household cannot be held together by scope: person'],
  ],
  [
    "yuan: '150'",
    "yuan: '99.99'",
    [
      's.yaml:4:10 groups.0.of.0: alone comes to 100.00 yuan, more than the 99.99 of all together',
      's.yaml:4:27 groups.0.of.1: alone comes to 100.00 yuan, more than the 99.99 of all together',
    ],
  ],
  ['    rule: total_cap\n', '', ['s.yaml:2:5 groups.0.rule: missing']],
  ["    yuan: '150'\n", '', ['s.yaml:2:5 groups.0.yuan: give yuan exactly for rule: total_cap']],
  ['rule: total_cap', 'rule: first', ['s.yaml:6:11 groups.0.yuan: give yuan exactly for rule: total_cap']],
  ['2021-01', '2020-01', ['s.yaml:10:26 groups.1.from: not later than the group’s entry before (2020-01)']],
  ['{ group: care,', '{ group: car,', ['s.yaml:10:34 groups.1.ended: ends what never began']],
  [
    '{ group: care, from: 2021-01, ended: true,',
    '{ group: more, from: 2021-01, of: [family-care, living-subsidy], rule: first, same: month, scope: person,',
    ['s.yaml:10:40 groups.1.of.0: is in the group “care” already; a scheme has one group'],
  ],
  [
    'fund: 东西湖区残联',
    'fund: 民政',
    ['s.yaml:13:11 budgets.0.fund: no paid scheme has this fund; there are 东西湖区残联'],
  ],
  [
    'order: [month, unit]',
    'order: [unit, month]',
    [
      's.yaml:16:12 budgets.0.order: give order exactly for on_exceed: queue, ending in unit so that no two are equal',
    ],
  ],
  [
    'on_exceed: queue',
    'on_exceed: refuse',
    [
      's.yaml:16:12 budgets.0.order: give order exactly for on_exceed: queue, ending in unit so that no two are equal',
    ],
  ],
  [
    "yuan: '900000'",
    'yuan: 900000',
    ['s.yaml:14:11 budgets.0.yuan: must be text, this is a number: put it in quotes'],
  ],
];

test.each(faults)('in stacking.yaml %j written as %j is told with its line', (right, wrong, lines) => {
  expect(loadStacking({ file: 's.yaml', text: good }, schemes).faults).toEqual([]);
  expect(good).toContain(right);
  const loaded = loadStacking({ file: 's.yaml', text: good.replace(right, wrong) }, schemes);
  expect(loaded.value).toBeUndefined();
  expect(loaded.faults.map((fault) => formatFault(fault, 'en'))).toEqual(lines);
});

test('a scheme whose own file is broken is not told of again here', () => {
  const text = good.replace('family-care]', 'broken-scheme]');
  expect(loadStacking({ file: 's.yaml', text }, schemes, ['broken-scheme']).faults).toEqual([]);
  expect(loadStacking({ file: 's.yaml', text }, schemes).faults).toHaveLength(1);
});
