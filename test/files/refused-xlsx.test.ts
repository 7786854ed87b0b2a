import { expect, test } from 'vitest';
import { handMade, readBytes, refusal } from './temp.ts';

test.each([
  ['fall', '<row r="3"><c><v>3</v></c></row><row r="2"><c><v>2</v></c></row>', 'row 2 comes after row 3'],
  [
    'come twice',
    '<row r="3"><c><v>3</v></c></row><row r="3"><c><v>2</v></c></row>',
    'row 3 comes after row 3',
  ],
  [
    'fall by their cells',
    '<row><c r="A9"><v>3</v></c></row><row><c r="A4"><v>2</v></c></row>',
    'row 4 comes after row 9',
  ],
])('rows that %s are refused by their numbers, none is lost', async (_, sheet, expected) => {
  const { why } = await refusal(readBytes('falling.xlsx', handMade(sheet)));
  expect(why?.en).toBe(`sheet "表1", ${expected}: its rows are out of order`);
});

test('a workbook of more than 20,000 parts is refused as that', async () => {
  const parts = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`xl/media/${index}.png`, '']));
  const book = (count: number) => handMade('<row><c><v>1</v></c></row>', parts(count));
  const { what, why } = await refusal(readBytes('more.xlsx', book(20_000)));
  expect([what.zh, why?.zh]).toEqual(['无法读取 more.xlsx：超出安全上限', '压缩包内的部件数超过 20000']);
});
