import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { brother, family, type Matched, mother, sent, son, sureIn } from './family.ts';

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

// What the fifth tester found: each names somebody as dead, or takes it back, outside the cells that are read.
test.each([
  ['a note below', [head, dead, alive, '注：序号2黄志强经核实健在，请勿注销,,'], []],
  ['a remark below', [head, dead, alive, '备注：黄志强为报告人，非死者,,'], []],
  ['a total and a signature below', [head, dead, '合计,1,', '填表人：某某　2020年9月,,'], ['杨淑芬']],
  ['whose name in brackets', ['姓名（家属）,身份证号,死亡日期', alive], []],
  ['whose death in brackets', ['姓名,身份证号,死亡日期（父）', alive], []],
  ['a form in brackets', ['姓名（必填）,身份证号（18位）,死亡日期（年月日）', dead], ['杨淑芬']],
  ['a day that takes it back', [`${head},撤销死亡登记日期`, `${dead},`, `${alive},2020-09-15`], ['杨淑芬']],
  ['a sign of life later', [`${head},最近生存认证日期`, `${alive},2020-12-01`], []],
  [
    'a word in a column that is read',
    ['姓名,身份证号,联系电话,死亡日期', `黄志强,${son},健在,2020-08-02`],
    [],
  ],
  [
    'a word in the address',
    ['姓名,身份证号,家庭住址,死亡日期', `黄志强,${son},申路19号（本人健在）,2020-08-02`],
    [],
  ],
  ['marks for words', [`${head},备注`, `${dead},×`, `${alive},？`], []],
  ['a marked number', [`序号,${head}`, `1,${dead}`, `2*,${alive}`], ['杨淑芬']],
  [
    'another guardian',
    ['姓名,身份证号,原监护人,死亡日期,现监护人', `黄志强,${son},甲某,2020-08-02,乙某`],
    [],
  ],
  ['the same person taken back', [`${head},备注`, `${alive},`, `${alive},误报`], []],
  ['the word of the list in a column', [`${head},身份`, `${dead},死者`], ['杨淑芬']],
])('a list of deaths with %s', async (_, lines, sure) => {
  expect(sureIn(await sent('死亡名单.csv', ...lines))).toEqual(sure);
});

test.each([
  ['误报死亡.csv', []],
  ['死亡名单（作废）.csv', ['--as', 'deaths']],
])('%s is no list of the dead, whatever else is said', async (name, words) => {
  const { folder, say } = await family();
  writeFileSync(join(folder, name), `${head}\n${alive}\n`);
  expect(sureIn(await say<Matched>('match', name, ...words))).toEqual([]);
});

test('a column that is left out is still looked at for what says the contrary', async () => {
  const { folder, say } = await family();
  writeFileSync(join(folder, '死亡名单.csv'), `${head},备注\n${dead},民政所\n${alive},健在\n`);
  writeFileSync(join(folder, '对照.csv'), '原表头,标准表头\n备注,\n');
  expect(sureIn(await say<Matched>('match', '死亡名单.csv', '--map', '对照.csv'))).toEqual(['杨淑芬']);
});

test('a remark merged over several rows is of all of them', async () => {
  const { folder, say } = await family();
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('死亡');
  sheet.addRows([
    [...head.split(','), '备注'],
    [...alive.split(','), '误报，健在'],
    ['黄志刚', brother, '2020-08-03', null],
  ]);
  sheet.mergeCells('D2:D3');
  await book.xlsx.writeFile(join(folder, '死亡.xlsx'));
  expect(sureIn(await say<Matched>('match', '死亡.xlsx'))).toEqual([]);
});

test.each([
  ['同区', false],
  ['径河', false],
  ['养老院', false],
  ['广东省深圳市', true],
])('a move to %s', async (place, isOut) => {
  const { match } = await family();
  const matched = await match(
    '姓名,身份证号,迁移类型,迁移日期,迁往地',
    `黄志强,${son},迁出,2020-08-01,${place}`,
  );
  expect(sureIn(matched)).toEqual(isOut ? ['黄志强'] : []);
});

test('two blocks side by side are told, and nobody is beyond doubt', async () => {
  const matched = await sent('死亡名单.csv', `${head},${head}`, `${dead},${alive}`);
  expect(sureIn(matched)).toEqual([]);
  expect(matched.problems.map(({ code }) => code)).toContain('second-heading');
});

test('a day that stands behind the name of a householder may be theirs', async () => {
  expect(
    sureIn(await sent('死亡名单.csv', '姓名,身份证号,户主,死亡日期', `黄志强,${son},甲某,2020-08-02`)),
  ).toEqual([]);
});

// What the sixth tester found.
test.each([
  ['a cause that is none', [`${head},死亡原因`, `${dead},肺癌`, `${alive},非本人`], ['杨淑芬']],
  [
    'a label left of the names',
    [`类别,${head}`, `死亡,${dead}`, `健在,${alive}`, `,黄志刚,${brother},2020-08-03`],
    ['杨淑芬'],
  ],
  ['a note among the headings', [`${head},误报1人：黄志强`, `${dead},`, `${alive},`], []],
  ['a later line with no more than a name', [head, dead, alive, '更正,黄志强误报,'], []],
  ['staff of the funeral home', [head, dead, '殡葬人员,,', alive], ['杨淑芬']],
  [
    'whoever reported beside',
    ['姓名,身份证号,死亡日期,报告人,报告人与死者关系', `${dead},黄志强,子`],
    ['杨淑芬'],
  ],
  ['a time of passing', ['姓名,身份证号,去世时间', dead], ['杨淑芬']],
])('a list of deaths with %s', async (_, lines, sure) => {
  expect(sureIn(await sent('死亡名单.csv', ...lines))).toEqual(sure);
});

test.each(['死亡人员家属名单.csv', '死亡名单（待核实）.csv'])(
  '%s is of the living, also with --as',
  async (name) => {
    const { folder, say } = await family();
    writeFileSync(join(folder, name), `${head}\n${alive}\n`);
    expect(sureIn(await say<Matched>('match', name, '--as', 'deaths'))).toEqual([]);
  },
);

test('somebody taken back by name in another sheet', async () => {
  const { folder, say } = await family();
  const book = new exceljs.Workbook();
  book.addWorksheet('死亡').addRows([head.split(','), dead.split(','), alive.split(',')]);
  book.addWorksheet('核实').addRows([
    ['序号', '姓名', '核实情况'],
    ['1', '黄志强', '健在'],
  ]);
  await book.xlsx.writeFile(join(folder, '死亡.xlsx'));
  expect(sureIn(await say<Matched>('match', '死亡.xlsx'))).toEqual(['杨淑芬']);
});

// What the seventh tester found.
test.each([
  ['a section line in brackets', [head, dead, '（家属）,,', alive], ['杨淑芬']],
  ['a note between two places', [head, alive, '注：序号1经核实健在,,', '径河街道,,', dead], []],
  ['a note below in other words', [head, dead, alive, '序号2为其子,,'], []],
  ['a line below that is not understood', [head, dead, alive, '本表仅供参考,,'], []],
  ['a remark about the rows below', [`${head},备注`, `${dead},以下为家属`, `${alive},`], []],
  ['a role line with a number', [`序号,${head}`, `1,${dead}`, '二,家属,,', `2,${alive}`], ['杨淑芬']],
  ['a box that nobody ticked', [`${head},备注`, `${dead},□死亡`, `${alive},死亡？`], []],
  ['words for a telephone', ['姓名,身份证号,联系电话,死亡日期', `黄志强,${son},在外打工,2020-08-02`], []],
  ['the event alone below the headings', [head, '死亡人员,,', dead], ['杨淑芬']],
])('a list of deaths with %s', async (_, lines, sure) => {
  expect(sureIn(await sent('死亡名单.csv', ...lines))).toEqual(sure);
});
