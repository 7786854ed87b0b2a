import { expect, test } from 'vitest';
import { parseYearMonth, plusMonths, type YearMonth } from '../../src/kernel/year-month.ts';
import { runCase } from '../../src/schemes/cases/cases.ts';
import { loadCases } from '../../src/schemes/load/load-cases.ts';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';

const first = parseYearMonth('2020-01') as YearMonth;

/** A care subsidy of grades 1 and 2, at 100 and 50, whose timing is the year 2020's or one of the other words. */
function care(timing: string): Scheme {
  const text = `scheme: care
title: 护理补贴
mode: pay
unit: person
cadence: monthly
fund: 东西湖区残联
payee: { to: self }
versions:
  - from: 2020-01
    basis: [{ doc: 甲 }]
    timing: { ${timing}, back_pay_months: 12 }
    when:
      all:
        - { fact: alive, is: true }
        - { fact: low_income, is: true }
        - { fact: certificate.grade, in: [1, 2] }
    amount: { kind: table, by: certificate.grade, rows: { 1: '100', 2: '50' } }
`;
  const { scheme, faults } = loadScheme({ file: 'x.yaml', text });
  if (!scheme) throw new Error(JSON.stringify(faults));
  return scheme;
}

const usual = 'start: same_month, stop: next_month, overlap: latest';
const alive = 'alive: true';
const low = 'low_income: true';
const grade = 'certificate: { grade: 1 }';
const died = 'alive: [{ to: 2020-03-10, is: true }]';
const on = (from: string) => `low_income: [{ from: ${from}, is: true }]`;
const regraded =
  'certificate: { grade: [{ to: 2020-02-20, is: 2 }, { from: 2020-02-21, to: 2020-04-30, is: 1 }, { from: 2020-05-01, is: 3 }] }';

/** What January to June 2020 pay: yuan, r refused, ? unknown. */
const stories: readonly [story: string, timing: string, facts: readonly string[], months: string][] = [
  ['nothing happens', usual, [alive, low, grade], '100 100 100 100 100 100'],
  ['death: the month is paid', usual, [died, low, grade], '100 100 100 r r r'],
  [
    'death where money stops at once',
    usual.replace('stop: next_month', 'stop: same_month'),
    [died, low, grade],
    '100 100 r r r r',
  ],
  [
    'death on the last day of March',
    usual.replace('stop: next_month', 'stop: same_month'),
    ['alive: [{ to: 2020-03-31, is: true }]', low, grade],
    '100 100 100 r r r',
  ],
  ['low income from 15 February', usual, [alive, on('2020-02-15'), grade], 'r 100 100 100 100 100'],
  [
    'low income from 15 February, paid from the next month',
    usual.replace('start: same_month', 'start: next_month'),
    [alive, on('2020-02-15'), grade],
    'r r 100 100 100 100',
  ],
  [
    'low income from 1 February, paid from the next month',
    usual.replace('start: same_month', 'start: next_month'),
    [alive, on('2020-02-01'), grade],
    'r r 100 100 100 100',
  ],
  [
    'low income lost and regained',
    usual,
    [alive, 'low_income: [{ to: 2020-02-29, is: true }, { from: 2020-05-20, is: true }]', grade],
    '100 100 r r 100 100',
  ],
  ['graver from 21 February, lighter from May', usual, [alive, low, regraded], '50 100 100 100 r r'],
  [
    'the same where the earlier grade counts',
    usual.replace('latest', 'earliest'),
    [alive, low, regraded],
    '50 50 100 100 r r',
  ],
  [
    'no grade before it was assessed',
    usual,
    [alive, low, 'certificate: { grade: [{ from: 2020-03-01, is: 1 }] }'],
    '? ? 100 100 100 100',
  ],
  [
    'death before low income ends',
    usual,
    [died, 'low_income: [{ to: 2020-05-01, is: true }]', grade],
    '100 100 100 r r r',
  ],
];

test.each(stories)('%s', (_, timing, facts, months) => {
  const written = months.split(' ').map((word, index) => {
    const expected = word === 'r' ? "'0'" : word === '?' ? 'unknown' : `'${word}'`;
    return `${plusMonths(first, index)}: ${expected}`;
  });
  const text = `- { name: 一个人, months: { ${written.join(', ')} }, facts: { ${facts.join(', ')} } }\n`;
  const { value, faults } = loadCases({ file: 'c.yaml', text });
  expect(faults).toEqual([]);
  const scheme = care(timing);
  const results = (value ?? []).map((one) => ({ month: one.month, ...runCase(scheme, one) }));
  expect(results).toHaveLength(6);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
});
