import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { maskIn } from '../../src/kernel/mask.ts';
import { type Call, dpf, repository, sharedFolder } from './program.ts';

const reference = join(repository, 'fixtures/dongxihu-2020');
let office = '';
let imported: Call;

/** The office of the reference year: its files, imported once for all tests of this file. */
beforeAll(() => {
  office = sharedFolder(reference);
  imported = dpf(['import', '.', '--json'], office);
});

function json(args: readonly string[]): Record<string, unknown> {
  return JSON.parse(dpf([...args, '--json'], office).stdout) as Record<string, unknown>;
}

function database(): string {
  return createHash('sha256')
    .update(readFileSync(join(office, 'dpf.sqlite')))
    .digest('hex');
}

type Rows = { read: number; inserted: number; updated: number; unchanged: number; rejected: number };

test('the folder is imported in one command, and the counts add up', () => {
  expect(imported.status).toBe(0);
  const { files } = JSON.parse(imported.stdout) as {
    files: { file: string; kind: string; rows: Rows }[];
  };
  // The counts of fixtures/dongxihu-2020/README.md, in the order in which they were read.
  expect(files.map(({ file, kind, rows }) => `${file} ${kind} ${rows.read}`)).toEqual([
    'roster.xlsx holders 7182',
    'households.xlsx households 13015',
    'low-income.csv low-income 1759',
    'deaths.csv deaths 35',
    'moves.csv moves 7',
    'charity-relief.csv entitlements 22',
    'hardship.csv entitlements 252',
    'job-retention.csv entitlements 18',
    'medical-insurance.xlsx entitlements 4219',
    'shop-rent.csv entitlements 21',
    'social-insurance.csv entitlements 171',
    'startup-grant.csv entitlements 2',
    'temporary-relief.csv entitlements 411',
    'accounts.xlsx accounts 509',
    'reviews.xlsx reviews 6221',
    'staff.csv staff 65',
    'employers.csv employers 220',
    'placements.csv placements 370',
    'services-epidemic.csv services 1680',
    'services.csv services 766',
    'education.csv education 29',
    'insurance.csv insurance 6741',
    'claims.csv claims 16',
    'district-facts.csv district-facts 3',
    'narrative.md narrative 4',
  ]);
  for (const { rows } of files) {
    expect(rows.inserted + rows.updated + rows.unchanged + rows.rejected).toBe(rows.read);
    expect(rows.rejected).toBe(0);
  }
});

test('the roster a second time: 0 inserted, 0 updated, all unchanged, and not a byte of the database moves', () => {
  const before = database();
  expect(json(['import', 'roster.xlsx'])['rows']).toEqual({
    read: 7182,
    inserted: 0,
    updated: 0,
    unchanged: 7182,
    rejected: 0,
  });
  expect(database()).toBe(before);
});

type Draft = {
  run: number;
  isNew: boolean;
  lines: number;
  totalFen: number;
  schemes: { scheme: string; mode: string; count: number; totalFen: number }[];
};

test('December 2020 comes to 530 lines and 73,250 yuan by the month and pays the year’s lists, and a second time nothing', () => {
  const draft = json(['payout', '--month', '2020-12']) as Draft;
  expect(draft).toMatchObject({ isNew: true, monthly: { lines: 530, totalFen: 7_325_000 } });
  const shown = draft.schemes.map(({ scheme, mode, count, totalFen }) => [scheme, mode, count, totalFen]);
  expect(shown).toEqual([
    ['child-rehabilitation', 'pay', 160, 183_600_000],
    ['family-care', 'pay', 104, 1_040_000],
    ['gaokao-award', 'pay', 5, 1_000_000],
    ['hardship', 'pay', 252, 18_390_000],
    ['home-adaptation', 'pay', 156, 140_400_000],
    ['job-retention', 'pay', 18, 129_300_000],
    ['medical-insurance', 'pay', 4219, 118_132_000],
    ['multi-disability-household', 'pay', 21, 210_000],
    ['psychiatric-medication', 'pay', 405, 6_075_000],
    ['shop-rent', 'pay', 21, 29_000_000],
    ['social-insurance', 'pay', 171, 73_641_800],
    ['startup-grant', 'pay', 2, 800_000],
    ['temporary-relief', 'pay', 411, 16_000_000],
    ['tuition', 'pay', 24, 10_600_000],
    ['charity-relief', 'record', 22, 22_000_000],
    ['living-subsidy', 'record', 909, 4_545_000],
    ['nursing-subsidy', 'record', 2148, 21_480_000],
  ]);
  const before = database();
  expect(json(['payout', '--month', '2020-12'])).toMatchObject({ isNew: false, run: draft.run });
  expect(database()).toBe(before);
});

test('all 82 figures of the year are the published ones; of what was printed only the 90 % does not follow', () => {
  const published = readFileSync(join(reference, 'expected/figures.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const { indicators, differences, checks, notRecorded } = json(['report', 'annual', '--year', '2020']) as {
    indicators: { key: string; value: number | string; unit: string }[];
    differences: { key: string; printed: string; value: number }[];
    checks: { holds: boolean }[];
    notRecorded: unknown[];
  };
  const computed = new Map(indicators.map((one) => [one.key, one]));
  expect(published).toHaveLength(82);
  for (const [key = '', , , value = '', unit] of published) {
    const one = computed.get(key);
    const plain = unit === 'date' ? one?.value : String(Number(one?.value));
    // Those that were printed as a range only are held against it below, with all that was printed.
    expect([key, value === '' ? '' : plain, one?.unit]).toEqual([key, value, unit]);
  }
  const [rate] = differences;
  expect([differences.length, rate?.key, rate?.printed, rate?.value]).toEqual([
    1,
    'review.rate',
    '90%',
    92.2723,
  ]);
  expect(checks.map(({ holds }) => holds)).toEqual(Array.from({ length: 8 }, () => true));
  expect(notRecorded).toEqual([]);
});

/** What was published as 余 only, with the exact figure that the fixture invents. */
test.each([
  ['payout.social-insurance.amount', 730_000, 736_418, 740_000],
  ['rehabilitation.children.cost', 1_800_000, 1_836_000, 1_900_000],
])('%s lies where it was published', (key, from, exact, below) => {
  const { figure, rows } = json(['report', 'trace', key, '--year', '2020']) as {
    figure: { value: string };
    rows: { fen: number }[];
  };
  expect([Number(figure.value), exact >= from, exact < below]).toEqual([exact, true, true]);
  expect(rows.reduce((sum, { fen }) => sum + fen, 0)).toBe(exact * 100);
});

test.each(['md', 'xlsx'])('the summary as %s is the same bytes twice and in two time zones', (format) => {
  const write = (name: string, TZ: string) => {
    dpf(['report', 'annual', '--year', '2020', '--format', format, '-o', name], office, { TZ });
    return readFileSync(join(office, name));
  };
  const first = write(`一.${format}`, 'Asia/Shanghai');
  expect(first.length).toBeGreaterThan(1000);
  expect(write(`二.${format}`, 'Asia/Shanghai').equals(first)).toBe(true);
  expect(write(`三.${format}`, 'America/Los_Angeles').equals(first)).toBe(true);
});

test('the planted irregularities are found, and nothing else', () => {
  const { byCode, checked, holders } = json(['verify', 'certificates', '--as-of', '2020-12-31']);
  const found = Object.entries(byCode as Record<string, number>).filter(([, count]) => count > 0);
  expect({ checked, holders, found: Object.fromEntries(found) }).toEqual({
    checked: 7142,
    holders: 6742,
    found: { V04: 1, V05: 2, V06: 2, V08: 60, V09: 394, V11: 37, V18: 2 },
  });
});

test.each([
  ['csv', 499],
  ['md', 498 + 6],
])('the findings as %s hold one line each', (format, lines) => {
  const args = ['verify', 'certificates', '--as-of', '2020-12-31', '--format', format];
  expect(dpf(args, office).stdout.trimEnd().split('\n')).toHaveLength(lines);
});

test('a figure leads back to as many rows as it counts', () => {
  for (const key of ['certificates.issued', 'certificates.holders.speech', 'payout.family-care.people']) {
    const { figure, rows } = json(['report', 'trace', key, '--year', '2020']) as {
      figure: { value: number };
      rows: { file: string; row: number }[];
    };
    expect(rows).toHaveLength(figure.value);
    expect(rows.every(({ file, row }) => file === 'roster.xlsx' && row > 3)).toBe(true);
  }
});

test('no command shows a full number of anyone unless asked to', () => {
  const commands = [
    ['verify', 'certificates', '--format', 'csv'],
    ['payout', '--month', '2020-12', '--json'],
    ['explain', '36', '--month', '2020-12', '--json'],
    ['report', 'annual', '--year', '2020'],
    ['report', 'trace', 'certificates.issued', '--year', '2020'],
    ['report', 'trace', 'certificates.issued', '--year', '2020', '--format', 'csv'],
    ['import', 'low-income.csv', '--json', '--debug'],
  ];
  for (const command of commands) {
    const { stdout, stderr } = dpf(command, office);
    expect(maskIn(stdout + stderr), command.join(' ')).toBe(stdout + stderr);
  }
});

test('a template that names an unknown figure is refused with its line, and nothing is written', () => {
  writeFileSync(join(office, '模板.md'), '# 总结\n\n持证{{ certificates.holder | unit }}。\n');
  const args = ['report', 'annual', '--year', '2020', '--template', '模板.md', '-o', '四.md'];
  const { status, stderr } = dpf(args, office);
  expect(status).toBe(2);
  expect(stderr).toMatch(/模板\.md:3:\d+ .*certificates\.holder/);
  expect(existsSync(join(office, '四.md'))).toBe(false);
});
