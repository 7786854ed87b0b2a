import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import exceljs from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openSpreadsheet } from '../../src/files/sheets/open-spreadsheet.ts';

import { writeWorkbook } from '../../src/files/documents/write-workbook.ts';
import type { Listing } from '../../src/kernel/documents/listing.ts';
import { fen } from '../../src/kernel/fen.ts';
import type { PlainDate } from '../../src/kernel/plain-date.ts';
import { plain, readAll, temp } from './temp.ts';

const createdOn = '2020-12-31' as PlainDate;
const sheet: Listing = {
  name: '发放表',
  title: '残疾人两项补贴发放表',
  note: '单位：元',
  columns: [
    { title: { zh: '姓名', en: '' }, width: 12, hint: '与证件一致' },
    { title: { zh: '证号', en: '' }, width: 24 },
    { title: { zh: '类别', en: '' }, width: 8, choices: ['视力', '听力'] },
    {
      title: { zh: '社区', en: '' },
      width: 8,
      choices: Array.from({ length: 80 }, (_, index) => `第${index}社区`),
    },
    { title: { zh: '金额', en: '' }, width: 12, kind: 'yuan' },
  ],
  rows: [['=1+1', '99999919900101000143', '视力', '_x0041_', { fen: fen(123_456) }]],
  total: ['合计', undefined, undefined, undefined, { fen: fen(123_456) }],
  footers: ['填表人：'],
  isLandscape: true,
  blankRows: 3,
};

test('a workbook reads back as it was given, strings never being formulas', async () => {
  const book = await openSpreadsheet(temp('out.xlsx', await writeWorkbook([sheet], { createdOn })));
  expect(book.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['发放表', false],
    ['选项', true],
  ]);
  expect((await readAll(book)).map(({ row, cells }) => [row, ...cells.map(plain)])).toEqual([
    [1, '残疾人两项补贴发放表'],
    [2, '单位：元'],
    [3, '姓名', '证号', '类别', '社区', '金额'],
    [4, '（与证件一致）'],
    [5, '=1+1', '99999919900101000143', '视力', '_x0041_', '1234.56'],
    [9, '合计', undefined, undefined, undefined, '1234.56'],
    [10, '填表人：'],
  ]);
  await book.close();
});

test('a hint that takes several lines has the height for them', async () => {
  const hint = '视力/听力/言语/肢体/智力/精神/多重';
  const narrow = {
    ...sheet,
    columns: [{ title: { zh: '残疾类别', en: '' }, width: 10, hint }],
    rows: [],
  };
  const heightOf = async (given: Listing): Promise<number> => {
    const parts = unzipSync(await writeWorkbook([given], { createdOn }));
    const page = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    return Number(/<row r="4"[^>]* ht="([\d.]+)"/.exec(page)?.[1]);
  };
  expect(await heightOf(narrow)).toBeGreaterThanOrEqual(4 * 16);
  expect(
    await heightOf({ ...narrow, columns: [{ title: { zh: '性别', en: '' }, width: 10, hint: '男' }] }),
  ).toBe(20);
});

test('the page is laid out as offices print it', async () => {
  const parts = unzipSync(await writeWorkbook([sheet], { createdOn }));
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const page = part('xl/worksheets/sheet1.xml');
  for (const expected of [
    '<mergeCell ref="A1:E1"/>',
    'ySplit="4"',
    'paperSize="9"',
    'orientation="landscape"',
    'fitToHeight="0"',
    '<oddFooter>第&amp;P页 共&amp;N页</oddFooter>',
    'sqref="C5:C8"',
    '<formula1>&quot;视力,听力&quot;</formula1>',
    '<formula1>选项!$A$1:$A$80</formula1>',
  ])
    expect(page).toContain(expected);
  expect(page).not.toContain('<f>');
  expect(part('xl/workbook.xml')).toContain('&apos;发放表&apos;!$3:$4');
  expect(part('xl/styles.xml')).toContain('方正小标宋简体');
  expect(part('docProps/core.xml')).toContain('2020-12-31T00:00:00Z');
});

test('the same sheets give the same bytes in every time zone', () => {
  const program = `import { writeWorkbook } from './src/files/documents/write-workbook.ts';
    import { createHash } from 'node:crypto';
    const bytes = await writeWorkbook([${JSON.stringify(sheet).replaceAll('null', 'undefined')}], { createdOn: '2020-12-31' });
    console.log(createHash('sha256').update(bytes).digest('hex'));`;
  const hashes = ['America/New_York', 'Asia/Shanghai'].map((TZ) =>
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    }).trim(),
  );
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
});

test('two runs at different moments give the same bytes', async () => {
  const hash = async (): Promise<string> =>
    createHash('sha256')
      .update(await writeWorkbook([sheet], { createdOn }))
      .digest('hex');
  const first = await hash();
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(await hash()).toBe(first);
});

test('a share is a number that is shown as a percentage, and of nothing no number', async () => {
  const columns = [{ title: { zh: '比例', en: '' }, width: 10, kind: 'decimal' }] as const;
  const rows = [[{ numerator: 1, denominator: 8 }], [{ numerator: 0, denominator: 0 }]];
  const bytes = await writeWorkbook([{ name: '表', columns, rows }], { createdOn });
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  const page = book.worksheets[0];
  expect(page?.getCell('A2')).toMatchObject({ value: 0.125, numFmt: '0.00%' });
  expect(page?.getCell('A3').value).toBeNull();
});
