import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openSpreadsheet } from '../../src/files/sheets/open-spreadsheet.ts';
import { handMade, plain, readAll, readBytes, refusal, temp } from './temp.ts';

const row = (cells: string, attributes = 'r="1"'): string => `<row ${attributes}>${cells}</row>`;
const number = (text: string, style = 0): string => `<c s="${style}"><v>${text}</v></c>`;

const read = async (sheet: string, parts?: Record<string, string>): Promise<unknown[][]> =>
  (await readBytes('a.xlsx', handMade(sheet, parts))).map(({ cells }) => cells.map(plain));

const styles = (formats: string, ids: number[]): Record<string, string> => ({
  'xl/styles.xml': `<styleSheet><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
});

test.each([
  ['cells without r follow each other', row(number('1') + number('2')), [['1', '2']]],
  [
    'a cell with r leaves a gap',
    row('<c r="C1"><v>3</v></c>' + number('4')),
    [[undefined, undefined, '3', '4']],
  ],
  ['eighteen digits stay as stored', row(number('420112199001010000')), [['420112199001010000']]],
  ['an exponent stays as stored', row(number('4.2E+17')), [['4.2E+17']]],
  ['an error cell keeps its text', row('<c t="e"><v>#N/A</v></c>'), [['!#N/A']]],
  ['a formula gives its cached result', row('<c><f>1+1</f><v>2</v></c>'), [['2']]],
  ['a formula gives its cached text', row('<c t="str"><f>A1</f><v>张三</v></c>'), [['张三']]],
  [
    'a formula never calculated is an error',
    row('<c><f>1+1</f></c><c><f>2</f><v></v></c>'),
    [['!formula', '!formula']],
  ],
  [
    'a formula that gives an empty text is blank',
    row('<c t="str"><f>A9</f><v></v></c>' + number('1')),
    [[undefined, '1']],
  ],
  ['booleans are booleans', row('<c t="b"><v>1</v></c><c t="b"><v>0</v></c>'), [[true, false]]],
  [
    'inline rich text is joined without phonetics',
    row(
      '<c t="inlineStr"><is><r><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></is></c>',
    ),
    [['张 三']],
  ],
  [
    'an escape of Excel is undone',
    row('<c t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>'),
    [['a\rb_x0041_']],
  ],
  ['blank styled cells to column XFD are harmless', row(number('1') + '<c r="XFD1" s="1"/>'), [['1']]],
])('%s', async (_, sheet, expected) => {
  expect(await read(sheet)).toEqual(expected);
});

test.each([
  ['a sheet whose elements all have a prefix', 'xmlns:x="main"', 'x:worksheet'],
  ['a prefix for the namespace of the sheet', 'xmlns="main" xmlns:x="main"', 'worksheet'],
])('%s is read, and what others put into it is not', async (_, namespaces, root) => {
  const own = '<x:row r="1"><x:c><x:v>7</x:v></x:c></x:row>';
  const others = '<o:row xmlns:o="other" r="2"><x:c><x:v>8</x:v></x:c></o:row>';
  const sheet = `<${root} ${namespaces}><x:sheetData>${own}${others}</x:sheetData></${root}>`;
  expect(await read('', { 'xl/worksheets/sheet1.xml': sheet })).toEqual([['7']]);
});

test('row numbers are those of the file, with and without r', async () => {
  const sheet =
    row(number('1'), 'r="3"') + row(number('2'), '') + row('', '') + '<row><c r="A9"><v>9</v></c></row>';
  expect((await readBytes('rows.xlsx', handMade(sheet))).map((found) => found.row)).toEqual([3, 4, 9]);
});

test('shared strings join rich runs and leave phonetics out, wherever their part stands in the zip', async () => {
  const strings =
    '<sst><si><t>王五</t><rPh sb="0" eb="1"><t>ワン</t></rPh></si><si><r><t>李</t></r><r><t>四</t></r></si><si/></sst>';
  const sheet = row('<c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>2</v></c>');
  expect(await read(sheet, { 'xl/sharedStrings.xml': strings })).toEqual([['李四', '王五']]);
});

test.each([
  [14, '', '43831', '2020-01-01'],
  [31, '', '43831.75', '2020-01-01'],
  [58, '', '43831', '2020-01-01'],
  [176, 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '44196', '2020-12-31'],
  [176, '[$-804]m&quot;月&quot;', '1', '1900-01-01'],
  [14, '', '59', '1900-02-28'],
  [14, '', '60', '60'],
  [14, '', '61', '1900-03-01'],
  [14, '', '2958466', '2958466'],
  [14, '', '-1', '-1'],
  [176, '0.00&quot;yd&quot;', '43831', '43831'],
  [176, '[Red]#,##0', '43831', '43831'],
  [176, '[h]:mm', '43831', '43831'],
  [176, 'h:mm', '43831', '43831'],
  [0, '', '43831', '43831'],
  [20, '', '43831.5', '43831.5'],
  [45, '', '43831', '43831'],
  [46, '', '43831', '43831'],
  [47, '', '43831', '43831'],
])('number format %i %s shows serial %s as %s', async (id, code, serial, expected) => {
  const formats = `<numFmt numFmtId="176" formatCode="${code}"/>`;
  expect(await read(row(number(serial, 1)), styles(formats, [0, id]))).toEqual([[expected]]);
});

test('a workbook of the 1904 system counts its days from 1904', async () => {
  const workbook = `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>`;
  const parts = { ...styles('', [0, 14]), 'xl/workbook.xml': workbook };
  expect(await read(row(number('0', 1) + number('42369', 1)), parts)).toEqual([['1904-01-01', '2020-01-01']]);
});

test('sheets come in the order of their tabs, hidden ones flagged', async () => {
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="乙" r:id="b"/><sheet name="甲" r:id="a" state="veryHidden"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="t/worksheet" Target="worksheets/other.xml"/></Relationships>`,
    'xl/worksheets/other.xml': `<worksheet><sheetData>${row(number('2'))}</sheetData></worksheet>`,
  };
  const book = await openSpreadsheet(temp('order.xlsx', handMade(row(number('1')), parts)));
  expect(book.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['乙', false],
    ['甲', true],
  ]);
  expect((await readAll(book)).map(({ cells }) => cells.map(plain))).toEqual([['2']]);
  await book.close();
});

test('merges, validations and names over whole sheets are harmless', async () => {
  const all = 'A1:XFD1048576';
  const sheet = `<worksheet><cols><col min="1" max="2147483647" width="9"/></cols><sheetData>${row(number('1'))}</sheetData>
    <mergeCells><mergeCell ref="${all}"/></mergeCells><dataValidations><dataValidation sqref="${all}" type="list"/></dataValidations></worksheet>`;
  expect(await read('', { 'xl/worksheets/sheet1.xml': sheet })).toEqual([['1']]);
});

test.each([
  ['a DOCTYPE', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }, 'DOCTYPE'],
  ['content in column XFD', { 'xl/worksheets/sheet1.xml': row('<c r="XFD1"><v>1</v></c>') }, '200 columns'],
  [
    'a row beyond the last',
    { 'xl/worksheets/sheet1.xml': row(number('1'), 'r="4294967295"') },
    '1048576 rows',
  ],
  [
    'a cell too long',
    { 'xl/worksheets/sheet1.xml': row(`<c t="str"><v>${'长'.repeat(32_768)}</v></c>`) },
    '32767 characters',
  ],
  ['a bomb', { 'xl/sharedStrings.xml': ' '.repeat(3_000_000) }, 'xl/sharedStrings.xml'],
  [
    'a shared string that is not there',
    { 'xl/worksheets/sheet1.xml': row('<c t="s"><v>5</v></c>') },
    'damaged',
  ],
  ['broken XML', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }, 'sheet1.xml'],
  [
    'two values for one cell',
    { 'xl/worksheets/sheet1.xml': row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>') },
    'damaged',
  ],
  ['a sheet without its part', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }, 'damaged'],
])('%s is refused by name', async (_, parts, expected) => {
  const error = await refusal(readBytes('trap.xlsx', handMade('', parts)));
  expect(error.exitCode).toBe(2);
  expect(error.why?.en).toContain(expected);
  expect(error.what.zh).toContain('trap.xlsx');
});

test.each([
  [{ fileBytes: 10 }, 'bytes of the file'],
  [{ entryBytes: 10 }, 'xl/workbook.xml'],
  [{ totalBytes: 400 }, 'all parts'],
  [{ cells: 1 }, 'filled cells'],
  [{ strings: 1 }, 'shared strings'],
])('limit %j can be set', async (limits, expected) => {
  const sheet = row(number('1') + '<c t="s"><v>1</v></c>');
  const bytes = handMade(sheet, { 'xl/sharedStrings.xml': '<sst><si><t>a</t></si><si><t>b</t></si></sst>' });
  const path = temp('limit.xlsx', bytes);
  const action = async (): Promise<unknown> => readAll(await openSpreadsheet(path, { limits }));
  expect((await refusal(action())).why?.en).toContain(expected);
});

test.each([
  ['a truncated file', handMade(row(number('1'))).slice(0, 400)],
  ['a zip that is no workbook', zipSync({ 'word/document.xml': strToU8('<document/>') })],
  ['a zip with a path that climbs', zipSync({ '../../x': strToU8('x') })],
])('%s is refused', async (_, bytes) => {
  expect((await refusal(readBytes('bad.xlsx', bytes))).exitCode).toBe(2);
});

test('an entry that unpacks to more than it declares is refused', async () => {
  const bytes = handMade(row(number('1')));
  const view = Buffer.from(bytes);
  // The size in the central directory record (offset 24) of the sheet, the last record naming it.
  const at = view.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  view.writeUInt32LE(5, at + 24);
  expect((await refusal(readBytes('lying.xlsx', view))).why?.en).toContain('sheet1.xml');
});
