import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder } from './program.ts';

const folder = sharedFolder(join(repository, 'fixtures/commands/payout-story'));
beforeAll(async () => {
  await dpfHere(['import', '花名册.csv'], folder);
});

const answerTo = async (typed: string, lang = 'zh') => {
  const { status, stdout, stderr } = await dpfHere([...typed.split(' '), '--lang', lang], folder);
  expect([status, stdout]).toEqual([2, '']);
  return stderr;
};

test.each([
  ['payout --mouth 2020-12', '您是不是想用 --month？'],
  ['payout --mouth=2020-12', '您是不是想用 --month？'],
  ['payout month 2020-12', '您是不是想用 --month？'],
  ['explain 1 --moth 2020-12', '您是不是想用 --month？'],
  ['payout --month 2020-12 --sceme x', '您是不是想用 --scheme？'],
  ['help imprt', '您是不是想用 import？'],
  ['imprt --help', '您是不是想用 import？'],
  ['verify certificats --help', '您是不是想用 certificates？'],
  ['person fnd x', '您是不是想用 find？'],
  ['scheme show famly-care', '是不是 智力残疾家庭照料补贴 family-care？'],
  ['payout --month 2020-12 --scheme 智力残疾家廷照料补贴', '是不是 智力残疾家庭照料补贴 family-care？'],
  ['template holdrs', '是不是 持证残疾人花名册 holders？'],
  ['import 花名册.csv --kind 花名', '是不是 持证残疾人花名册 holders？'],
  ['verify certificates --check V8', '是不是 残疾人证已过期 V08？'],
  ['report trace certificates.holder --year 2020', '是不是 持证残疾人 certificates.holders？'],
  ['review record 甲某 --result 合各 --on 2020-11-20', '是不是 合格 passed？'],
  ['verify certificates --subdistrict 径合', '是不是 径河街道？'],
  ['init --db new.sqlite --district dongxihuu', '是不是 dongxihu？'],
])('`dpf %s` is answered by “%s”', async (typed, meant) => {
  expect(await answerTo(typed)).toContain(`办法：${meant}`);
});

test('a check of another number is no slip: the checks that there are are named', async () => {
  const answer = await answerTo('verify certificates --check V99');
  expect(answer).not.toContain('是不是');
  expect(answer).toMatch(/可选：V01 V02 .* V33/);
});

test.each([
  ['payout', '错误：必须给出选项“--month <月份>”'],
  ['payout --month', '错误：选项“--month <月份>”后面缺少内容'],
  ['payout --month 2020-12 x y', '错误：参数太多：要 0 个，给了 2 个'],
  ['person find', '错误：缺少参数<文字>'],
  ['review record', '错误：必须给出选项“--result <结果>”'],
])('nothing English stands in the answer to `dpf %s`', async (typed, told) => {
  expect(await answerTo(typed)).toContain(told);
});

test('closed lists of words are read in Chinese too, and named with both', async () => {
  const scope = ['import', '花名册.csv', '--dry-run', '--scope', '全量'];
  expect((await dpfHere(scope, folder)).status).toBe(0);
  expect((await dpfHere(['match', '低保名单.csv', '--as', '死亡'], folder)).stdout).toContain('（死亡名单');
  expect((await dpfHere(['import', 'list', '--fail-on', '警告'], folder)).status).toBe(0);
  expect(await answerTo('import 花名册.csv --scope 所有')).toContain('只能是 全量 complete | 新增 additions');
});

test('a kind of sheet is asked for by its Chinese title as by its id', async () => {
  for (const kind of ['持证残疾人花名册', 'holders']) {
    const { status, stdout } = await dpfHere(
      ['import', '花名册.csv', '--dry-run', '--json', '--kind', kind],
      folder,
    );
    expect([kind, status, (JSON.parse(stdout) as { kind: string }).kind]).toEqual([kind, 0, 'holders']);
  }
  expect(await answerTo('import 户名单.csv --kind 死亡名单')).not.toContain('deaths表头');
});
