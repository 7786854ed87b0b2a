import { expect, test } from 'vitest';
import type { SheetRow } from '../../src/files/cell.ts';
import { households } from '../../src/intake/kinds/households.ts';
import { sheetKinds } from '../../src/intake/kinds.ts';
import { headingKey } from '../../src/intake/heading.ts';
import { recognitionProblems } from '../../src/intake/recognition-problems.ts';
import { recognise } from '../../src/intake/recognise.ts';
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

test('two columns of a required field are an error, of another only told', () => {
  const found = recognise([rowOf(1, [...plain, '签发日期', '手机号', '固定电话'])], sheetKinds);
  const problems = found ? recognitionProblems(found, 'a.csv', '') : [];
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['duplicate-heading', 'error'],
    ['second-heading', 'info'],
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

test('no kind gives one heading to two of its columns', () => {
  for (const { kind, columns } of sheetKinds) {
    const keys = columns.flatMap(({ heading, headings }) => [heading, ...headings].map(headingKey));
    expect(new Set(keys).size, kind).toBe(keys.length);
  }
});
