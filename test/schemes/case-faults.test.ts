import { expect, test } from 'vitest';
import { loadCases } from '../../src/schemes/load/load-cases.ts';
import { formatFault } from '../../src/policies/policy-source.ts';

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
