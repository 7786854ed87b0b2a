import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { holder, one, roster, three, two } from './copy-case-people.ts';
import { office } from './problem-office.ts';
import { dpfHere } from './program.ts';
import { registryIn } from './registry-in.ts';
import { workbook } from './workbook.ts';

const LOW = '姓名,身份证号,起始月份';
const on = (id: string, from = '2018-01'): string => `某人,${id},${from}`;

/** A roster as a street keeps it: titles, real dates, a drop-down of its own, a merged street. */
async function streetRoster(path: string): Promise<void> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('径河 2020');
  sheet.getCell('A1').value = '径河街道花名册（截至2020年12月31日）';
  sheet.mergeCells('A1:H1');
  sheet.getRow(2).values = [...roster, '社区', '备用'];
  for (const [at, id] of [one, two, three].entries()) {
    const values = holder(id).map((held) =>
      typeof held === 'object' && 'day' in held ? new Date(held.day) : held,
    );
    sheet.getRow(at + 3).values = [...values, '三店村', 7.5] as exceljs.CellValue[];
    sheet.getCell(at + 3, 6).numFmt = 'yyyy/m/d';
  }
  sheet.getCell('A4').value = 123;
  sheet.getCell('D5').value = '视觉';
  sheet.mergeCells('G3:G5');
  const choices = book.addWorksheet('选 项', { state: 'hidden' });
  ['三店村', '东流港村'].forEach((name, at) => (choices.getCell(at + 1, 2).value = name));
  sheet.getCell('H3').dataValidation = { type: 'list', formulae: ["'选 项'!$B$1:$B$2"] };
  sheet.getCell('I3').dataValidation = { type: 'list', formulae: ['"甲,乙"'] };
  await book.xlsx.writeFile(path);
}

test('names, types, drop-downs and what merged cells say are those of the sheet', async () => {
  const { folder, imported, copy } = office();
  await streetRoster(join(folder, '径河.xlsx'));
  await imported('径河.xlsx', '--problems', '改.xlsx');
  const [sheet] = (await copy()).worksheets;
  expect(sheet?.name).toBe('径河 2020');
  expect(sheet?.getCell('B2').text).toBe('径河街道花名册（截至2020年12月31日）');
  expect([3, 4, 5, 6].map((row) => sheet?.getCell(row, 8).value)).toEqual([
    '街道',
    ...Array(3).fill('径河街道'),
  ]);
  expect(sheet?.getCell('G4').value).toEqual(new Date('2015-03-04'));
  expect([sheet?.getCell('B5').value, sheet?.getCell('J4').value]).toEqual([123, 7.5]);
  expect(sheet?.getCell('C5').numFmt).toBe('@');
  const offered = ['E6', 'I6', 'J6'].map((at) => sheet?.getCell(at).dataValidation.formulae[0] as string);
  expect(offered).toEqual([expect.stringContaining('"视力,'), '"三店村,东流港村"', '"甲,乙"']);
  expect(sheet?.autoFilter).toBeTruthy();
  // An unknown column is told, not to be corrected.
  expect(sheet?.getCell('A1').text).toContain('提示“备用”');
  const marked = ['J3', 'B5', 'E6'].filter((at) =>
    JSON.stringify(sheet?.getCell(at).fill).includes('FFF2AB'),
  );
  expect(marked).toEqual(['B5', 'E6']);
});

test('a list on another sheet is offered as Excel itself writes it', async () => {
  const { folder, imported, copy } = office();
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(
    workbook({
      sheets: [
        {
          name: '低保',
          rows: [
            ['姓名', '身份证号', '起始月份', '社区'],
            ['某人', one, '去年', '三店村'],
          ],
        },
        { name: '项', rows: [['三店村'], ['东流港村']], isHidden: true },
      ],
    }),
  );
  const part = 'xl/worksheets/sheet0.xml';
  const list =
    '<extLst><ext><x14:dataValidations xmlns:x14="x" xmlns:xm="y" count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>项!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>D2:D9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>';
  parts[part] = strToU8(strFromU8(parts[part] as Uint8Array).replace('</worksheet>', `${list}</worksheet>`));
  writeFileSync(join(folder, '低保.xlsx'), zipSync(parts));
  await imported('低保.xlsx', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  const [sheet] = (await copy()).worksheets;
  expect(sheet?.getCell('E3').dataValidation.formulae).toEqual(['"三店村,东流港村"']);
});

test('days of a workbook that counts from 1904 stay the days that they are', async () => {
  const { folder, imported, correct } = office();
  // 40606 days after 1904 is 4 March 2015; the second has no format of a date.
  const rows = [one, two].map((id, at) => [
    at === 1 ? undefined : '某人',
    id,
    `${id}43`,
    '肢体',
    '三级',
    at === 0 ? { number: '40605', format: 'yyyy-mm-dd' } : { number: '40605' },
    '径河街道',
  ]);
  const sent = (name: string | undefined) =>
    workbook({
      sheets: [{ name: '表', rows: [roster, rows[0] ?? [], [name, ...(rows[1] ?? []).slice(1)]] }],
      is1904: true,
    });
  writeFileSync(join(folder, 'mac.xlsx'), sent(undefined));
  await imported('mac.xlsx', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  await correct('B4', '某人');
  await imported('改.xlsx');
  const right = office();
  writeFileSync(join(right.folder, 'mac.xlsx'), sent('某人'));
  await right.imported('mac.xlsx', '--as-of', '2020-12-31');
  expect(registryIn(folder)).toEqual(registryIn(right.folder));
  expect(registryIn(folder)['certificate']?.join()).toContain('first_issued_on=2015-03-0');
});

test('an old .xls comes back as a workbook that goes in', async () => {
  const { folder, imported, correct } = office();
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  const day = { t: 'n', v: 42067, z: 'yyyy-mm-dd' };
  const line = (name: string | null, id: string) => [name, id, `${id}43`, '肢体', '三级', day, '径河街道'];
  utils.book_append_sheet(book, utils.aoa_to_sheet([roster, line('某人', one), line(null, two)]), '老表');
  writeFileSync(join(folder, '老表.xls'), write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
  await imported('老表.xls', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  await correct('B4', '某人');
  expect(await imported('改.xlsx')).toMatchObject({ rows: { inserted: 1, unchanged: 1, rejected: 0 } });
  expect(registryIn(folder)['certificate']?.join()).toContain('first_issued_on=2015-03-04');
});

test('a copy of a copy is one of the first list, with one column of reasons', async () => {
  const { write, imported, correct, copy, folder } = office();
  write('12月新增低保.csv', '民政局,,', LOW, on(one, '去年'), on(two, '前年'));
  await imported('12月新增低保.csv', '--as-of', '2020-12-31', '--problems', '改.xlsx');
  await correct('D4', '2020-12');
  await imported('改.xlsx', '--problems', '再改.xlsx');
  const [sheet] = (await copy('再改.xlsx')).worksheets;
  expect([1, 2, 3, 4, 5].map((row) => [1, 2, 3].map((column) => sheet?.getCell(row, column).text))).toEqual([
    [
      '',
      expect.stringMatching(/^待更正的副本：.*原表：12月新增低保\.csv；表种：低保名单；截至：2020-12-31；/),
      expect.anything(),
    ],
    ['', '民政局', ''],
    ['问题', '姓名', '身份证号'],
    ['', '某人', one],
    [expect.stringMatching(/^错误“起始月份”/), '某人', two],
  ]);
  await correct('D5', '2020-12', '再改.xlsx');
  const last = await dpfHere(['import', '.'], folder);
  expect([last.status, last.stderr.match(/读的是它的更正副本 再改\.xlsx/g)?.length]).toEqual([0, 2]);
});
