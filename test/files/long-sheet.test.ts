import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { LONG } from '../../src/files/documents/long-sheet.ts';
import { writeWorkbook } from '../../src/files/documents/write-workbook.ts';
import type { PlainDate } from '../../src/kernel/plain-date.ts';
import { column, type Listing, tableOf, wrapped } from '../../src/kernel/documents/listing.ts';

const createdOn = '2020-12-31' as PlainDate;
type Row = { readonly name: string; readonly number: number; readonly why: string | undefined };
const columns = wrapped<Row>([
  column('姓名', 'name', ({ name }) => name, { width: 14 }),
  column('得分', 'score', ({ number }) => number, { width: 8, kind: 'decimal' }),
  column('依据', 'why', ({ why }) => why, { width: 12 }),
]);
const listOf = (count: number): Listing => ({
  name: '比对结果',
  title: '比对结果',
  note: `共${count}条`,
  isLandscape: true,
  ...tableOf(
    columns,
    Array.from({ length: count }, (_, at) => ({
      name: at % 3 === 0 ? '=cmd|<b>&"\'' : `某${at}`,
      number: at / 10,
      why: at % 7 === 0 ? undefined : '同音（仇/邱）；身份证号只差第13位',
    })),
  ),
});

/** What a program that opens it sees: values, styles and heights of a row. */
async function opened(workbook: Uint8Array) {
  const book = new exceljs.Workbook();
  await book.xlsx.load(workbook as never);
  const [page] = book.worksheets;
  return (row: number) => {
    const of = page?.getRow(row);
    const cells = columns.map((_, at) => of?.getCell(at + 1));
    return { height: of?.height, cells: cells.map((cell) => [cell?.value ?? null, cell?.style]) };
  };
}

test('a list of thousands of rows is the same workbook as a short one, row for row and byte for byte', async () => {
  const [long, again] = [
    await writeWorkbook([listOf(LONG + 20)], { createdOn }),
    await writeWorkbook([listOf(LONG + 20)], { createdOn }),
  ];
  expect(Buffer.compare(long, again)).toBe(0);
  const [whole, part] = [await opened(long), await opened(await writeWorkbook([listOf(40)], { createdOn }))];
  for (let row = 3; row <= 43; row += 1) expect(whole(row)).toEqual(part(row));
  expect(whole(LONG + 22).cells[0]?.[0]).toBe(`某${LONG + 18}`);
});

test('what can be chosen in a column can be chosen in every row of a long list', async () => {
  const list = listOf(LONG + 20);
  const chosen = list.columns.map((one, at) =>
    at === 0 ? { ...one, choices: ['是', '不是'], hint: '选' } : one,
  );
  const book = new exceljs.Workbook();
  await book.xlsx.load(
    (await writeWorkbook([{ ...list, columns: chosen, isToFillIn: true }], { createdOn })) as never,
  );
  const [page] = book.worksheets;
  const last = LONG + 20 + 4;
  for (const row of [5, 6, last])
    expect(page?.getCell(row, 1).dataValidation?.formulae).toEqual(['"是,不是"']);
  expect(page?.getCell(last, 1).value).not.toBeNull();
  expect([4, last + 1].map((row) => page?.getCell(row, 1).dataValidation)).toEqual([undefined, undefined]);
});
