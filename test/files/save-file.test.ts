import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveFile } from '../../src/files/documents/save-file.ts';
import { refusal, tempFolder } from './temp.ts';

test('a new file is written whole, for its owner only, and nothing else is left', async () => {
  const folder = tempFolder();
  await saveFile(join(folder, '表.csv'), ['张', '三'], { force: false });
  await saveFile(join(folder, 'b.xlsx'), [new Uint8Array([1, 2, 3, 4]).subarray(1, 3)], { force: false });
  expect(readFileSync(join(folder, '表.csv'), 'utf8')).toBe('张三');
  expect([...readFileSync(join(folder, 'b.xlsx'))]).toEqual([2, 3]);
  expect(readdirSync(folder).sort()).toEqual(['b.xlsx', '表.csv']);
  if (process.platform !== 'win32') expect(statSync(join(folder, '表.csv')).mode & 0o777).toBe(0o600);
});

test('an existing file is kept without force and replaced with it', async () => {
  const path = join(tempFolder(), 'a.csv');
  await saveFile(path, ['old'], { force: false });
  expect((await refusal(saveFile(path, ['new'], { force: false }))).next?.en).toContain('--force');
  expect(readFileSync(path, 'utf8')).toBe('old');
  await saveFile(path, ['new'], { force: true });
  expect(readFileSync(path, 'utf8')).toBe('new');
});

test('a folder, or a file in a missing folder, is refused even with force', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'sub'));
  for (const path of ['sub', 'missing/a.csv'])
    expect((await refusal(saveFile(join(folder, path), ['x'], { force: true }))).exitCode).toBe(2);
});

test('what fails while its pieces are made leaves the old file and nothing else', async () => {
  const folder = tempFolder();
  const path = join(folder, 'a.csv');
  await saveFile(path, ['old'], { force: false });
  function* failing(): Generator<string> {
    yield 'half of the new';
    throw new RangeError('no more');
  }
  await expect(saveFile(path, failing(), { force: true })).rejects.toThrow('no more');
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.csv']]);
});
