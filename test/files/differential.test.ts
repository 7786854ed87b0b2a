import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { openSpreadsheet } from '../../src/files/sheets/open-spreadsheet.ts';
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

const made = writers.flatMap(([writer, write]) =>
  tables.map(([title, table]): [string, () => Promise<Uint8Array>] => [
    `${title}, written by ${writer}`,
    () => write(table, title !== 'one hundred people'),
  ]),
);
const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const kept = [
  'LibreOffice写的',
  '共享字符串带拼音',
  '内联字符串',
  '公式有缓存结果',
  '单元格是错误值',
  '单元格是真假值',
  '日期是1904系统',
  '日期是数字没有格式',
  '身份证号是数字',
  '隐藏的行',
  '隐藏的列',
  '两行表头',
  '表头在第二十行',
].map((name): [string, () => Promise<Uint8Array>] => [
  name,
  () => readFile(join(fixtures, 'odd-files', `${name}.xlsx`)),
]);
const year = ['roster', 'medical-insurance', 'accounts'].map((name): [string, () => Promise<Uint8Array>] => [
  `the ${name} of the year`,
  () => readFile(join(fixtures, 'dongxihu-2020', `${name}.xlsx`)),
]);
const workbooks = [...made, ...kept, ...year];

test('there are at least thirty workbooks', () => {
  expect(workbooks.length).toBeGreaterThanOrEqual(30);
});

type Cells = ReadonlyMap<string, unknown>;

async function ours(bytes: Uint8Array): Promise<Cells> {
  const book = await openSpreadsheet(temp('table.xlsx', bytes));
  const found = new Map<string, unknown>();
  for (const { row, cells } of await readAll(book))
    cells.forEach((cell, column) => {
      if (cell.kind === 'blank') return;
      const value = cell.kind === 'number' && cell.date === undefined ? Number(cell.text) : plain(cell);
      found.set(XLSX.utils.encode_cell({ r: row - 1, c: column }), value);
    });
  await book.close();
  return found;
}

/** The part of the library for which it declares no types. */
const ssf = XLSX.SSF as {
  readonly is_date: (format: string) => boolean;
  readonly format: (format: string, value: number) => string;
};

function bySheetJs(bytes: Uint8Array): Cells {
  const found = new Map<string, unknown>();
  const book = XLSX.read(bytes, { cellNF: true, cellDates: false });
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheet = Object.values(book.Sheets)[0] ?? {};
  for (const [address, cell] of Object.entries(sheet) as [string, XLSX.CellObject][]) {
    if (address.startsWith('!') || cell.v === undefined || cell.v === '') continue;
    const isDate = cell.t === 'n' && typeof cell.z === 'string' && ssf.is_date(cell.z);
    const date = isDate ? ssf.format('yyyy-mm-dd', Number(cell.v) + (is1904 ? 1462 : 0)) : undefined;
    found.set(address, cell.t === 'e' ? `!${cell.w ?? ''}` : (date ?? cell.v));
  }
  return found;
}

async function byExcelJs(bytes: Uint8Array): Promise<Cells> {
  const found = new Map<string, unknown>();
  const book = new ExcelJS.Workbook();
  // Its types name a Buffer of its own.
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  book.worksheets[0]?.eachRow((row) => {
    row.eachCell((cell) => {
      // It repeats what a merged range holds in each of its cells; the file has it once.
      if (cell.isMerged && cell.master !== cell) return;
      const value = asPlain(cell.value);
      if (value !== undefined && value !== '') found.set(cell.address, value);
    });
  });
  return found;
}

function asPlain(value: ExcelJS.CellValue): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return `!${value.error}`;
  if ('result' in value) return asPlain(value.result);
  return undefined;
}

test.each(workbooks)('%s: both libraries and ours see the same cells', async (_, bytesOf) => {
  const bytes = await bytesOf();
  const found = await ours(bytes);
  expect(found.size).toBeGreaterThan(0);
  expect([...found.values()].filter((value) => String(value).includes('\uFFFD'))).toEqual([]);
  for (const expected of [bySheetJs(bytes), await byExcelJs(bytes)]) {
    expect(differences(found, expected)).toEqual([]);
    expect(found.size).toBe(expected.size);
  }
});

/** The addresses of cells that differ, never what they hold. */
function differences(found: Cells, expected: Cells): string[] {
  return [...found].filter(([address, value]) => expected.get(address) !== value).map(([address]) => address);
}
