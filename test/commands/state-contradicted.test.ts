import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

const certificate = `${ids.韩凯建}43`;
const roster = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,证件状态,状态日期,街道';
const onRoster = (state: string): string[] => [
  `韩凯建,${ids.韩凯建},${certificate},肢体,三级,2015-03-04,${state},径河街道`,
];

test('a roster that calls a frozen certificate valid is found by verify until it is restored or the roster corrected', async () => {
  const { load, say } = await office(...bothHolders);
  const found = async (): Promise<readonly string[]> => {
    const { findings } = await say<{ findings: readonly { code: string; message: string }[] }>(
      'verify',
      'certificates',
      '--check',
      'V31',
    );
    return findings.map(({ message }) => message);
  };
  const change = '姓名,身份证号,残疾人证号,变动类型,变动日期';
  await load(change, [`韩凯建,${ids.韩凯建},${certificate},冻结,2020-03-01`], '--as-of', '2020-03-31');
  expect(await found()).toEqual([]);
  expect((await load(roster, onRoster('有效,'), '--as-of', '2020-06-30')).codes).toEqual([
    'state-differs 证件状态',
  ]);
  expect(await found()).toEqual([
    expect.stringContaining('2020-06-30 的花名册写有效，登记为冻结（2020-03-01 冻结）'),
  ]);
  await load(roster, onRoster('冻结,2020-03-01'), '--as-of', '2020-09-30');
  expect(await found()).toEqual([]);
});
