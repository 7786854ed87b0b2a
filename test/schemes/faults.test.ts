import { expect, test } from 'vitest';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import { formatFault } from '../../src/policies/policy-source.ts';

const good = `scheme: sunshine
title: 阳光补贴
mode: pay
unit: person
cadence: monthly
fund: 东西湖区残联
payee: { to: self }
versions:
  - from: 2020-01
    basis: [{ doc: 甲 }]
    timing: { start: same_month, stop: next_month, overlap: latest, back_pay_months: 12 }
    when:
      all:
        - { fact: low_income, is: true }
        - { fact: certificate.grade, in: [1, 2] }
        - { fact: age, between: [7, 14] }
    amount: { kind: flat, yuan: "150" }
  - { from: 2021-01, ended: true, basis: [{ doc: 乙 }] }
`;
const leaf = '{ fact: low_income, is: true }';

const schemes: readonly [right: string, wrong: string, lines: readonly string[]][] = [
  [
    'cadence:',
    'cadance:',
    ['x.yaml:1:1 cadence: missing', 'x.yaml:5:1 cadance: unknown field — did you mean “cadence”?'],
  ],
  ['mode: pay', 'mode: payy', ['x.yaml:3:7 mode: cannot be payy — did you mean “pay”?']],
  ['mode: pay', 'mode: give', ['x.yaml:3:7 mode: cannot be give; one of pay | record']],
  [
    'scheme: sunshine',
    'scheme: 阳光',
    ['x.yaml:1:9 scheme: cannot be 阳光; write lower-case letters and hyphens such as family-care'],
  ],
  ['2020-01', '2020-13', ['x.yaml:9:11 versions.0.from: cannot be 2020-13; write a month such as 2020-01']],
  ['"150"', '150', ['x.yaml:17:33 versions.0.amount.yuan: must be text, this is a number: put it in quotes']],
  [
    '"150"',
    '"150.005"',
    ['x.yaml:17:33 versions.0.amount.yuan: cannot be 150.005; write an amount above zero such as "150"'],
  ],
  [
    '"150"',
    '"0"',
    ['x.yaml:17:33 versions.0.amount.yuan: cannot be 0; write an amount above zero such as "150"'],
  ],
  [
    'kind: flat',
    'kind: flatt',
    ['x.yaml:17:21 versions.0.amount.kind: cannot be flatt — did you mean “flat”?'],
  ],
  ['    basis: [{ doc: 甲 }]\n', '', ['x.yaml:9:5 versions.0.basis: missing']],
  ['[{ doc: 甲 }]', '[]', ['x.yaml:10:12 versions.0.basis: must not be empty']],
  [
    'low_income',
    'low_incom',
    ['x.yaml:14:19 versions.0.when.all.0.fact: cannot be low_incom — did you mean “low_income”?'],
  ],
  ['is: true', 'iss: true', ['x.yaml:14:31 versions.0.when.all.0.iss: unknown field — did you mean “is”?']],
  [
    leaf,
    '{ fact: low_income }',
    [
      'x.yaml:14:11 versions.0.when.all.0: needs one of all | any | not | is | in | between | gte | lte | known',
    ],
  ],
  [leaf, 'low_income', ['x.yaml:14:11 versions.0.when.all.0: must be a group of keys, this is text']],
  [leaf, '{ any: [] }', ['x.yaml:14:18 versions.0.when.all.0.any: must not be empty']],
  [leaf, `{ any: [${leaf}], not: ${leaf} }`, ['x.yaml:14:52 versions.0.when.all.0.not: unknown field']],
  ['is: true', 'is: "yes"', ['x.yaml:14:35 versions.0.when.all.0.is: cannot be yes; one of true | false']],
  ['is: true', 'gte: 1', ['x.yaml:14:31 versions.0.when.all.0.gte: low_income has no gte; it has is, known']],
  ['[1, 2]', '[1, 5]', ['x.yaml:15:46 versions.0.when.all.1.in.1: cannot be 5; one of 1 | 2 | 3 | 4']],
  ['[1, 2]', '[1, 1]', ['x.yaml:15:46 versions.0.when.all.1.in.1: given twice']],
  [
    'in: [1, 2]',
    'lte: 2',
    ['x.yaml:15:38 versions.0.when.all.1.lte: certificate.grade has no lte; it has is, in, known'],
  ],
  ['[7, 14]', '[14, 7]', ['x.yaml:16:33 versions.0.when.all.2.between: the first number is the greater']],
  [
    '[7, 14]',
    '[7, 140]',
    ['x.yaml:16:37 versions.0.when.all.2.between.1: cannot be 140; a whole number 0–130'],
  ],
  ['2021-01', '2020-01', ['x.yaml:18:13 versions.1.from: the same month as the version before (2020-01)']],
  ['2021-01', '2019-12', ['x.yaml:18:13 versions.1.from: earlier than the version before (2020-01)']],
  ['{ doc: 乙 }]', '{ doc: 乙 }], amount: 1', ['x.yaml:18:56 versions.1.amount: unknown field']],
  [
    'unit: person',
    'unit: household',
    [
      'x.yaml:7:14 payee.to: unit: household is paid to head | institution',
      'x.yaml:14:19 versions.0.when.all.0.fact: is a fact of a person, not for unit: household',
      'x.yaml:15:19 versions.0.when.all.1.fact: is a fact of a person, not for unit: household',
      'x.yaml:16:19 versions.0.when.all.2.fact: is a fact of a person, not for unit: household',
    ],
  ],
  [leaf, nested(8), ['x.yaml:13:7 versions.0.when: too complex: at most 8 levels and 64 nodes']],
  [
    leaf,
    `{ any: [${Array(64).fill(leaf).join(', ')}] }`,
    ['x.yaml:13:7 versions.0.when: too complex: at most 8 levels and 64 nodes'],
  ],
  ['mode: pay', 'mode: pay\nmode: record', ['x.yaml:4:1 Map keys must be unique']],
  ['title: 阳光补贴', 'title: &a 阳光', []],
  ['fund: 东西湖区残联', 'fund: *a', ['x.yaml:6:7 aliases (*) are not allowed: write it out']],
  ['fund: 东西湖区残联', 'fund:', ['x.yaml:6:6 fund: must be text, this is empty']],
  ['payee: { to: self }', '<<: { to: self }', ['x.yaml:1:1 payee: missing', 'x.yaml:7:1 <<: unknown field']],
];

test.each(schemes)('in a scheme %j written as %j is told with its line', (right, wrong, lines) => {
  expect(good).toContain(right);
  const { scheme, faults } = loadScheme({ file: 'x.yaml', text: good.replace(right, wrong) });
  expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual(lines);
  expect(scheme === undefined).toBe(lines.length > 0);
});

test('all faults of a file are told at once, in the order of the file, in both languages', () => {
  const text = good
    .replace('cadence:', 'cadance:')
    .replace('low_income', 'low_incom')
    .replace('"150"', '150')
    .replace('2021-01', '2020-01');
  const { faults } = loadScheme({ file: 'x.yaml', text });
  expect(faults.map((fault) => formatFault(fault, 'zh'))).toEqual([
    'x.yaml:1:1 cadence: 缺少这一项',
    'x.yaml:5:1 cadance: 没有这个字段，是不是“cadence”？',
    'x.yaml:14:19 versions.0.when.all.0.fact: 不能是 low_incom，是不是“low_income”？',
    'x.yaml:17:33 versions.0.amount.yuan: 应为文字，这里是数字，请加引号',
    'x.yaml:18:13 versions.1.from: 与前一版本同月（2020-01）',
  ]);
});

test.each([
  ['', ['x.yaml:1:1 must be a group of keys, this is empty']],
  ['- 1', ['x.yaml:1:1 must be a group of keys, this is a list']],
])('a file that holds %j is no scheme', (text, lines) => {
  const { faults } = loadScheme({ file: 'x.yaml', text });
  expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual(lines);
});

function nested(levels: number): string {
  return '{ not: '.repeat(levels) + leaf + ' }'.repeat(levels);
}
