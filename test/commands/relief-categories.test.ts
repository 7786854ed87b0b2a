import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesOf, importing, LOW, people } from './one-list.ts';
import { dpfHere, temporaryFolder } from './program.ts';

const [JIA = '', YI = '', BING = '', DING = ''] = people;

test('a relief list makes only its 低保 low-income, and tells how many are of what else', async () => {
  const found = await importing([
    `${LOW},救助类别`,
    `${JIA},2018-01,城市低保`,
    `${YI},2018-01,特困供养`,
    `${BING},2018-01,低保边缘`,
    `${DING},2018-01,建档立卡贫困户`,
  ]);
  expect(found).toMatchObject({
    kind: 'low-income',
    rows: { read: 4, inserted: 4, rejected: 0 },
  });
  expect(found.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(/^other-relief .*特困供养 1、低保边缘 1、建档立卡 1/),
  ]);
});

test('a category that is unknown or blank rejects its row, and two columns of it the sheet', async () => {
  const found = await importing([
    `${LOW},低保类别`,
    `${JIA},2018-01,孤儿`,
    `${YI},2018-01,`,
    `${BING},2018-01,A类`,
  ]);
  expect(found.rows).toMatchObject({ inserted: 1, rejected: 2 });
  expect(codesOf(found)).toEqual(
    expect.arrayContaining(['2 低保类别 not-one-of', '3 低保类别 required-blank']),
  );
  const folder = temporaryFolder();
  writeFileSync(join(folder, '名单.csv'), `${LOW},救助类别,低保类别\r\n${JIA},2018-01,低保,A类\r\n`);
  const { status, stderr } = await dpfHere(['import', '名单.csv'], folder);
  expect([status, stderr]).toEqual([2, expect.stringContaining('有两列都说明各行是什么')]);
});

test.each([
  ['特困供养人员名单,,', '特困供养 1'],
  ['低保边缘家庭名单,,', '低保边缘 1'],
  ['建档立卡贫困户名单,,', '建档立卡 1'],
])('without such a column the title says it of all rows: %s', async (title, told) => {
  const { rows, problems } = await importing([title, LOW, `${JIA},2018-01`]);
  expect(rows).toMatchObject({ rejected: 0 });
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(new RegExp(`^other-relief .*${told}`)),
  ]);
});

test('a title of 低保 says nothing new, and one of several categories leaves each row unknown', async () => {
  expect((await importing(['城乡低保对象名单,,', LOW, `${JIA},2018-01`])).problems).toEqual([]);
  const several = await importing(['低保、特困人员名单,,', LOW, `${JIA},2018-01`]);
  expect(several.rows).toMatchObject({ inserted: 0, rejected: 1 });
  expect(codesOf(several)).toContain('3 救助类别 required-blank');
});

test('without a title the name of the file does', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '特困供养.csv'), `${LOW}\r\n${JIA},2018-01\r\n`);
  const { stdout } = await dpfHere(['import', '特困供养.csv', '--as-of', '2020-12-31'], folder);
  expect(stdout).toContain('特困供养 1');
});

test('whoever is 特困供养 or 低保边缘 is paid nothing that is for 低保', async () => {
  const folder = temporaryFolder();
  const write = (name: string, ...lines: readonly string[]) => {
    writeFileSync(join(folder, name), [...lines, ''].join('\r\n'));
  };
  const certificate = (name: string, id: string) => `${name},${id},${id}42,肢体,二级,2018-01-01,吴家山街道`;
  write(
    '花名册.csv',
    '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,乡镇',
    certificate('王一', '999999198001010011'),
    certificate('王二', '999999198001010038'),
    certificate('李三', '99999919850505005X'),
  );
  write('低保.csv', LOW, '王一,999999198001010011,2018-01');
  write(
    '救助.csv',
    `${LOW},救助类别`,
    '王二,999999198001010038,2018-01,特困供养',
    '李三,99999919850505005X,2018-01,低保边缘',
  );
  for (const file of ['花名册.csv', '低保.csv', '救助.csv'])
    expect((await dpfHere(['import', file, '--as-of', '2020-12-31'], folder)).status).toBe(0);
  const { stdout } = await dpfHere(['payout', '--month', '2020-12', '--dry-run', '--json'], folder);
  const { schemes } = JSON.parse(stdout) as { schemes: object[] };
  expect(schemes).toContainEqual(
    expect.objectContaining({ scheme: 'living-subsidy', eligible: 1, refused: 2, unknown: 0 }),
  );
});

test.each([
  ['家庭类型', ['低保家庭', '低保边缘家庭', '特困', ''], ['row-of-other-relief', 'row-of-other-relief']],
  ['认定类别', ['低保', '低边', '建档立卡户', '成年'], ['row-of-other-relief', 'row-of-other-relief']],
  ['经办情况', ['正常', '公示中', '退保', '张三'], ['row-not-in-force', 'row-ended']],
  ['低保', ['是', '否', '是', '是'], ['row-not-in-force']],
])('under %s nothing that says a row is not low income stays unread', async (heading, cells, codes) => {
  const found = await importing([
    `${LOW},${heading}`,
    ...people.slice(0, 4).map((person, index) => `${person},2018-01,${cells[index]}`),
  ]);
  expect(found.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
    codes,
  );
  expect(found.rows).toMatchObject({ inserted: 4 - codes.length, rejected: codes.length });
});
