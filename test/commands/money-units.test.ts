import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesOf, importing, people } from './one-list.ts';
import { dpfHere, repository, temporaryFolder } from './program.ts';

const [JIA = ''] = people;
const MONEY = '姓名,身份证号,补贴项目,发放月份';

test.each([
  ['单位：万元', '金额', 5_000_00],
  ['金额单位:元', '金额', 50],
  ['（单位：万元）', '金额(元)', 50],
  ['临时救助', '金额(万元)', 5_000_00],
])('under the title %s and the heading %s 0.5 is so many fen', async (title, heading, fen) => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/payout-story'));
  await dpfHere(['import', '花名册.csv'], folder);
  writeFileSync(
    join(folder, '救助.csv'),
    `临时救助名单,,,,${title}\r\n${MONEY},${heading}\r\n${JIA},临时救助,2020-12,0.5\r\n`,
  );
  expect((await dpfHere(['import', '救助.csv'], folder)).status).toBe(0);
  const { stdout } = await dpfHere(['payout', '--month', '2020-12', '--dry-run', '--json'], folder);
  const { schemes } = JSON.parse(stdout) as { schemes: { scheme: string; totalFen: number }[] };
  expect(schemes.find(({ scheme }) => scheme === 'temporary-relief')?.totalFen).toBe(fen);
});

test.each(['-500', '-0.05万元', '￥-500'])(
  'a reversal (%s) takes nothing off another row: it is rejected',
  async (amount) => {
    const found = await importing([`${MONEY},金额`, `${JIA},临时救助,2020-12,${amount}`]);
    expect(codesOf(found)).toEqual(['2 金额 amount-negative']);
  },
);
