import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, temporaryFolder } from './program.ts';

const list = [
  '城乡低保名单(截至2020年11月30日)',
  '姓名,身份证号,低保类别,起始月份',
  '甲某,999999197001020012,城市低保,2020-01',
  '',
].join('\r\n');

test.each([
  ['the day of its title', ['--as-of', '2020-11-30'], false],
  ['no day', [], false],
  ['another day', ['--as-of', '2020-12-31'], true],
])('a list imported with %s is told where its title says another', async (_, options, isTold) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '低保.csv'), list);
  const { stderr } = await dpfHere(['import', '低保.csv', '--kind', 'low-income', ...options], folder);
  const told =
    '的标题写着截至 2020-11-30，按 --as-of 记为 2020-12-31 的名单；以标题为准的，请不加 --as-of 再导入';
  expect(stderr.includes(told)).toBe(isTold);
});
