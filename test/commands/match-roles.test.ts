import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { brother, family, type Matched, mother, son, sureIn, wife } from './family.ts';

test.each([
  [
    '死者姓名,死者身份证号,家属姓名,家属身份证号,死亡日期',
    `杨淑芬,${mother},黄志强,${son},2020-08-01`,
    ['杨淑芬'],
  ],
  ['家属姓名,家属身份证号,亡者姓名,火化时间', `黄志强,${son},杨淑芬,2020-08-01`, []],
  ['姓名,身份证号,死者姓名,死亡日期', `黄志强,${son},杨淑芬,2020-08-01`, []],
  ['姓名,身份证号,死亡对象,死亡日期', `黄志强,${son},杨淑芬,2020-08-01`, []],
  ['申请人姓名,身份证号,逝者姓名,死亡日期', `黄志强,${son},杨淑芬,2020-08-01`, []],
  ['申请人姓名,身份证号,死亡日期', `黄志强,${son},2020-08-01`, []],
  ['姓名,身份证号,与死者关系,死亡日期', `黄志强,${son},儿子,2020-08-01`, []],
  ['姓名,身份证号,与死者关系,死亡日期', `杨淑芬,${mother},本人,2020-08-01`, ['杨淑芬']],
  ['序号,姓名,身份证号,姓名,身份证号,死亡日期', `1,黄志强,${son},杨淑芬,${mother},2020-08-01`, []],
  ['序号,姓名,身份证号,死亡日期', `报告人,黄志强,${son},`, []],
  ['序号,姓名,身份证号,死亡日期', `民警,黄志强,${son},2020-09-01`, []],
  ['序号,姓名,身份证号,死亡日期', `1,杨淑芬,${mother},2020-08-01`, ['杨淑芬']],
  [
    '姓名,身份证号,死亡日期,家属,与死者关系,联系电话,备注',
    `杨淑芬,${mother},2020-08-01,黄志强,子,10010000019,`,
    ['杨淑芬'],
  ],
  [
    '姓名,身份证号,死亡日期,家属姓名,家属身份证号,与死者关系',
    `杨淑芬,${mother},2020-08-01,黄志强,${son},子`,
    ['杨淑芬'],
  ],
  ['姓名,身份证号,死亡日期,备注', `黄志强,${son},2020-08-01,健在`, []],
  ['姓名,身份证号,死亡日期,备注', `黄志强,${son},2020-08-01,误报，已撤销`, []],
  ['姓名,身份证号,死亡日期,备注', `杨淑芬,${mother},2020-08-01,已火化`, ['杨淑芬']],
  ['姓名,身份证号,死亡日期,核查结果', `黄志强,${son},2020-08-01,健在`, []],
  ['姓名,身份证号,是否死亡,死亡日期', `黄志强,${son},否,2020-08-01`, []],
  ['姓名,身份证号,变动情况,死亡时间', `黄志强,${son},迁入,2020-08-01`, []],
  ['姓名,身份证号,死亡注销日期', `黄志强,${son},`, []],
  ['姓名,身份证号,关系,死亡日期', `黄志强,${son},儿子,2020-08-01`, []],
  ['姓名,身份证号,去世者,死亡日期', `黄志强,${son},杨淑芬,2020-08-01`, []],
  ['姓 名,身 份 证 号,死 亡 日 期', `杨淑芬,${mother},2020-08-01`, ['杨淑芬']],
  ['死者姓名,身份证号,死亡日期', `杨淑芬,${mother},2020-08-01`, ['杨淑芬']],
])('of a list of deaths with %s only the dead can be meant beyond doubt', async (heading, row, sure) => {
  const { match } = await family();
  const matched = await match(heading, row);
  expect([matched.as, sureIn(matched)]).toEqual(['deaths', sure]);
});

test('whoever is not compared is counted, and two columns of one thing are told', async () => {
  const { match } = await family();
  const heading = '死者姓名,死者身份证号,家属姓名,家属身份证号,死亡日期';
  expect(await match(heading, `杨淑芬,${mother},黄志强,${son},2020-08-01`)).toMatchObject({ notCompared: 1 });
  const twice = await match('姓名,身份证号,姓名,死亡日期', `黄志强,${son},杨淑芬,2020-08-01`);
  expect(twice.problems.map(({ code }) => code)).toEqual(['second-heading']);
});

test.each(['', '无', '-', '健在', '2049-01-01'])(
  'in a list that has days of death nothing is proposed of one with “%s”',
  async (day) => {
    const { match } = await family();
    const matched = await match('姓名,身份证号,死亡日期', `黄志强,${son},${day}`);
    expect(matched.hits).toMatchObject([{ band: 'likely', people: [{ name: '黄志强' }] }]);
    expect(matched.hits[0]?.people[0]?.proposal.text).toMatch(/没有可用的死亡日期|“死亡日期”写着“健在”/);
  },
);

test.each([
  ['死亡人员家属名单', 'other'],
  ['未死亡人员核查', 'other'],
  ['死亡人员名单', 'deaths'],
])('a list called %s is one of %s', async (title, as) => {
  const { match } = await family();
  expect(await match(title, '姓名,身份证号', `黄志强,${son}`)).toMatchObject({ as });
});

// Kin, 代, 非 and a mark beside a name are of somebody else; names that sound or look alike a sister's.
test.each(['黄志强父', '黄志强母', '黄志强妈', '黄志强代', '代黄志强', '非黄志强', '黄志强？', '黄志墙'])(
  'the number of 黄志强 beside the name %s is not beyond doubt',
  async (name) => {
    const { match } = await family();
    const matched = await match('姓名,身份证号,联系电话,死亡日期', `${name},${son},10010000019,2020-08-01`);
    expect(matched.hits.map(({ band }) => band)).toEqual(['likely']);
    expect(matched.hits[0]?.people[0]?.proposal.case).toBeUndefined();
  },
);

test('of two brothers, the name of one and the birth date of the other, both are listed', async () => {
  const { match } = await family();
  const heading = '姓名,出生日期,性别,联系电话,家庭住址,死亡日期';
  const { hits } = await match(heading, '黄志强,1974-09-15,男,10010000019,申路19号,2020-08-01');
  expect(hits).toMatchObject([{ band: 'likely' }]);
  expect(hits[0]?.people.map(({ name }) => name).toSorted()).toEqual(['黄志刚', '黄志强']);
});

test.each([
  ['out and in again', ['黄志强,N,迁出,2020-08-01', '黄志强,N,迁入,2020-10-01'], '2020-08-01、2020-10-01'],
  ['before being born', ['黄志强,N,迁出,1940-08-01'], '早于出生日期'],
])('nothing is proposed of whoever moved %s', async (_, rows, words) => {
  const { match } = await family();
  const { hits } = await match(
    '姓名,身份证号,迁移类型,迁移日期',
    ...rows.map((row) => row.replace('N', son)),
  );
  for (const { band, people } of hits.slice(0, 1)) {
    expect(band).toBe('likely');
    expect(people[0]?.proposal.text).toContain(words);
  }
});

test('a number noted beside a name comes out masked', async () => {
  const { match } = await family();
  const { hits } = await match(
    '姓名,身份证号,死亡日期',
    `黄志强（${son}）,${son},2020-08-01`,
    `罗芳（电话13800138000）,${wife},2020-08-01`,
  );
  const told = JSON.stringify(hits);
  expect(told).toContain('姓名旁有注');
  expect(told).not.toContain(son);
  expect(told).not.toContain('13800138000');
});

test.each([
  ['姓名,身份证号,是否死亡', `杨淑芬,${mother},是`],
  ['姓名,身份证号,死亡原因', `杨淑芬,${mother},肺癌`],
])('without a day of death it has to be found out first: %s', async (heading, row) => {
  const { match } = await family();
  const { as, hits } = await match(heading, row);
  const [hit] = hits;
  expect([as, hit?.band, hit?.people[0]?.proposal.case]).toEqual(['deaths', 'sure', 'inquiry']);
});

test('a day of death that is merged over a family is nobody’s', async () => {
  const { folder, say } = await family();
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRows([
    ['姓名', '身份证号', '与户主关系', '死亡日期'],
    ['杨淑芬', mother, '母', '2020-08-01'],
    ['黄志强', son, '户主', null],
    ['黄志刚', brother, '弟', null],
  ]);
  sheet.mergeCells('D2:D4');
  await book.xlsx.writeFile(join(folder, '一户.xlsx'));
  expect(sureIn(await say<Matched>('match', '一户.xlsx', '--as', 'deaths'))).toEqual([]);
});

test('a move within the district is none', async () => {
  const { match } = await family();
  expect(
    sureIn(await match('姓名,身份证号,迁移类型,迁移日期,迁往地', `黄志强,${son},迁出,2020-08-01,本区`)),
  ).toEqual([]);
});

test.each(['死亡申报人名单', '撤销死亡登记人员名单', '死亡人员子女名单', '火化工名单'])(
  '%s is no list of deaths',
  async (title) => {
    const { folder, say } = await family();
    writeFileSync(join(folder, '某表.csv'), `${title}\n姓名,身份证号\n黄志强,${son}\n`);
    expect((await say<Matched>('match', '某表.csv')).as).toBe('other');
  },
);

test.each([
  ['户口迁入人员名单', '姓名,身份证号,迁入日期', true],
  ['户口迁出人员名单', '姓名,身份证号,迁出日期', false],
])('%s says which way everybody went', async (title, heading, isSettled) => {
  const { folder, say } = await family();
  writeFileSync(join(folder, '某表.csv'), `${title}\n${heading}\n黄志强,${son},2020-08-01\n`);
  const { as, hits } = await say<Matched>('match', '某表.csv');
  const [hit] = hits;
  expect([as, hit?.people[0]?.proposal]).toMatchObject(['moves', { isSettled }]);
  expect(hit?.people[0]?.proposal.text).not.toContain('迁出还是迁入');
});
