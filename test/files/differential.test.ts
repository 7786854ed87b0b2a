import XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { openSpreadsheet } from '../../src/files/open-spreadsheet.ts';
import { plain, readAll, temp } from './temp.ts';

const people = (rows: number): unknown[][] =>
  Array.from({ length: rows }, (_, index) => [
    `残疾人第${index}号·𠮷`,
    `99999919900101${String(index).padStart(4, '0')}`,
    index,
    index / 7,
    index % 2 === 0,
    `东西湖区某街道第${index}社区${'长'.repeat(index % 50)}`,
  ]);

const tables: [string, unknown[][]][] = [
  ['one cell', [['a']]],
  [
    'Chinese text',
    [
      ['姓名', '住址'],
      ['欧阳娜', '一号楼\n二单元'],
    ],
  ],
  ['numbers', [[0, -1.5, 1e21, 1e-7, 123456789012345, 0.1 + 0.2]]],
  [
    'booleans and gaps',
    [
      [true, null, false],
      [null, null, 'x'],
    ],
  ],
  ['markup', [['<b>&amp;"\'</b>', ']]>', ' lead', 'trail ', '&#65;']]],
  ['formulas as text', [['=1+1', '+1', '-1', '@x']]],
  ['blank rows', [['a'], [], [], ['d']]],
  ['rare characters', [['𠮷', '㐀', '\ue863', 'é', 'e\u0301', '·', '👨‍👩‍👧']]],
  ['many columns', [Array.from({ length: 200 }, (_, index) => `c${index}`)]],
  ['long text', [['长'.repeat(32_767)]]],
  ['one hundred people', people(100)],
  ['twenty thousand people', people(20_000)],
];

const writers: [string, (table: unknown[][], shared: boolean) => Promise<Buffer>][] = [
  [
    'exceljs',
    async (table) => {
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet('表');
      table.forEach((row, index) => {
        sheet.getRow(index + 1).values = row.map((value) => value ?? null) as ExcelJS.CellValue[];
      });
      return Buffer.from(await book.xlsx.writeBuffer());
    },
  ],
  [
    'SheetJS',
    (table, shared) => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table), '表');
      return Promise.resolve(
        XLSX.write(book, { type: 'buffer', bookSST: shared, compression: true }) as Buffer,
      );
    },
  ],
];

const cases = writers.flatMap(([writer, write]) =>
  tables.map(([title, table]) => [writer, title, write, table] as const),
);

test.each(cases)('%s writes %s and both readers see the same cells', async (_, title, write, table) => {
  const bytes = await write(table, title !== 'one hundred people');
  const expected = new Map<string, unknown>();
  const sheet = Object.values(XLSX.read(bytes, { type: 'buffer' }).Sheets)[0] ?? {};
  for (const [address, cell] of Object.entries(sheet) as [string, XLSX.CellObject][])
    if (!address.startsWith('!') && cell.v !== undefined) expected.set(address, cell.v);
  const book = await openSpreadsheet(temp('table.xlsx', bytes));
  const found = new Map<string, unknown>();
  for (const { row, cells } of await readAll(book))
    cells.forEach((cell, column) => {
      if (cell.kind === 'blank') return;
      const value = cell.kind === 'number' ? Number(cell.text) : plain(cell);
      found.set(XLSX.utils.encode_cell({ r: row - 1, c: column }), value);
    });
  await book.close();
  expect(found.size).toBe(table.flat().filter((value) => value !== null).length);
  expect([...found].filter(([address, value]) => expected.get(address) !== value)).toEqual([]);
  expect(expected.size).toBe(found.size);
  expect([...found.values()].filter((value) => String(value).includes('\uFFFD'))).toEqual([]);
});
