import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

test('the letter to a guardian is the same file twice, names nobody’s number, and knows what is approved', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/explain'));
  for (const file of ['花名册.csv', '监护人与账户.csv']) await dpfHere(['import', file, '--quiet'], folder);
  const write = async (name: string) => {
    const words = ['explain', '丙某', '--month', '2020-12', '--policies', '办法', '--scheme', 'care'];
    const { status } = await dpfHere([...words, '--letter', '--as-of', '2021-01-05', '-o', name], folder);
    expect(status).toBe(0);
    return readFileSync(join(folder, name));
  };
  const first = await write('一.docx');
  expect(first.equals(await write('二.docx'))).toBe(true);
  const { 'word/document.xml': body = new Uint8Array() } = unzipSync(first);
  const text = strFromU8(body).replaceAll(/<[^>]*>/g, '');
  expect(text).not.toMatch(/999999\d/);
  expect(text).toContain('丙某（身份证号 999999************）的监护人辛某：');
  expect(text).toContain('应发150.00元，尚待批准');
  expect(text).toContain('2021年1月5日');
});
