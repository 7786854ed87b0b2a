import exceljs from 'exceljs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeWorkbook } from '../../src/files/documents/write-workbook.ts';
import { parsePlainDate } from '../../src/kernel/plain-date.ts';
import type { Listing } from '../../src/kernel/documents/listing.ts';
import { known } from '../payout/registry.ts';

const title = (zh: string) => ({ title: { zh, en: zh } });
const table: Listing = {
  name: '分街道',
  title: '人数',
  columns: [title('街道'), { ...title('视力'), kind: 'integer' }, { ...title('合计'), kind: 'integer' }],
  rows: [
    ['甲街道', 1, 3],
    ['乙 & 丙', 2, 4],
  ],
  total: ['合计', 3, 7],
};
const charts: Listing['charts'] = [
  { title: '分类别 <全部>', over: 'headings', columns: [1, 2] },
  { title: '分街道', over: 'rows', columns: [2] },
];
const createdOn = known(parsePlainDate('2020-12-31'));

async function partsOf(sheets: readonly Listing[]): Promise<ReadonlyMap<string, string>> {
  const parts = unzipSync(await writeWorkbook(sheets, { createdOn }));
  return new Map(
    Object.entries(parts).map(([name, part]) => [name, Buffer.from(part).toString('utf8')] as const),
  );
}

test('a chart is drawn from the cells of its sheet, with what it shows in words', async () => {
  const parts = await partsOf([
    { ...table, name: '空' },
    { ...table, charts },
  ]);
  const formulas = (name: string) =>
    [...known(parts.get(name)).matchAll(/<c:f>([^<]*)<\/c:f>/g)].map(([, formula]) => formula);
  // The title, the headings in row 2, two rows, the total.
  expect(formulas('xl/charts/chart1.xml')).toEqual([
    "'分街道'!$A$5",
    "'分街道'!$B$2:$C$2",
    "'分街道'!$B$5:$C$5",
  ]);
  expect(formulas('xl/charts/chart2.xml')).toEqual([
    "'分街道'!$C$2",
    "'分街道'!$A$3:$A$4",
    "'分街道'!$C$3:$C$4",
  ]);
  expect(parts.get('xl/drawings/drawing2.xml')).toContain('descr="分类别 &#60;全部&#62;"');
  expect(parts.get('xl/worksheets/sheet2.xml')).toMatch(/<drawing [^>]*r:id="rId1"\/><\/worksheet>$/);
  expect(parts.get('xl/worksheets/sheet1.xml')).not.toContain('<drawing');
});

test('every part that is named is there, and every part that is there has a type', async () => {
  const parts = await partsOf([{ ...table, charts }]);
  for (const [name, text] of parts) {
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]*$/, '');
    for (const [, target = ''] of text.matchAll(/Target="([^"]*)"/g)) {
      const path = new URL(target, `file:///${folder}`).pathname.slice(1);
      expect(`${name} ${path} ${parts.has(path)}`).toBe(`${name} ${path} true`);
    }
  }
  const types = known(parts.get('[Content_Types].xml'));
  for (const name of parts.keys())
    if (/^xl\/(?:charts|drawings)\/\w+\.xml$/.test(name)) expect(types).toContain(`PartName="/${name}"`);
});

test('other programs still read the numbers, and the same sheets give the same bytes', async () => {
  const sheets = [{ ...table, charts }];
  const bytes = await writeWorkbook(sheets, { createdOn });
  expect(Buffer.from(bytes).equals(Buffer.from(await writeWorkbook(sheets, { createdOn })))).toBe(true);
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  expect(book.getWorksheet('分街道')?.getCell('C5').value).toBe(7);
});
