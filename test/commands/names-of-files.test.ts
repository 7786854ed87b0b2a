import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusedName } from '../../src/kernel/writing/refused-name.ts';
import { dpfHere, repository, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/payout-story');

/** Two lists, the lock file of one of them, a hidden file and a folder that a pattern fits. */
function office(): string {
  const folder = temporaryFolder();
  copyFileSync(join(story, '花名册.csv'), join(folder, '花名册.csv'));
  copyFileSync(join(story, '低保名单.csv'), join(folder, '低保名单[1].CSV'));
  for (const name of ['~$花名册.csv', '.花名册.csv']) writeFileSync(join(folder, name), 'x');
  mkdirSync(join(folder, '旧.csv'));
  copyFileSync(join(story, '花名册.csv'), join(folder, '旧.csv/旧名单.csv'));
  return folder;
}

type Imported = { files: { file: string }[] };
const files = (stdout: string) => (JSON.parse(stdout) as Imported).files.map(({ file }) => file).sort();

test.each(['*.csv', '?*.csv', '*.CSV'])(
  'a pattern that a shell leaves alone is expanded: %s',
  async (pattern) => {
    const { status, stdout, stderr } = await dpfHere(['import', pattern, '--json'], office());
    expect(status, stderr).toBe(0);
    expect(files(stdout)).toEqual(['低保名单[1].CSV', '花名册.csv']);
  },
);

test('a name that there is stands for itself, whatever is in it', async () => {
  const folder = office();
  copyFileSync(join(folder, '花名册.csv'), join(folder, '花*册.csv'));
  // As a pattern it would mean the other one as well.
  const { stdout } = await dpfHere(['import', '花*册.csv', '--json'], folder);
  expect(JSON.parse(stdout)).toMatchObject({ file: '花*册.csv' });
});

test('a pattern that fits nothing says so and changes nothing', async () => {
  const { status, stderr } = await dpfHere(['import', '*.xlsx'], office());
  expect(status).toBe(2);
  expect(stderr).toContain('没有文件符合 *.xlsx');
});

test('in a folder elsewhere, too', async () => {
  const folder = office();
  const { stdout } = await dpfHere(['import', join(folder, '花*.csv'), '--json'], temporaryFolder());
  expect(JSON.parse(stdout)).toMatchObject({ file: '花名册.csv' });
});

const long = `${'长'.repeat(100)}.xlsx`;
test.each([
  ['import', [long]],
  ['import', ['花名册.csv', '--map', long]],
  ['template', ['holders', '-o', long]],
])('%s says of a name that the system refuses that it does', async (command, args) => {
  const { status, stderr } = await dpfHere([command, ...args], office());
  expect(status).toBe(2);
  expect(stderr).toContain('系统不接受这个名字：太长');
  expect(stderr).not.toMatch(/ENAMETOOLONG|磁盘/);
});

test.each(['con.xlsx', 'NUL', 'a:b.xlsx', '什么?.xlsx', '名单.'])(
  'on Windows %s is a name that is refused',
  (name) => {
    expect(refusedName('ENOENT', name, true)?.why.zh).toContain('系统不接受这个名字');
    expect(refusedName('ENOENT', name, false)).toBeUndefined();
  },
);

test('a name that is merely not there is not refused', () => {
  expect(refusedName('ENOENT', '名单.xlsx', true)).toBeUndefined();
});
