import { describe, expect, test } from 'vitest';
import { gateCases } from '../../src/schemes/cases/case-gates.ts';
import { loadCases } from '../../src/schemes/load/load-cases.ts';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import { missingCases } from '../../src/schemes/cases/missing-cases.ts';
import { formatFault } from '../../src/policies/policy-source.ts';
import { placeFindings } from '../../src/policies/read-policy.ts';
import { caseText } from '../../src/schemes/cases/write-case.ts';

const scheme = {
  file: 'x.yaml',
  text: `scheme: sunshine
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
        - { fact: age, between: [7, 14] }
        - any:
            - { fact: low_income, is: true }
            - { not: { fact: certificate.grade, in: [3, 4] } }
    amount: { kind: flat, yuan: '150' }
  - from: 2020-07
    basis: [{ doc: 乙 }]
    when: { fact: low_income, is: true }
    amount: { kind: flat, yuan: '200' }
  - { from: 2021-01, ended: true, basis: [{ doc: 丙 }] }
`,
};
const rich = 'low_income: false';

/** One case a line: what it is, its month, its facts and what is expected. Together they leave nothing untested. */
const cases: readonly (readonly [string, string, string, string])[] = [
  ['首月低保', '2020-01', '{ age: 7, low_income: true, certificate: { grade: 3 } }', "eligible, yuan: '150'"],
  ['此前没有', '2019-12', '{ age: 7, low_income: true }', 'before-first'],
  ['十四岁一级', '2020-03', `{ age: 14, ${rich}, certificate: { grade: 1 } }`, "eligible, yuan: '150'"],
  ['二级', '2020-03', `{ age: 14, ${rich}, certificate: { grade: 2 } }`, "eligible, yuan: '150'"],
  ['六岁', '2020-03', '{ age: 6, low_income: true }', 'refused'],
  ['十五岁', '2020-03', '{ age: 15, low_income: true }', 'refused'],
  ['三级', '2020-03', `{ age: 14, ${rich}, certificate: { grade: 3 } }`, 'refused'],
  ['四级', '2020-03', `{ age: 14, ${rich}, certificate: { grade: 4 } }`, 'refused'],
  ['前一月', '2020-06', '{ age: 14, low_income: true, certificate: { grade: 3 } }', "eligible, yuan: '150'"],
  ['新标准首月', '2020-07', '{ low_income: true }', "eligible, yuan: '200'"],
  ['新条件', '2020-07', `{ age: 14, ${rich}, certificate: { grade: 1 } }`, 'refused'],
  ['最后一月', '2020-12', '{ low_income: true }', "eligible, yuan: '200'"],
  ['停止', '2021-01', '{ low_income: true }', 'ended'],
];

function textOf(chosen: typeof cases): string {
  return chosen
    .map(([name, month, facts, expected]) =>
      [`- name: ${name}`, `month: ${month}`, `facts: ${facts}`, `expect: { outcome: ${expected} }`].join(
        '\n  ',
      ),
    )
    .join('\n');
}

function gapsOf(chosen: typeof cases, pasted = ''): readonly string[] {
  const text = `${textOf(chosen)}\n${pasted}`;
  const loaded = loadScheme(scheme);
  const beside = loadCases({ file: 'x.cases.yaml', text });
  expect([...loaded.faults, ...beside.faults]).toEqual([]);
  if (!loaded.scheme) return [];
  const { findings } = gateCases(loaded.scheme, beside.value ?? []);
  return placeFindings(scheme, findings).map((gap) => formatFault(gap, 'en'));
}

const without = (...names: readonly string[]) => gapsOf(cases.filter(([name]) => !names.includes(name)));

test('cases that would notice every mistake leave no gap, and none of them can be spared', () => {
  expect(gapsOf(cases)).toEqual([]);
  for (const [name] of cases) expect([name, without(name)]).not.toEqual([name, []]);
});

describe.each([
  [
    '六岁',
    'x.yaml:14:11 versions.0.when.all.0: no case would notice “age: 7 to 14 years” written as: “6 to 14 years”',
  ],
  [
    '十五岁',
    'x.yaml:14:11 versions.0.when.all.0: no case would notice “age: 7 to 14 years” written as: “7 to 15 years”',
  ],
  [
    '二级',
    'x.yaml:17:22 versions.0.when.all.1.any.1.not: no case would notice “grade: 3 or 4” written as: “3 or 4 or 2”',
  ],
  [
    '四级',
    'x.yaml:17:22 versions.0.when.all.1.any.1.not: no case would notice “grade: 3 or 4” written as: “3”',
  ],
  ['此前没有', 'x.yaml:9:11 versions.0.from: no case in the month before, 2019-12'],
  ['首月低保', 'x.yaml:9:11 versions.0.from: no eligible case in its first month 2020-01'],
  ['前一月', 'x.yaml:19:11 versions.1.from: no case in the month before, 2020-06'],
  ['新条件', 'x.yaml:21:11 versions.1.when: no case makes “low income (低保): yes” false'],
  ['停止', 'x.yaml:23:13 versions.2.from: no ended case in its first month 2021-01'],
])('without the case %s', (name, gap) => {
  test('the gap is told of with its line', () => {
    expect(without(name)).toContain(gap);
  });
});

test('an amount that no case pays, and a branch that no case needs, are told of', () => {
  expect(without('新标准首月', '最后一月')).toContain(
    'x.yaml:22:33 versions.1.amount.yuan: no case would notice “200.00 yuan” written as: one fen more',
  );
  expect(without('首月低保', '前一月', '六岁', '十五岁')).toContain(
    'x.yaml:16:15 versions.0.when.all.1.any.0: no case makes “low income (低保): yes” true',
  );
});

test('a case that fails already notices nothing', () => {
  const wrong = cases.map((one) => (one[0] === '六岁' ? ([...one.slice(0, 3), 'unknown'] as never) : one));
  expect(gapsOf(wrong)).toEqual(without('六岁'));
});

test.each(cases.map(([name]) => name))(
  'without the case %s, what is written out closes the gap again',
  (name) => {
    const left = cases.filter((one) => one[0] !== name);
    const { scheme: loaded } = loadScheme(scheme);
    const beside = loadCases({ file: 'x.cases.yaml', text: textOf(left) }).value ?? [];
    const missing = loaded ? missingCases(loaded, beside).map(caseText) : [];
    expect(missing).toHaveLength(1);
    expect(gapsOf(left, missing.map(({ zh }) => zh).join(''))).toEqual([]);
    expect(gapsOf(left, missing.map(({ en }) => en).join(''))).toEqual([]);
  },
);

test('of no cases at all, all that are needed are written out', () => {
  const { scheme: loaded } = loadScheme(scheme);
  const missing = loaded ? missingCases(loaded, []) : [];
  expect(gapsOf([], missing.map((one) => caseText(one).zh).join(''))).toEqual([]);
  expect(missing.map((one) => caseText(one).zh.split('\n')[0])).toMatchInlineSnapshot(`
    [
      "- name: 2020-01，发放 150.00 元",
      "- name: 2019-12，还没有政策",
      "- name: 2020-01，年龄0周岁，不发放",
      "- name: 2020-01，发放 150.00 元",
      "- name: 2020-01，发放 150.00 元",
      "- name: 2020-07，发放 200.00 元",
      "- name: 2020-06，发放 150.00 元",
      "- name: 2020-07，低保否，不发放",
      "- name: 2021-01，已停止发放",
      "- name: 2020-12，发放 200.00 元",
      "- name: 2020-01，年龄6周岁，不发放",
      "- name: 2020-01，发放 150.00 元",
      "- name: 2020-01，年龄15周岁，不发放",
      "- name: 2020-01，残疾等级三级，低保否，不发放",
      "- name: 2020-01，残疾等级四级，低保否，不发放",
      "- name: 2020-01，发放 150.00 元",
    ]
  `);
});
