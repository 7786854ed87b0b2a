import { expect, test } from 'vitest';
import type { SheetRow } from '../../src/files/cell.ts';
import { holders } from '../../src/importing/kinds/people/holders.ts';
import { households } from '../../src/importing/kinds/people/households.ts';
import { sheetKinds } from '../../src/importing/kinds.ts';
import { readHeadingMap } from '../../src/importing/headings/heading-map.ts';
import { createHeadingLookup, headingKey } from '../../src/importing/headings/heading.ts';
import { recognitionProblems } from '../../src/importing/problems/recognition-problems.ts';
import { recognise } from '../../src/importing/headings/recognise.ts';
import { rowOf } from './invented.ts';

const plain = ['姓名', '身份证号', '残疾人证号', '残疾类别', '残疾等级', '发证日期'];

function fieldsOf(rows: readonly SheetRow[]) {
  const found = recognise(rows, sheetKinds);
  return found && Object.fromEntries([...found.columns].map(([field, { index }]) => [field, index]));
}

test('a merged title, a two-row heading and bracket hints are understood', () => {
  const rows = [
    rowOf(1, ['某区持证残疾人花名册(截至2020年12月31日)', '', '', '', '', '', '', '', '', '']),
    rowOf(2, ['制表单位:某区残联', '', '', '', '', '', '', '', '', '']),
    rowOf(3, ['序号', '姓  名*', '身份证号\n(18位)', '残疾人证', '', '', '', '监护人', '', '街道']),
    rowOf(4, ['', '', '', '残疾证号（20位）', '类别(视力/听力)', '等级', '发证日期', '姓名', '关系', '']),
    rowOf(5, [1, '张三', '', '', '', '', '', '', '', '']),
  ];
  const found = recognise(rows, sheetKinds);
  expect(found).toMatchObject({ headingRows: { first: 3, last: 4 }, statedAsOf: '2020-12-31', missing: [] });
  expect(found?.kind.kind).toBe('holders');
  expect(found?.unknownHeadings).toEqual([]);
  expect(fieldsOf(rows)).toEqual({
    name: 1,
    citizenId: 2,
    certificateNumber: 3,
    category: 4,
    grade: 5,
    issuedOn: 6,
    guardian: 7,
    guardianRelation: 8,
    subdistrict: 9,
  });
});

test('headings in row 8 with a hint row below are found, and titles are not part of them', () => {
  const title = rowOf(6, ['持证残疾人花名册 截至2020年11月']);
  const hints = rowOf(9, ['', '（18位）', '（20位）', '', '', '(年-月-日)']);
  const found = recognise([title, rowOf(7, []), rowOf(8, plain), hints, rowOf(10, ['张三'])], sheetKinds);
  expect(found).toMatchObject({ headingRows: { first: 8, last: 9 }, score: 6, statedAsOf: '2020-11-30' });
  expect(found?.columns.get('name')?.heading).toBe('姓名');
});

test('a missing required heading is reported, with what a similar heading may have meant', () => {
  const found = recognise([rowOf(1, [...plain.slice(0, 5), '发证日其'])], sheetKinds);
  expect(found?.missing.map(({ field }) => field)).toEqual(['issuedOn']);
  const problems = found ? recognitionProblems(found, 'a.xlsx', 'Sheet1') : [];
  expect(problems.map(({ code, at }) => [code, at.cell])).toEqual([
    ['missing-heading', undefined],
    ['unknown-heading', 'F1'],
  ]);
  expect(problems[1]?.message.zh).toContain('发证日期');
});

test('a joined category and grade heading supplies the grade', () => {
  const found = recognise(
    [rowOf(1, ['姓名', '身份证号', '残疾人证号', '类别/等级', '发证日期'])],
    sheetKinds,
  );
  expect(found?.missing).toEqual([]);
});

test('two columns of a required field are an error, of another a warning', () => {
  const found = recognise([rowOf(1, [...plain, '签发日期', '手机号', '固定电话'])], sheetKinds);
  const problems = found ? recognitionProblems(found, 'a.csv', '') : [];
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['duplicate-heading', 'error'],
    ['second-heading', 'warning'],
  ]);
  expect(problems[0]?.at).toEqual({ file: 'a.csv', row: 1, column: '签发日期', cell: 'G1' });
});

test('the name of the head is not the name of the person', () => {
  expect(fieldsOf([rowOf(1, ['户主姓名', ...plain.slice(1)])])).not.toHaveProperty('name');
});

test.each([
  ['low-income', ['姓名', '身份证号', '起始月份', '终止月份']],
  ['households', ['户号', '户主姓名', '户主身份证号', '姓名', '身份证号', '与户主关系']],
])('a %s sheet is recognised by its headings', (kind, headings) => {
  const found = recognise([rowOf(1, headings)], sheetKinds);
  expect(found?.kind.kind).toBe(kind);
  expect(found?.missing).toEqual([]);
});

test('a group of the head gives the head’s columns', () => {
  const rows = [
    rowOf(1, ['户号', '户主信息', '', '家庭成员', '', '']),
    rowOf(2, ['', '姓名', '身份证号', '姓名', '身份证号', '与户主关系']),
  ];
  expect(fieldsOf(rows)).toEqual({
    householdKey: 0,
    headName: 1,
    headCitizenId: 2,
    name: 3,
    citizenId: 4,
    relation: 5,
  });
});

test('a kind can be forced, and then says what it misses', () => {
  const found = recognise([rowOf(1, [...plain, '与户主关系'])], [households]);
  expect(found?.missing.map(({ heading }) => heading)).toEqual(['户号', '户主身份证号']);
});

test('a sheet without headings is not recognised, nor are headings after row 20', () => {
  const late = Array.from({ length: 21 }, (_, index) => rowOf(index + 1, index === 20 ? plain : ['说明']));
  expect(recognise(late, sheetKinds)).toBeUndefined();
  expect(recognise([], sheetKinds)).toBeUndefined();
});

test('hostile headings harm nothing', () => {
  const found = recognise([rowOf(1, [...plain, '__proto__', 'constructor', '('.repeat(32_767)])], sheetKinds);
  expect(found?.score).toBe(6);
  expect(found?.unknownHeadings.length).toBe(3);
});

// domain.md §6, from rosters that offices and the national database really use.
test.each([
  ['name', '姓名 残疾人姓名'],
  ['statedSex', '性别 性别(男/女)'],
  ['ethnicity', '民族 民族代码'],
  ['statedBirthDate', '出生日期 出生年月 生日 出生日期(YYYY-MM-DD)'],
  ['citizenId', '身份证号 身份证号码 公民身份证号码 公民身份号码 身份证 证件号 证件号码'],
  ['certificateNumber', '残疾人证号 残疾人证号码 残疾证号 残疾证号码 残疾证编号 残疾人证 残疾人编码 证号'],
  ['category', '残疾类别 残疾类型 类别 残疾人类别代码 具体类别 类别/等级 残疾类别(视力/听力/言语)'],
  ['grade', '残疾等级 等级 残疾登记 残疾人等级代码'],
  ['components', '多重残疾明细'],
  ['visualGrade', '视力残疾等级'],
  ['psychiatricGrade', '精神残疾等级'],
  ['guardian', '监护人 监护人姓名 联系人 联系人姓名'],
  ['guardianRelation', '与监护人关系 联系人关系'],
  ['phone', '联系电话 联系方式 手机号 手机号码 移动电话 固定电话 固话号码 电话号码'],
  ['address', '户籍地址 户口地址 户口所在地址 户籍地 居住地 居住地址 家庭住址 家庭地址 联系地址 现居住地址'],
  ['subdistrict', '户籍街道 户口所在街道 街道 街镇 镇街 乡镇 所属街道'],
  ['community', '户口所在村/社区 居委 居委会 村委 社区 村(社区)'],
  ['issuedOn', '发证日期 签发日期 残疾证签发日期'],
  ['firstIssuedOn', '初次发放日期 初次申领日期 首次发证日期'],
  ['expiresOn', '有效期至 有效期止 有效期起/止 有效期限'],
  ['state', '状态 证件状态'],
  ['reason', '注销原因'],
])('a roster’s %s may stand under any of %s', (field, headings) => {
  const lookup = createHeadingLookup(holders.columns);
  for (const heading of headings.split(' ')) expect(lookup(heading)?.field, heading).toBe(field);
});

test('the names of an object’s own parts are headings of a mapping like any other', () => {
  const mapped = [
    rowOf(2, ['__proto__', '姓名']),
    rowOf(3, ['constructor', '']),
    rowOf(4, ['toString', '证号']),
  ];
  const { map, unknown } = readHeadingMap(mapped, holders.columns);
  const found = recognise([rowOf(1, ['__proto__', ...plain.slice(1), 'constructor'])], sheetKinds, map);
  expect(unknown).toEqual([]);
  expect(found?.columns.get('name')).toEqual({ index: 0, heading: '__proto__' });
  expect(found?.unknownHeadings).toEqual([]);
});

test('no kind gives one heading to two of its columns', () => {
  for (const { kind, columns } of sheetKinds) {
    const keys = columns.flatMap(({ heading, headings }) => [heading, ...headings].map(headingKey));
    expect(new Set(keys).size, kind).toBe(keys.length);
  }
});
