import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesOf, importing, LOW, people } from './one-list.ts';
import { dpfHere, temporaryFolder } from './program.ts';

const [JIA = '', YI = '', BING = ''] = people;

/** Three rows each: one that holds, one that does not, one with a word that nobody knows. */
const sheets: readonly (readonly [string, string, (id: string) => string, string, string, string])[] = [
  ['低保名单', LOW, (who) => `${who},2018-01`, '在保状态', '在保', '停保'],
  ['低保名单', LOW, (who) => `${who},2018-01`, '状态', '正常', '死亡'],
  ['低保名单', LOW, (who) => `${who},2018-01`, '是否发放', '是', '否'],
  ['低保名单', LOW, (who) => `${who},2018-01`, '停发标志', '0', '1'],
  ['低保名单', LOW, (who) => `${who},2018-01`, '户籍状态', '正常', '已迁出'],
  ['低保名单', LOW, (who) => `${who},2018-01`, '证件状态', '有效', '注销'],
  ['低保名单', LOW, (who) => `${who},2018-01`, '增减类型', '新增', '减少'],
  ['低保名单', LOW, (who) => `${who},2018-01`, '审核结果', '符合条件', '不符合'],
  [
    '补贴申请',
    '姓名,身份证号,补贴项目,申请日期',
    (who) => `${who},护理补贴,2020-03-02`,
    '审批结果',
    '通过',
    '未通过',
  ],
  [
    '补贴申请',
    '姓名,身份证号,补贴项目,申请日期',
    (who) => `${who},护理补贴,2020-03-02`,
    '是否作废',
    '否',
    '是',
  ],
  [
    '学费补贴',
    '姓名,身份证号,申请类别,学历层次,年度',
    (who) => `${who},残疾学生,本科,2020`,
    '是否通过',
    '√',
    '×',
  ],
  [
    '临时救助',
    '姓名,身份证号,补贴项目,发放月份,金额',
    (who) => `${who},临时救助,2020-12,500`,
    '发放状态',
    '已发放',
    '未发放',
  ],
  [
    '临时救助',
    '姓名,身份证号,补贴项目,发放月份,金额',
    (who) => `${who},临时救助,2020-12,500`,
    '金额单位',
    '元',
    '万元',
  ],
  [
    '服务台账',
    '服务项目,姓名,身份证号,服务日期,数量,计量单位',
    (who) => `辅具适配,${who},2020-10-15,1,件`,
    '冲销标志',
    '',
    '红冲',
  ],
  [
    '账户',
    '姓名,身份证号,户名,银行账号',
    (who) => `${who},某某,6222000000000000000`,
    '账户状态',
    '正常',
    '销户',
  ],
  [
    '户籍人员',
    '户号,户主身份证号,姓名,身份证号,与户主关系',
    (who) => `H1,999999198001010011,${who},子`,
    '户口状态',
    '正常',
    '死亡',
  ],
  [
    '户籍人员',
    '户号,户主身份证号,姓名,身份证号,与户主关系',
    (who) => `H1,999999198001010011,${who},子`,
    '迁移类型',
    '迁入',
    '迁出',
  ],
  [
    '就业',
    '姓名,身份证号,单位名称,入职日期',
    (who) => `${who},某公司,2020-01-01`,
    '在职状态',
    '在职',
    '离职',
  ],
  [
    '参保',
    '姓名,身份证号,险种,起保日期,终保日期',
    (who) => `${who},意外险,2020-05-11,2021-05-10`,
    '参保状态',
    '参保',
    '退保',
  ],
  ['死亡', '姓名,身份证号,死亡日期', (who) => `${who},2020-11-02`, '是否死亡', '是', '否'],
];

test.each(sheets.map((sheet) => [sheet[0], sheet[3], sheet] as const))(
  '%s: what %s says decides each row',
  async (_, __, [title, headings, rowOf, heading, holds, not]) => {
    const rows = [`${rowOf(JIA)},${holds}`, `${rowOf(YI)},${not}`, `${rowOf(BING)},天知道`];
    const found = await importing([`${title},`, `${headings},${heading}`, ...rows]);
    expect(found.rows).toMatchObject({ read: 3, inserted: 1, rejected: 2 });
    expect(codesOf(found).filter((code) => code.includes(heading))).toEqual([
      expect.stringMatching(/^4 .* (?:row-not-in-force|row-ended|not-in-yuan)$/),
      expect.stringMatching(/^5 .* not-one-of$/),
    ]);
  },
);

test('a row that has ended and says when is read like any other', async () => {
  const rows = [`${JIA},2018-01,2020-06,停保`, `${YI},2018-01,,在保`, `${BING},2018-01,,停保`];
  const found = await importing([`${LOW},终止月份,在保状态`, ...rows]);
  expect(found.rows).toMatchObject({ inserted: 2, rejected: 1 });
});

test('on a list of those who have gone the state says what the list says', async () => {
  const gone = await importing([
    '低保停发名单,,',
    `${LOW},状态`,
    `${JIA},2018-01,停保`,
    `${YI},2018-01,天知道`,
  ]);
  expect(codesOf(gone)).toContain('4 状态 not-one-of');
  expect(codesOf(gone).filter((code) => code.includes('row-ended'))).toEqual([]);
  expect(gone.rows).toMatchObject({ inserted: 1, rejected: 1 });
});

test('a list that tells what has changed takes off nobody whom it does not name', async () => {
  const folder = temporaryFolder();
  const list = async (name: string, asOf: string, ...lines: readonly string[]) => {
    writeFileSync(join(folder, name), [...lines, ''].join('\r\n'));
    const { stdout } = await dpfHere(['import', name, '--as-of', asOf, '--json'], folder);
    return (JSON.parse(stdout) as { problems: { code: string }[] }).problems.map(({ code }) => code);
  };
  await list('低保.csv', '2020-11-30', LOW, `${JIA},2018-01`, `${YI},2018-01`);
  expect(await list('十二月.csv', '2020-12-31', `${LOW},增减类型`, `${BING},2020-12,新增`)).toEqual([]);
  // The same rows without that column are all who are on it.
  const codes = await list('另一份.csv', '2020-12-31', LOW, `${BING},2020-12`);
  expect(codes).toContain('gone-from-list');
});

test('a day of leaving is when it ended, and a reason without one rejects the row', async () => {
  const rows = [`${JIA},2018-01,2020-06-15,去世`, `${YI},2018-01,,`, `${BING},2018-01,,超收入`];
  const found = await importing([`${LOW},停保日期,停保原因`, ...rows]);
  expect(found.rows).toMatchObject({ inserted: 2, rejected: 1 });
  expect(codesOf(found)).toEqual(expect.arrayContaining(['4 停保原因 row-ended']));
});

test('what is left blank is not known to be approved; a blank mark says that nothing is the matter', async () => {
  const headings = '姓名,身份证号,补贴项目,申请日期,审批结果,是否作废';
  const rows = [`${JIA},护理补贴,2020-03-02,通过,`, `${YI},护理补贴,2020-03-02,,`];
  const found = await importing([headings, ...rows]);
  expect(codesOf(found)).toEqual(['3 审批结果 required-blank']);
});

test('a note that says nothing but that it has ended is told; it decides nothing, and neither does any other', async () => {
  const rows = [`${JIA},2018-01,停保`, `${YI},2018-01,长期住院`, `${BING},2018-01,`];
  const found = await importing([`${LOW},备注`, ...rows]);
  expect(found.rows).toMatchObject({ inserted: 3, rejected: 0 });
  expect(codesOf(found)).toEqual(['2 备注 note-says-otherwise']);
});

test('a roster row that says that its holder is dead is not taken for a living one', async () => {
  const headings = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,是否死亡';
  const rows = [
    '甲某,999999197001020012,99999919700102001242,肢体,二级,2015-03-01,否',
    '乙某,999999196505050026,99999919650505002662,精神,二级,2018-05-06,是',
  ];
  const found = await importing([headings, ...rows]);
  expect(found.rows).toMatchObject({ inserted: 1, rejected: 1 });
  expect(codesOf(found)).toEqual(['3 是否死亡 row-ended']);
});

test('an employer that did not pass the review is not one that did', async () => {
  const headings = '单位名称,统一社会信用代码,年度,在职职工人数,安置残疾人人数,审核结果';
  const rows = ['甲公司,91999999MA0000001N,2020,120,2,通过', '乙公司,91999999MA0000002R,2020,80,1,未通过'];
  const found = await importing([headings, ...rows]);
  expect(codesOf(found)).toEqual(['3 审核结果 row-not-in-force']);
});

test('a heading that sounds as if it decided is a warning; one that a mapping sets aside is read by nobody', async () => {
  const told = await importing([`${LOW},在享状态标记`, `${JIA},2018-01,X1`]);
  expect(codesOf(told)).toEqual(['1 在享状态标记 deciding-heading']);
  const folder = temporaryFolder();
  writeFileSync(join(folder, '名单.csv'), `${LOW},在保状态\r\n${JIA},2018-01,天知道\r\n`);
  writeFileSync(join(folder, '对照.csv'), '原表头,标准表头\r\n在保状态,\r\n');
  const { stdout } = await dpfHere(['import', '名单.csv', '--json', '--map', '对照.csv'], folder);
  expect(JSON.parse(stdout)).toMatchObject({ rows: { inserted: 1, rejected: 0 } });
});

test('how a sheet is understood shows the columns that decide', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '名单.csv'), `${LOW},在保状态,救助类别\r\n${JIA},2018-01,在保,低保\r\n`);
  const { stdout } = await dpfHere(['import', '名单.csv', '--explain'], folder);
  expect(stdout).toMatch(/在保状态\s+D\s+在保状态/);
  expect(stdout).toMatch(/救助类别\s+E\s+救助类别/);
  expect(stdout).not.toContain('不认识');
});
