import { expect, test } from 'vitest';
import { inForceOn } from '../../src/registry/dated.ts';
import { lastDayOfTerm } from '../../src/registry/certificate/validity.ts';
import { loadCertificatePolicy } from '../../src/schemes/load/load-certificate-policy.ts';
import { formatFault } from '../../src/policies/policy-source.ts';
import { day } from '../payout/registry.ts';
import { committedCertificates, policy } from './policies.ts';

const source = policy('certificates.yaml');

test('the certificates of the reference year load', () => {
  expect(committedCertificates()).toMatchObject({
    extensions: [{ expiresFrom: '2019-01-01', expiresTo: '2021-03-02', until: '2021-03-03' }],
    reminders: [{ from: '2018-01-01', months: [6, 1] }],
    movedOut: [{ freezeMonths: 6, cancelMonths: 12 }],
    ages: [{ rules: [{ category: 'hearing', underYears: 2, grades: [1, 2] }, {}, {}, {}] }],
  });
});

test('every value says what it rests on, or that no source gives it', () => {
  const { extensions, ...topics } = committedCertificates();
  for (const { basis, unverified } of Object.values(topics).flat())
    expect(basis.length + unverified.length).toBeGreaterThan(0);
  for (const { basis } of extensions) expect(basis.length).toBeGreaterThan(0);
});

test.each([
  ['2019-12-31', 10, '2029-12-30'],
  ['2020-01-01', 5, '2025-01-01'],
  ['2008-05-01', 10, '2018-04-30'],
])('a certificate issued on %s has the term of its day: %i years, to %s', (issuedOn, years, last) => {
  const validity = [
    { from: day('2009-01-01'), years: 10, lastDay: 'day-before-anniversary' },
    { from: day('2020-01-01'), years: 5, lastDay: 'anniversary' },
  ] as const;
  expect((inForceOn(validity, day(issuedOn)) ?? validity[0]).years).toBe(years);
  expect(lastDayOfTerm(day(issuedOn), { validity, extensions: [] })).toBe(last);
});

test.each([
  ['2017-12-31', undefined],
  ['2018-01-01', 12],
  ['2022-01-01', 24],
])('on %s the version in force says %s', (on, months) => {
  const versions = [
    { from: day('2018-01-01'), months: 12 },
    { from: day('2022-01-01'), months: 24 },
  ];
  expect(inForceOn(versions, day(on))?.months).toBe(months);
});

const later = `  - from: 2018-01-01
    years: 10
    last_day: day-before-anniversary
    basis:`;
const broken: readonly [string, string, readonly string[]][] = [
  [
    'years: 10',
    'year: 10',
    [
      'certificates.yaml:4:5 validity.0.years: missing',
      'certificates.yaml:5:5 validity.0.year: unknown field — did you mean “years”?',
    ],
  ],
  [
    'until: 2021-03-03',
    'until: 2021-03-01',
    ['certificates.yaml:22:5 extensions.0: must be expires_from ≤ expires_to ≤ until'],
  ],
  [
    later,
    later.replace('2018', '2008'),
    ['certificates.yaml:12:11 validity.1.from: must be later than the version before (2009-01-01)'],
  ],
  [
    'reassess: on-doubt',
    'reassess: on-dout',
    ['certificates.yaml:40:15 renewal.0.reassess: cannot be on-dout — did you mean “on-doubt”?'],
  ],
  [
    'months: [6, 1]',
    'months: [1, 6]',
    ['certificates.yaml:30:13 reminders.0.months: from early to late, such as [6, 1]'],
  ],
  [
    'freeze_months: 6',
    'freeze_months: 12',
    ['certificates.yaml:67:5 moved_out.0: must be freeze_months < cancel_months'],
  ],
  [
    `    unverified:
      - what: 多大年龄值得核对是否健在
        why: 没有文件，按百岁
`,
    '',
    [
      'certificates.yaml:94:5 old_age.0: say what it rests on (basis), or that no source gives it (unverified)',
    ],
  ],
];

test.each(broken)('%j written as %j is told with its line', (right, wrong, lines) => {
  expect(source.text).toContain(right);
  const { value, faults } = loadCertificatePolicy({ ...source, text: source.text.replace(right, wrong) });
  expect(value).toBeUndefined();
  expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual(lines);
});
