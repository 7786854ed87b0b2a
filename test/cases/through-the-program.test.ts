import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { dpfHere, repository, temporaryFolder } from '../commands/program.ts';
import { someone } from '../payout/registry.ts';

const story = join(repository, 'fixtures/commands/payout-story');
const newcomer = someone(77);
const number = `${newcomer}43`;

/** An office with the roster of the story, and a way to call the program in it. */
async function office() {
  const folder = temporaryFolder(story);
  const call = (...args: string[]) => dpfHere(args, folder);
  expect((await call('import', '花名册.csv')).status).toBe(0);
  const done = async (line: string) => {
    const { status, stderr } = await call(...line.split(' '));
    expect([line, status, stderr]).toEqual([line, 0, '']);
  };
  return { folder, call, done };
}

/** 办证 from the application to the certificate. */
async function issued(done: (line: string) => Promise<void>) {
  await done(
    `case open 办证 --person ${newcomer} --name 新某 --on 2020-11-02 --document 身份证 --document 户口本 --document 照片`,
  );
  await done('case advance 1 refer --on 2020-11-03');
  await done(
    'case advance 1 assess --field 残疾类别=肢体 --field 残疾等级=三级 --document 评定表 --on 2020-11-10',
  );
  await done('case advance 1 publish --on 2020-11-11');
  await done('case advance 1 submit --on 2020-11-19');
  await done('case advance 1 approve --on 2020-11-20');
  await done(`case advance 1 issue --field 残疾人证号=${number} --on 2020-11-23`);
}

const roster = (certificate: string, category: string, grade: string): string =>
  [
    '花名册(截至2020年12月31日)',
    '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,户籍街道',
    `新某,${newcomer},${certificate},${category},${grade},2020-11-23,径河街道`,
    '',
  ].join('\r\n');

test('a certificate case that ends in issue makes a holder, whom the roster then confirms', async () => {
  const { folder, call, done } = await office();
  await issued(done);
  const shown = await call('person', 'show', newcomer, '--as-of', '2020-12-31');
  expect(shown.stdout).toContain('肢体3级，有效，2020-11-23 至 2030-11-22，有效持证');
  expect(shown.stdout).not.toContain(newcomer);
  writeFileSync(join(folder, '名册.csv'), roster(number, '肢体', '三级'));
  expect((await call('import', '名册.csv')).status).toBe(0);
  const { stdout } = await call('verify', 'certificates', '--as-of', '2020-12-31', '--json');
  const { findings } = JSON.parse(stdout) as { findings: { name: string }[] };
  expect(findings.filter(({ name }) => name === '新某')).toEqual([]);
});

test('a roster that has another certificate than the case issued is a finding', async () => {
  const { folder, call, done } = await office();
  await issued(done);
  writeFileSync(join(folder, '名册.csv'), roster(`${newcomer}44`, '肢体', '四级'));
  expect((await call('import', '名册.csv')).status).toBe(0);
  const { status, stdout } = await call('verify', 'certificates', '--as-of', '2020-12-31', '--json');
  const { findings } = JSON.parse(stdout) as { findings: { name: string; code: string }[] };
  expect(status).toBe(1);
  expect(findings.filter(({ name }) => name === '新某').map(({ code }) => code)).toEqual(['V10', 'V30']);
});

test('a certificate of somebody else is refused, and the case stands where it stood', async () => {
  const { call, done } = await office();
  await issued(done);
  await done('import undo 8');
  const { status, stderr } = await call(
    'case',
    'advance',
    '1',
    'issue',
    '--field',
    `number=${someone(78)}43`,
  );
  expect([status, stderr]).toEqual([2, expect.stringContaining('残疾人证号不是新某的身份证号开头')]);
  const { stdout } = await call('case', 'show', '1', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ state: 'approved', ended: null });
  expect((await call('person', 'show', newcomer)).stdout).not.toContain('残疾人证 ');
});

test('an attachment is kept by its digest, and one that was changed behind dpf is told', async () => {
  const { folder, call, done } = await office();
  await done('case open 信访 --person 1 --field 反映的事项=补贴停发 --on 2020-12-01');
  writeFileSync(join(folder, '来信.txt'), '来信内容');
  await done('case attach 1 来信.txt --on 2020-12-02');
  const intact = JSON.parse((await call('audit', 'verify', '--json')).stdout) as { attachments: unknown };
  expect(intact.attachments).toEqual({ kept: 1, damaged: [] });
  const sqlite = connect(join(folder, 'dpf.sqlite'), {});
  sqlite.exec(`drop trigger attachment_never_update; update attachment set content = x'7878', size = 2`);
  sqlite.close();
  const { status, stdout } = await call('audit', 'verify');
  expect([status, stdout]).toEqual([1, expect.stringContaining('的内容与校验值不符')]);
});

test('an attachment of more than 20 MB is refused before anything is written', async () => {
  const { folder, call, done } = await office();
  await done('case open 信访 --person 1 --field 反映的事项=补贴停发 --on 2020-12-01');
  writeFileSync(join(folder, '大.bin'), Buffer.alloc(20 * 1024 * 1024 + 1));
  const { status, stderr } = await call('case', 'attach', '1', '大.bin');
  expect([status, stderr]).toEqual([2, expect.stringContaining('附件最大 20 MB')]);
});

test('a sheet of cases opens each once however often it comes, and undoing it leaves none', async () => {
  const { folder, call, done } = await office();
  const heading = '个案种类,姓名,登记号,办理步骤,办理日期,填写内容';
  const rows = ['信访,甲某,1,受理,2020-11-30,反映的事项=补贴停发', '法律援助,乙某,2,受理,2020-11-30,'];
  writeFileSync(join(folder, '台账.csv'), [heading, ...rows].join('\r\n'));
  await done('import 台账.csv');
  writeFileSync(
    join(folder, '台账.csv'),
    [heading, ...rows, '信访,丙某,3,受理,2020-11-30,反映的事项=试'].join('\r\n'),
  );
  await done('import 台账.csv');
  const count = async () =>
    (JSON.parse((await call('case', 'list', '--json')).stdout) as { total: number }).total;
  expect(await count()).toBe(3);
  await done('case advance 1 accept --on 2020-12-01');
  const stuck = await call('import', 'undo', '2');
  expect([stuck.status, stuck.stderr]).toEqual([2, expect.stringContaining('dpf case advance')]);
  for (const id of [4, 3, 2]) await done(`import undo ${id}`);
  expect(await count()).toBe(0);
});

test('without a database dpf, and dpf today, say how to begin', async () => {
  const folder = temporaryFolder();
  const [alone, today] = [await dpfHere([], folder), await dpfHere(['today'], folder)];
  expect(alone).toEqual(today);
  expect([today.status, today.stdout]).toEqual([0, expect.stringContaining('dpf import roster.xlsx')]);
  const { stdout } = await dpfHere(['today', '--format', 'html', '--lang', 'en'], folder);
  expect(stdout).toContain('<code>dpf verify certificates</code>');
});
