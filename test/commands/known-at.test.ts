import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder } from './program.ts';

const LATER = { DPF_NOW: '2021-03-04T01:00:00.000Z' };
const AS_OF = ['--as-of', '2021-03-31'];

/** What is asked of a registry where somebody later waived, judged, began a campaign and drafted. */
const questions = [
  ['verify', 'certificates', '--check', 'V08', '--json', '--as-of', '2029-06-30'],
  ['verify', 'calendar', '--months', '24', '--json', '--as-of', '2029-06-30'],
  ['verify', 'duplicates', '--all', '--json', ...AS_OF],
  ['review', 'status', '--json', ...AS_OF],
  ['review', 'worklist', '--json', ...AS_OF],
  ['person', 'history', '1', '--json'],
  ['explain', '1', '--month', '2020-12', '--json'],
  ['report', 'annual', '--year', '2020'],
  ['report', 'indicators', '--year', '2020', '--json'],
  ['policy', 'gaps', '--year', '2020', '--json'],
  ['payout', '--month', '2020-12', '--dry-run', '--json'],
];

let folder = '';

async function answers(database: string, ...more: readonly string[]): Promise<readonly object[]> {
  const all: object[] = [];
  for (const question of questions) {
    const asked = [...question, ...more, '--quiet', '--db', join(folder, database)];
    const call = await dpfHere(asked, folder, LATER);
    // A trial is numbered after the runs that there are.
    all.push({ question, ...call, stdout: call.stdout.replace(/"run": \d/, '"run": …') });
  }
  return all;
}

beforeAll(async () => {
  folder = sharedFolder(join(repository, 'fixtures/commands/payout-story'));
  expect((await dpfHere(['import', '.'], folder)).status).toBe(0);
  copyFileSync(join(folder, 'dpf.sqlite'), join(folder, '之前.sqlite'));
  for (const later of [
    ['verify', 'waive', 'V08', '--person', '1', '--until', '2030-12-31', '--why', '已通知'],
    ['verify', 'judge', '1', '2', '--different', '--why', '电话核实'],
    ['review', 'start', '--name', '2021年复核', ...AS_OF],
    ['payout', '--month', '2020-12'],
  ])
    expect(await dpfHere(later, folder, LATER)).toMatchObject({ status: 0 });
});

test('what was waived, judged, begun and drafted later changes the answers of today', async () => {
  const then = await answers('之前.sqlite');
  const changed = (await answers('dpf.sqlite')).filter((answer, index) => {
    expect(answer).toMatchObject({ question: questions[index] });
    return JSON.stringify(answer) !== JSON.stringify(then[index]);
  });
  expect(changed.length).toBeGreaterThan(7);
});

test('none of it was known on the day before', async () => {
  expect(await answers('dpf.sqlite', '--known-at', '2021-03-03')).toEqual(await answers('之前.sqlite'));
});

test('on its own day it was known', async () => {
  expect(await answers('dpf.sqlite', '--known-at', '2021-03-04')).toEqual(await answers('dpf.sqlite'));
});

test.each([
  [['verify', 'waive', 'V08', '--person', '1', '--until', '2030-12-31', '--why', '试']],
  [['verify', 'judge', '1', '2', '--same', '--why', '试']],
  [['review', 'start', '--name', '试', ...AS_OF]],
  [['review', 'record', '1', '--result', '合格', '--on', '2021-01-04', ...AS_OF]],
  [['import', '花名册.csv']],
])('of what was known then nothing is written, not even for a try: %j', async (command) => {
  const { status, stderr } = await dpfHere(
    [...command, '--dry-run', '--known-at', '2021-03-03'],
    folder,
    LATER,
  );
  expect([status, stderr]).toEqual([2, expect.stringContaining('--known-at 只能用来查询')]);
});
