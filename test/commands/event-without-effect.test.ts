import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

const certificate = `${ids.韩凯建}43`;
const change = '姓名,身份证号,残疾人证号,变动类型,变动日期';
const cancelled = (number: string, on: string): string => `韩凯建,${ids.韩凯建},${number},注销,${on}`;

test('an event of a list that counts for nothing is found by verify until its certificate comes or its date is mended', async () => {
  const { load, say } = await office(...bothHolders);
  const found = async (): Promise<readonly string[]> => {
    const { findings } = await say<{ findings: readonly { message: string }[] }>(
      'verify',
      'certificates',
      '--check',
      'V32',
    );
    return findings.map(({ message }) => message);
  };
  await load(change, [cancelled(certificate, '2020-03-01')], '--as-of', '2020-03-31');
  expect(await found()).toEqual([]);
  await load(change, [cancelled(certificate, '2001-03-01')], '--as-of', '2020-04-30');
  expect(await found()).toEqual([expect.stringContaining('名单上 2001-03-01 注销，早于初次发证')]);
  await load(change, [cancelled(`${ids.韩凯建}44B1`, '2020-05-01')], '--as-of', '2020-05-31');
  expect(await found()).toHaveLength(2);
});
