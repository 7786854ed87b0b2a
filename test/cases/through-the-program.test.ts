import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../src/db/connection/driver.ts';
import { dpfHere, temporaryFolder } from '../commands/program.ts';
import { someone } from '../payout/registry.ts';
import { approved, newcomer, office } from './office.ts';

const number = `${newcomer}43`;

/** 办证 from the application to the certificate. */
async function issued(here: Awaited<ReturnType<typeof office>>) {
  await approved(here);
  await here.done(`case advance 1 issue --field 残疾人证号=${number} --on 2020-11-23`);
}

const roster = (certificate: string, category: string, grade: string): string =>
  [
    '花名册(截至2020年12月31日)',
    '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,户籍街道',
    `新某,${newcomer},${certificate},${category},${grade},2020-11-23,径河街道`,
    '',
  ].join('\r\n');

test('a certificate case that ends in issue makes a holder, whom the roster then confirms', async () => {
  const here = await office();
  const { folder, call } = here;
  await issued(here);
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
  const here = await office();
  const { folder, call } = here;
  await issued(here);
  writeFileSync(join(folder, '名册.csv'), roster(`${newcomer}44`, '肢体', '四级'));
  expect((await call('import', '名册.csv')).status).toBe(0);
  const { status, stdout } = await call('verify', 'certificates', '--as-of', '2020-12-31', '--json');
  const { findings } = JSON.parse(stdout) as { findings: { name: string; code: string }[] };
  expect(status).toBe(1);
  expect(findings.filter(({ name }) => name === '新某').map(({ code }) => code)).toEqual(['V10', 'V30']);
});

test('a certificate of somebody else is refused, and the case stands where it stood', async () => {
  const here = await office();
  const { call, done } = here;
  await issued(here);
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

test('an attachment comes out again as it went in, and the log says so', async () => {
  const { folder, call, done, refused } = await office();
  await done('case open 信访 --person 1 --field 反映的事项=补贴停发 --on 2020-12-01');
  writeFileSync(join(folder, '来信.txt'), `来信内容 ${newcomer}`);
  writeFileSync(join(folder, '空.txt'), '');
  await done('case attach 1 来信.txt --on 2020-12-02');
  expect(await refused('case attach 1 来信.txt --on 2020-12-03')).toContain('2020-12-02 已经存过');
  expect(await refused('case attach 1 空.txt')).toContain('空文件');
  expect(await refused('case attach 1 dpf.sqlite')).toContain('正在使用的数据库');
  expect(await refused('case extract 1 别的.txt -o 取出.pdf')).toContain('来信.txt');
  expect((await call('case', 'extract', '1', '-o', '取出.pdf')).status).toBe(0);
  expect(readFileSync(join(folder, '取出.pdf'), 'utf8')).toBe(`来信内容 ${newcomer}`);
  const sqlite = connect(join(folder, 'dpf.sqlite'), {});
  const log = sqlite.prepare(`select body from audit where action = 'reveal'`).pluck().all();
  sqlite.close();
  // The name that is none is on the log as well: it was asked for.
  const said = '{"command":"case extract","people":[1],"shown":["numbers"]}';
  expect(log.map(String)).toEqual([said, said]);
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
  expect(await dpfHere(['--lang', 'en', '--as-of=2020-12-08'], folder)).toEqual(
    await dpfHere(['today', '--lang', 'en', '--as-of', '2020-12-08'], folder),
  );
  expect((await dpfHere(['--lang', 'en', 'todai'], folder)).stderr).toContain('todai');
  expect([today.status, today.stdout]).toEqual([0, expect.stringContaining('dpf import roster.xlsx')]);
  const { stdout } = await dpfHere(['today', '--format', 'html', '--lang', 'en'], folder);
  expect(stdout).toContain('<code>dpf verify certificates</code>');
});
