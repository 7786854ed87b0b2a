import { expect, test } from 'vitest';
import { certificateGrounds, schemeGrounds, stackingGrounds } from '../../src/schemes/lint/lint-grounds.ts';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import type { YearMonth } from '../../src/kernel/year-month.ts';
import { gapsOf } from '../../src/schemes/lint/policy-gaps.ts';
import { formatFault, type PolicyFault } from '../../src/policies/policy-source.ts';
import { committed, ids, policy } from './policies.ts';

const told = (faults: readonly PolicyFault[]) => faults.map((fault) => formatFault(fault, 'en'));

test('everything that decides in the packaged files has a basis or is said to be unverified', () => {
  expect(told(ids.flatMap((id) => schemeGrounds(policy(`${id}.yaml`))))).toEqual([]);
  expect(told(certificateGrounds(policy('certificates.yaml')))).toEqual([]);
  expect(told(stackingGrounds(policy('stacking.yaml')))).toEqual([]);
});

test.each(ids)('%s: whatever is no longer named as unverified is asked for', (id) => {
  const { file, text } = policy(`${id}.yaml`);
  const names = [
    ...new Set([...text.matchAll(/\bof: \[([^\]]+)\]/g)].flatMap(([, list = '']) => list.split(', '))),
  ];
  expect(names.length).toBeGreaterThan(8);
  for (const name of names) {
    const without = text.replaceAll(/\bof: \[([^\]]+)\]/g, (_, list: string) => {
      const left = list.split(', ').filter((one) => one !== name);
      return left.length > 0 ? `of: [${left.join(', ')}]` : '';
    });
    const faults = schemeGrounds({
      file,
      text: without.replaceAll(/\{\s*,/g, '{').replaceAll(/,\s*,/g, ','),
    });
    expect(told(faults).join('\n')).toContain(`of: [${name}`);
  }
});

test('what was assumed of the monthly schemes is listed among the gaps: timing, the day of ages, who has applied', () => {
  const year = { from: '2020-01' as YearMonth, to: '2020-12' as YearMonth };
  for (const { scheme } of ids.map(committed)) {
    if (scheme.cadence !== 'monthly') continue;
    const gaps = gapsOf(scheme, year).flatMap((version) => version.gaps.map(({ what }) => what.zh));
    expect(gaps).toEqual(
      expect.arrayContaining([
        '当月起发、次月停发',
        '变更当月按原类别、等级，次月起按新的',
        '周岁算到当月最后一天',
        '符合条件即视为已申请',
      ]),
    );
    expect(scheme.versions).toMatchObject([{ timing: { stop: 'next_month', overlap: 'earliest' } }]);
  }
});

const file = 'sunshine.yaml';
const sunshine = (basis: string, unverified = '') => `scheme: sunshine
title: 阳光补贴
mode: pay
unit: person
cadence: monthly
fund: 东西湖区残联
payee: { to: self, if_minor: guardian }
versions:
  - from: 2020-01
    basis:
      - { doc: 甲办法, clause: 第三条, issued: 2019-12-20${basis} }
    unverified: [${unverified}]
    timing: { start: same_month, stop: next_month, overlap: earliest, back_pay_months: 12 }
    when:
      all:
        - { fact: low_income, is: true }
        - any:
            - { fact: certificate.grade, in: [1, 2] }
            - { fact: certificate.category, is: psychiatric }
    amount: { kind: flat, yuan: '150' }
`;
const every = ', of: [mode, unit, cadence, fund, payee, from, timing, when, age, applied, amount]';

test('a document for the whole of a version stands behind no single value of it', () => {
  const source = { file, text: sunshine('') };
  expect(loadScheme(source).faults).toEqual([]);
  expect(told(schemeGrounds(source)).map((line) => line.replace(/ rests on nothing.*/, ''))).toEqual([
    'sunshine.yaml:3:7 mode:',
    'sunshine.yaml:4:7 unit:',
    'sunshine.yaml:5:10 cadence:',
    'sunshine.yaml:6:7 fund:',
    'sunshine.yaml:7:14 payee.to:',
    'sunshine.yaml:7:30 payee.if_minor:',
    'sunshine.yaml:9:11 versions.0.from:',
    'sunshine.yaml:13:22 versions.0.timing.start:',
    'sunshine.yaml:13:40 versions.0.timing.stop:',
    'sunshine.yaml:13:61 versions.0.timing.overlap:',
    'sunshine.yaml:13:88 versions.0.timing.back_pay_months:',
    'sunshine.yaml:15:7 versions.0.when: “full years on the last day of the month”',
    'sunshine.yaml:15:7 versions.0.when: “whoever meets the conditions has applied”',
    'sunshine.yaml:16:19 versions.0.when.all.0.fact:',
    'sunshine.yaml:18:23 versions.0.when.all.1.any.0.fact:',
    'sunshine.yaml:19:23 versions.0.when.all.1.any.1.fact:',
    'sunshine.yaml:20:33 versions.0.amount.yuan:',
  ]);
  expect(told(schemeGrounds({ file, text: sunshine(every) }))).toEqual([]);
});

test.each([
  [
    'a value left out',
    every.replace(', applied', ''),
    '',
    [
      '15:7 versions.0.when: “whoever meets the conditions has applied” rests on nothing: name it in basis or unverified as of: [applied]',
    ],
  ],
  ['what is open instead', every.replace(', applied', ''), '{ what: 申请, why: 未写, of: [applied] }', []],
  [
    'a part of a value',
    every.replace(' timing', ' timing.start'),
    '{ what: 停发, why: 未写, of: [timing.stop, timing.overlap] }',
    [
      '13:88 versions.0.timing.back_pay_months: rests on nothing: name it in basis or unverified as of: [timing.back_pay_months]',
    ],
  ],
  [
    'a value that there is not',
    every.replace('amount]', 'amount.yuan, timing.stopp]'),
    '',
    ['11:140 versions.0.basis.0.of.11: cannot be timing.stopp — did you mean “timing.stop”?'],
  ],
])('%s', (_, basis, unverified, lines) => {
  const faults = told(schemeGrounds({ file, text: sunshine(basis, unverified) }));
  expect(faults).toEqual(lines.map((line) => `sunshine.yaml:${line}`));
});

test('a later version is asked for what it changes, and a document for all of it is about that', () => {
  const text = `${sunshine(every)}  - from: 2020-06
    basis: [{ doc: 乙办法, of: [amount] }]
    when: { fact: applied, is: true }
    amount: { kind: table, by: certificate.grade, rows: { 1: '200', 2: '100' } }
  - { from: 2021-01, ended: true, basis: [{ doc: 丙通知, of: [fund] }] }
`;
  const asked = (of: string) =>
    told(schemeGrounds({ file, text: of })).map((line) => line.replace(/ rests on nothing.*/, ''));
  expect(asked(text)).toEqual([
    'sunshine.yaml:21:11 versions.1.from:',
    'sunshine.yaml:23:19 versions.1.when.fact:',
    'sunshine.yaml:25:13 versions.2.from:',
  ]);
  expect(asked(text.replace(', of: [amount] }]', ' }]').replace(', of: [fund] }]', ' }]'))).toEqual([]);
});

const raised = (when: string, basis = '{ doc: 乙办法 }') => `  - from: 2021-07
    basis: [${basis}]
    when: ${when}
    amount: { kind: flat, yuan: '200' }
`;
const sameConditions =
  '{ all: [{ fact: low_income, is: true }, { any: [{ fact: certificate.grade, in: [1, 2] }, { fact: certificate.category, in: [psychiatric] }] }] }';

test.each([
  ['the same conditions', sameConditions, undefined, ['等级一、二级', '资金来源', '说不清']],
  ['other grades', sameConditions.replace('[1, 2]', '[1]'), undefined, ['资金来源', '说不清']],
  [
    'a condition that stands elsewhere in the tree',
    '{ all: [{ fact: low_income, is: true }, { fact: certificate.grade, in: [1, 2] }] }',
    undefined,
    ['资金来源', '说不清'],
  ],
  [
    'a document that is about the grades',
    sameConditions,
    '{ doc: 乙办法, of: [from, amount, when.certificate.grade] }',
    ['资金来源', '说不清'],
  ],
])('a new rate with %s keeps open what was open of what it keeps', (_, when, basis, open) => {
  const unverified =
    '{ what: 等级一、二级, why: 未写, of: [when.certificate.grade] }, { what: 资金来源, why: 未写, of: [fund] }, { what: 标准150, why: 未写, of: [amount, from] }, { what: 说不清, why: 未写 }';
  const { scheme } = loadScheme({ file, text: sunshine(every, unverified) + raised(when, basis) });
  expect(scheme?.versions[1]?.unverified.map(({ what }) => what)).toEqual(open);
});

test('a group, a budget and a topic of certificates: a ground names its values, or is for all of them', () => {
  const text = `groups:
  - { group: care, from: 2020-01, of: [a, b], rule: first, same: month, scope: person, basis: [{ doc: 甲 }] }
budgets:
  - { year: 2020, fund: 甲, yuan: '9', on_exceed: refuse, basis: [{ doc: 甲, of: [yuan] }] }
`;
  expect(told(stackingGrounds({ file: 'stacking.yaml', text }))).toEqual([
    'stacking.yaml:4:50 budgets.0.on_exceed: rests on nothing: name it in basis or unverified as of: [on_exceed]',
  ]);
  const topics =
    'validity:\n  - { from: 2018-01-01, years: 10, last_day: anniversary, basis: [{ doc: 甲, of: [years, from] }] }\n';
  expect(told(certificateGrounds({ file: 'certificates.yaml', text: topics }))).toEqual([
    'certificates.yaml:2:46 validity.0.last_day: rests on nothing: name it in basis or unverified as of: [last_day]',
  ]);
});
