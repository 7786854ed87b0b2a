import * as docx from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { commentDocx } from '../../src/files/documents/comment-docx.ts';
import { readWrittenText } from '../../src/files/written-text/read-written-text.ts';
import { fromEpochDay } from '../../src/kernel/plain-date.ts';
import { temp } from './temp.ts';

const run = (text: string, style?: string) =>
  new docx.TextRun({ text, ...(style !== undefined && { style }) });
const paragraph = (...children: docx.ParagraphChild[]) => new docx.Paragraph({ children });
const cell = (text: string) => new docx.TableCell({ children: [paragraph(run(text))] });
const own = new docx.Document({
  comments: {
    children: [{ id: 4, author: '某人', date: new Date(0), children: [paragraph(run('请再核'))] }],
  },
  sections: [
    {
      children: [
        new docx.Paragraph({ text: '一、基本情况 & 概况', heading: docx.HeadingLevel.HEADING_1 }),
        paragraph(
          run('全区持证残疾人 67'),
          run('42人', 'Strong'),
          new docx.CommentRangeStart(4),
          run('，其中男性3800人。'),
          new docx.CommentRangeEnd(4),
          new docx.TextRun({ children: [new docx.CommentReference(4)] }),
        ),
        new docx.Table({ rows: [new docx.TableRow({ children: [cell('合计'), cell('36700元')] })] }),
      ],
    },
  ],
});

const partOf = (bytes: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(bytes)[name]);

test('a .docx with comments is the same document, with each comment around its number', async () => {
  const bytes = new Uint8Array(await docx.Packer.toArrayBuffer(own));
  const { text } = await readWrittenText(temp('own.docx', bytes));
  const comments = ['6742人', '36700元'].map((number) => {
    const start = text.indexOf(number);
    return { start, end: start + number.length, words: `不符：<${number}>` };
  });
  const commented = commentDocx(bytes, text, comments, fromEpochDay(20_000)) ?? new Uint8Array();

  expect((await readWrittenText(temp('commented.docx', commented))).text).toBe(text);
  const body = partOf(commented, 'word/document.xml');
  const around = (id: number): string =>
    (
      new RegExp(`commentRangeStart w:id="${id}"/>(.*?)<w:commentRangeEnd w:id="${id}"`).exec(body)?.[1] ?? ''
    ).replace(/<[^>]*>/g, '');
  expect([around(4), around(5), around(6)]).toEqual(['，其中男性3800人。', '6742人', '36700元']);
  expect(partOf(commented, 'word/comments.xml')).toMatch(
    /请再核.*不符：&lt;6742人&gt;.*不符：&lt;36700元&gt;/s,
  );
  for (const part of ['word/styles.xml', 'word/numbering.xml'])
    expect(partOf(commented, part)).toBe(partOf(bytes, part));

  // 42人 stays strong on either side of where its run was parted.
  expect(body.match(/<w:rStyle w:val="Strong"\/>/g)?.length).toBeGreaterThan(1);
});

test('a document without words, or not as Word writes them, is left to another way', () => {
  expect(
    commentDocx(zipSync({ 'word/document.xml': new Uint8Array() }), '', [], fromEpochDay(20_000)),
  ).toBeUndefined();
});
