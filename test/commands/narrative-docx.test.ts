import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder } from './program.ts';

const folder = sharedFolder(join(repository, 'fixtures/commands/payout-story'));
const path = (name: string): string => join(folder, name);
const asOf = ['--as-of', '2020-12-31'];

beforeAll(async () => {
  expect((await dpfHere(['import', '花名册.csv', ...asOf], folder)).status).toBe(0);
});

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const item = (text: string, reference = 'numbers') =>
  new Paragraph({ text, numbering: { reference, level: 0 } });
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading: level });

async function writeText(name: string, children: readonly (Paragraph | Table)[]): Promise<void> {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat]) => [
    { level: 0, format, text: '%1.' },
  ];
  const document = new Document({
    creator: '办公室',
    numbering: {
      config: [
        { reference: 'numbers', levels: level(LevelFormat.DECIMAL) },
        { reference: 'signs', levels: level(LevelFormat.BULLET) },
      ],
    },
    sections: [{ children }],
  });
  writeFileSync(path(name), await Packer.toBuffer(document));
}

async function importing(name: string, ...more: readonly string[]) {
  const { status, stdout, stderr } = await dpfHere(['import', name, ...asOf, '--json', ...more], folder);
  return { status, stderr, told: stdout === '' ? undefined : (JSON.parse(stdout) as Told) };
}
type Told = { readonly kind: string; readonly rows: Readonly<Record<string, number>> };

async function summary(): Promise<string> {
  const args = ['report', 'annual', '--year', '2020', ...asOf, '-o', '总结.md', '--force'];
  expect((await dpfHere(args, folder)).status).toBe(0);
  return readFileSync(path('总结.md'), 'utf8');
}

test('a text of Word by its heading styles: its sections, lists and tables stand in the summary', async () => {
  await writeText('材料.docx', [
    new Paragraph({ text: '2020年文字材料', heading: HeadingLevel.TITLE }),
    heading('残疾人模范', HeadingLevel.HEADING_1),
    item('何建功：创办农场，带动就业'),
    item('沈秀兰：照料邻里'),
    new Table({
      rows: [
        new TableRow({ children: [cell('姓名'), cell('荣誉')] }),
        new TableRow({ children: [cell('何建功'), cell('省级能手')] }),
      ],
    }),
    heading('下年工作计划', HeadingLevel.HEADING_1),
    new Paragraph('重点做好以下工作。'),
    item('完善台账', 'signs'),
  ]);
  const { status, told } = await importing('材料.docx');
  expect(status).toBe(0);
  expect(told).toMatchObject({ kind: 'narrative', rows: { read: 2, inserted: 2 } });
  const text = await summary();
  expect(text).toContain('宣传自强不息的残疾人模范2');
  expect(text).toMatch(/1\. 何建功：创办农场，带动就业\n\s*2\. 沈秀兰：照料邻里/);
  expect(text.replaceAll('\\', '')).toContain('何建功 | 省级能手');
  expect(text).toMatch(/重点做好以下工作。\n\n- 完善台账/);
});

test('headings of GB/T 9704 without any style; a lower heading belongs to the text of the higher, too', async () => {
  await writeText('公文.docx', [
    new Paragraph('东西湖区残联二〇二〇年文字材料'),
    new Paragraph('一、特色工作'),
    new Paragraph('今年有三项。'),
    new Paragraph('（一）残疾人模范'),
    new Paragraph('1. 方志远：坚持义诊'),
    new Paragraph('（一）开展培训；'),
    new Paragraph('二、下年工作计划'),
    new Paragraph('（一）建立台账。每季核对一次。'),
  ]);
  const { told } = await importing('公文.docx');
  expect(told).toMatchObject({ kind: 'narrative', rows: { read: 3 } });
  const text = await summary();
  expect(text).toContain('方志远：坚持义诊');
  expect(text).toContain('（一）开展培训；');
  expect(text).toContain('（一）建立台账。每季核对一次。');
});

test('the same text in Markdown says the same', async () => {
  const before = await summary();
  const lines = ['# 2020年文字材料', '', '## 残疾人模范', '', '1. 方志远：坚持义诊', '（一）开展培训；'];
  writeFileSync(path('材料.md'), lines.join('\n'));
  const { told } = await importing('材料.md', '--dry-run');
  expect(told).toMatchObject({ kind: 'narrative', rows: { unchanged: 1 } });
  expect(await summary()).toBe(before);
});

/** The .docx with another part in the place of its text. */
function withText(from: string, to: string, part: (xml: string) => string): void {
  const parts = unzipSync(readFileSync(path(from)));
  parts['word/document.xml'] = strToU8(part(strFromU8(parts['word/document.xml'] ?? new Uint8Array())));
  writeFileSync(path(to), zipSync(parts));
}

test('a file that is no such text, or none any more, ends in a clear refusal and changes nothing', async () => {
  const count = async () => (await dpfHere(['import', 'list', '--json'], folder)).stdout;
  const before = await count();
  await writeText('无标题.docx', [new Paragraph('2020年文字材料'), new Paragraph('只有一段。')]);
  await writeText('无年份.docx', [new Paragraph('文字材料'), heading('残疾人模范', HeadingLevel.HEADING_2)]);
  const whole = readFileSync(path('公文.docx'));
  writeFileSync(path('半截.docx'), whole.subarray(0, whole.length / 2));
  withText('公文.docx', '断.docx', (xml) => xml.slice(0, xml.length / 2));
  withText('公文.docx', '实体.docx', (xml) =>
    xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY b "c">]><w:document'),
  );
  withText('公文.docx', '大.docx', (xml) => xml.replace('<w:body>', `<w:body>${'<w:p/>'.repeat(3_000_000)}`));
  withText('公文.docx', '长.docx', (xml) =>
    xml.replace('<w:body>', () => {
      let [text, sign] = ['', 0];
      while (text.length < 7_000_000) text += `${(sign = (sign * 1103515245 + 12345) % 2147483648)} `;
      return `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    }),
  );
  writeFileSync(path('换.docx'), flipped(whole));
  const said: readonly (readonly [string, RegExp])[] = [
    ['无标题.docx', /无法读取 无标题\.docx.*没有标题/s],
    ['无年份.docx', /无法读取 无年份\.docx.*没有年份/s],
    ['半截.docx', /文件不完整或已损坏（不是完整的 \.docx）.*用 Word 或 WPS/s],
    ['断.docx', /文件已损坏（word\/document\.xml）.*用 Word 或 WPS/s],
    ['实体.docx', /DOCTYPE/],
    ['大.docx', /超出安全上限.*解压倍数/s],
    ['长.docx', /超出安全上限.*请删去图片和多余的内容/s],
    ['换.docx', /无法读取 换\.docx.*损坏/s],
  ];
  for (const [name, pattern] of said) {
    const { status, stderr } = await dpfHere(['import', name, ...asOf], folder);
    expect({ name, status, stderr }).toEqual({
      name,
      status: 2,
      stderr: expect.stringMatching(pattern) as string,
    });
  }
  expect(await count()).toBe(before);
});

/** One byte of the packed text is another. */
function flipped(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  const at = copy.indexOf('word/document.xml') + 60;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

test('a summary that this program wrote is none, also where somebody typed in it', async () => {
  const args = ['report', 'annual', '--year', '2020', ...asOf, '-o', '总结.docx'];
  expect((await dpfHere(args, folder)).status).toBe(0);
  const { status, stderr } = await dpfHere(['import', '总结.docx', ...asOf], folder);
  expect(status).toBe(2);
  expect(stderr).toContain('这是本程序生成的报表');
});
