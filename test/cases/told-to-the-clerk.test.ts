import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { approved, newcomer, office } from './office.ts';

const heading = '个案编号,个案种类,姓名,登记号,办理步骤,办理日期,填写内容,已收材料';
const dead = 4;

test('the number that is issued says the category and grade that were assessed', async () => {
  const here = await office();
  await approved(here, '视力残疾');
  const told = await here.refused(`case advance 1 issue --field 残疾人证号=${newcomer}43 --on 2020-11-23`);
  expect(told).toContain('评定为视力三级，证号的第 19、20 位却是肢体三级');
  expect(told).not.toContain(newcomer);
  await here.done(`case advance 1 issue --field 残疾人证号=${newcomer}13 --on 2020-11-23`);
});

test('what may be a mistake at the opening is said, and the case is opened all the same', async () => {
  const { done } = await office();
  const papers = '--document 身份证 --document 户口本 --document 照片';
  expect(await done(`case open 办证 --person 1 --on 2020-11-02 ${papers}`)).toContain('已有有效残疾人证');
  expect(await done('case open 无障碍改造 --person 1 --on 2020-11-02 --document 申请表')).not.toContain(
    '请注意',
  );
  expect(await done('case open 无障碍改造 --person 1 --on 2020-11-03 --document 申请表')).toContain(
    '个案 2（2020-11-02 受理）是同一种、同一对象的，还没有办结',
  );
  expect(await done(`case open 无障碍改造 --person ${dead} --on 2020-11-03 --document 申请表`)).toContain(
    `没有有效残疾人证，到批准时仍没有的不发：dpf explain ${dead} --scheme home-adaptation`,
  );
  const about = '--certificate 99999919650505002662 --field 异议内容=等级不符';
  expect(await done(`case open 异议 --person 1 --on 2020-11-03 ${about}`)).toContain(
    '涉及的残疾人证是另一个人的（登记号 2）',
  );
  expect(await done('person show 2')).toMatch(/个案 5 .*未办结）：涉及残疾人证 999999\*+/);
});

test('whoever approves money for somebody without a live certificate is told that nothing is paid', async () => {
  const { done } = await office();
  await done(`case open 无障碍改造 --person ${dead} --on 2020-09-01 --document 申请表`);
  await done('case advance 1 入户勘查 --field 改造内容=扶手 --on 2020-09-02');
  await done('case advance 1 报价 --field 报价=9000 --on 2020-09-03');
  await done('case advance 1 批准施工 --field 批准文号=一号 --on 2020-09-04');
  await done('case advance 1 完工 --on 2020-09-05');
  const accept = '--field 实际费用=9000 --field 验收文号=二号 --document 验收单';
  expect(await done(`case advance 1 验收 ${accept} --on 2020-09-06`)).toContain(
    `2020-09-06 没有有效残疾人证，批准了也不发：dpf explain ${dead} --scheme home-adaptation --month 2020-09`,
  );
});

test('a name that only an undone case had given binds nobody', async () => {
  const { done, refused } = await office();
  const open = (name: string) =>
    `case open 信访 --person ${newcomer} --name ${name} --field 反映的事项=问政策 --on 2020-12-01`;
  await done(open('错某'));
  expect(await refused(open('对某'))).toContain('另一个姓名');
  await done('import undo 2');
  await done(open('对某'));
  expect(await done(`person show ${newcomer}`)).toContain('对某');
});

test('a row of a sheet is told what it lacks in the words of its columns', async () => {
  const { folder, call, done } = await office();
  await done('case open 无障碍改造 --person 1 --on 2020-11-02 --document 申请表');
  const rows = [
    '1,无障碍改造,甲某,1,入户勘查,2020-11-03,,',
    '1,无障碍改造,甲某,2,入户勘查,2020-11-03,改造内容=扶手,',
    '1,无障碍改造,甲某,1,入户勘查,2020-11-03,改造内容=扶手；改造内容=坡道,',
    ',无障碍改造,乙某,2,受理,2020-11-03,,',
  ];
  writeFileSync(join(folder, '台账.csv'), [heading, ...rows].join('\r\n'));
  const { status, stdout } = await call('import', '台账.csv');
  expect(status).toBe(1);
  expect(stdout).toContain('在“填写内容”写 改造内容=…');
  expect(stdout).toContain('个案 1 是另一个人、户或单位的');
  expect(stdout).toContain('“改造内容”写了两次');
  expect(stdout).toContain('在“已收材料”写 申请表');
});

test('who handed a case over to whom stands in its course', async () => {
  const { done } = await office();
  await done('case open 信访 --person 1 --clerk 张某 --field 反映的事项=补贴停发 --on 2020-12-01');
  await done('case reassign 1 李某 --why 张某休假 --on 2020-12-02');
  expect(await done('case show 1')).toContain('张某 → 李某，张某休假');
});

test('what was approved and is in no run is on the screen of the morning, until a draft holds it', async () => {
  const { folder, call, done } = await office();
  await done('case open 无障碍改造 --person 1 --on 2020-05-06 --document 申请表');
  const steps = [
    '入户勘查,2020-05-12,改造内容=扶手,',
    '报价,2020-05-18,报价=9000,',
    '批准施工,2020-05-20,批准文号=一号,',
    '完工,2020-06-01,,',
    '验收,2020-06-03,实际费用=9000；验收文号=二号,验收单',
  ];
  const rows = steps.map((step) => `1,无障碍改造,甲某,1,${step}`);
  writeFileSync(join(folder, '台账.csv'), [heading, ...rows].join('\r\n'));
  await done('import 台账.csv');
  const today = () => done('today --as-of 2020-12-08');
  expect(await today()).toContain('批准了、还不在任何批次中的 1 件（个案 1）');
  expect(await today()).toContain('dpf explain 1 --scheme home-adaptation --month 2020-06');
  const ledger =
    '服务项目,姓名,身份证号,服务日期,数量,计量单位,金额\r\n无障碍设施进家庭,甲某,999999197001020012,2020-07-01,1,人,8000\r\n';
  writeFileSync(join(folder, '服务台账.csv'), ledger);
  expect((await call('import', '服务台账.csv')).status).toBe(0);
  const { stderr } = await call('payout', '--month', '2020-12', '--scheme', 'home-adaptation');
  expect(stderr).toContain('台账有 1 行与个案是同一对象同一年，以个案为准，不另计（服务台账.csv 第 2 行）');
  expect(await today()).not.toContain('批准了、还不在任何批次中');
});

test('a roster that leaves out what a case issued is a finding, and so is the event of a case that waits', async () => {
  const here = await office();
  await approved(here);
  await here.done(`case advance 1 issue --field 残疾人证号=${newcomer}43 --on 2020-11-23`);
  const rows = ['花名册(截至2021年1月31日)', '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,户籍街道'];
  writeFileSync(
    join(here.folder, '全量.csv'),
    [...rows, '甲某,999999197001020012,99999919700102001242,肢体,二级,2015-03-01,吴家山街道', ''].join(
      '\r\n',
    ),
  );
  await here.call('import', '全量.csv', '--scope', 'complete');
  const { stdout } = await here.call(
    'verify',
    'certificates',
    '--as-of',
    '2021-01-31',
    '--check',
    'V33',
    '--json',
  );
  const { findings } = JSON.parse(stdout) as { findings: { name: string; message: string }[] };
  expect(findings.find(({ name }) => name === '新某')?.message).toContain('（个案 1 办成）');
  expect(findings.map(({ name }) => name)).toContain('乙某');
  const all = await here.call('verify', 'certificates', '--as-of', '2021-01-31');
  expect(all.stdout).not.toMatch(/V32（没有|V32 \(/);
});

const award = [
  'case open 阳光创业扶持 --person 1 --document 申请表 --document 营业执照 --on 2020-09-01',
  'case advance 1 实地核查 --field 核查情况=属实 --on 2020-09-02',
  'case advance 1 审批 --field 批准文号=一号 --on 2020-09-03',
];

test('an approval that was sent back pays nothing until it is given again', async () => {
  const { call, done } = await office();
  for (const line of award) await done(line);
  const due = async () =>
    (await call('explain', '1', '--month', '2020-09', '--scheme', 'startup-grant')).stdout.includes(
      '4000.00 元',
    );
  expect(await due()).toBe(true);
  await done('case advance 1 退回重新审批 --on 2020-09-04');
  expect(await due()).toBe(false);
  expect(await done('case show 1')).not.toContain('发放依据');
  await done('case advance 1 审批 --field 批准文号=二号 --on 2020-09-05');
  expect(await due()).toBe(true);
});

test('a roster with another name than the case has is refused: nobody is paid under a name that was not theirs', async () => {
  const { folder, call, done } = await office();
  await done(`case open 信访 --person ${newcomer} --name 错某 --field 反映的事项=试 --on 2020-11-02`);
  const rows = ['花名册(截至2020年12月31日)', '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,户籍街道'];
  const row = `对某,${newcomer},${newcomer}43,肢体,三级,2019-05-05,径河街道`;
  writeFileSync(join(folder, '名册.csv'), [...rows, row, ''].join('\r\n'));
  const { status, stdout } = await call('import', '名册.csv');
  expect([status, stdout]).toEqual([1, expect.stringContaining('对某')]);
  expect(await done('case show 1')).toContain('错某');
});

test('what stood in the ledger before a case was opened is other work, and stays', async () => {
  const { folder, call, done } = await office();
  const ledger = [
    '服务项目,姓名,身份证号,服务日期,数量,计量单位,金额',
    '无障碍设施进家庭,甲某,999999197001020012,2020-03-29,1,人,9600',
    '',
  ];
  writeFileSync(join(folder, '服务台账.csv'), ledger.join('\r\n'));
  expect((await call('import', '服务台账.csv')).status).toBe(0);
  for (const line of [
    'case open 无障碍改造 --person 1 --on 2020-04-02 --document 申请表',
    'case advance 1 入户勘查 --field 改造内容=扶手 --on 2020-04-03',
    'case advance 1 报价 --field 报价=5000 --on 2020-04-04',
    'case advance 1 批准施工 --field 批准文号=一号 --on 2020-04-07',
    'case advance 1 完工 --on 2020-05-06',
    'case advance 1 验收 --field 实际费用=5,000.00 --field 验收文号=二号 --document 验收单 --on 2020-06-01',
  ])
    await done(line);
  const { stdout } = await call('payout', '--month', '2020-12', '--scheme', 'home-adaptation', '--dry-run');
  expect(stdout).toContain('14600.00');
});

test('a certificate that was issued is not issued again by taking the case up', async () => {
  const here = await office();
  await approved(here);
  await here.done(`case advance 1 issue --field 残疾人证号=${newcomer}43 --on 2020-11-23`);
  expect(await here.refused('case reopen 1 --why 等级错 --on 2020-11-24')).toContain(
    '已经登记了残疾人证，不能重办',
  );
});

test('a note of today stands in the way of no step of last week, and the case is shown as it was then', async () => {
  const { call, done } = await office();
  await done('case open 无障碍改造 --person 1 --document 申请表 --on 2020-12-01');
  await done('case reassign 1 李某 --why 休假 --on 2020-12-10');
  await done('case advance 1 入户勘查 --field 改造内容=坡道 --on 2020-12-08');
  expect(await done('case show 1 --as-of 2020-12-05')).toContain('现在“待入户勘查”');
  expect(await done('case list --as-of 2020-11-30')).toContain('没有个案');
  expect(await done('case list --as-of 2020-12-08')).toContain('待报价');
  for (const asked of ['case list', 'case due', 'case show 1', 'case export --format csv', 'today'])
    await done(`${asked} --as-of 2020-12-05 --known-at 2021-01-04`);
  expect(await done('case list --as-of 2020-12-05 --known-at 2021-01-04')).toContain('待入户勘查');
  expect((await call('case', 'show', '1', '--known-at', '2020-01-01')).status).toBe(2);
});

test('a row of a household or employer moves no case of another, and a row added by hand is never lost', async () => {
  const { folder, call, done } = await office();
  expect((await call('import', '户名单.csv')).status).toBe(0);
  await done('case open 信访 --household H001 --field 反映的事项=甲 --on 2020-12-01');
  const titles = '个案编号,个案种类,姓名,办理对象,登记号,办理步骤,办理日期,填写内容,备注';
  const rows = [
    '1,信访,,H002,,受理,2020-12-02,,',
    ',法律援助,丙某,,3,,,,',
    '1,信访,,H001,,备注,2020-12-03,,来电催问',
    '1,信访,,H001,,受理,2020-12-04,,',
  ];
  writeFileSync(join(folder, '台账.csv'), [titles, ...rows, ''].join('\r\n'));
  const { stdout } = await call('import', '台账.csv', '--as-of', '2020-12-31');
  expect(stdout).toContain('个案 1 是另一个人、户或单位的');
  expect(stdout).toMatch(/台账.csv +个案台账 +2020-12-31 +4 +0 +2 +0 +2/);
  expect(await done('case show 1')).toMatch(/来电催问[\s\S]*办理中/);
});

test('an open case of somebody who died is on the screen of the morning', async () => {
  const { folder, call, done } = await office();
  await done('case open 无障碍改造 --person 1 --document 申请表 --on 2020-12-01');
  writeFileSync(
    join(folder, '死亡.csv'),
    '死亡人员名单\r\n姓名,身份证号,死亡日期\r\n甲某,999999197001020012,2020-12-03\r\n',
  );
  expect((await call('import', '死亡.csv', '--as-of', '2020-12-31')).status).toBe(0);
  expect(await done('today --as-of 2020-12-08')).toContain('本人在死亡名单上、还没有办结的 1 件（个案 1）');
  expect(await done('case open 信访 --person 1 --field 反映的事项=试 --on 2020-12-07')).toContain(
    '死亡名单上有此人（2020-12-03）',
  );
});

test('an id in a field is masked in a workbook as on the screen', async () => {
  const { folder, call, done } = await office();
  for (const line of award.slice(0, 2)) await done(line);
  await done(`case advance 1 审批 --field 批准文号=${newcomer}号 --on 2020-09-03`);
  expect((await call('case', 'list', '-o', '个案.xlsx')).status).toBe(0);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, '个案.xlsx'));
  const cells = JSON.stringify(book.worksheets[0]?.getSheetValues());
  expect(cells).toContain('999999************号');
  expect(cells).not.toContain(newcomer);
});

test('the cases of a household or an employer are listed, and those of a household are in the history of its members', async () => {
  const { call, done, refused } = await office();
  expect((await call('import', '户名单.csv')).status).toBe(0);
  await done('case open 信访 --household H001 --field 反映的事项=楼道 --on 2020-12-02');
  await done('case open 信访 --person 1 --field 反映的事项=别的 --on 2020-12-02');
  expect(await done('case list --household H001')).toMatch(/个案 1 件[\s\S]*H001/);
  expect(await refused('case list --household H999')).toContain('登记中没有这个户号');
  expect(await refused('case list --employer 91420112MA4K000001')).toContain('统一社会信用代码');
  for (const [person, isTold] of [
    [1, true],
    [2, true],
    [3, false],
  ] as const)
    expect([person, (await done(`person history ${person}`)).includes('个案 1 信访')]).toEqual([
      person,
      isTold,
    ]);
});

test('a street gets the cases of its new applicants and households, too', async () => {
  const { call, done, refused } = await office();
  expect((await call('import', '户名单.csv')).status).toBe(0);
  const papers = '--document 身份证 --document 户口本 --document 照片';
  await done(`case open 办证 --person ${newcomer} --name 新某 ${papers} --subdistrict 径河 --on 2020-11-02`);
  await done('case open 信访 --household H001 --field 反映的事项=试 --subdistrict 径河街 --on 2020-11-02');
  expect(await refused('case open 信访 --household H001 --field 反映的事项=试 --subdistrict 没有')).toContain(
    '没有街道',
  );
  const { stdout } = await call('case', 'export', '--subdistrict', '径河', '--format', 'csv');
  expect(
    stdout
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',').slice(0, 6)),
  ).toEqual([
    ['1', '残疾人证申领', '新某', '', '5', '径河街道'],
    ['2', '信访', '', 'H001', '', '径河街道'],
    [''],
  ]);
});
