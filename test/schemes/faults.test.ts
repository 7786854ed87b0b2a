import { expect, test } from 'vitest';
import { loadCases } from '../../src/schemes/load-cases.ts';
import { loadScheme } from '../../src/schemes/load-scheme.ts';
import { formatFault } from '../../src/schemes/policy-source.ts';

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

const goodCase = `- name: 符合
  month: 2020-12
  facts: { certificate: { live: true, grade: 1 }, low_income: true }
  expect: { outcome: refused, because: [low_income] }
`;

const cases: readonly [right: string, wrong: string, lines: readonly string[]][] = [
  [
    'grade: 1',
    'grad: 1',
    ['c.yaml:3:39 0.facts.certificate.grad: unknown field — did you mean “certificate.grade”?'],
  ],
  ['grade: 1', 'grade: 7', ['c.yaml:3:46 0.facts.certificate.grade: cannot be 7; one of 1 | 2 | 3 | 4']],
  [
    'low_income: true',
    'low_income: null',
    ['c.yaml:3:63 0.facts.low_income: cannot be null; one of true | false'],
  ],
  ['certificate:', 'certificat:', ['c.yaml:3:12 0.facts.certificat: unknown field']],
  ['refused', 'refuse', ['c.yaml:4:22 0.expect.outcome: cannot be refuse — did you mean “refused”?']],
  ['because: [low_income]', 'yuan: "1"', ['c.yaml:4:37 0.expect.yuan: give an amount exactly when eligible']],
  [
    'refused',
    'eligible',
    [
      'c.yaml:4:11 0.expect.yuan: give an amount exactly when eligible',
      'c.yaml:4:41 0.expect.because: eligible has no reasons',
    ],
  ],
];

test.each(cases)('in a case %j written as %j is told with its line', (right, wrong, lines) => {
  expect(loadCases({ file: 'c.yaml', text: goodCase }).faults).toEqual([]);
  const { faults } = loadCases({ file: 'c.yaml', text: goodCase.replace(right, wrong) });
  expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual(lines);
});

const through = `- name: 去世
  months: { 2020-11: '150', 2020-12: '0' }
  facts: { alive: [{ to: 2020-11-10, is: true }], low_income: true, event: { amount: '12.50' } }
`;

const histories: readonly [right: string, wrong: string, lines: readonly string[]][] = [
  [
    "'150'",
    '150',
    [
      'c.yaml:2:22 0.months.2020-11: must be a quoted amount (0 where refused), or refused | unknown | before-first | ended',
    ],
  ],
  [
    "'0'",
    'refuse',
    [
      'c.yaml:2:38 0.months.2020-12: must be a quoted amount (0 where refused), or refused | unknown | before-first | ended',
    ],
  ],
  ['2020-11:', '2020-13:', ['c.yaml:2:13 0.months.2020-13: is not a month']],
  [
    'to: 2020-11-10',
    'to: 2020-11-31',
    ['c.yaml:3:26 0.facts.alive.0.to: cannot be 2020-11-31; write a day such as 2020-01-31'],
  ],
  [
    'to: 2020-11-10',
    'from: 2020-12-01, to: 2020-11-10',
    ['c.yaml:3:44 0.facts.alive.0.to: earlier than from'],
  ],
  [
    'to: 2020-11-10',
    'too: 2020-11-10',
    ['c.yaml:3:22 0.facts.alive.0.too: unknown field — did you mean “to”?'],
  ],
  ['is: true', 'is: 1', ['c.yaml:3:42 0.facts.alive.0.is: cannot be 1; one of true | false']],
  ["'12.50'", '12.50', ['c.yaml:3:86 0.facts.event.amount: put the amount in quotes: "12.5"']],
];

test.each(histories)(
  'in a case through months %j written as %j is told with its line',
  (right, wrong, lines) => {
    expect(loadCases({ file: 'c.yaml', text: through }).faults).toEqual([]);
    expect(through).toContain(right);
    const { faults } = loadCases({ file: 'c.yaml', text: through.replace(right, wrong) });
    expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual(lines);
  },
);

function nested(levels: number): string {
  return '{ not: '.repeat(levels) + leaf + ' }'.repeat(levels);
}
