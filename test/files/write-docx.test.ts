import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type Document, plain } from '../../src/kernel/documents/document.ts';
import { writeDocx } from '../../src/files/documents/write-docx.ts';
import { parsePlainDate, type PlainDate } from '../../src/kernel/plain-date.ts';
import { documentMarkdown } from '../../src/reports/media/document-markdown.ts';

const createdOn = parsePlainDate('2020-12-31') as PlainDate;

const notice: Document = {
  title: '决定告知书',
  blocks: [
    { kind: 'line', runs: plain('王甲：') },
    { kind: 'heading', level: 1, runs: plain('一、决定') },
    { kind: 'paragraph', runs: plain('每月150.00元<b>|不是标记|</b>。') },
    {
      kind: 'table',
      columns: [
        { heading: plain('项目'), share: 3 },
        { heading: plain('金额'), share: 1, align: 'right' },
      ],
      rows: [[plain('药物补贴'), plain('150.00')]],
    },
  ],
  signature: ['区残联', '2020年12月31日'],
  footnote: '附注',
};

async function parts(): Promise<Record<string, string>> {
  const zip = unzipSync(await writeDocx(notice, { createdOn }));
  return Object.fromEntries(Object.entries(zip).map(([name, part]) => [name, strFromU8(part)]));
}

test('a document is laid out as GB/T 9704 has it', async () => {
  const { 'word/document.xml': body = '' } = await parts();
  expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
  expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect(body).toContain('w:eastAsia="方正小标宋简体"');
  expect(body).toContain('w:eastAsia="仿宋_GB2312"');
  expect(body).toContain('w:firstLineChars="200"');
});

test('words of a document are words, never markup, in .docx and Markdown', async () => {
  const { 'word/document.xml': body = '' } = await parts();
  expect(body).toContain('每月150.00元&lt;b&gt;|不是标记|&lt;/b&gt;。');
  const markdown = documentMarkdown(notice);
  expect(markdown).toContain(String.raw`每月150.00元\<b\>\|不是标记\|\</b\>。`);
  expect(markdown).toContain('| 药物补贴 | 150.00 |');
});

test('the same document is the same bytes and carries its own day, not the clock', async () => {
  const first = await writeDocx(notice, { createdOn });
  expect(first).toEqual(await writeDocx(notice, { createdOn }));
  const { 'docProps/core.xml': core = '' } = await parts();
  expect(core.match(/>\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(['>2020-12-31T00:00:00Z', '>2020-12-31T00:00:00Z']);
});

test('a letter has narrower margins and no grid that would spread it over two pages', async () => {
  const zip = unzipSync(await writeDocx({ ...notice, isLetter: true }, { createdOn }));
  const body = strFromU8(zip['word/document.xml'] ?? new Uint8Array());
  expect(body).toMatch(/<w:pgMar w:top="1134" w:right="1418" w:bottom="1134" w:left="1418"/);
  expect(body).not.toContain('<w:docGrid w:type="lines"');
  const { 'word/document.xml': document = '' } = await parts();
  expect(document).toContain('<w:docGrid w:type="lines"');
});

test('headings make an outline, rows of a table are not split, and a missing font has others behind it', async () => {
  const { 'word/document.xml': body = '', 'word/fontTable.xml': fonts = '' } = await parts();
  expect(body).toContain('<w:pStyle w:val="Heading1"/>');
  expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(2);
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,');
  expect(fonts).toMatch(/<\/w:fonts>$/);
});
