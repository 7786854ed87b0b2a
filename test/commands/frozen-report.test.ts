import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inventedId } from '../importing/invented.ts';
import { dpfHere, temporaryFolder } from './program.ts';

const LEDGER = '服务项目,姓名,身份证号,服务对象,服务日期,数量,计量单位,金额';
const tally = (day: string, quantity: number) => `交通出行,,,甲街道,${day},${quantity},人次,`;

/** An office with a ledger of two years, at work on 4 January 2021. */
async function office() {
  const folder = temporaryFolder();
  const dpf = async (...args: readonly string[]) => dpfHere(args, folder);
  const bring = async (name: string, ...rows: readonly string[]) => {
    writeFileSync(join(folder, name), [LEDGER, ...rows, ''].join('\r\n'));
    return dpf('import', name, '--quiet', '--as-of', '2020-12-31');
  };
  const json = async (...args: readonly string[]) =>
    JSON.parse((await dpf(...args, '--json')).stdout) as Record<string, unknown>;
  await bring('台账.csv', tally('2020-05-01', 40));
  return { folder, dpf, bring, json };
}

test('what was handed in is kept; a list that comes late is told by old, new and cause', async () => {
  const { dpf, bring, json } = await office();
  expect(await json('report', 'freeze', '--year', '2020', '--why', '报市残联')).toMatchObject({
    isNew: true,
  });
  expect(await json('report', 'freeze', '--year', '2020')).toMatchObject({ isNew: false });
  expect(await json('report', 'changes', '--year', '2020')).toMatchObject({ changes: [] });
  await bring('补报.csv', tally('2020-06-01', 2), '心理咨询,,,甲街道,2020-06-01,3,人次,');
  expect(await json('report', 'changes', '--year', '2020')).toMatchObject({
    frozen: { asOf: '2020-12-31', frozenBy: '经办人', why: '报市残联' },
    changes: [
      { key: 'covid.counselling', old: null, now: 3, causes: ['此后导入服务台账 补报.csv（导入 2）'] },
      { key: 'covid.transport', old: 40, now: 42, causes: ['此后导入服务台账 补报.csv（导入 2）'] },
      { key: 'services.epidemic-counselling.rows', old: null, now: 1 },
      { key: 'services.epidemic-transport.rows', old: 1, now: 2 },
    ],
  });
  // A ledger that says nothing of a programme is no cause of its figure.
  await bring('培训.csv', '教育培训,,,专职委员,2020-06-01,3,人次,');
  const { changes } = (await json('report', 'changes', '--year', '2020')) as {
    changes: { key: string; causes: string[] }[];
  };
  const causes = new Map(changes.map((one) => [one.key, one.causes]));
  expect(causes.get('covid.transport')).toEqual(['此后导入服务台账 补报.csv（导入 2）']);
  expect(causes.get('training.attendances')).toEqual(['此后导入服务台账 培训.csv（导入 3）']);
  await dpf('import', 'undo', '3');
  // A list of which no row was kept is the cause of nothing.
  await bring('退回.csv', '交通出行,某某,,甲街道,2020-06-02,1,人次,');
  expect(JSON.stringify(await json('report', 'changes', '--year', '2020'))).not.toContain('退回.csv');
  await dpf('import', 'undo', '2');
  expect(await json('report', 'changes', '--year', '2020')).toMatchObject({ changes: [] });
});

test('the note of correction has both figures, the cause and the reason; without a change there is none', async () => {
  const { folder, dpf, bring } = await office();
  await dpf('report', 'freeze', '--year', '2020');
  const none = await dpf('report', 'revise', '--year', '2020', '--why', '补报', '-o', '更正.docx');
  expect([none.status, existsSync(join(folder, '更正.docx'))]).toEqual([2, false]);
  expect(none.stderr).toContain('2020 年上报的数字没有变动');
  await bring('补报.csv', tally('2020-06-01', 2));
  const { stdout } = await dpf('report', 'revise', '--year', '2020', '--why', '街道补报');
  expect(stdout).toContain('更正理由：街道补报。');
  expect(stdout).toMatch(/数据已于\d{4}年\d{1,2}月\d{1,2}日上报/);
  await dpf('record', '心理咨询', '--tally', '3', '--on', '2020-06-01', '--as-of', '2020-12-31');
  const byHand = (await dpf('report', 'revise', '--year', '2020', '--why', '补登')).stdout;
  expect(byHand).toContain('此后手工登记（导入 3）');
  expect(byHand).not.toContain('dpf record');
  expect(stdout).toMatch(
    /疫情交通出行人次 +\| +40人次 +\| +42人次 +\| +此后导入服务台账 补报\.csv（导入 2）/,
  );
});

test('last year is what was handed in for it', async () => {
  const { folder, dpf, json } = await office();
  const bring = async (name: string, row: string) => {
    writeFileSync(join(folder, name), [LEDGER, row, ''].join('\r\n'));
    await dpf('import', name, '--quiet', '--as-of', '2019-12-31');
  };
  await bring('去年.csv', tally('2019-05-01', 7));
  await dpf('report', 'freeze', '--year', '2019');
  await bring('补报.csv', tally('2019-06-01', 100));
  const { indicators } = (await json('report', 'annual', '--year', '2020')) as {
    indicators: { key: string; value: number; previous?: number }[];
  };
  const of = (key: string) => indicators.find((one) => one.key === key);
  expect([of('covid.transport')?.value, of('covid.transport')?.previous]).toEqual([40, 7]);
  expect(of('population.registered')).not.toHaveProperty('previous');
});

test('a number that somebody typed into the note is nowhere in full', async () => {
  const { folder, dpf } = await office();
  await dpf('report', 'freeze', '--year', '2020', '--why', `报市残联 ${inventedId('19800506', 1)}`);
  const file = readFileSync(join(folder, 'dpf.sqlite')).toString('latin1');
  // Not the text itself: what fails would print it.
  expect(file.includes(inventedId('19800506', 1))).toBe(false);
});

test('what was never kept cannot be held against anything, and the past is not frozen', async () => {
  const { dpf } = await office();
  const never = await dpf('report', 'changes', '--year', '2020');
  expect([never.status, never.stderr]).toEqual([2, expect.stringContaining('dpf report freeze --year 2020')]);
  const past = await dpf('report', 'freeze', '--year', '2020', '--known-at', '2021-01-03');
  expect([past.status, past.stderr]).toEqual([2, expect.stringContaining('--known-at')]);
});
