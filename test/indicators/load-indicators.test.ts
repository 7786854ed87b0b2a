import { expect, test } from 'vitest';
import { loadIndicators } from '../../src/indicators/language/load-indicators.ts';
import type { Unit } from '../../src/indicators/figure.ts';
import { loadTargets } from '../../src/indicators/language/load-targets.ts';
import { formatFault } from '../../src/policies/policy-source.ts';
import { loadPublished } from '../../src/reading/published.ts';
import { schemes } from '../payout/registry.ts';
import { district } from './district.ts';
import { committedFigures } from '../schemes/policies.ts';

const { programmes } = committedFigures(schemes);

function faultsOf(...lines: readonly string[]): readonly string[] {
  const source = { file: 'indicators.yaml', text: ['figures:', ...lines, ''].join('\n') };
  const { value, faults } = loadIndicators(source, {
    schemes,
    programmes,
    district,
    sections: ['残疾人模范'],
  });
  expect(value === undefined).toBe(faults.length > 0);
  return faults.map((fault) => formatFault(fault, 'en'));
}

const holders = '  - { key: a.holders, label: 甲, kind: holders }';
const meeting = '  - { key: a.meeting, label: 乙, kind: services, programme: blind-day, count: quantity }';

test.each([
  [
    'an unknown kind names those there are',
    ['  - { key: a.b, label: 甲, kind: people }'],
    [/^indicators\.yaml:2:33 figures\.0\.kind: must be one of holders, first_issued/],
  ],
  [
    'a word too many',
    ['  - { key: a.b, label: 甲, kind: holders, catgory: visual }'],
    [/^indicators\.yaml:2:\d+ figures\.0\.catgory: .*category/],
  ],
  [
    'a figure without a name',
    ['  - { key: a.b, kind: holders }'],
    [/:2:\d+ figures\.0\.key: label is missing/],
  ],
  ['one key twice', [holders, holders], [/:3:\d+ figures\.1\.key: given before/]],
  [
    'a programme that there is not',
    ['  - { key: a.b, label: 甲, kind: services, programme: blind-days, count: quantity }'],
    [/figures\.0\.programme: there is no "blind-days"; did you mean blind-day\?/],
  ],
  [
    'a scheme that there is not',
    ['  - { key: a.b, kind: payout, scheme: family-cares, count: recipients }'],
    [/figures\.0\.scheme: .*did you mean family-care\?/],
  ],
  [
    'a rate of a scheme that has none',
    ['  - { key: a.b, kind: payout, scheme: temporary-relief, count: rate }'],
    [/figures\.0\.count: the scheme has no such figure/],
  ],
  [
    'a grade that there is not',
    ['  - { key: a.b, label: 甲, kind: holders, grades: [5] }'],
    [/figures\.0\.grades\.0: cannot be more than 4/],
  ],
  [
    'people of a tally',
    ['  - { key: a.b, label: 甲, kind: services, programme: epidemic-visits, count: people }'],
    [/figures\.0.*: "上门排查宣传" is a tally: no people to count/],
  ],
  [
    'a unit that is another',
    [
      '  - { key: a.b, label: 甲, kind: services, programme: epidemic-medicine, count: quantity, unit: 人次 }',
    ],
    [/figures\.0\.unit: does not fit: it is told in 件次/],
  ],
  [
    'people and 件次 together',
    [
      holders,
      '  - { key: a.c, label: 丙, kind: services, programme: epidemic-medicine, count: quantity }',
      '  - { key: a.d, label: 丁, kind: sum, of: [a.holders, a.c] }',
    ],
    [/:4:\d+ figures\.2.*: figures of different units are never added/],
  ],
  [
    'an average of people',
    [holders, meeting, '  - { key: a.b, label: 丙, kind: average, of: a.holders, per: a.meeting }'],
    [/:4:\d+ figures\.2.*: an average is an amount in 元 over a count/],
  ],
  [
    'the growth of a rate',
    [
      holders,
      '  - { key: a.c, label: 丙, kind: share, of: a.holders, in: a.holders }',
      '  - { key: a.d, label: 丁, kind: growth, of: a.c }',
    ],
    [/:4:\d+ figures\.2.*: only a count or an amount will do/],
  ],
  [
    'a target of what there is not',
    [holders, '  - { key: a.b, label: 丙, kind: done, of: a.holder }'],
    [/:3:\d+ figures\.1\.of: .*did you mean a\.holders\?/],
  ],
  [
    'the employers of what counts people',
    ['  - { key: a.b, label: 甲, kind: services, programme: small-device, count: employers }'],
    [/:2:\d+ figures\.0.*: "小型辅助器具" counts 人, not employers/],
  ],
  [
    'the households of a tally',
    ['  - { key: a.b, label: 甲, kind: services, programme: epidemic-visits, count: households }'],
    [/figures\.0.*: "上门排查宣传" is a tally/],
  ],
  [
    'months and ages the wrong way round',
    [
      '  - { key: a.b, label: 甲, kind: services, programme: blind-day, count: rows, months: { from: 7, to: 6 } }',
      '  - { key: a.c, label: 乙, kind: holders, ages: { from: 60, to: 14 } }',
    ],
    [/:2:\d+ figures\.0\.months\.to: cannot be less/, /:3:\d+ figures\.1\.ages\.to: cannot be less/],
  ],
  [
    'one figure added to itself',
    [holders, '  - { key: a.b, label: 丙, kind: sum, of: [a.holders, a.holders] }'],
    [/:3:\d+ figures\.1.*: one figure is not added twice/],
  ],
  [
    'a subdistrict that there is not',
    ['  - { key: a.b, label: 甲, kind: holders, subdistrict: 火星街道 }'],
    [/:2:\d+ figures\.0\.subdistrict: there is no "火星街道"/],
  ],
  [
    'a thirteenth month',
    [
      '  - { key: a.b, label: 甲, kind: services, programme: blind-day, count: rows, months: { from: 1, to: 13 } }',
    ],
    [/figures\.0\.months\.to: cannot be more than 12/],
  ],
  [
    'a share of what comes later',
    ['  - { key: a.b, label: 甲, kind: share, of: a.meeting, in: a.holders }', holders, meeting],
    [/figures\.0\.of: there is no "a\.meeting" before/, /figures\.0\.in: there is no "a\.holders" before/],
  ],
  [
    'a tie of a figure that there is not',
    [holders, 'ties:', '  - { what: 试, sum: [a.holder], is: a.holders }'],
    [/:4:\d+ ties\.0: there is no "a\.holder"; did you mean a\.holders\?/],
  ],
])('%s', (_, lines, expected) => {
  const faults = faultsOf(...lines);
  expect(faults).toHaveLength(expected.length);
  expected.forEach((pattern, index) => {
    expect(faults[index]).toMatch(pattern);
  });
});

const product = '意外伤害保险';
test.each([
  [
    'a product that is nearly that of another figure',
    [
      `  - { key: a.b, label: 甲, kind: insurance, product: ${product}, count: people }`,
      '  - { key: a.c, label: 乙, kind: claims, product: 意外伤害保脸, count: claims }',
    ],
    /:3:\d+ figures\.1\.product: there is no "意外伤害保脸"; did you mean 意外伤害保险\?/,
  ],
  [
    'an item with two letters in each other’s places',
    [
      '  - { key: a.b, label: 甲, kind: fact, item: posts-of-office, unit: 名 }',
      '  - { key: a.c, label: 乙, kind: fact, item: posts-of-offcie, unit: 名 }',
    ],
    /figures\.1\.item: .*did you mean posts-of-office/,
  ],
  [
    'a section that is nearly one of the summary',
    ['  - { key: a.b, label: 甲, kind: narrative, section: 残疾人模犯, unit: 人 }'],
    /figures\.0\.section: there is no "残疾人模犯"; did you mean 残疾人模范/,
  ],
  [
    'a fact without a unit',
    ['  - { key: a.b, label: 甲, kind: fact, item: posts }'],
    /figures\.0\.key: unit is missing/,
  ],
  [
    'a narrative without a unit',
    ['  - { key: a.b, label: 甲, kind: narrative, section: 法律服务 }'],
    /figures\.0\.key: unit is missing/,
  ],
])('what no list declares: %s', (_, lines, expected) => {
  const faults = faultsOf(...lines);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(expected);
});

test('names that only look related are two names', () => {
  const named = ['意外伤害保险', '意外医疗保险', '重大疾病保险2019', '重大疾病保险2020'];
  expect(
    faultsOf(
      ...named.map(
        (name, at) => `  - { key: a.b${at}, label: 甲, kind: insurance, product: ${name}, count: people }`,
      ),
    ),
  ).toEqual([]);
});

test('what was published without any indicators.yaml is one fault, not one of each key', () => {
  const text =
    'published:\n  - year: 2020\n    source: 总结\n    figures: { a.b: 1人, a.c: 2人, a.d: 3人 }\n';
  const { faults } = loadPublished({ file: 'published.yaml', text }, () => [], false);
  expect(faults.map((fault) => formatFault(fault, 'zh'))).toEqual([
    expect.stringMatching(/^published\.yaml:4:\d+ .*没有 indicators\.yaml/),
  ]);
});

test('what is right has no fault', () => {
  expect(
    faultsOf(holders, meeting, '  - { key: a.sum, label: 丙, kind: sum, of: [a.holders, a.meeting] }'),
  ).toEqual([]);
});

test.each([
  ['a.holders: 91人', []],
  [
    'a.holder: 91人',
    [/published\.0\.figures\.a\.holder: there is no figure "a\.holder"; did you mean a\.holders/],
  ],
  ['a.holders: 许多', [/published\.0\.figures\.a\.holders: "许多" is no number/]],
  ['a.holders: 近91名', []],
  ["a.holders: '91'", []],
  ['a.visits: 2万余人次', []],
  ['a.holders: 91户', [/^published\.yaml:5:\d+ .*"91户" is in another unit: the figure is in 人/]],
  ['a.holders: 91万元', [/the figure is in 人/]],
  ['a.holders: 5月11日', [/"5月11日" is a day, the figure is in 人/]],
  ['a.day: 5月11日', []],
  ['a.day: 11人', [/should be a day/]],
])('what was published as %s', (line, expected) => {
  const text = `published:\n  - year: 2020\n    source: 总结\n    figures:\n      ${line}\n`;
  const { faults } = loadPublished({ file: 'published.yaml', text }, () => [
    { key: 'a.holders', unit: '人' },
    { key: 'a.day', unit: 'date' },
    { key: 'a.visits', unit: '次' },
  ]);
  expect(faults).toHaveLength(expected.length);
  expected.forEach((pattern, index) => {
    expect(faults[index] && formatFault(faults[index], 'en')).toMatch(pattern);
  });
});

test('a target is a whole number of the figure’s own unit, or yuan', () => {
  const units = new Map<string, Unit>([
    ['a.people', '人'],
    ['a.cost', '元'],
    ['a.rate', '%'],
  ]);
  const load = (...lines: readonly string[]) => {
    const text = ['targets:', '  - year: 2021', '    source: 甲', '    figures:', ...lines, ''].join('\n');
    return loadTargets({ file: 'targets.yaml', text }, () => units);
  };
  const { value } = load('      a.people: 1.2万人', '      a.cost: 180.5万元');
  expect(value?.[0]?.amounts).toEqual({ 'a.people': 12_000, 'a.cost': 180_500_000 });
  const faults = (line: string) => load(`      ${line}`).faults.map((fault) => formatFault(fault, 'en'));
  expect(faults('a.peopel: 6人')).toEqual([
    'targets.yaml:5:7 targets.0.figures.a.peopel: there is no figure "a.peopel"; did you mean a.people?',
  ]);
  expect(faults('a.people: 6户')).toEqual([
    expect.stringMatching(/^targets\.yaml:5:\d+ .*"6户" is no number in 人; write it such as 60人$/),
  ]);
  expect(faults('a.people: 1.5人')).toHaveLength(1);
  expect(faults('a.cost: -1元')).toHaveLength(1);
  expect(faults('a.cost: 0元')).toHaveLength(1);
  expect(faults('a.rate: 90%')).toEqual([expect.stringMatching(/a rate or a day has no target/)]);
});

test('a subdistrict goes by any of its names', () => {
  const text = 'figures:\n  - { key: a.b, label: 甲, kind: holders, subdistrict: 甲街道办事处 }\n';
  const { value } = loadIndicators({ file: 'indicators.yaml', text }, { schemes, programmes, district });
  expect(value?.figures[0]).toMatchObject({ subdistrict: '甲街道' });
});
