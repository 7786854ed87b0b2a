import { expect, test } from 'vitest';
import { loadScheme } from '../../src/schemes/load/load-scheme.ts';
import { formatFault } from '../../src/policies/policy-source.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';

const timing = 'timing: { start: same_month, stop: next_month, overlap: latest, back_pay_months: 12 }';
const live = '{ fact: certificate.live, is: true }';

/** A scheme of one version, as a district would write it. */
function written(head: string, when: string, amount: string): string {
  return `title: 某项补贴
mode: pay
fund: 东西湖区残联
${head}
versions:
  - from: 2020-01
    basis: [{ doc: 甲 }]
    ${timing}
    when: { all: [${when}] }
    amount: ${amount}
`;
}

const tuition = written(
  'scheme: tuition\nunit: person\ncadence: annual\nevents: { sheet: education }\npayee: { to: self }',
  `{ fact: student.level, in: [bachelor, junior-college] }, { any: [{ fact: parent.low_income, is: true }, ${live}] }`,
  "{ kind: table, by: student.level, rows: { bachelor: '5000', junior-college: '4000' } }",
);
const medical = written(
  'scheme: medical-insurance\nunit: person\ncadence: annual\nevents: { sheet: entitlements }\npayee: { to: insurer, name: 医保局 }',
  live,
  "{ kind: entered, max: '400' }",
);
const adaptation = written(
  'scheme: home-adaptation\nunit: household\ncadence: event\nevents: { sheet: services, programme: 无障碍设施进家庭 }\npayee: { to: head }',
  '{ fact: household.holder_count, gte: 1 }',
  "{ kind: actual, of: event.amount, share: '1/2', round: half_up, cap: { yuan: '18000', per: household, window: lifetime } }",
);
const retention = written(
  'scheme: job-retention\nunit: employer\ncadence: once\nevents: { sheet: entitlements }\npayee: { to: self }',
  "{ fact: employer.disabled_ratio, gte: 150 }, { fact: event.amount, lte: '200000' }",
  "{ kind: entered, max: '200000' }",
);

test('every cadence, unit, payee and kind of amount loads, money as whole fen', () => {
  const loaded = [tuition, medical, adaptation, retention].map((text) => {
    const { scheme, faults } = loadScheme({ file: 'x.yaml', text });
    expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual([]);
    return scheme as Scheme;
  });
  expect(loaded.map(({ cadence, unit, payee, events }) => ({ cadence, unit, payee, events }))).toEqual([
    { cadence: 'annual', unit: 'person', payee: { to: 'self' }, events: { sheet: 'education' } },
    {
      cadence: 'annual',
      unit: 'person',
      payee: { to: 'insurer', name: '医保局' },
      events: { sheet: 'entitlements' },
    },
    {
      cadence: 'event',
      unit: 'household',
      payee: { to: 'head' },
      events: { sheet: 'services', programme: '无障碍设施进家庭' },
    },
    { cadence: 'once', unit: 'employer', payee: { to: 'self' }, events: { sheet: 'entitlements' } },
  ]);
  expect(loaded.map(({ versions: [first] }) => first && 'amount' in first && first.amount)).toEqual([
    { kind: 'table', by: 'student.level', rows: { bachelor: 500_000, 'junior-college': 400_000 } },
    { kind: 'entered', max: 40_000, needs: [] },
    {
      kind: 'actual',
      of: 'event.amount',
      share: { numerator: 1, denominator: 2, round: 'half_up' },
      cap: { fen: 1_800_000, per: 'household', window: 'lifetime' },
    },
    { kind: 'entered', max: 20_000_000, needs: [] },
  ]);
  expect(loaded[3]?.versions[0]).toMatchObject({
    timing: { backPayMonths: 12, arrearsAfterRenewalMonths: 0 },
    when: { all: [{}, { fact: 'event.amount', lte: 20_000_000 }] },
  });
});

const wrong: readonly [string, right: string, wrong: string, lines: readonly string[]][] = [
  [
    tuition,
    'events: { sheet: education }\n',
    '',
    [
      'x.yaml:1:1 events: cadence: annual needs the sheet of its events: events: { sheet: education | entitlements | services }',
      'x.yaml:12:27 versions.0.when.all.0.fact: is of an event, and this scheme has no events',
      'x.yaml:12:92 versions.0.when.all.1.any.0.fact: is of an event, and this scheme has no events',
      'x.yaml:13:32 versions.0.amount.by: is of an event, and this scheme has no events',
    ],
  ],
  [tuition, 'cadence: annual', 'cadence: monthly', ['x.yaml:7:1 events: a monthly scheme has no events']],
  [
    tuition,
    'unit: person',
    'unit: employer',
    [
      'x.yaml:7:18 events.sheet: education applications have no unit: employer, only person',
      'x.yaml:13:131 versions.0.when.all.1.any.1.fact: is a fact of a person, not for unit: employer',
    ],
  ],
  [
    tuition,
    'by: student.level',
    'by: age',
    ['x.yaml:14:32 versions.0.amount.by: age has no list of values to have rows for'],
  ],
  [
    tuition,
    "bachelor: '5000'",
    "bachelors: '5000'",
    ['x.yaml:14:55 versions.0.amount.rows.bachelors: unknown field — did you mean “bachelor”?'],
  ],
  [
    tuition,
    'kind: table',
    'kind: tabl',
    ['x.yaml:14:21 versions.0.amount.kind: cannot be tabl — did you mean “table”?'],
  ],
  [tuition, `    ${timing}\n`, '', ['x.yaml:10:5 versions.0.timing: missing']],
  [tuition, 'overlap: latest, ', '', ['x.yaml:12:13 versions.0.timing.overlap: missing']],
  [
    medical,
    'scheme: medical-insurance',
    'scheme: medical-insuranc',
    [
      'x.yaml:4:9 scheme: no scheme that entitlements with amounts can name (unknown field — did you mean “medical-insurance”?)',
    ],
  ],
  [
    medical,
    'sheet: entitlements',
    'sheet: services, program: 甲',
    [
      'x.yaml:7:9 events.programme: missing',
      'x.yaml:7:28 events.program: unknown field — did you mean “programme”?',
    ],
  ],
  [
    medical,
    'sheet: entitlements',
    'sheet: education',
    ['x.yaml:14:21 versions.0.amount.kind: is not in education applications'],
  ],
  [medical, 'to: insurer', 'to: self', ['x.yaml:8:20 payee.name: only an institution or insurer has a name']],
  [
    medical,
    "max: '400'",
    'max: 400',
    ['x.yaml:14:35 versions.0.amount.max: must be text, this is a number: put it in quotes'],
  ],
  [
    adaptation,
    "'1/2'",
    "'3/2'",
    ['x.yaml:14:54 versions.0.amount.share: cannot be 3/2; write a fraction up to 1 such as "2/3"'],
  ],
  [adaptation, ', round: half_up', '', ['x.yaml:14:47 versions.0.amount.share: share and round go together']],
  [
    adaptation,
    'to: head',
    'to: self',
    ['x.yaml:8:14 payee.to: unit: household is paid to head | institution'],
  ],
  [
    retention,
    "lte: '200000'",
    'lte: 200000',
    ['x.yaml:13:91 versions.0.when.all.1.lte: put the amount in quotes: "200000"'],
  ],
  [
    retention,
    "lte: '200000'",
    "lte: '0'",
    ['x.yaml:13:91 versions.0.when.all.1.lte: cannot be 0; yuan 0.01–1000000000.00 such as "150"'],
  ],
  [
    retention,
    "lte: '200000'",
    "is: '200000'",
    ['x.yaml:13:86 versions.0.when.all.1.is: event.amount has no is; it has between, gte, lte, known'],
  ],
];

test.each(wrong)('%# %j %j is told with its line', (text, right, replaced, lines) => {
  expect(text).toContain(right);
  const { scheme, faults } = loadScheme({ file: 'x.yaml', text: text.replace(right, replaced) });
  expect(scheme).toBeUndefined();
  expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual(lines);
});

test('a later version keeps the timing of the one before, and may change it', () => {
  const later = (more: string) => `${medical}  - from: 2021-01
    basis: [{ doc: 乙 }]
    ${more}
    when: ${live}
    amount: { kind: entered, max: '500' }
`;
  const timings = (text: string) =>
    loadScheme({ file: 'x.yaml', text }).scheme?.versions.map(
      (version) => 'timing' in version && version.timing.arrearsAfterRenewalMonths,
    );
  expect(timings(later('unverified: []'))).toEqual([0, 0]);
  expect(timings(later(timing.replace(' }', ', arrears_after_renewal_months: 3 }')))).toEqual([0, 3]);
});
