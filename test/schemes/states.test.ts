import { describe, expect, test } from 'vitest';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import { formatFault } from '../../src/policies/policy-source.ts';

const flat = "{ kind: flat, yuan: '150' }";
const low = '{ fact: low_income, is: true }';
const live = '{ fact: certificate.live, is: true }';

function scheme(when: string, amount = flat): string {
  return `scheme: temporary-relief
title: 阳光补贴
mode: pay
unit: person
cadence: event
events: { sheet: entitlements }
fund: 东西湖区残联
payee: { to: self }
versions:
  - from: 2020-01
    basis: [{ doc: 甲 }]
    timing: { start: same_month, stop: next_month, overlap: latest, back_pay_months: 12 }
    when: ${when}
    amount: ${amount}
`;
}

const tell = (text: string): readonly string[] =>
  loadScheme({ file: 'x.yaml', text }).faults.map((fault) => formatFault(fault, 'en'));
const nobody = 'nobody can meet this: it contradicts itself';
const everybody = 'everybody meets this: it asks nothing';
const idle = 'decides nothing: a repetition, a contradiction of the rest, or always so';

describe('what a version can never mean is told with its line', () => {
  const told: readonly [what: string, when: string, lines: readonly string[]][] = [
    ['nothing wrong', `{ all: [${low}, ${live}] }`, []],
    ['a contradiction', `{ all: [${low}, { not: ${low} }] }`, [`13:11 versions.0.when: ${nobody}`]],
    [
      'grades that never meet',
      '{ all: [{ fact: certificate.grade, in: [1, 2] }, { fact: certificate.grade, is: 3 }] }',
      [`13:11 versions.0.when: ${nobody}`],
    ],
    [
      'ages that never meet',
      '{ all: [{ fact: age, gte: 60 }, { fact: age, lte: 59 }] }',
      [`13:11 versions.0.when: ${nobody}`],
    ],
    ['ages that meet in one year', '{ all: [{ fact: age, gte: 60 }, { fact: age, lte: 60 }] }', []],
    ['a tautology', `{ any: [${low}, { not: ${low} }] }`, [`13:11 versions.0.when: ${everybody}`]],
    ['every grade', '{ fact: certificate.grade, in: [1, 2, 3, 4] }', [`13:11 versions.0.when: ${everybody}`]],
    ['a repetition', `{ all: [${low}, ${live}, ${low}] }`, [`13:89 versions.0.when.all.2: ${idle}`]],
    [
      'a wider question',
      `{ all: [{ fact: age, gte: 16 }, { fact: age, gte: 18 }] }`,
      [`13:19 versions.0.when.all.0: ${idle}`],
    ],
    [
      'every age beside another question',
      `{ all: [${low}, { fact: age, between: [0, 130] }] }`,
      [`13:51 versions.0.when.all.1: ${idle}`],
    ],
    [
      'a dead branch',
      `{ all: [${low}, { any: [${live}, { all: [{ fact: age, gte: 60 }, { not: ${low} }] }] }] }`,
      [`13:97 versions.0.when.all.1.any.1: ${idle}`],
    ],
    [
      'a branch within another',
      `{ any: [{ fact: age, gte: 60 }, { all: [${low}, { fact: age, gte: 70 }] }] }`,
      [`13:43 versions.0.when.any.1: ${idle}`],
    ],
    [
      'one question in two branches',
      `{ any: [{ all: [${low}, ${live}] }, { all: [${low}, { fact: age, gte: 60 }] }] }`,
      [],
    ],
    [
      'a missing fact refused rather than left open',
      `{ all: [${low}, { fact: low_income, known: true }] }`,
      [],
    ],
    ['known in place of a value', `{ any: [${low}, { fact: low_income, known: false }] }`, []],
  ];
  test.each(told)('%s', (_, when, lines) => {
    expect(tell(scheme(when))).toEqual(lines.map((line) => `x.yaml:${line}`));
  });

  const six = ['visual', 'hearing', 'speech', 'physical', 'intellectual', 'psychiatric'];
  test('more combinations than can be gone through', () => {
    const parts = six.map((category) => `{ fact: certificate.grade_of.${category}, is: 1 }`);
    expect(tell(scheme(`{ any: [${parts.join(', ')}, { fact: age, gte: 60 }] }`))).toEqual([
      'x.yaml:13:11 versions.0.when: has 171875 combinations of values, more than the 100000 that can be checked: split the scheme',
    ]);
  });

  test('also where something else is wrong with the file', () => {
    expect(tell(scheme(`{ all: [${low}, ${low}] }`).replace('mode: pay', 'mode: pa'))).toEqual([
      'x.yaml:3:7 mode: cannot be pa — did you mean “pay”?',
      `x.yaml:13:51 versions.0.when.all.1: ${idle}`,
    ]);
  });
});

describe('rows, bounds and caps', () => {
  const byGrade = (rows: string) => `{ kind: table, by: certificate.grade, rows: { ${rows} } }`;
  const grades = (values: string) => `{ fact: certificate.grade, in: [${values}] }`;
  const told: readonly [what: string, text: string, lines: readonly string[]][] = [
    ['a row for each grade', scheme(grades('1, 2'), byGrade("1: '100', 2: '50'")), []],
    [
      'a grade without a row',
      scheme(grades('1, 2, 3'), byGrade("1: '100', 2: '50'")),
      ['14:57 versions.0.amount.rows: who meets the conditions with certificate.grade 3 has no row'],
    ],
    [
      'a row that nobody reaches',
      scheme(grades('1'), byGrade("1: '100', 2: '50'")),
      ['14:69 versions.0.amount.rows.2: nobody who meets the conditions reaches this row'],
    ],
    [
      'a fact that is not asked',
      scheme(low, byGrade("1: '100', 2: '50', 3: '30'")),
      ['14:57 versions.0.amount.rows: who meets the conditions with certificate.grade 4 has no row'],
    ],
    [
      'a bound that the conditions exclude',
      scheme("{ fact: event.amount, gte: '500' }", "{ kind: entered, max: '400' }"),
      ['14:35 versions.0.amount.max: below what the conditions ask, so nothing is ever paid'],
    ],
    [
      'a bound that one amount meets',
      scheme("{ fact: event.amount, gte: '400' }", "{ kind: entered, max: '400' }"),
      [],
    ],
    [
      'a cap of somebody else',
      scheme(low, "{ kind: actual, of: event.amount, cap: { yuan: '1', per: employer, window: year } }"),
      ['14:70 versions.0.amount.cap.per: unit: person has no cap per employer'],
    ],
    [
      'a cap of the household',
      scheme(low, "{ kind: actual, of: event.amount, cap: { yuan: '1', per: household, window: year } }"),
      [],
    ],
  ];
  test.each(told)('%s', (_, text, lines) => {
    expect(tell(text)).toEqual(lines.map((line) => `x.yaml:${line}`));
  });
});
