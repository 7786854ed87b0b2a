import iconv from 'iconv-lite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSpreadsheet } from '../../src/files/sheets/open-spreadsheet.ts';
import { withoutFormula, writeCsv } from '../../src/files/documents/write-csv.ts';
import { plain, readAll, readBytes, refusal, temp } from './temp.ts';

const read = async (content: Uint8Array | string): Promise<unknown[][]> =>
  (await readBytes('a.csv', content)).map(({ cells }) => cells.map(plain));

const text = '姓名,住址\r\n欧阳娜𠮷,东西湖区㐀街\r\n';
const rows = [
  ['姓名', '住址'],
  ['欧阳娜𠮷', '东西湖区㐀街'],
];

test.each([
  ['utf-8', Buffer.from(text)],
  ['utf-8', Buffer.from(`\uFEFF${text}`)],
  ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true })],
  ['utf-16le', iconv.encode(text.replaceAll(',', '\t'), 'utf-16le', { addBOM: true })],
  ['gb18030', iconv.encode(text, 'gb18030')],
])('%s is recognised and read (%#)', async (encoding, bytes) => {
  const book = await openSpreadsheet(temp('encoding.csv', bytes));
  expect([book.format, book.encoding]).toEqual(['csv', encoding]);
  expect((await readAll(book)).map(({ cells }) => cells.map(plain))).toEqual(rows);
});

test('联通 in GBK is not taken for UTF-8', async () => {
  expect(await read(iconv.encode('联通', 'gbk'))).toEqual([['联通']]);
});

test('UTF-8 is known wherever the file is cut in pieces, and a fault after the first megabyte is seen', async () => {
  const line = '残疾𠮷人\n'.repeat(80_000);
  for (const lead of ['', 'x', 'xx', 'xxx']) {
    const path = temp('long.csv', lead + line);
    expect((await openSpreadsheet(path)).encoding).toBe('utf-8');
  }
  const broken = Buffer.concat([Buffer.from(line), Buffer.from([0xe6, 0xae, 0x0a, 0xff])]);
  expect((await refusal(openSpreadsheet(temp('broken.csv', broken)))).exitCode).toBe(2);
});

test('a character across two chunks stays whole in both encodings', async () => {
  const line = '张三,东西湖区\r\n';
  for (const encoding of ['utf-8', 'gb18030']) {
    const found = await read(iconv.encode(`x${line.repeat(20_000)}`, encoding));
    expect(found.length).toBe(20_000);
    expect(new Set(found.map((cells) => cells.join()))).toEqual(new Set(['x张三,东西湖区', '张三,东西湖区']));
  }
});

const TWO_ROWS = [
  ['a', 'b'],
  ['1', '2'],
];

test.each([
  [
    'semicolons',
    'a;b\n1;2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'tabs although an address has commas',
    'a\tb\n1\t"x,y,z"\n',
    [
      ['a', 'b'],
      ['1', 'x,y,z'],
    ],
  ],
  [
    'bare returns',
    'a,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'mixed line ends',
    'a,b\r\n1,2\n3,4\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['bars', 'a|b\n1|2\n', TWO_ROWS],
  ['full-width commas where nothing else separates', 'a，b\n1，2\n', TWO_ROWS],
  [
    'commas although a text has full-width ones',
    'a,b\n1，,2\n',
    [
      ['a', 'b'],
      ['1，', '2'],
    ],
  ],
  ['ragged rows', 'a\n1,2,3\n', [['a'], ['1', '2', '3']]],
  [
    'odd headings',
    '__proto__,constructor\n1,2\n',
    [
      ['__proto__', 'constructor'],
      ['1', '2'],
    ],
  ],
  ['numbers as text', '420112199001010000,0012\n', [['420112199001010000', '0012']]],
])('%s are read', async (_, content, expected) => {
  expect(await read(content)).toEqual(expected);
});

test('rows count blank lines, and a record over several lines once', async () => {
  const found = await readBytes('a.csv', '标题\n\n"a\nb",1\n\nc,2\n');
  expect(found.map(({ row, cells }) => [row, ...cells.map(plain)])).toEqual([
    [1, '标题'],
    [2, undefined],
    [3, 'a\nb', '1'],
    [4, undefined],
    [5, 'c', '2'],
  ]);
});

test.each([
  ['an unclosed quote', 'a\nb\n"canary,1\n', 'row 3'],
  ['text after a quote', 'a\n"canary"x\nb\n"y"canary\n', 'rows 2, 4'],
  ['text after a quote further down', 'a\n"x\ny"\n"ca"nary,1\n', 'row 3 (line 4 of the text)'],
  ['a record over 1 MB', `a\n"${'canary\n'.repeat(200_000)}`, 'row 2'],
  ['a cell too long', `a\n${'canary'.repeat(6000)}`, 'row 2'],
  ['too many columns', `a\n${'canary,'.repeat(201)}`, 'row 2'],
])('%s is refused with its row and without its content', async (_, content, expected) => {
  const error = await refusal(readBytes('bad.csv', content));
  expect(error.why?.en).toContain(expected);
  expect(JSON.stringify([error.what, error.why, error.next, error.message, error.cause])).not.toContain(
    'canary',
  );
});

test.each([
  ['bytes of no encoding', Buffer.from([0x61, 0xff, 0xff, 0x0a])],
  ['half a character at the end', iconv.encode('张三', 'gbk').subarray(0, 3)],
  ['text with NUL', Buffer.from('a\0b')],
])('%s are refused', async (_, bytes) => {
  expect((await refusal(readBytes('bad.csv', bytes))).exitCode).toBe(2);
});

test('what is written comes back cell by cell, save the apostrophe before a formula', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      ' =1',
      '\n=x',
      '-0.50',
      '+8613800000000',
      'a"b',
      'x\ny',
      'x\ry',
      '张，三',
      '1;2',
      '\t',
    ),
  );
  const clean = cell.filter((value) => Buffer.from(value).toString() === value && !value.includes('\0'));
  const table = fc.array(fc.array(clean, { minLength: 2, maxLength: 2 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, async (written) => {
      const found = await read(writeCsv(['姓名', '金额', ',,,,,,,,,,,,,', ',', ','], written));
      // Spaces at the ends of a cell without quotes are no part of it.
      const bare = (value: unknown) => (typeof value === 'string' && value.trim()) || undefined;
      const expected = written.map((row) => row.map((value) => bare(withoutFormula(value))));
      expect(found.slice(1).map((row) => row.map(bare))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['=1+1', "'=1+1"],
  [' @x', "' @x"],
  ['＝1', "'＝1"],
  ['\t1', "'\t1"],
  ['-150.00', '-150.00'],
  ['-1+1', "'-1+1"],
  ['张三', '张三'],
])('the cell %j is written as %j', (cell, expected) => {
  expect(withoutFormula(cell)).toBe(expected);
});

test('CSV begins with a byte order mark and ends its lines with CRLF', () => {
  expect(writeCsv(['a'], [['x,y'], ['']])).toBe('\uFEFFa\r\n"x,y"\r\n\r\n');
});
