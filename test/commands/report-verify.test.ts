import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder } from './program.ts';

const folder = sharedFolder(join(repository, 'fixtures/commands/payout-story'));
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  await dpfHere(['import', '.', '--as-of', '2020-12-31'], folder);
  expect((await dpfHere(['payout', '--month', '2020-12'], folder)).status).toBe(0);
  for (const format of ['md', 'html', 'docx', 'xlsx'])
    expect(
      (await dpfHere(['report', 'annual', '--year', '2020', '-o', `总结.${format}`], folder)).status,
    ).toBe(0);
});

type Told = {
  readonly follows: boolean;
  readonly made: string;
  readonly checked: number;
  readonly differs: readonly {
    key: string;
    printed: string;
    computed: string;
    place: string;
    label: string;
  }[];
  readonly missing: readonly { key: string }[];
};

async function verify(name: string, ...more: readonly string[]) {
  const { status, stdout, stderr } = await dpfHere(['report', 'verify', name, '--json', ...more], folder);
  expect(stderr).toBe('');
  const told = JSON.parse(stdout) as Told;
  return {
    ...told,
    status,
    found: told.differs.map(({ key, printed, computed }) => `${key} ${printed} ${computed}`),
  };
}

const editDocx = (from: string, to: string, edit: (xml: string) => string): void => {
  const parts = unzipSync(readFileSync(path(from)));
  parts['word/document.xml'] = strToU8(edit(strFromU8(parts['word/document.xml'] ?? new Uint8Array())));
  writeFileSync(path(to), zipSync(parts));
};
const editText = (from: string, to: string, edit: (text: string) => string): void => {
  writeFileSync(path(to), edit(readFileSync(path(from), 'utf8')));
};

/** Replaces the first such words; they must be there. */
function replace(text: string, from: string | RegExp, to: string): string {
  expect(text).toMatch(from);
  return text.replace(from, to);
}

test.each(['md', 'html', 'docx', 'xlsx'])('what nobody touched follows: %s', async (format) => {
  const { status, differs, missing, checked, made, follows } = await verify(`总结.${format}`);
  expect({ status, differs, missing, made, follows }).toEqual({
    status: 0,
    differs: [],
    missing: [],
    made: 'as-now',
    follows: true,
  });
  expect(checked).toBeGreaterThan(20);
});

const PARAGRAPH = /<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs;
const wordsOf = (xml: string): string => xml.replace(/<[^>]*>/g, '');

/** The first figures of different digits get another number; returns how many were changed. */
function changeFigures(xml: string, count: number): string {
  let done = 0;
  return xml.replace(
    /(<w:bookmarkStart[^>]*_dpf_[^>]*>(?:(?!<w:bookmarkEnd).)*?<w:t[^>]*>)(\d+)(?=人|户|<)/gs,
    (whole, before: string, digits: string) => {
      done += 1;
      return done % 2 === 1 && done < count * 2 ? `${before}${Number(digits) + 7}` : whole;
    },
  );
}

test('a Word document: five figures changed, paragraphs moved, sentences retyped – the five are named', async () => {
  editDocx('总结.docx', '改.docx', (xml) => {
    const changed = changeFigures(xml, 5);
    const paragraphs = changed.match(PARAGRAPH) ?? [];
    const moved = paragraphs.find((one) => wordsOf(one).includes('年内累计')) ?? '';
    expect(moved).not.toBe('');
    const last = paragraphs.at(-1) ?? '';
    return replace(
      changed.replace(moved, '').replace(last, moved + last),
      '全区新办残疾人证',
      '一年来我区共为群众新办理了残疾人证',
    );
  });
  const { status, found, missing } = await verify('改.docx');
  expect(status).toBe(1);
  expect(found).toHaveLength(5);
  for (const one of found) {
    const [printed = 0, computed = 0] = (one.match(/(?<= )\d+/g) ?? []).map(Number);
    expect(printed - computed, one).toBe(7);
  }
  expect(missing).toEqual([]);
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
test.runIf(hasOffice)('the keys outlive a round trip through LibreOffice, and so do the five', async () => {
  editDocx('总结.docx', '五处.docx', (xml) => changeFigures(xml, 5));
  const profile = `-env:UserInstallation=file://${encodeURI(path('office'))}`;
  const args = [profile, '--headless', '--convert-to', 'docx', '--outdir', '回', '五处.docx'];
  spawnSync('soffice', args, { cwd: folder });
  const before = await verify('五处.docx');
  const after = await verify('回/五处.docx');
  expect(before.found).toHaveLength(5);
  expect(after.found).toEqual(before.found);
  expect(after.checked).toBe(before.checked);
});

test('a figure whose mark was lost is found by its sentence; one that was taken out is missing, no difference', async () => {
  editDocx('总结.docx', '无书签.docx', (xml) => {
    const plain = xml.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, '');
    const paragraphs = plain.match(PARAGRAPH) ?? [];
    const gone = paragraphs.find((one) => wordsOf(one).includes('年内累计')) ?? '';
    return replace(plain.replace(gone, ''), /(全区持证残疾人(?:<[^>]*>)*)(\d+)/, '$199');
  });
  const { found, missing } = await verify('无书签.docx');
  expect(found).toEqual([expect.stringMatching(/^certificates\.holders 99人 \d+人$/)]);
  expect(missing.length).toBeGreaterThan(0);
});

test('Markdown carries no marks: a changed number is told by its sentence, also where it was retyped and moved', async () => {
  editText('总结.md', '改.md', (text) => {
    const sentence = /智力残疾家庭照料补贴12月应发.*?。/.exec(text)?.[0] ?? '';
    expect(sentence).not.toBe('');
    const retyped = sentence.replace('应发', '按规定应当发放给').replace(/(\d+)人/, '8人');
    return replace(text.replace(sentence, ''), '## 尚未登记的内容', `${retyped}\n\n## 尚未登记的内容`);
  });
  const { status, found, differs } = await verify('改.md');
  expect(status).toBe(1);
  expect(found).toEqual([expect.stringMatching(/^payout\.family-care\.people 8人 \d+人$/)]);
  expect(differs[0]?.place).toContain('按规定应当发放给');
});

test('a page: the figure in its element, wherever the element went', async () => {
  editText('总结.html', '改.html', (text) =>
    replace(text, /(<span data-figure="certificates\.holders">)\d+/, '$177'),
  );
  expect((await verify('改.html')).found).toEqual([expect.stringMatching(/^certificates\.holders 77人 /)]);
});

test('another wording of the same number is no difference', async () => {
  editText('总结.html', '写法.html', (text) =>
    replace(text, /(<span data-figure="payout\.family-care\.rate">)每月100元/, '$1每个月 100 元'),
  );
  expect((await verify('写法.html')).found).toEqual([]);
});

test.each([
  ['指标', 'a figure by its name, after rows were put in above', true],
  ['残疾人证办理', 'a table of a section by its row and heading', false],
  ['分街道', 'a number that is no figure of its own', false],
])('one cell of sheet %s is named: %s', async (name, _, isShifted) => {
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(path('总结.xlsx')) as never);
  const page = book.getWorksheet(name);
  let changed = '';
  page?.eachRow((row) => {
    row.eachCell((cell) => {
      if (changed !== '' || typeof cell.value !== 'number' || cell.value < 1) return;
      cell.value += 5;
      changed = cell.address;
    });
  });
  if (isShifted) {
    book.getWorksheet('分街道')?.insertRow(1, ['加的一行']);
  }
  await book.xlsx.writeFile(path('改.xlsx'));
  const { status, differs, missing } = await verify('改.xlsx');
  expect(status).toBe(1);
  expect(differs.map(({ place }) => place)).toEqual([`${name}!${changed}`]);
  expect(missing).toEqual([]);
});

test.each([
  ['别的.md', '# 一份通知\n\n请查收。\n', /看不出 别的\.md 是哪一年的总结/],
  ['空.md', '', /无法读取 空\.md/],
  ['坏.docx', 'PK\u0003\u0004坏', /无法读取 坏\.docx/],
  ['图.docx', '\u0000\u0001\u0002', /无法读取 图\.docx/],
])('a file that is none of ours ends in a clear refusal: %s', async (name, content, said) => {
  writeFileSync(path(name), content);
  const { status, stderr } = await dpfHere(['report', 'verify', name], folder);
  expect(status).toBe(2);
  expect(stderr).toMatch(said);
});

test('written twice it is the same bytes, also where numbers were revealed in between', async () => {
  for (const format of ['md', 'docx', 'xlsx', 'html']) {
    const args = ['report', 'annual', '--year', '2020', '--reveal', '-o', `再.${format}`];
    expect((await dpfHere(args, folder)).status).toBe(0);
    expect(readFileSync(path(`再.${format}`)).equals(readFileSync(path(`总结.${format}`)))).toBe(true);
  }
});

test('after a later list a document no longer follows: what is printed, and what it is now', async () => {
  editText('花名册.csv', '花名册2.csv', (text) => replace(text, '注销,2020-08-15', '有效,'));
  expect((await dpfHere(['import', '花名册2.csv', '--as-of', '2020-12-31'], folder)).status).toBe(0);
  for (const format of ['md', 'html', 'docx']) {
    const { status, made, found } = await verify(`总结.${format}`);
    expect({ status, made }).toEqual({ status: 1, made: 'figures-changed' });
    expect(found).toContain('certificates.holders 3人 4人');
  }
  const { differs } = await verify('总结.xlsx');
  expect(differs).toContainEqual(
    expect.objectContaining({ key: 'certificates.holders', printed: '3', computed: '4' }),
  );
});

test('the template is taken out word for word, edited, and goes on being verified', async () => {
  const take = ['report', 'template', '-o', '模板.md'];
  expect((await dpfHere(take, folder)).status).toBe(0);
  const own = readFileSync(join(repository, 'policies/dongxihu/annual.md'), 'utf8');
  expect(readFileSync(path('模板.md'), 'utf8')).toBe(own);
  expect((await dpfHere(take, folder)).stderr).toContain('文件已存在');
  writeFileSync(path('模板.md'), '# 简报\n\n今年持证{{ certificates.holders | over:2 | unit }}。\n');
  const write = ['report', 'annual', '--year', '2020', '--template', '模板.md', '-o', '简报.md'];
  expect((await dpfHere(write, folder)).status).toBe(0);
  const { status, checked, missing, made } = await verify('简报.md', '--template', '模板.md');
  expect({ status, checked, missing, made }).toEqual({ status: 0, checked: 1, missing: [], made: 'as-now' });
  expect((await verify('简报.md')).made).toBe('policies-changed');
});
