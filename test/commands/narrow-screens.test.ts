import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { showTable } from '../../src/commands/frame/screen/show-table.ts';
import { screenSafe } from '../../src/commands/frame/screen/frame-sink.ts';
import type { ListedColumn, ListedValue } from '../../src/kernel/documents/listing.ts';
import { displayWidth } from '../../src/kernel/writing/display-width.ts';
import { dpfHere, repository, sharedFolder } from './program.ts';

const COLUMNS = 60;
const folder = sharedFolder(join(repository, 'fixtures/commands/payout-story'));
beforeAll(async () => {
  await dpfHere(['import', '.', '--as-of', '2020-12-31'], folder);
  await dpfHere(['payout', '--month', '2020-12'], folder);
});

const show = async (typed: string, columns?: number) =>
  (await dpfHere(typed.split(' '), folder, { NO_COLOR: '1' }, columns)).stdout;

/** The lines from the headings of each table to the empty line after it. */
const tablesOf = (text: string): readonly string[] => {
  const lines = text.split('\n');
  return lines.filter((_, at) => {
    const before = lines.slice(0, at + 2).findLastIndex((one) => /^ *-[- ]*$/.test(one));
    return before >= 0 && !lines.slice(before, at).includes('');
  });
};

test.each([
  'import list',
  'payout --month 2020-12 --dry-run',
  'template',
  'verify checks',
  'scheme list',
  'person find 某',
  'person history 甲某',
  'report indicators --year 2020',
  'verify certificates',
  'verify calendar --months 24',
  'import . --dry-run',
  'import 花名册.csv --explain',
  'policy gaps',
  'report trace certificates.holders --year 2020',
  'explain --all --scheme nursing-subsidy --month 2020-12',
])('the tables of `dpf %s` fit a screen of 60 columns, with all that stands in them', async (typed) => {
  const [narrow, whole] = [await show(typed, COLUMNS), await show(typed)];
  const wide = tablesOf(narrow).filter((line) => displayWidth(line) > COLUMNS);
  expect(wide).toEqual([]);
  const characters = (text: string): string => [...text.replaceAll(/[-\s]/g, '')].sort().join('');
  expect(characters(narrow)).toBe(characters(whole));
  const numbers = (text: string): readonly string[] => (text.match(/\d[\d.*-]*/g) ?? []).toSorted();
  expect(numbers(narrow)).toEqual(numbers(whole));
});

const tableText = (columns: readonly ListedColumn[], rows: readonly (readonly ListedValue[])[]): string =>
  showTable({ columns, rows }, 'zh');

test('what does not fit beside the rest stands below it, further in; short cells are left whole', () => {
  const table = tableText(
    ['登记号', '姓名', '残疾人证号', '街道', '情况和办法'].map((zh) => ({ title: { zh, en: '' } })),
    [
      [
        '148',
        '田凤',
        '999999**************',
        '吴家山街道',
        '有效期至 2018-09-16；请通知换领，死亡或迁出的请登记',
      ],
    ],
  );
  expect(screenSafe(table, { reveal: false, paint: undefined, width: COLUMNS })).toBe(
    [
      '登记号  姓名  残疾人证号            街道',
      '    情况和办法',
      '-'.repeat(COLUMNS),
      '148     田凤  999999**************  吴家山街道',
      '    有效期至 2018-09-16；请通知换领，死亡或迁出的请登记',
      '',
    ].join('\n'),
  );
});

test('amounts stay at the right; a colour that is wrapped begins and ends on each line', () => {
  const table = tableText(
    [{ title: { zh: '名称', en: '' } }, { title: { zh: '金额（元）', en: '' }, kind: 'yuan' }],
    [[{ text: '低保精神病人药物补贴和更多的', style: 'red' }, '60750.00']],
  );
  const paint = (_: string, text: string): string => `<${text}>`;
  expect(screenSafe(table, { reveal: false, paint, width: 30 })).toBe(
    [
      '名称                金额（元）',
      '------------------  ----------',
      '<低保精神病人药物补>    60750.00',
      '<贴和更多的>',
      '',
    ].join('\n'),
  );
});

test('in a pipe and a file a table is as wide as it must be, without a mark', async () => {
  const whole = await show('import list');
  expect(whole.split('\n').some((line) => displayWidth(line) > COLUMNS)).toBe(true);
  expect(whole).not.toMatch(/[\uFDD0-\uFDEF]/);
});
