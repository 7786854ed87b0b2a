import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ids } from '../commands/name-rows.ts';
import { bothHolders, office } from '../commands/office.ts';
import { dpfHere } from '../commands/program.ts';

const ledger = '服务项目,姓名,身份证号,服务日期,数量,计量单位,金额';
const device = `小型辅具,乙某,${ids.乙某},2020-06-01,1,人,`;
const dear = `无障碍改造,萧红,${ids.萧红},2020-06-01,1,人,20000`;
const withoutGuardian = `丙某,${ids.丙某},${ids.丙某}62,精神,二级,2015-03-04,径河街道`;
const asOf = ['--as-of', '2020-12-31'];

type Verified = {
  readonly checked: number;
  readonly holders?: number;
  readonly rows?: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly byCode: Readonly<Record<string, number>>;
  readonly waived: Readonly<Record<string, number>>;
  readonly findings: readonly { code: string; person?: number }[];
};

test('verify all is the certificates and the three other lists, with one total', async () => {
  const { load, say } = await office(...bothHolders, withoutGuardian);
  await load(ledger, [device, dear]);
  const all = await say<Verified>('verify', 'all');
  const parts: Verified[] = [];
  for (const list of ['certificates', 'services', 'employers', 'insurance'])
    parts.push(await say<Verified>('verify', list));
  expect(all.findings).toHaveLength(parts.flatMap(({ findings }) => findings).length);
  expect(all.byCode).toEqual(Object.assign({}, ...parts.map(({ byCode }) => byCode)));
  expect(all.findings.map(({ code }) => code).toSorted()).toEqual(['S04', 'S05', 'V11']);
  expect(all).toMatchObject({ checked: 3, holders: 3, rows: 2, counts: { error: 1, warning: 2, info: 0 } });
  expect(parts[0]).toMatchObject({ checked: 3, holders: 3 });
  expect(parts[0]).not.toHaveProperty('rows');
  expect(parts[1]).toMatchObject({ checked: 2, rows: 2 });
  expect(parts[1]).not.toHaveProperty('holders');
});

test('a check whose list was never imported is not clean: it is told of with what it needs', async () => {
  const { folder, load, say } = await office(...bothHolders);
  type Told = { readonly notChecked: readonly { code: string; needs: readonly string[] }[] };
  const blind = async (list: string) => (await say<Told>('verify', list)).notChecked;
  const codes = async (list: string) => (await blind(list)).map(({ code }) => code);
  expect(await blind('employers')).toEqual([
    { code: 'E01', needs: ['placements'] },
    { code: 'E02', needs: ['placements'] },
    { code: 'E03', needs: ['employers', 'placements'] },
    { code: 'E04', needs: ['employers'] },
    { code: 'E05', needs: ['employers'] },
  ]);
  expect(await codes('services')).toHaveLength(10);
  expect(await codes('insurance')).toHaveLength(7);
  expect(await codes('certificates')).toEqual([
    'V14',
    'V15',
    'V18',
    'V22',
    'V23',
    'V24',
    'V28',
    'V32',
    'V33',
  ]);
  const { stdout } = await dpfHere(['verify', 'employers', ...asOf], folder);
  expect(stdout).not.toContain('没有发现问题');
  expect(stdout).toContain('无从核查的 5 项：');
  expect(stdout).toContain('（没有安残审核用人单位名单、残疾人就业安置名单）');
  await load(ledger, [device]);
  expect(await codes('services')).toEqual([]);
  expect((await dpfHere(['verify', 'services', ...asOf], folder)).stdout).toContain('没有发现问题的');
  await dpfHere(['import', 'undo', '2'], folder);
  expect(await codes('services')).toHaveLength(10);
});

test('without any roster no certificate was looked at', async () => {
  const { load, say } = await office();
  await load('单位名称,统一社会信用代码,年度,在职职工人数,残疾职工人数', [
    '甲公司,91420112MA4K3F8M07,2020,100,2',
  ]);
  const { notChecked } = await say<{ notChecked: readonly { code: string; needs: readonly string[] }[] }>(
    'verify',
    'certificates',
  );
  expect(notChecked).toContainEqual({ code: 'V01', needs: ['holders'] });
  expect(notChecked).toHaveLength(33);
});

test('a finding of a service is waived, told of by its row, and put on a list that is never imported', async () => {
  const { folder, load, say } = await office(...bothHolders);
  await load(ledger, [device, dear]);
  const run = (...args: readonly string[]) => dpfHere(['verify', ...args, ...asOf], folder);
  expect((await run('services')).status).toBe(1);
  const { stdout } = await run('services');
  expect(stdout).toContain('截至 2020-12-31 核查 2 行');
  expect(stdout).toMatch(
    /萧红 .*2020-06-01 +名单\.csv 第 3 行 +无障碍设施进家庭：20000\.00 元，超过最高 18000\.00 元/,
  );
  await say('verify', 'waive', 'S05', '--person', ids.萧红, '--until', '2021-06-30', '--why', '街道补贴');
  expect((await run('services')).status).toBe(0);
  expect(await say<Verified>('verify', 'services')).toMatchObject({ waived: { S05: 1 }, byCode: { S05: 0 } });
  for (const format of ['csv', 'md', 'xlsx'])
    expect((await run('services', '--format', format, '-o', `核查.${format}`)).status).toBe(0);
  const csv = readFileSync(join(folder, '核查.csv'), 'utf8');
  expect(csv).toContain('登记号,姓名,街道,社区,日期,出处,情况和办法');
  expect(csv).toContain('名单.csv 第 2 行');
  for (const file of ['核查.csv', '核查.xlsx'])
    expect((await dpfHere(['import', file], folder)).stderr).toContain('本程序生成的报表');
});

test('a check of another list says which list it is of', async () => {
  const { folder } = await office(...bothHolders);
  const { status, stderr } = await dpfHere(['verify', 'certificates', '--check', 'S04'], folder);
  expect(status).toBe(2);
  expect(stderr).toContain('dpf verify services --check S04');
});

test('what a subdistrict is asked for names its people alone', async () => {
  const { load, say } = await office(...bothHolders);
  await load(ledger, [device, dear]);
  expect(await say<Verified>('verify', 'services', '--subdistrict', '径河')).toMatchObject({
    findings: [{ code: 'S05', name: '萧红' }],
  });
});

test('compared with an earlier day the findings are new, still open or gone', async () => {
  const { load, say } = await office(...bothHolders);
  await load(ledger, [dear]);
  const since = await say<object>('verify', 'services', '--since', '2020-05-31');
  expect(since).toMatchObject({ comparison: { new: 1, open: 0, gone: 0 } });
});
