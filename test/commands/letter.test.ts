import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/kernel/writing/display-width.ts';
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

test('a draft approves nothing: its money is still told as due', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/explain'));
  for (const file of ['花名册.csv', '监护人与账户.csv']) await dpfHere(['import', file, '--quiet'], folder);
  const draft = await dpfHere(['payout', '--month', '2020-12', '--policies', '办法', '--json'], folder);
  expect(JSON.parse(draft.stdout)).toMatchObject({ state: 'drafted' });
  const words = ['explain', '丙某', '--month', '2020-12', '--policies', '办法', '--scheme', 'care'];
  const { stdout } = await dpfHere([...words, '--letter', '--as-of', '2021-01-05'], folder);
  expect(stdout).toContain('应发150.00元，尚待批准');
});

test('a letter about money that nobody can be paid yet says so, and what to bring', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/explain'));
  await dpfHere(['import', '花名册.csv', '--quiet'], folder);
  const words = ['--month', '2020-12', '--policies', '办法', '--scheme', 'care'];
  await dpfHere(['payout', ...words], folder);
  const { stdout } = await dpfHere(
    ['explain', '丙某', ...words, '--letter', '--as-of', '2021-01-05'],
    folder,
  );
  expect(stdout).toContain('应发150.00元，收款的监护人或户主还没有登记，登记后才能发放');
  expect(stdout).toContain('请补交：监护人或户主的身份证、户口本和银行账户');
});

test('a number that somebody wrote beside the name of the guardian is masked in the file too', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/explain'));
  const sheet = readFileSync(join(folder, '监护人与账户.csv'), 'utf8');
  const [, number = ''] = /,辛某,(\d{17}[\dX])/.exec(sheet) ?? [];
  writeFileSync(join(folder, '监护人与账户.csv'), sheet.replace(',辛某,', `,辛某${number},`));
  for (const file of ['花名册.csv', '监护人与账户.csv']) await dpfHere(['import', file, '--quiet'], folder);
  const words = ['explain', '丙某', '--month', '2020-12', '--policies', '办法', '--letter', '-o', '一.docx'];
  await dpfHere(words, folder);
  const { 'word/document.xml': body = new Uint8Array() } = unzipSync(readFileSync(join(folder, '一.docx')));
  const text = strFromU8(body).replaceAll(/<[^>]*>/g, '');
  expect(number).toHaveLength(18);
  expect(text).toContain('监护人辛某999999************：');
  expect(text).not.toContain(number);
});

test('a letter has lines for its number, its seal and its receipt, and tells no citizen what the office has to look up', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/explain'));
  for (const file of ['花名册.csv', '监护人与账户.csv']) await dpfHere(['import', file, '--quiet'], folder);
  const words = ['explain', '丙某', '--month', '2020-12', '--policies', '办法', '--scheme', 'care'];
  await dpfHere([...words, '--letter', '--as-of', '2021-01-05', '-o', '一.docx'], folder);
  const { 'word/document.xml': body = new Uint8Array() } = unzipSync(readFileSync(join(folder, '一.docx')));
  const text = strFromU8(body).replaceAll(/<[^>]*>/g, '');
  expect(text).toMatch(/编号：_+/);
  expect(text).toMatch(/（盖章）2021年1月5日/);
  const lines = strFromU8(body)
    .split('</w:p>')
    .map((one) => one.replaceAll(/<[^>]*>/g, ''));
  const receipt = lines.slice(
    lines.findIndex((line) => line.startsWith('送达回执')),
    -1,
  );
  expect(receipt[0]).toMatch(/^送达回执：已收到本告知书。日期：_+年_+月_+日$/);
  expect(receipt[1]).toMatch(/^收件人签名：_{10,}\u3000与本人关系：_{10,}$/);
  // 160 mm in 小四: 37 Chinese characters.
  for (const line of [...receipt, ...lines.filter((one) => /^编号|盖章/.test(one))])
    expect(displayWidth(line)).toBeLessThanOrEqual(2 * 37);
  expect(text).not.toContain('核实');
  // Who decides is still told.
  expect((await dpfHere([...words, '--full'], folder)).stdout).toContain('未核实');
});
