import { expect, test } from 'vitest';
import { parseYearMonth, type YearMonth } from '../../src/kernel/year-month.ts';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import { gapsOf } from '../../src/schemes/lint/policy-gaps.ts';

const month = (text: string) => parseYearMonth(text) as YearMonth;

type Version = {
  readonly from: string;
  readonly basis: string;
  readonly unverified?: string;
  readonly ended?: true;
};

/** The gaps of a scheme with these versions, as `version months kind what why`. */
function gaps(versions: readonly Version[], from: string, to: string): readonly string[] {
  const text = `scheme: sunshine
title: 阳光补贴
mode: pay
unit: person
cadence: monthly
fund: 东西湖区残联
payee: { to: self }
versions:
${versions
  .map(
    (one) => `  - from: ${one.from}
    basis: [${one.basis}]
    unverified: [${one.unverified ?? ''}]
    ${one.ended ? 'ended: true' : "timing: { start: same_month, stop: next_month, overlap: latest, back_pay_months: 12 }\n    when: { fact: low_income, is: true }\n    amount: { kind: flat, yuan: '150' }"}`,
  )
  .join('\n')}
`;
  const { scheme, faults } = loadScheme({ file: 'x.yaml', text });
  expect(faults).toEqual([]);
  if (!scheme) return [];
  return gapsOf(scheme, { from: month(from), to: month(to) }).flatMap(({ index, months, gaps: found }) =>
    found.map(({ kind, what, why }) => `${index} ${months.from}..${months.to} ${kind} ${what.en}: ${why.en}`),
  );
}

const sound = '{ doc: 甲, clause: 第一条, issued: 2019-12-20 }';

test.each<[string, readonly Version[], readonly string[]]>([
  ['a document with article and date, in time', [{ from: '2020-01', basis: sound }], []],
  [
    'a document that cannot be looked up',
    [{ from: '2020-01', basis: '{ doc: 甲 }' }],
    ['0 2020-01..2020-12 missing 甲: neither its article nor its date is given'],
  ],
  [
    'a document without its date',
    [{ from: '2020-01', basis: '{ doc: 甲, clause: 一 }' }],
    ['0 2020-01..2020-12 missing 甲: its date is not given'],
  ],
  [
    'a document without its article',
    [{ from: '2020-01', basis: '{ doc: 甲, issued: 2019-12-20 }' }],
    ['0 2020-01..2020-12 missing 甲: its article is not given'],
  ],
  [
    'what no source gives',
    [{ from: '2020-01', basis: sound, unverified: '{ what: 等级, why: 暂定 }' }],
    ['0 2020-01..2020-12 unverified 等级: 暂定'],
  ],
  [
    'a document of after the first payment',
    [{ from: '2020-01', basis: '{ doc: 甲, clause: 一, issued: 2020-02-01 }' }],
    [
      '0 2020-01..2020-12 missing what is paid from 2020-01 on: its earliest document is of 2020-02-01: there was none at the time',
    ],
  ],
  [
    'a document of the very month',
    [{ from: '2020-01', basis: '{ doc: 甲, clause: 一, issued: 2020-01-31 }' }],
    [],
  ],
  [
    'a version that rests on older paper than the one before',
    [
      { from: '2019-01', basis: '{ doc: 甲, clause: 一, issued: 2018-12-20 }' },
      { from: '2020-04', basis: '{ doc: 乙, clause: 一, issued: 2018-12-19 }' },
    ],
    [
      '1 2020-04..2020-12 outdated its basis: its newest document is of 2018-12-19, older than that of the version before (2018-12-20)',
    ],
  ],
  [
    'a version that was over before the period, and one that begins after it',
    [
      { from: '2018-01', basis: '{ doc: 甲 }' },
      { from: '2020-01', basis: sound },
      { from: '2021-01', basis: '{ doc: 乙 }' },
    ],
    [],
  ],
  [
    'a scheme that ended in the period, in its months before',
    [
      { from: '2018-01', basis: '{ doc: 甲, clause: 一 }' },
      { from: '2020-03', basis: '{ doc: 乙 }', ended: true },
    ],
    ['0 2020-01..2020-02 missing 甲: its date is not given'],
  ],
])('%s', (_, versions, expected) => {
  expect(gaps(versions, '2020-01', '2020-12')).toEqual(expected);
});
