import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSpreadsheet } from '../../src/files/sheets/open-spreadsheet.ts';
import { notOpened } from '../../src/files/unreadable.ts';
import { refusal, temp, tempFolder } from './temp.ts';

test.each([
  ['a missing file', join(tempFolder(), '没有.xlsx'), 'no such file'],
  ['a folder', tempFolder(), 'a folder'],
  ['an empty file', temp('空.xlsx', ''), 'empty'],
  ['a broken old workbook', temp('旧.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'old spreadsheet'],
])('%s is refused with a reason and what to do', async (_, path, expected) => {
  const error = await refusal(openSpreadsheet(path));
  expect(error.exitCode).toBe(2);
  expect(error.why?.en).toContain(expected);
  expect(error.next?.zh).toMatch(/请/);
  expect(error.what.en).not.toContain('/');
});

test.each(['EBUSY', 'EPERM'])('%s is told as a file that Excel holds', (code) => {
  const error = notOpened('花名册.xlsx', Object.assign(new Error(code), { code }));
  expect(error.next?.zh).toContain('关闭');
});
