import { spawnSync } from 'node:child_process';
import { cpSync, linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { dpfHere, repository, temporaryFolder } from './program.ts';

const problems = join(repository, 'fixtures/commands/import-problems');

async function office(): Promise<string> {
  const folder = temporaryFolder(problems);
  cpSync(join(repository, 'policies/dongxihu'), join(folder, '政策'), { recursive: true });
  expect((await dpfHere(['import', '花名册.csv', '--as-of', '2020-12-31'], folder)).status).toBe(1);
  connect(join(folder, '别的.db'), {}).exec('create table t (a)').close();
  writeFileSync(join(folder, 'dpf.sqlite-wal'), '');
  writeFileSync(join(folder, '别的.db-journal'), 'd9');
  writeFileSync(join(folder, '模板.md'), '# 总结\n');
  symlinkSync('dpf.sqlite', join(folder, '链接.csv'));
  linkSync(join(folder, 'dpf.sqlite'), join(folder, '另一个名字.csv'));
  spawnSync('mkfifo', [join(folder, '管道.csv')]);
  return folder;
}

const contents = (folder: string): unknown =>
  readdirSync(folder, { withFileTypes: true }).map((one) => [
    one.name,
    one.isFile() ? readFileSync(join(folder, one.name)).toString('base64') : '',
  ]);

test.skipIf(process.platform === 'win32')(
  'what is in use or is no plain file is never overwritten, with --force or without',
  async () => {
    const folder = await office();
    const before = contents(folder);
    const verify = ['verify', 'certificates', '--format', 'csv'];
    const list = ['import', '花名册.csv'];
    for (const [args, target] of [
      [verify, 'dpf.sqlite'],
      [verify, 'dpf.sqlite-journal'],
      [verify, 'dpf.sqlite-wal'],
      [verify, '别的.db'],
      [verify, '别的.db-journal'],
      [verify, '链接.csv'],
      [verify, '另一个名字.csv'],
      [verify, '管道.csv'],
      [verify, '/dev/null'],
      [verify, '政策'],
      [verify, '政策/family-care.yaml'],
      [verify, '政策/divisions.csv'],
      [['report', 'annual', '--year', '2020', '--template', '模板.md'], '模板.md'],
      [['template', 'holders'], 'dpf.sqlite'],
      [list, '花名册.csv'],
      [list, './花名册.csv'],
      [['import', '.'], '别的表.csv'],
    ] as const) {
      for (const force of [[], ['--force']]) {
        const { status, stderr } = await dpfHere([...args, '-o', target, ...force], folder);
        expect([target, status, stderr]).toEqual([target, 2, expect.stringMatching(/无法写入|不能写成/)]);
      }
    }
    for (const target of [
      '花名册.csv',
      'dpf.sqlite',
      '别的.db',
      '/dev/null',
      '政策/family-care.yaml',
      '管道.csv',
    ]) {
      const { status } = await dpfHere([...list, '--problems', target, '--force'], folder);
      expect([target, status]).toEqual([target, 2]);
    }
    // What a folder that is read holds is read, too.
    const inFolder = await dpfHere(['import', '.', '--problems', '别的表.csv', '--force'], folder);
    expect([inFolder.status, inFolder.stderr]).toEqual([2, expect.stringContaining('正要读它')]);
    const aFolder = await dpfHere([...verify, '-o', '政策', '--force'], folder);
    expect(aFolder.stderr).toContain('这是文件夹');
    expect(contents(folder)).toEqual(before);
  },
);

test('the database of a first import is not the place for its own report', async () => {
  const folder = temporaryFolder(problems);
  const before = readdirSync(folder);
  for (const option of ['-o', '--problems'])
    expect((await dpfHere(['import', '花名册.csv', option, 'dpf.sqlite', '--force'], folder)).status).toBe(2);
  expect(
    (await dpfHere(['import', '花名册.csv', '-o', '甲.txt', '--problems', '甲.txt'], folder)).status,
  ).toBe(2);
  expect(readdirSync(folder)).toEqual(before);
});

test('a file that nobody reads is overwritten with --force, and a link is replaced, not followed', async () => {
  const folder = await office();
  writeFileSync(join(folder, '目标.csv'), '旧');
  symlinkSync('目标.csv', join(folder, '结果.csv'));
  const verify = ['verify', 'certificates', '-o', '结果.csv'];
  expect((await dpfHere(verify, folder)).status).toBe(2);
  expect((await dpfHere([...verify, '--force', '--fail-on', 'error'], folder)).stderr).toContain('已写入');
  expect(readFileSync(join(folder, '目标.csv'), 'utf8')).toBe('旧');
  expect(readFileSync(join(folder, '结果.csv'), 'utf8')).toContain('代码,级别');
  expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
});

const magic = (folder: string, name: string): string =>
  readFileSync(join(folder, name))
    .toString('hex')
    .replace(/^efbbbf/, '')
    .slice(0, 6);

test('the suffix of -o chooses the format', async () => {
  const folder = await office();
  for (const [args, name, start] of [
    ['verify certificates', '甲.xlsx', '504b03'],
    ['verify certificates', '甲.csv', 'e4bba3'],
    ['verify certificates', '甲.json', '7b0a20'],
    ['report annual --year 2020', '乙.xlsx', '504b03'],
    ['report annual --year 2020', '乙.JSON', '7b0a20'],
    ['report trace certificates.holders --year 2020', '丙.csv', 'e799bb'],
    ['import list', '丁.json', '7b0a20'],
    ['template holders', '戊.xlsx', '504b03'],
  ] as const) {
    await dpfHere([...args.split(' '), '-o', name], folder);
    expect([name, magic(folder, name)]).toEqual([name, start]);
  }
  expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
});

test('a suffix that contradicts is refused before anything is done', async () => {
  const folder = temporaryFolder(problems);
  const before = readdirSync(folder);
  for (const args of [
    'import 花名册.csv -o 结果.xlsx',
    'import 花名册.csv --json -o 结果.csv',
    'scheme list -o 项目.docx',
    'template holders -o 模板.csv',
    'verify certificates --format csv -o 清单.xlsx',
    'report annual --year 2020 --format xlsx -o 总结.md',
    'report verify 总结.md -o 核对.docx',
    'report template -o 模板.docx',
    'report trace certificates.holders --year 2020 -o 明细.docx',
    'review worklist -o 名单.docx',
    'match 名单.csv -o 比对.docx',
    'payout --month 2020-12 -o 批次.docx',
    'verify duplicates -o 疑似.docx',
    'verify calendar -o 日程.docx',
    'person find 甲 -o 人.xlsx',
    'audit verify -o 日志.xlsx',
    'explain 1 --month 2020-12 -o 说明.docx',
  ]) {
    const { status, stderr } = await dpfHere(args.split(' '), folder);
    expect([args, status, stderr]).toEqual([args, 2, expect.stringContaining('后缀可用')]);
  }
  expect(readdirSync(folder)).toEqual(before);
});
