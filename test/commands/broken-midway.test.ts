import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { bothHolders } from './office.ts';
import { holders, ids, type Name } from './name-rows.ts';
import { dpfHere, temporaryFolder } from './program.ts';
import { workbook } from './workbook.ts';

const SHEET = 'xl/worksheets/sheet0.xml';
const deaths = ['姓名', '身份证号', '死亡日期', '备注'];
/** So many that the rows are read in a thread of their own. */
const MANY = 12_000;
const noise = (index: number) => createHash('md5').update(`${index}`).digest('hex');
const dead = (count: number) =>
  Array.from({ length: count }, (_, index) => ['某人', ids.韩凯建, '2020-05-01', noise(index)]);
const ofDeaths = (count = MANY, name = '死亡'): Uint8Array =>
  workbook({ sheets: [{ name, rows: [deaths, ...dead(count)] }] });

/** The XML of a sheet broken at a row. */
function brokenXml(bytes: Uint8Array, row: number, sheet = SHEET): Uint8Array {
  const parts = unzipSync(bytes);
  const text = strFromU8(parts[sheet] ?? new Uint8Array());
  return zipSync({ ...parts, [sheet]: strToU8(text.replace(`<row r="${row}">`, '<row r=')) });
}

/** One bit of a packed part turned. */
function turnedBit(bytes: Uint8Array, place: number, level: 0 | 6 = 6): Uint8Array {
  const turned = Buffer.from(zipSync(unzipSync(bytes), { level }));
  const from = turned.indexOf(SHEET) + SHEET.length;
  const size = turned.readUInt32LE(turned.lastIndexOf(SHEET) - 46 + 20);
  const at = from + Math.floor(size * place);
  turned.writeUInt8(turned.readUInt8(at) ^ 1, at);
  return turned;
}

function folderWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const run = (...args: readonly string[]) => dpfHere([...args, '--as-of', '2020-12-31'], folder);
  const imports = async () => {
    const { stdout } = await run('import', 'list', '--json');
    return (JSON.parse(stdout) as { imports: { file: string }[] }).imports.map(({ file }) => file);
  };
  return { folder, run, imports };
}

const roster = [holders, ...bothHolders].join('\n');
const told = (stderr: string) => stderr.split('\n').filter((line) => line.includes('未读'));

test.each([
  ['its XML breaks', brokenXml(ofDeaths(), 5000), [4990, 5000]],
  ['what is packed cannot be unpacked', turnedBit(ofDeaths(), 0.5), [3000, 9000]],
  ['the rows of a small one break', brokenXml(ofDeaths(60), 50), [40, 50]],
])('where %s the others go in and it is told with its row', async (_, bytes, [from = 0, to = 0]) => {
  const { run, imports } = folderWith({ '花名册.csv': roster, '坏.xlsx': bytes });
  const { status, stdout, stderr } = await run('import', '.');
  expect([status, stdout.includes('有效持证残疾人 2 人')]).toEqual([1, true]);
  expect(told(stderr)).toEqual([
    expect.stringMatching(/未读 坏\.xlsx “死亡”：文件已损坏（工作表“死亡”约第 \d+ 行）/),
  ]);
  const row = Number(/约第 (\d+) 行/.exec(stderr)?.[1]);
  expect([row >= from, row <= to], String(row)).toEqual([true, true]);
  expect(await imports()).toEqual(['花名册.csv']);
  expect((await run('person', 'show', ids.韩凯建, '--json')).stdout).not.toContain('2020-05-01');
});

test('a digit that is another one than was packed is damage, although it can be read', async () => {
  const { folder, run } = folderWith({ '花名册.csv': roster });
  const bytes = Buffer.from(zipSync(unzipSync(ofDeaths(30)), { level: 0 }));
  bytes.write('2020-05-02', bytes.lastIndexOf('2020-05-01'));
  writeFileSync(join(folder, '坏.xlsx'), bytes);
  const { status, stderr } = await run('import', '.');
  expect([status, told(stderr).length]).toEqual([1, 1]);
  expect(stderr).toContain('文件已损坏');
});

test('a text among the shared strings that is another one than was packed is damage, wherever it stands', async () => {
  const strings = ['姓名', '身份证号', '死亡日期', '某人', ids.韩凯建, '2020-05-01', '备注的尾巴'];
  const cell = (index: number) => `<c t="s"><v>${index}</v></c>`;
  const row = (...cells: readonly number[]) => `<row>${cells.map(cell).join('')}</row>`;
  const made = unzipSync(workbook({ sheets: [{ name: '死亡', rows: [] }] }));
  const parts = {
    ...made,
    [SHEET]: strToU8(`<worksheet><sheetData>${row(0, 1, 2)}${row(3, 4, 5)}</sheetData></worksheet>`),
    'xl/_rels/workbook.xml.rels': strToU8(
      strFromU8(made['xl/_rels/workbook.xml.rels'] ?? new Uint8Array()).replace(
        '</Relationships>',
        '<Relationship Id="t" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      ),
    ),
    'xl/sharedStrings.xml': strToU8(
      `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}${'<si><t>x</t></si>'.repeat(20_000)}</sst>`,
    ),
  };
  const bytes = Buffer.from(zipSync(parts, { level: 0 }));
  const { folder, run } = folderWith({ '花名册.csv': roster, '好.xlsx': bytes });
  expect((await run('import', '好.xlsx')).status).toBe(0);
  bytes.write('2020-05-02', bytes.indexOf('2020-05-01'));
  writeFileSync(join(folder, '坏.xlsx'), bytes);
  const { status, stderr } = await run('import', '花名册.csv', '坏.xlsx');
  expect([status, stderr.includes('文件已损坏（xl/sharedStrings.xml）')]).toEqual([1, true]);
});

test('nothing of its file goes in, not the sheet before it either; all that is broken is told at once', async () => {
  const rows = [deaths, ...dead(60)];
  const two = workbook({
    sheets: [
      { name: '上', rows },
      { name: '下', rows },
    ],
  });
  const { run, imports } = folderWith({
    '花名册.csv': roster,
    '两张.xlsx': brokenXml(two, 50, 'xl/worksheets/sheet1.xml'),
    '又一个.xlsx': brokenXml(ofDeaths(60), 50),
    '还有.csv': `${deaths.join(',')}\n${dead(60).join('\n')}\n"某"人,1,2\n`,
  });
  const { status, stderr } = await run('import', '.');
  expect(status).toBe(1);
  expect(
    told(stderr)
      .toSorted()
      .map((line) => line.replace(/^.*未读 /, '').replace(/约第 \d+ 行/, '某行')),
  ).toEqual([
    '两张.xlsx “上”：同一文件的“下”没有读完',
    '两张.xlsx “下”：文件已损坏（工作表“下”某行）',
    '又一个.xlsx “死亡”：文件已损坏（工作表“死亡”某行）',
    '还有.csv：第 62 行：双引号位置不对',
  ]);
  expect(await imports()).toEqual(['花名册.csv']);
});

test('alone it is an error, and leaves no database behind nor any change in one', async () => {
  const { folder, run } = folderWith({ '坏.xlsx': brokenXml(ofDeaths(), 5000) });
  const { status, stderr } = await run('import', '坏.xlsx');
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/无法读取 坏\.xlsx\n.*工作表“死亡”约第 \d+ 行/),
  ]);
  expect(existsSync(join(folder, 'dpf.sqlite'))).toBe(false);
  writeFileSync(join(folder, '花名册.csv'), roster);
  await run('import', '花名册.csv');
  const before = readFileSync(join(folder, 'dpf.sqlite'));
  expect((await run('import', '坏.xlsx')).status).toBe(2);
  expect(readFileSync(join(folder, 'dpf.sqlite')).equals(before)).toBe(true);
});

test('--strict keeps nothing where a file could not be read', async () => {
  const { folder, run } = folderWith({
    '花名册.csv': roster,
    '坏.xlsx': brokenXml(ofDeaths(60), 50),
    '空.csv': '',
  });
  for (const other of ['坏.xlsx', '空.csv']) {
    expect((await run('import', '花名册.csv', other, '--strict')).status).toBe(1);
    expect(existsSync(join(folder, 'dpf.sqlite'))).toBe(false);
  }
});

test('the command is one undo, as if the broken list had never been there', async () => {
  const { run, imports } = folderWith({
    '花名册.csv': roster,
    '坏.xlsx': brokenXml(ofDeaths(60), 50),
    '名单.csv': `姓名,身份证号,迁移类型,迁移日期\n某人,${ids.萧红},迁出,2020-03-01\n`,
  });
  await run('import', '花名册.csv');
  expect((await run('import', '坏.xlsx', '名单.csv')).status).toBe(1);
  expect(await imports()).toEqual(['花名册.csv', '名单.csv']);
  expect((await run('import', 'undo', '2')).status).toBe(0);
  expect((await run('import', 'undo', '1')).status).toBe(0);
});

const low = ['姓名', '身份证号', '起始月份'];
const people = ['韩凯建', '萧红'] as const;

test('half of a list says of nobody that they have left; the list of a place does not wait for another’s', async () => {
  const all = [low.join(','), ...people.map((name) => `${name},${ids[name]},2020-01`)].join('\n');
  const half = (name: string, who: Name) => {
    const rows = Array.from({ length: 60 }, () => [who, ids[who], '2020-01']);
    return workbook({ sheets: [{ name, rows: [low, ...rows] }] });
  };
  const { folder, run, imports } = folderWith({ '花名册.csv': roster, '低保.csv': all });
  await run('import', '花名册.csv');
  const before = await dpfHere(['import', '低保.csv', '--as-of', '2020-06-30'], folder);
  expect(before.status, before.stdout).toBe(0);
  writeFileSync(join(folder, '一.xlsx'), half('一', '韩凯建'));
  writeFileSync(join(folder, '二.xlsx'), brokenXml(half('二', '萧红'), 50));
  const { status, stderr } = await run('import', '一.xlsx', '二.xlsx');
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/它与 二\.xlsx“二” ?是同一份名单，那张表没有读完.*\n.*另存为/),
  ]);
  expect(await imports()).toEqual(['花名册.csv', '低保.csv']);
  writeFileSync(join(folder, '三.xlsx'), half('吴家山街道', '韩凯建'));
  const other = await run('import', '三.xlsx', '二.xlsx');
  expect([other.status, told(other.stderr).length]).toEqual([1, 1]);
  expect(await imports()).toEqual(['花名册.csv', '低保.csv', '三.xlsx']);
});
