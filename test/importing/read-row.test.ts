import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../src/files/cell.ts';
import { sheetKinds } from '../../src/importing/kinds.ts';
import { createRowReader } from '../../src/importing/rows/read-row.ts';
import { recognise } from '../../src/importing/headings/recognise.ts';
import { inventedId, rowOf } from './invented.ts';

const id = inventedId();
const headings = [
  '序号',
  '姓名',
  '性别',
  '身份证号',
  '残疾人证号',
  '残疾类别',
  '残疾等级',
  '发证日期',
  '有效期至',
  '证件状态',
  '状态日期',
  '注销原因',
  '联系电话',
];
const good = [1, '张三', '女', id, `${id}43`, '肢体', '三级', '2015.12.8', '2025-12-07', '有效', '', '', ''];

function readerFor(names: readonly string[], sheet = '花名册') {
  const recognition = recognise([rowOf(1, names)], sheetKinds);
  if (!recognition) throw new Error('not recognised');
  return createRowReader(recognition, 'a.xlsx', sheet).read;
}

function read(changes: Readonly<Record<string, string | number | Cell>> = {}) {
  return readerFor(headings)(
    rowOf(
      17,
      headings.map((heading, index) => changes[heading] ?? good[index] ?? ''),
    ),
  );
}

function codesOf(result: ReturnType<typeof read>): readonly string[] {
  if (result.outcome === 'skipped') return [result.why];
  return (result.outcome === 'record' ? result.warnings : result.problems).map(({ code }) => code);
}

test('a good row becomes a typed record', () => {
  expect(read()).toEqual({
    outcome: 'record',
    warnings: [],
    record: {
      kind: 'holders',
      name: '张三',
      citizenId: id,
      certificateNumber: `${id}43`,
      category: 'physical',
      grade: 3,
      components: [],
      statedSex: 'female',
      firstIssuedOn: '2015-12-08',
      issuedOn: '2015-12-08',
      expiresOn: '2025-12-07',
    },
  });
});

test('a cancelled certificate carries its day and reason', () => {
  const result = read({ 证件状态: '注销', 状态日期: '2020-05-01', 注销原因: '死亡' });
  expect(result).toMatchObject({
    record: { state: { kind: 'cancelled', on: '2020-05-01', reason: 'death' } },
  });
});

test.each([
  [{ 身份证号: '' }, 'rejected', ['required-blank']],
  [
    { 姓名: '', 残疾等级: '重度', 发证日期: '12/8/2020' },
    'rejected',
    ['required-blank', 'unknown-grade', 'date-day-order'],
  ],
  [{ 身份证号: 999999190102030000 }, 'rejected', ['digits-lost']],
  [{ 身份证号: `${id}43`, 残疾人证号: id }, 'rejected', ['swapped-column', 'swapped-column']],
  [{ 证件状态: '注销' }, 'rejected', ['state-without-date']],
  [{ 证件状态: '有效', 注销原因: '死亡' }, 'rejected', ['reason-without-cancellation']],
  [{ 残疾类别: '肢体二级' }, 'rejected', ['grade-conflict']],
  [{ 残疾等级: ' ' }, 'rejected', ['required-blank']],
  [{ 发证日期: { kind: 'error', text: '#N/A' } }, 'rejected', ['cell-error']],
  [{ 发证日期: '#N/A' }, 'rejected', ['cell-error']],
  [{ 姓名: { kind: 'boolean', value: true } }, 'rejected', ['not-text']],
  [{ 姓名: id }, 'rejected', ['not-a-name']],
  [{ 残疾类别: '肢体三级', 残疾等级: ' ' }, 'record', []],
  [{ 残疾人证号: `${id}99` }, 'record', []],
  [{ 有效期至: '长期' }, 'record', ['expiry-long-term']],
  [{ 性别: '?' }, 'record', ['unknown-sex']],
  [{ 证件状态: ' ' }, 'record', ['state-blank']],
  [{ 证件状态: '迁移中' }, 'record', ['state-in-transfer']],
  [{ 残疾类别: '多重' }, 'record', ['components-missing']],
  [{ 联系电话: '1.38E+10' }, 'record', ['digits-lost']],
  [{ 姓名: '张\uE000' }, 'record', ['private-use-character']],
] as const)('a row with %j is %s: %j', (changes, outcome, codes) => {
  const result = read(changes);
  expect([result.outcome, codesOf(result)]).toEqual([outcome, codes]);
});

test('a problem names its cell, its cause and its cure, and never the number', () => {
  const result = read({ 身份证号: `${id}43` });
  const [problem] = result.outcome === 'rejected' ? result.problems : [];
  expect(problem?.at).toEqual({ file: 'a.xlsx', sheet: '花名册', row: 17, column: '身份证号', cell: 'D17' });
  expect(problem?.message.zh).toMatch(/填反.*（999999\*+）。请对照证件/);
  expect(JSON.stringify(problem)).not.toContain(id.slice(0, 8));
});

test.each([
  [['', '', '', ''], 'blank'],
  [[3, '', ' ', ''], 'blank'],
  [['合计', '', '', '6742人'], 'total'],
  [['合 计：6742人', '', '', ''], 'total'],
  [['', '总计', '', 6742], 'total'],
  [['合计', 6742, '', 300], 'total'],
  [['吴家山街小计', '', '', 91], 'total'],
  [['填表人:李四', '', '审核人:王五', ''], 'signature'],
  [['', '制表日期:2020年12月31日', '', ''], 'signature'],
  [['以下空白', '', '', ''], 'signature'],
  [headings, 'repeated-heading'],
] as const)('the row %j is skipped as %s', (values, why) => {
  expect(readerFor(headings)(rowOf(9, values))).toEqual({ outcome: 'skipped', why });
});

test('a row of CSV with more filled cells than headings has slipped, and none of its cells is judged', () => {
  const recognition = recognise([rowOf(1, headings)], sheetKinds);
  const reader = recognition && createRowReader(recognition, 'a.csv', '', { fields: headings.length });
  const slipped = [...good, 'x'];
  expect(reader?.read(rowOf(2, slipped))).toMatchObject({ problems: [{ code: 'ragged-row' }] });
  expect(reader?.read(rowOf(3, [...good, '', '']))).toMatchObject({ outcome: 'record' });
});

test('each half of a two-row heading is known when it is repeated', () => {
  const rows = [
    rowOf(1, ['姓名', '身份证号', '残疾人证', '', '', '']),
    rowOf(2, ['', '', '证号', '类别', '等级', '发证日期']),
  ];
  const recognition = recognise(rows, sheetKinds);
  const reader = recognition && createRowReader(recognition, 'a.xlsx', '').read;
  expect(rows.map((row) => reader?.(row))).toMatchObject([
    { why: 'repeated-heading' },
    { why: 'repeated-heading' },
  ]);
});

test('a person named like a label is still a person', () => {
  expect(read({ 姓名: '合计' }).outcome).toBe('record');
});

test('a low-income row and a household row become records', () => {
  const low = readerFor(['姓名', '身份证号', '起始月份', '终止月份']);
  expect(low(rowOf(2, ['张三', id, '2020-01', '至今']))).toMatchObject({
    record: { kind: 'low-income', fromMonth: '2020-01', toMonth: undefined },
  });
  expect(low(rowOf(2, ['张三', id, '2020-05', '2020-01'])).outcome).toBe('rejected');
  const house = readerFor(['户号', '户主姓名', '户主身份证号', '姓名', '身份证号', '与户主关系']);
  expect(house(rowOf(2, ['H1', '张三', id, '张三', id, '本人']))).toMatchObject({
    record: { relation: '户主' },
  });
  expect(house(rowOf(3, ['H1', '张三', id, '李四', inventedId('19050101', 2), '户主'])).outcome).toBe(
    'rejected',
  );
});

test('with a required column missing every row is rejected, none guessed', () => {
  expect(readerFor(headings.filter((heading) => heading !== '发证日期'))(rowOf(2, good)).outcome).toBe(
    'rejected',
  );
});

test('no cells whatever make the reader throw or lose a row', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constant<Cell>({ kind: 'blank' }),
    fc.string({ unit: 'binary' }).map((text): Cell => ({ kind: 'text', text })),
    fc
      .constantFrom('合计', id, '肢体', '二级', '2020-12-08', '长期', '注销')
      .map((text): Cell => ({ kind: 'text', text })),
    fc.double().map((value): Cell => ({ kind: 'number', text: String(value) })),
    fc.boolean().map((value): Cell => ({ kind: 'boolean', value })),
    fc.string().map((text): Cell => ({ kind: 'error', text })),
  );
  const reader = readerFor(headings);
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 14 }), (cells) => {
      const result = reader({ row: 5, cells });
      expect(['record', 'rejected', 'skipped']).toContain(result.outcome);
      if (result.outcome === 'rejected') expect(result.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
