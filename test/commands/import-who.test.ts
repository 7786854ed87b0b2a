import { expect, test } from 'vitest';
import { someone } from '../payout/registry.ts';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

const deaths = '姓名,身份证号,死亡日期';
const other = `丁某,${someone(7, '19700506')},${someone(7, '19700506')}43,肢体,三级,2015-03-04,径河街道`;

test.each([
  ['the name of another holder', `萧红,${ids.韩凯建},2020-03-01`, ['韩凯建 1980-05-06', '#1', '号码相同']],
  [
    'a name of the same sound',
    `韩凯健,${ids.韩凯建},2020-03-01`,
    ['韩凯建 1980-05-06', '#1', '号码相同', '（健/建）'],
  ],
  ['a name like nobody’s', `欧阳某某,${ids.韩凯建},2020-03-01`, ['韩凯建 1980-05-06', '#1', '姓名不同']],
])('a row with %s beside a number is refused, and says who may be meant', async (_, row, said) => {
  const { load, nameOf } = await office(...bothHolders);
  const { counts, problems } = await load(deaths, [row]);
  expect(counts).toBe('1 0 0 0 1');
  const [{ message } = { message: '' }] = problems;
  expect(message).toContain('可能是：');
  for (const part of said) expect(message).toContain(part);
  expect(message).not.toMatch(/\d{17}/);
  expect(await nameOf('韩凯建')).toBe('韩凯建');
});

test('where name and birth date are somebody else’s, both are named, the holder of the number first', async () => {
  const { load } = await office(...bothHolders, other);
  const heading = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,出生日期';
  const row = `丁某,${ids.韩凯建},${ids.韩凯建}43,肢体,三级,2015-03-04,径河街道,1970-05-06`;
  const { counts, problems } = await load(heading, [row]);
  expect(counts).toBe('1 0 0 0 1');
  const message = problems.find(({ code }) => code === 'name-differs')?.message ?? '';
  expect(message).toMatch(/韩凯建 1980-05-06 \S+ #1（号码相同，.*；丁某 1970-05-06 \S+ #3/);
});

test('the name of a guardian is not weighed as that of the row', async () => {
  const { load } = await office(...bothHolders);
  const heading = '姓名,身份证号,监护人姓名,监护人身份证号';
  const { problems } = await load(heading, [`韩凯建,${ids.韩凯建},丁某,${ids.萧红}`]);
  expect(problems.map(({ code, column }) => [code, column])).toEqual([['name-differs', '监护人姓名']]);
  expect(problems[0]?.message).not.toContain('可能是：');
});
