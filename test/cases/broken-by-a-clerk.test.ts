import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { dpf } from '../commands/program.ts';
import { approved, newcomer, office } from './office.ts';

type Office = Awaited<ReturnType<typeof office>>;
const heading = '个案编号,个案种类,姓名,登记号,办理步骤,办理日期,经办人,金额,文号,填写内容,已收材料,备注';

/** Imports a sheet of cases; how many rows were new, moved a case, were known and were refused. */
async function sheet({ folder, call }: Office, ...rows: readonly string[]) {
  writeFileSync(join(folder, '台账.csv'), [heading, ...rows, ''].join('\r\n'));
  const { stdout } = await call('import', '台账.csv', '--json');
  const { rows: counts, problems } = JSON.parse(stdout) as {
    rows: Record<'inserted' | 'updated' | 'unchanged' | 'rejected', number>;
    problems: { message: string }[];
  };
  const { inserted, updated, unchanged, rejected } = counts;
  return { rows: [inserted, updated, unchanged, rejected], told: problems.map((one) => one.message).join() };
}

const works = (day: (step: number) => string): readonly string[] => [
  `case open 无障碍改造 --person 1 --on ${day(0)} --document 申请表`,
  `case advance 1 入户勘查 --field 改造内容=扶手 --on ${day(1)}`,
  `case advance 1 报价 --field 报价=5000 --on ${day(2)}`,
  `case advance 1 批准施工 --field 批准文号=一号 --on ${day(3)}`,
  `case advance 1 完工 --on ${day(4)}`,
];
const accept = (on: string): string =>
  `case advance 1 验收 --field 实际费用=5000 --field 验收文号=二号 --document 验收单 --on ${on}`;

async function ledger({ folder, call }: Office, on: string): Promise<void> {
  const rows = [
    '服务项目,姓名,身份证号,服务日期,数量,计量单位,金额',
    `无障碍设施进家庭,甲某,999999197001020012,${on},1,人,9600`,
    '',
  ];
  writeFileSync(join(folder, '服务台账.csv'), rows.join('\r\n'));
  expect((await call('import', '服务台账.csv')).status).toBe(0);
}

const paid = async ({ call }: Office, month: string): Promise<string> =>
  (await call('payout', '--month', month, '--scheme', 'home-adaptation', '--dry-run')).stdout;

test('a row that says another amount than the step on record is refused, and one that says the same is known', async () => {
  const here = await office();
  for (const line of works((step) => `2020-06-0${step + 1}`)) await here.done(line);
  const row = (amount: string) => `1,无障碍改造,甲某,1,验收,2020-06-25,,${amount},二号,,验收单,`;
  expect((await sheet(here, row('5000'), row('5000.00'))).rows).toEqual([0, 1, 1, 0]);
  const other = await sheet(here, row('500'));
  expect(other).toEqual({
    rows: [0, 0, 0, 1],
    told: expect.stringContaining('本行的实际费用与登记的不同') as string,
  });
  expect(await paid(here, '2020-06')).toContain('5000.00');
  // Sent back and accepted anew on that very day, it is another acceptance.
  const again = ['1,无障碍改造,甲某,1,退回重新验收,2020-06-25,,,,,,', row('500')];
  expect((await sheet(here, row('5000'), ...again)).rows).toEqual([0, 2, 1, 0]);
  expect((await sheet(here, row('5000'), ...again)).rows).toEqual([0, 0, 3, 0]);
  expect(await paid(here, '2020-06')).toContain('500.00');
});

test('a second petition of one day is not taken for the first', async () => {
  const here = await office();
  const row = (about: string) => `,信访,甲某,1,受理,2020-12-01,,,,反映的事项=${about},,`;
  expect((await sheet(here, row('补贴停发'))).rows).toEqual([1, 0, 0, 0]);
  const { rows, told } = await sheet(here, row('补贴停发'), row('轮椅损坏'));
  expect([rows, told]).toEqual([[0, 0, 1, 1], expect.stringContaining('反映的事项')]);
});

test('notes and handings over that come again are written once', async () => {
  const here = await office();
  await here.done('case open 信访 --person 1 --field 反映的事项=试 --on 2020-12-01');
  const rows = [
    '1,信访,甲某,1,备注,2020-12-02,,,,,,来电催办',
    '1,信访,甲某,1,换经办人,2020-12-02,张某,,,,,',
    '1,信访,甲某,1,换经办人,2020-12-02,李某,,,,,',
  ];
  expect((await sheet(here, ...rows)).rows).toEqual([0, 3, 0, 0]);
  expect((await sheet(here, ...rows)).rows).toEqual([0, 0, 3, 0]);
  expect(JSON.parse(await here.done('case show 1 --json'))).toMatchObject({ clerk: '李某' });
});

test('a certificate that nobody has on record is neither changed nor renewed', async () => {
  const here = await office();
  await approved(here);
  await here.done(`case advance 1 issue --field 残疾人证号=${newcomer}43 --on 2020-11-23`);
  await here.done(
    `case open 证件变更 --person ${newcomer} --document 身份证 --document 原残疾人证 --on 2020-11-30`,
  );
  for (const step of ['refer', 'assess --field 残疾类别=肢体 --field 残疾等级=2 --document 评定表'])
    await here.done(`case advance 2 ${step} --on 2020-12-01`);
  for (const [step, day] of [
    ['publish', '02'],
    ['submit', '10'],
    ['approve', '11'],
  ])
    await here.done(`case advance 2 ${step} --on 2020-12-${day}`);
  const change = (old: string) =>
    `case advance 2 change --field old-number=${old} --field number=${newcomer}42 --on 2020-12-14`;
  expect(await here.refused(change(`${newcomer}44`))).toContain('登记中新某没有这个残疾人证号');
  // Of somebody else who is on record.
  expect(await here.refused(change('99999919650505002662'))).toContain('登记中新某没有这个残疾人证号');
  await here.done(change(`${newcomer}43`));
  expect(await here.done(`person show ${newcomer} --as-of 2020-12-31`)).toContain('肢体2级');
});

test('a telephone in a field is masked in a workbook as on the screen', async () => {
  const here = await office();
  await here.done('case open 信访 --person 1 --field 反映的事项=试 --on 2020-12-01');
  await here.done('case reassign 1 李某10012345678 --on 2020-12-01');
  const cells = async (...more: readonly string[]): Promise<string> => {
    expect((await here.call('case', 'list', '-o', '个案.xlsx', '--force', ...more)).status).toBe(0);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(here.folder, '个案.xlsx'));
    return JSON.stringify(book.worksheets[0]?.getSheetValues());
  };
  await here.done('case reassign 1 李某13800138000 --on 2020-12-02');
  expect(await cells()).not.toContain('13800138000');
  expect(await cells('--phones')).toContain('13800138000');
});

test('the ledger counts until the month in which the case is approved', async () => {
  const here = await office();
  await ledger(here, '2020-07-30');
  for (const line of works((step) => `2020-06-0${step + 1}`)) await here.done(line);
  await here.done(accept('2021-01-04'));
  expect(await paid(here, '2020-12')).toContain('9600.00');
  expect(await paid(here, '2021-01')).toContain('5000.00');
  expect(await paid(here, '2021-01')).not.toContain('9600.00');
});

test('what a case stands for is named where the ledger’s month is asked about, and what it does not stand for at the approval', async () => {
  const here = await office();
  await ledger(here, '2020-07-30');
  for (const line of works((step) => `2020-06-0${step + 1}`)) await here.done(line);
  await here.done(accept('2020-09-15'));
  expect(await here.done('explain 1 --month 2020-07')).toContain('台账 服务台账.csv 第 2 行与个案是同一件事');
  await here.done('case open 无障碍改造 --person 1 --on 2020-10-09 --document 申请表');
  for (const line of works((step) => `2020-10-1${step}`).slice(1))
    await here.done(line.replace('advance 1', 'advance 2'));
  const { stdout } = await here.call(...accept('2020-10-20').replace('advance 1', 'advance 2').split(' '));
  expect(stdout).toContain('台账上 2020-07 已有一笔 9600.00 元（服务台账.csv 第 2 行），在受理以前');
});

test('a case that was sent back brings no row of the ledger to life', async () => {
  const here = await office();
  await ledger(here, '2020-07-30');
  for (const line of works((step) => `2020-06-0${step + 1}`)) await here.done(line);
  await here.done(accept('2020-09-15'));
  await here.done('case advance 1 退回重新验收 --on 2020-09-16');
  const { stdout } = await here.call(
    'payout',
    '--month',
    '2020-12',
    '--scheme',
    'home-adaptation',
    '--dry-run',
    '--json',
  );
  expect(JSON.parse(stdout)).toMatchObject({ schemes: [{ eligible: 0 }] });
});

test('the file of a person shows their cases as they stood on the day', async () => {
  const { done } = await office();
  await done('case open 信访 --person 1 --field 反映的事项=试 --on 2020-08-03');
  await done('case advance 1 withdraw --on 2020-08-07');
  const cases = async (day: string): Promise<unknown> =>
    (
      JSON.parse(await done(`person show 1 --as-of ${day} --json`)) as { cases: { isOpen: boolean }[] }
    ).cases.map(({ isOpen }) => isOpen);
  expect([await cases('2020-07-01'), await cases('2020-08-04'), await cases('2020-08-08')]).toEqual([
    [],
    [true],
    [false],
  ]);
});

test('an attachment is asked for by its own name, said to be a paper later, and not handed out once it was changed', async () => {
  const { folder, call, done, refused } = await office();
  await done('case open 无障碍改造 --person 1 --on 2020-12-01 --document 申请表');
  const name = `证${newcomer}电话13800138000.txt`;
  writeFileSync(join(folder, name), '内容');
  const kept = await done(`case attach 1 ${name} --on 2020-12-01`);
  expect(kept).not.toContain(newcomer);
  expect(await refused(`case attach 1 ${name} --document 申请表 --on 2020-12-01`)).toContain('已经存过');
  await done(`case attach 1 ${name} --document 验收单 --on 2020-12-01`);
  expect(JSON.parse(await done('case show 1 --json'))).toMatchObject({
    documents: [{ title: '申请表' }, { title: '验收单' }],
  });
  expect((await call('case', 'extract', '1', name, '-o', '取.txt')).status).toBe(0);
  const sqlite = connect(join(folder, 'dpf.sqlite'), {});
  expect(
    String(
      sqlite
        .prepare('select attachment_name from case_event where attachment_name is not null limit 1')
        .pluck()
        .get(),
    ),
  ).not.toContain('13800138000');
  sqlite.exec(`drop trigger attachment_never_update; update attachment set content = x'7878', size = 2`);
  sqlite.close();
  expect(await refused(`case extract 1 ${name} -o 另取.txt`)).toContain('与存入时的校验值不符');
});

test('a row of a year whose holidays nobody has told is refused, and the others are done', async () => {
  const here = await office();
  const rows = (day: string) => `,法律援助,甲某,1,受理,${day},,,,,,`;
  writeFileSync(
    join(here.folder, '台账.csv'),
    [heading, rows('2030-12-30'), rows('2020-12-01').replace('甲某,1', '乙某,2'), ''].join('\r\n'),
  );
  const { status, stdout } = dpf(['import', '台账.csv', '--as-of', '2030-12-31'], here.folder);
  expect([status, stdout]).toEqual([1, expect.stringContaining('第 2 行')]);
  expect(JSON.parse(await here.done('case list --json'))).toMatchObject({ total: 1 });
});
