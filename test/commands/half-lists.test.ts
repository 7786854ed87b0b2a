import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { people } from './one-list.ts';
import { office } from './problem-office.ts';
import { dpfHere } from './program.ts';
import { workbook } from './workbook.ts';

const LOW = '姓名,身份证号,起始月份';
const [one = '', two = '', three = '', four = ''] = people.map((person) => `${person},2020-01`);
const rowsOf = (...lines: readonly string[]) => lines.map((line) => line.split(','));
const DAY = ['--as-of', '2020-12-31'];

/** What is shown of a command, and its exit code. */
async function told(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = await dpfHere([...args, '--lang', 'zh'], folder);
  return { status, text: stdout + stderr };
}

test('a list that takes the place of one of its own day and leaves most of it out is refused', async () => {
  const { folder, write, imported } = office();
  write('全.csv', LOW, one, two, three, four);
  await imported('全.csv', ...DAY);
  write('更正.csv', LOW, four.replace('2020-01', '2020-02'));
  const refused = await told(folder, 'import', '更正.csv', ...DAY);
  expect(refused).toMatchObject({
    status: 2,
    text: expect.stringContaining('会使 3 人不再在低保名单上') as string,
  });
  // Whoever says whom it names is heard, and one of four is a correction.
  expect((await told(folder, 'import', '更正.csv', ...DAY, '--scope', 'complete')).status).toBe(0);
  write('少一人.csv', LOW, one, two, three);
  const other = office();
  other.write('全.csv', LOW, one, two, three, four);
  await other.imported('全.csv', ...DAY);
  other.write('少一人.csv', LOW, one, two, three);
  expect((await told(other.folder, 'import', '少一人.csv', ...DAY)).status).toBe(0);
});

test('a copy of which only the wrong rows were kept is refused, though its list was said to be complete', async () => {
  const { folder, write, imported, copy } = office();
  write('全.csv', LOW, four.replace('2020-01', '去年'), one, two, three);
  await imported('全.csv', ...DAY, '--scope', 'complete', '--problems', '改.xlsx');
  const book = await copy();
  const [sheet] = book.worksheets;
  for (const row of [4, 5, 6]) if (sheet) sheet.getRow(row).values = [];
  if (sheet) sheet.getCell('D3').value = '2020-12';
  await book.xlsx.writeFile(join(folder, '改.xlsx'));
  const { status, text } = await told(folder, 'import', '改.xlsx');
  expect([status, text]).toEqual([2, expect.stringContaining('不用改的行也要留着')]);
});

const twoSheets = (headings: string) => ({
  sheets: [
    { name: '甲', rows: rowsOf(LOW, one, two) },
    { name: '乙', rows: rowsOf(headings, three, four) },
  ],
});

test('the copy of one sheet alone is refused where its list has another', async () => {
  const { folder, imported, copy } = office();
  const wrong = twoSheets(LOW);
  wrong.sheets[0]?.rows.push(['某人', '999999196505050027', '2020-01']);
  writeFileSync(join(folder, '低保.xlsx'), workbook(wrong));
  await imported('低保.xlsx', ...DAY, '--problems', '改.xlsx');
  const book = await copy();
  expect(book.worksheets.map(({ name }) => name)).toEqual(['甲', '乙']);
  book.removeWorksheet(book.getWorksheet('乙')?.id ?? 0);
  await book.xlsx.writeFile(join(folder, '改.xlsx'));
  const { status, text } = await told(folder, 'import', '改.xlsx');
  expect([status, text]).toEqual([2, expect.stringContaining('工作表“乙”')]);
});

test('a list of which another sheet could not be recognised stays out, unless somebody says whom it names', async () => {
  const { folder, write } = office();
  write('死亡名单.csv', '姓名,身份证号,死亡日期', '某人,999999195512310055,2020-03-04');
  writeFileSync(join(folder, '低保.xlsx'), workbook(twoSheets('姓名,身份正,起始月份')));
  const left = await told(folder, 'import', '死亡名单.csv', '低保.xlsx', ...DAY);
  expect(left.status).toBe(1);
  expect(left.text).toContain('未读 低保.xlsx “甲”：同一文件的“乙”');
  expect((await told(folder, 'import', '低保.xlsx', ...DAY)).status).toBe(2);
  expect((await told(folder, 'import', '低保.xlsx', ...DAY, '--scope', 'part')).status).not.toBe(2);
});

test('a sheet of another matter holds no list back', async () => {
  const { folder } = office();
  const sheets = [
    { name: '甲', rows: rowsOf(LOW, one, two) },
    { name: '汇总', rows: rowsOf('街道,户数,起始月份', '甲街道,2,2020-01') },
  ];
  writeFileSync(join(folder, '低保.xlsx'), workbook({ sheets }));
  expect((await told(folder, 'import', '低保.xlsx', ...DAY)).text).toMatch(/低保\.xlsx +低保名单 +全量/);
});

test('a file of the same name that cannot be read holds a list back; one of another name does not', async () => {
  const { folder, write } = office();
  write('低保一.csv', LOW, one, two);
  writeFileSync(join(folder, '低保二.xlsx'), Buffer.from('PK\u0003\u0004cut'));
  expect((await told(folder, 'import', '低保一.csv', '低保二.xlsx', ...DAY)).text).toContain(
    '低保一.csv：它与 低保二.xlsx 是同一份名单',
  );
  writeFileSync(join(folder, '图片.xlsx'), Buffer.from('PK\u0003\u0004cut'));
  const { status, text } = await told(folder, 'import', '低保一.csv', '图片.xlsx', ...DAY);
  expect([status, text]).toEqual([1, expect.stringMatching(/低保一\.csv +低保名单/)]);
});

test('a list of those who stopped grants nothing; what it left out may stand in the title', async () => {
  const { folder, write } = office();
  const rows = [
    '姓名,身份证号,补贴项目,发放月份,补贴金额',
    `${people[0] ?? ''},城乡居民医保代缴,2020-12,280`,
  ];
  for (const [title, isRead] of [
    ['医保代缴减少名单', false],
    ['停发人员表', false],
    ['医保代缴名单（已剔除死亡、停发人员）', true],
  ] as const) {
    write('名单.csv', `${title},,,,`, ...rows);
    const { status, text } = await told(folder, 'import', '名单.csv', ...DAY, '--dry-run');
    expect([title, status === 2, text.includes('标题说的是减少、停发的人')]).toEqual([
      title,
      !isRead,
      !isRead,
    ]);
  }
});

test('the second batch of a list is a part of it', async () => {
  const { folder, write } = office();
  const ofStreet = [`${LOW},街道`, `${one},吴家山街道`, `${two},吴家山街道`];
  write('表.csv', '2020年12月低保名单（第二批）,,,', ...ofStreet);
  expect((await told(folder, 'import', '表.csv', ...DAY)).text).toMatch(/表\.csv +低保名单 +部分/);
});

test('a folder tells of every list in it, also of one that is not there any more', async () => {
  const { folder, write } = office();
  mkdirSync(join(folder, '表'));
  write('表/低保.csv', LOW, one, two);
  write('表/死亡名单.tsv', '姓名\t身份证号\t死亡日期', '某人\t999999195512310055\t2020-03-04');
  write('表/README.md', '说明');
  if (process.platform !== 'win32') symlinkSync('没有.xlsx', join(folder, '表/断.xlsx'));
  const { status, text } = await told(folder, 'import', '表', ...DAY);
  expect(text).toContain('死亡名单.tsv');
  if (process.platform !== 'win32')
    expect([status, text]).toEqual([1, expect.stringContaining('未读 断.xlsx')]);
  expect(text).not.toContain('README');
});

test('--problems promises a workbook', async () => {
  const { folder, write } = office();
  write('低保.csv', LOW, one);
  const { status, text } = await told(folder, 'import', '低保.csv', ...DAY, '--problems', '改.csv');
  expect([status, text]).toEqual([2, expect.stringContaining('写出的是工作簿')]);
});

test('a summary of a year that no roster reaches says so, and so does a payout', async () => {
  const { folder, write } = office();
  write(
    '花名册.csv',
    '姓名,身份证号,残疾类别,残疾等级,残疾人证号,街道,发证日期',
    `甲某,999999197001020012,精神,二级,99999919700102001262,吴家山街道,2015-03-04`,
  );
  expect((await told(folder, 'import', '花名册.csv', ...DAY)).status).toBe(0);
  const report = (year: string) =>
    told(folder, 'report', 'annual', '--year', year, '--as-of', `${year}-12-31`);
  expect((await report('2021')).text).toContain('最近的花名册截至 2020-12-31');
  expect((await report('2020')).text).not.toContain('最近的花名册');
  const payout = (month: string) => told(folder, 'payout', '--month', month, '--dry-run');
  expect((await payout('2021-04')).text).toContain('最近的花名册是 2020-12-31 的');
  expect((await payout('2021-03')).text).not.toContain('最近的花名册');
});
