import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bothHolders } from './office.ts';
import { holders } from './name-rows.ts';
import { dpfHere, temporaryFolder } from './program.ts';
import { workbook } from './workbook.ts';

const roster = [holders, ...bothHolders].join('\n');

function folderWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '花名册.csv'), roster);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const run = (...args: readonly string[]) => dpfHere([...args, '--as-of', '2020-12-31'], folder);
  return { folder, run };
}

const told = (stderr: string): string[] => [...stderr.matchAll(/未读 (.*?)：/g)].map(([, name = '']) => name);

test('whatever lies beside a roster, the roster is read and the rest is told by name', async () => {
  const { folder, run } = folderWith({
    '空.csv': '',
    '表.et': Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex'),
    '截断.xlsx': Buffer.from('PK\u0003\u0004'),
    '缺列.csv': '姓名,身份证号,残疾类别\n',
    '后来坏了.csv': `姓名,身份证号,死亡日期\n${'某人,999999196001010012,2020-05-01\n'.repeat(50)}"某"人,1,2\n`,
    '~$花名册.xlsx': 'x',
    'Thumbs.db': 'x',
    '.DS_Store': 'x',
  });
  mkdirSync(join(folder, '夹.xlsx'));
  const { status, stderr, stdout } = await run('import', '.');
  expect(stdout).toContain('有效持证残疾人 2 人');
  expect(told(stderr).sort()).toEqual(
    ['后来坏了.csv', '夹.xlsx', '截断.xlsx', '空.csv', '缺列.csv', '表.et'].sort(),
  );
  expect(status).toBe(1);
});

test('named one by one it is the same; a name that is no file stops all', async () => {
  const { run } = folderWith({ '空.csv': '', '~$花名册.xlsx': 'x' });
  const { status, stderr } = await run('import', '花名册.csv', '空.csv', '~$花名册.xlsx');
  expect([status, told(stderr)]).toEqual([1, ['空.csv']]);
  expect((await run('import', '花名册.csv', '没有.csv')).status).toBe(2);
});

test('where nothing can be read each file is named', async () => {
  const { folder, run } = folderWith({ '花名册.csv': '', '说明.txt': '说明' });
  const { status, stderr } = await run('import', folder);
  expect(status).toBe(2);
  expect(stderr).toContain('花名册.csv：文件是空的；说明.txt：前 20 行里没有找到表头');
});

test('our own reports are no lists; what we gave out to be filled in is', async () => {
  const { run } = folderWith({});
  await run('import', '花名册.csv');
  await run('verify', 'certificates', '--format', 'csv', '-o', '核查.csv');
  await run('report', 'annual', '--year', '2020', '-o', '总结.md');
  await run('report', 'annual', '--year', '2020', '--format', 'xlsx', '-o', '总结.xlsx');
  const { status, stderr } = await run('import', '.');
  expect([status, stderr.split('\n').filter((line) => line.includes('本程序生成的报表')).length]).toEqual([
    0, 3,
  ]);
  await run('template', 'deaths', '-o', '死亡.xlsx');
  expect(told((await run('import', '.')).stderr)).not.toContain('死亡.xlsx');
});

test('a second sheet that is no list, is too wide, or is hidden stops nothing', async () => {
  const rows = [holders, ...bothHolders].map((line) => line.split(','));
  const notes = [['说明'], ['本表由各街道填报']];
  const part = [['姓名', '身份证号', '残疾类别', '残疾等级']];
  const { run } = folderWith({
    '册.xlsx': workbook({
      sheets: [
        { name: '说明', rows: notes },
        { name: '册', rows },
        { name: '半张', rows: part },
        { name: '旧册', rows, isHidden: true },
      ],
    }),
  });
  const { status, stderr, stdout } = await run('import', '册.xlsx');
  expect(stdout).toContain('有效持证残疾人 2 人');
  expect(told(stderr)).toEqual(['册.xlsx “说明”', '册.xlsx “半张”', '册.xlsx “旧册”']);
  expect(status).toBe(1);
});

test('the sheets given back never overwrite their input', async () => {
  const { folder, run } = folderWith({ '错.csv': '姓名,身份证号,死亡日期\n某人,1,2020-05-01\n' });
  const { status, stderr } = await run('import', '错.csv', '--problems', './错.csv', '--force');
  expect([status, stderr.includes('这次命令正要读它')]).toEqual([2, true]);
  expect(readFileSync(join(folder, '错.csv'), 'utf8')).toContain('2020-05-01');
});
