import { expect, test } from 'vitest';
import { CannotRun, exitCodes } from '../../src/kernel/cannot-run.ts';
import { isAtLeast, severities } from '../../src/kernel/problem.ts';
import { inLang } from '../../src/kernel/text.ts';

test.each([
  ['info', 'info', true],
  ['info', 'warning', false],
  ['info', 'error', false],
  ['warning', 'info', true],
  ['warning', 'warning', true],
  ['warning', 'error', false],
  ['error', 'info', true],
  ['error', 'warning', true],
  ['error', 'error', true],
] as const)('of severity %s, at least %s: %s', (severity, threshold, expected) => {
  expect(isAtLeast(severity, threshold)).toBe(expected);
});

test('severities go from mild to grave', () => {
  expect(severities).toStrictEqual(['info', 'warning', 'error']);
});

test('the exit codes are the contract of the command line', () => {
  expect(Object.values(exitCodes)).toStrictEqual([0, 1, 2, 4, 10, 11, 12, 13, 14, 70, 130]);
});

test('what cannot run leaves with 2 unless it says otherwise, and speaks both languages', () => {
  const what = { zh: '打不开', en: 'Cannot open' };
  expect(new CannotRun({ what }).exitCode).toBe(2);
  const locked = new CannotRun({ what, exitCode: exitCodes.locked, cause: 'EBUSY' });
  expect([locked.exitCode, locked.message, locked.cause, inLang(locked.what, 'zh')]).toStrictEqual([
    11,
    'Cannot open',
    'EBUSY',
    '打不开',
  ]);
});
