import { expect, test } from 'vitest';
import { sheetKinds } from '../../src/importing/kinds.ts';
import { createRowReader } from '../../src/importing/rows/read-row.ts';
import { recognise } from '../../src/importing/headings/recognise.ts';
import { inventedId, rowOf } from './invented.ts';

const id = inventedId();
const grants = ['姓名', '身份证号', '补贴项目', '发放月份', '补贴金额'];
const grant = (amount: string) => ['张三', id, '社保补贴', '2020-12', amount];

// A sheet of rows; what its totals say of it once it is read.
test.each<[string, (string | number)[][], string[]]>([
  ['a total that agrees', [grant('1.50'), grant('2'), ['合计', '2人', '', '', '3.50']], []],
  ['a count that differs', [grant('1.50'), ['合计', '2人', '', '', '1.50']], ['total-differs 3']],
  ['a sum that differs', [grant('1.50'), ['合计', '', '', '', '1.51']], ['sum-differs 3']],
  ['a bare amount is no count', [grant('7'), ['合计', '', '', '', '7']], []],
  [
    'subtotals are of their part, the total of all',
    [grant('1'), ['小计', 1, '', '', '1'], grant('2'), ['小计', 1, '', '', '2'], ['合计', 2, '', '', '3']],
    [],
  ],
  [
    'a subtotal that counts the part before',
    [grant('1'), ['小计', 1, '', '', '1'], grant('2'), ['小计', 2, '', '', '3']],
    ['subtotal-differs 5', 'sum-differs 5'],
  ],
  ['a total above the rows', [['合计', 2, '', '', '3'], grant('1'), grant('2')], []],
  ['a total of each page', [grant('1'), ['合计', 1, '', '', '1'], grant('2'), ['合计', 1, '', '', '2']], []],
  ['a rejected row counts as read', [grant('1'), grant('x'), ['合计', 2, '', '', '9']], []],
])('%s', (_, rows, expected) => {
  const recognition = recognise([rowOf(1, grants)], sheetKinds);
  if (!recognition) throw new Error('not recognised');
  const reader = createRowReader(recognition, 'a.xlsx', '');
  rows.forEach((values, index) => reader.read(rowOf(index + 2, values)));
  expect(reader.close().map(({ code, at }) => `${code} ${at.row}`)).toEqual(expected);
});
