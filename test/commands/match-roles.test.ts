import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { someone } from '../payout/registry.ts';
import { office } from './office.ts';

type Matched = {
  readonly as: string;
  readonly notCompared: number;
  readonly problems: readonly { readonly code: string }[];
  readonly hits: readonly {
    readonly band: string;
    readonly people: readonly {
      readonly name: string;
      readonly proposal: { readonly case?: string; readonly text: string };
      readonly reasons: readonly string[];
    }[];
  }[];
};

const [mother, son, brother, wife] = [
  someone(28, '19400202'),
  someone(33, '19720915'),
  someone(35, '19740915'),
  someone(44, '19730101'),
];

/** An office with a mother, her two sons and the wife of one of them, all of one telephone and home. */
async function family() {
  const here = await office();
  const known = { 杨淑芬: mother, 黄志强: son, 黄志刚: brother, 罗芳: wife };
  await here.load(
    '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址',
    Object.entries(known).map(
      ([name, id]) => `${name},${id},${id}43,肢体,三级,2015-03-04,径河街道,10010000019,申路19号`,
    ),
  );
  const match = (heading: string, ...rows: readonly string[]): Promise<Matched> => {
    here.write(heading, rows);
    return here.say<Matched>('match', '名单.csv', '--weak');
  };
  return { ...here, match };
}

const sureIn = ({ hits }: Matched): readonly string[] =>
  hits.filter(({ band }) => band === 'sure').flatMap(({ people }) => people.map(({ name }) => name));

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
    expect(matched.hits[0]?.people[0]?.proposal.text).toContain('没有可用的死亡日期');
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

/** A register of the family, and a list as it was sent, of lines of CSV. */
async function sent(name: string, ...lines: readonly string[]): Promise<Matched> {
  const { folder, say } = await family();
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return say<Matched>('match', name, '--weak');
}

const head = '姓名,身份证号,死亡日期';
const dead = `杨淑芬,${mother},2020-08-01`;
const alive = `黄志强,${son},2020-08-02`;

// What stands between the rows says of those below it who they are.
test.each([
  ['section lines', [head, '一、死亡人员,,', dead, '二、健在人员,,', alive], ['杨淑芬']],
  [
    'section lines of a numbered list',
    [`序号,${head}`, '一、死亡人员', `1,${dead}`, '二、申报家属', `2,${alive}`],
    ['杨淑芬'],
  ],
  ['places and the dead again', [head, '申报家属,,', alive, '径河街道,,', '死亡人员,,', dead], ['杨淑芬']],
  ['places alone', [head, '径河街道,,', dead, '小计,1,', '吴家山街道,,', alive], ['杨淑芬', '黄志强']],
  ['a second head', [head, dead, '报告人,,', '姓名,身份证号,报告日期', alive], ['杨淑芬']],
  ['a second head of other columns', [head, dead, '序号,报告人姓名,身份证号', alive], ['杨淑芬']],
  ['whoever wrote it', [head, dead, '填表人：某某,,', alive], ['杨淑芬']],
  ['the head over again on each page', [head, dead, '填表人：某某,,', head, alive], ['杨淑芬', '黄志强']],
])('of a list with %s nobody else is meant beyond doubt', async (_, lines, sure) => {
  expect(sureIn(await sent('死亡名单.csv', ...lines))).toEqual(sure);
});

// A title that says anything else, however worded, is not understood; whoever sends the list may say that it is of the dead.
test.each([
  ['误报死亡人员名单', false],
  ['丧偶人员死亡日期登记表', false],
  ['孤儿死亡信息', false],
  ['死亡及健在人员名单', false],
  ['2020年第三季度死亡人员名单（径河街道）', true],
  ['武汉市东西湖区公安分局死亡注销户口人员花名册', true],
  ['填报单位：某某所 填报人：某某', true],
])('a list of deaths called %s', async (title, isUnderstood) => {
  const { problems, ...matched } = await sent('某表.csv', title, head, dead);
  expect(sureIn({ problems, ...matched })).toEqual(isUnderstood ? ['杨淑芬'] : []);
  expect(problems.map(({ code }) => code)).toEqual(isUnderstood ? [] : ['title-not-understood']);
});

test('a title that is not understood is vouched for by --as', async () => {
  const { folder, say } = await family();
  writeFileSync(join(folder, '某表.csv'), `张姐转来的死亡名单\n${head}\n${dead}\n`);
  expect(sureIn(await say<Matched>('match', '某表.csv'))).toEqual([]);
  expect(sureIn(await say<Matched>('match', '某表.csv', '--as', 'deaths'))).toEqual(['杨淑芬']);
});

// An unknown column is harmless by its heading or by its words, and nothing else is.
test.each([
  ['备注', '已火化', true],
  ['备注', '2020年8月病故', true],
  ['备注', '其子代报', false],
  ['备注', '系户主', false],
  ['', '人还在', false],
  ['死亡原因', '肺癌', true],
  ['是否死亡', '是', true],
  ['是否健在', '是', false],
  ['误报', '1', false],
  ['处理意见', '退回', false],
  ['民族', '土家族', true],
  ['与户主关系', '母亲', true],
  ['火化证号', 'A-2020-113', true],
  ['注销原因', '参军', false],
  ['注销原因', '死亡', true],
])('%s “%s” beside a death', async (heading, words, isHarmless) => {
  const matched = await sent('死亡名单.csv', `${head},${heading}`, `${dead},${words}`);
  expect(sureIn(matched)).toEqual(isHarmless ? ['杨淑芬'] : []);
  expect(matched.problems.length).toBe(isHarmless ? 0 : 1);
});

test('a column that is not understood is told once, and may be left out by a mapping', async () => {
  const { folder, say } = await family();
  const rows = [`${dead},甲组`, `${alive},乙组`];
  writeFileSync(join(folder, '死亡名单.csv'), `${head},分工\n${rows.join('\n')}\n`);
  const { problems } = await say<Matched>('match', '死亡名单.csv');
  expect(problems.map(({ code }) => code)).toEqual(['cell-not-understood']);
  writeFileSync(join(folder, '对照.csv'), '原表头,标准表头\n分工,\n');
  expect(sureIn(await say<Matched>('match', '死亡名单.csv', '--map', '对照.csv'))).toEqual([
    '杨淑芬',
    '黄志强',
  ]);
});

test('rows that are hidden or struck out are asked about', async () => {
  const { folder, say } = await family();
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('死亡');
  sheet.addRows([head.split(','), dead.split(','), alive.split(','), ['黄志刚', brother, '2020-08-03']]);
  sheet.getRow(3).hidden = true;
  sheet.getRow(4).eachCell((cell) => {
    cell.font = { strike: true };
  });
  await book.xlsx.writeFile(join(folder, '死亡.xlsx'));
  const matched = await say<Matched>('match', '死亡.xlsx');
  expect(sureIn(matched)).toEqual(['杨淑芬']);
  const reasons = matched.hits.map(({ people }) => people[0]?.reasons.join());
  expect(reasons[1]).toContain('隐藏');
  expect(reasons[2]).toContain('删除线');
});
