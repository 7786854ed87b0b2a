import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

const roster = readFileSync(join(repository, 'fixtures/commands/duplicates/花名册.csv'), 'utf8').split(
  '\r\n',
);

test('pairs are told apart by whether an earlier day had them: new, still open, gone', async () => {
  const folder = temporaryFolder();
  const importing = async (rows: readonly string[], now: string) => {
    writeFileSync(join(folder, '花名册.csv'), rows.join('\r\n'));
    await dpfHere(['import', '花名册.csv', '--as-of', '2020-12-31', '--accept-renames'], folder, {
      DPF_NOW: now,
    });
  };
  await importing(roster.slice(0, 7), '2021-01-04T01:00:00.000Z');
  const corrected = roster.map((line) => line.replace('王睛', '赵强'));
  await importing(corrected, '2021-03-04T01:00:00.000Z');
  const asked = ['verify', 'duplicates', '--as-of', '2021-03-31', '--since', '2021-01-31'];
  const { stdout } = await dpfHere([...asked, '--json'], folder);
  const { comparison, pairs } = JSON.parse(stdout) as {
    comparison: object;
    pairs: { change: string; people: { name: string }[] }[];
  };
  expect(comparison).toEqual({ since: '2021-01-31', knownAt: 'then', new: 1, open: 2, gone: 1 });
  expect(pairs.map(({ change, people }) => [change, ...people.map(({ name }) => name)])).toEqual([
    ['open', '李建国', '李建国'],
    ['open', '仇英', '邱英'],
    ['new', '孙<b>文</b>', '孙<b>文</b>'],
  ]);
  const { stdout: said } = await dpfHere(asked, folder);
  expect(said).toContain('与 2021-01-31 相比（按当时所知）：新增 1，仍在 2，消失 1');
});

test.each([
  [['verify', 'certificates', '--check', 'v40']],
  [['verify', 'waive', 'V40', '--person', '1', '--until', '2021-12-31', '--why', '双胞胎']],
])('%j points to the command that finds and judges pairs', async (args) => {
  const { status, stderr } = await dpfHere(args, temporaryFolder());
  expect(status).toBe(2);
  expect(stderr).toContain('dpf verify duplicates');
  expect(stderr).toContain('dpf verify judge');
});
