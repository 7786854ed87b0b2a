import { expect, test } from 'vitest';
import { sheetKinds } from '../../src/importing/kinds.ts';
import { createRowReader } from '../../src/importing/rows/read-row.ts';
import { recognise } from '../../src/importing/headings/recognise.ts';
import { inventedId, rowOf } from './invented.ts';

const id = inventedId();
const headings = [
  '姓名',
  '身份证号',
  '残疾人证号',
  '发证日期',
  '残疾类别',
  '残疾等级',
  '肢体残疾等级',
  '智力残疾等级',
];

/** A row as the national database has it: a column for the grade of each category. */
function read(...grades: readonly string[]) {
  const recognition = recognise([rowOf(1, headings)], sheetKinds);
  if (!recognition) throw new Error('not recognised');
  const reader = createRowReader(recognition, 'a.xlsx', '');
  return reader.read(rowOf(2, ['张三', id, `${id}43`, '2015-12-08', ...grades]));
}

test('a grade in the column of each category gives the components of a 多重', () => {
  expect(read('多重', '二级', '2', '三级')).toMatchObject({
    warnings: [],
    record: {
      components: [
        { category: 'physical', grade: 2 },
        { category: 'intellectual', grade: 3 },
      ],
    },
  });
  expect(read('多重', '三级', '0', '无')).toMatchObject({ warnings: [{ code: 'components-missing' }] });
});

test.each([
  [['3', '0'], 'record'],
  [['', ''], 'record'],
  [['2', ''], 'rejected'],
  [['3', '4'], 'rejected'],
  [['重度', ''], 'rejected'],
])('for a holder of 肢体三级 the grades %j by category are a %s', (own, outcome) => {
  expect(read('肢体', '三级', ...own).outcome).toBe(outcome);
});
