import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  cpSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { beforeAll, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder, temporaryFolder } from './program.ts';

const story = join(repository, 'fixtures/commands/payout-story');
const packaged = join(repository, 'policies/dongxihu');
const fresh = (): string => {
  const folder = temporaryFolder(story);
  cpSync(packaged, join(folder, '政策'), { recursive: true });
  return folder;
};
const change = (path: string, to: (text: string) => string | Buffer): void => {
  writeFileSync(path, to(readFileSync(path, 'utf8')));
};
const check = (folder: string) => dpfHere(['scheme', 'check', '--policies', '政策'], folder);

/** What December is paid, scheme by scheme, with the policies beside the lists. */
async function paid(folder: string): Promise<unknown> {
  const policies = ['--policies', '政策'];
  expect((await dpfHere(['import', '.', ...policies], folder)).status).toBe(0);
  const { stdout } = await dpfHere(['payout', '--month', '2020-12', '--json', ...policies], folder);
  return (JSON.parse(stdout) as { schemes: unknown }).schemes;
}

let expected: unknown;
beforeAll(async () => {
  const folder = sharedFolder(story);
  cpSync(packaged, join(folder, '政策'), { recursive: true });
  expected = await paid(folder);
});

test.each(['gb18030', 'utf16le'])('policies saved in %s pay what the same in UTF-8 pay', async (encoding) => {
  const folder = fresh();
  for (const file of ['living-subsidy.yaml', 'district.yaml', 'living-subsidy.cases.yaml'])
    change(join(folder, '政策', file), (text) => iconv.encode(text, encoding, { addBOM: true }));
  expect((await check(folder)).status).toBe(0);
  expect(await paid(folder)).toEqual(expected);
});

test('a policy with one damaged byte, or of two encodings, is refused by its name and line', async () => {
  const folder = fresh();
  const path = join(folder, '政策/living-subsidy.yaml');
  const good = readFileSync(path);
  const at = good.indexOf(Buffer.from('困', 'utf8'));
  const line = good.subarray(0, at).toString('utf8').split('\n').length;
  writeFileSync(path, Buffer.concat([good.subarray(0, at), good.subarray(at + 1)]));
  const damaged = await check(folder);
  expect([damaged.status, damaged.stderr]).toEqual([2, expect.stringContaining('living-subsidy.yaml')]);
  expect(damaged.stderr).toContain(`第 ${line} 行`);
  const lines = good.toString('utf8').split('\n').length;
  writeFileSync(path, Buffer.concat([good, iconv.encode('# 另一个人加的说明\n', 'gbk')]));
  expect((await check(folder)).stderr).toContain(`第 ${lines} 行`);
});

test.each([
  ['report annual', 'annual.md', ['report', 'annual', '--year', '2020', '--template', '政策/annual.md']],
  ['scheme check', 'family-care.cases.yaml', ['scheme', 'check', '--policies', '政策']],
  [
    'whatif',
    'family-care.yaml',
    ['whatif', '政策/family-care.yaml', '--month', '2020-12', '--policies', packaged],
  ],
])('dpf %s refuses a %s of two encodings', async (_, file, args) => {
  const folder = fresh();
  await dpfHere(['import', '.'], folder);
  change(join(folder, '政策', file), (text) =>
    Buffer.concat([Buffer.from(`${text}\n`), iconv.encode('# 说明文字\n', 'gbk')]),
  );
  const { status, stderr } = await dpfHere(args, folder);
  expect([status, stderr]).toEqual([2, expect.stringContaining('编码')]);
  expect(stderr).toContain(file);
});

test('words of UTF-8 that another encoding could hold as well are not read as that', async () => {
  const folder = fresh();
  await dpfHere(['import', '.'], folder);
  // Four characters of three bytes are six of two, if other ones.
  const two = Buffer.concat([Buffer.from('# 年度总结\n'), iconv.encode('# 说明文字\n', 'gbk')]);
  expect(new TextDecoder('gb18030', { fatal: true }).decode(two)).not.toContain('年度总结');
  writeFileSync(join(folder, '模板.md'), two);
  const report = ['report', 'annual', '--year', '2020', '--template', '模板.md'];
  const { status, stderr } = await dpfHere(report, folder);
  expect([status, stderr]).toEqual([2, expect.stringContaining('第 2 行的文字编码不对')]);
});

test.skipIf(process.platform === 'win32')('a policy that is a device, a pipe or far too large', async () => {
  const folder = fresh();
  const path = join(folder, '政策/新.yaml');
  spawnSync('mkfifo', [path]);
  expect((await check(folder)).stderr).toContain('不是普通文件');
  const device = await dpfHere(['report', 'annual', '--year', '2020', '--template', '/dev/zero'], folder);
  expect(device.status).not.toBe(70);
  const other = fresh();
  closeSync(openSync(join(other, '政策/新.yaml'), 'w'));
  truncateSync(join(other, '政策/新.yaml'), 3_000_000_000);
  expect((await check(other)).stderr).toContain('1 MB');
});

test('a copy kept beside a scheme is a fault of the check, and nothing is paid by it', async () => {
  const folder = fresh();
  for (const end of ['yaml', 'cases.yaml'])
    copyFileSync(join(folder, `政策/family-care.${end}`), join(folder, `政策/family-care - 副本.${end}`));
  const { status, stdout } = await check(folder);
  expect(status).toBe(1);
  expect(stdout).toContain('family-care - 副本.yaml:');
  expect(stdout).toContain('“family-care”已在 政策/family-care.yaml 中');
  await dpfHere(['import', '.'], folder);
  const payout = await dpfHere(['payout', '--month', '2020-12', '--policies', '政策'], folder);
  expect([payout.status, payout.stderr]).toEqual([2, expect.stringContaining('dpf scheme check')]);
});

test.each([
  ['family-care.yml', '.yaml'],
  ['新项目.cases.yaml', '同名'],
])('a %s that would go unread is told', async (name, told) => {
  const folder = fresh();
  copyFileSync(join(folder, '政策/family-care.cases.yaml'), join(folder, '政策', name));
  const { status, stdout } = await check(folder);
  expect([status, stdout]).toEqual([1, expect.stringContaining(told)]);
  expect(stdout).toContain(name);
});

test.each([
  ['title: 智力残疾家庭照料补贴', 'title：智力残疾家庭照料补贴', '“：”'],
  ['payee: { to: self', 'payee: { to：self', '“：”'],
  ['in: [', 'in: [甲，', '“，”'],
])('%s with a full-width mark is told as that', async (right, wrong, mark) => {
  const folder = fresh();
  const path = join(folder, '政策/family-care.yaml');
  change(path, (text) => text.replace(right, wrong));
  const line = readFileSync(path, 'utf8')
    .slice(0, readFileSync(path, 'utf8').indexOf(wrong))
    .split('\n').length;
  const { status, stdout } = await check(folder);
  expect(status).toBe(1);
  expect(stdout).toContain(`政策/family-care.yaml:${line}:`);
  expect(stdout).toContain(`这里是全角的${mark}`);
});

test('an empty file is no registry: what reads says so and leaves it, the import fills it', async () => {
  const folder = temporaryFolder(story);
  const path = join(folder, 'dpf.sqlite');
  closeSync(openSync(path, 'w'));
  for (const command of [
    'import list',
    'audit verify',
    'payout --month 2020-12',
    'report annual --year 2020',
  ]) {
    const { status, stderr } = await dpfHere(command.split(' '), folder);
    expect([command, status, stderr]).toEqual([command, 10, expect.stringContaining('这个文件是空的')]);
  }
  expect(readFileSync(path)).toHaveLength(0);
  expect((await dpfHere(['scheme', 'list'], folder)).status).toBe(0);
  expect((await dpfHere(['import', '.'], folder)).status).toBe(0);
  expect((await dpfHere(['audit', 'verify'], folder)).status).toBe(0);
});
