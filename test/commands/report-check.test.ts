import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder } from './program.ts';

const bare = sharedFolder();
const office = sharedFolder(join(repository, 'fixtures/dongxihu-2020'));

/** What the reference year printed, in sentences of an office. */
const SUMMARY = [
  '区残联2020年工作总结',
  '一、基本工作',
  '1、残疾人证办理。截止2020年12月，新办残疾证91人，持证残疾人6742人，其中：视力残疾953人，听力残疾346人，言语残疾41人，肢体残疾3485人，智力残疾605人，精神残疾970人，多重残疾342人。已复核6221人，复核率达90%，未发现违规办证情况。',
  '2、惠残政策落实。为21名一户多残家庭每月发放护理补贴100元，为104名智力残疾人每人每月发放补贴100元，为405名低保精神残疾人每人每月发放药物补贴150元。2020年12月三项补贴合计73250元。',
  '3、意外伤害保险。为全区6741名持证残疾人购买了意外伤害保险，共办理案件13笔，赔付9.02万元，其中疾病死亡10笔，赔付7.6万元；意外住院3笔，医疗费用1.08万元，住院津贴0.34万元。',
  '区残疾人联合会',
  '2020年12月8日',
  '',
].join('\n');

type Figure = {
  readonly text: string;
  readonly value: number | null;
  readonly unit: string;
  readonly span: { readonly start: number; readonly end: number; readonly line: number };
  readonly verdict: string;
  readonly claim: { readonly rule: string; readonly by: string } | null;
  readonly indicator: {
    readonly key: string;
    readonly value: number;
    readonly beside: readonly { key: string; difference: number }[];
  } | null;
  readonly computed: number | null;
};
type Told = {
  readonly schema: string;
  readonly figures: readonly Figure[];
  readonly counts: Record<string, number>;
};

async function check(folder: string, file: string, ...more: readonly string[]) {
  const { status, stdout, stderr } = await dpfHere(['report', 'check', file, '--json', ...more], folder);
  expect(stderr).toBe('');
  const told = JSON.parse(stdout) as Told;
  const of = (text: string) => told.figures.filter((one) => one.text === text);
  return { ...told, status, of, differing: told.figures.filter(({ verdict }) => verdict === 'differs') };
}

beforeAll(async () => {
  writeFileSync(join(bare, '总结.txt'), SUMMARY);
  writeFileSync(join(office, '总结.txt'), SUMMARY);
  expect((await dpfHere(['import', '.', '--as-of', '2020-12-31'], office)).status).toBeLessThan(2);
});

describe('the reference year, without a database', () => {
  test('its rate is told to be 92.27 %, its sums agree, and 6741 beside 6742 is no difference of the text with itself', async () => {
    const { status, of, differing, schema } = await check(bare, '总结.txt');
    expect([status, schema, differing.map(({ text }) => text)]).toEqual([1, 'dpf.report.check/1', ['90%']]);
    expect(of('90%')[0]).toMatchObject({
      value: 90,
      unit: '%',
      claim: { rule: 'share', by: '6221人 ÷ 6742人' },
    });
    expect(of('90%')[0]?.computed).toBeCloseTo(92.2723, 4);
    for (const text of [
      '6742人',
      '3485人',
      '13笔',
      '9.02万元',
      '0.34万元',
      '21名',
      '405名',
      '150元',
      '73250元',
    ])
      expect(of(text)[0]?.verdict, text).toBe('agrees');
    expect(of('6741名')[0]?.verdict).toBe('unexplained');
  });

  test('no figure is passed over, and each stands where it is printed', async () => {
    const { figures, counts } = await check(bare, '总结.txt');
    const { figures: all, ...verdicts } = counts;
    expect(Object.values(verdicts).reduce((sum, one) => sum + one, 0)).toBe(all);
    expect(figures).toHaveLength(all ?? 0);
    for (const { text, span } of figures) expect(SUMMARY.slice(span.start, span.end)).toBe(text);
    expect(Object.keys(figures[0] ?? {})).toEqual([
      'text',
      'value',
      'unit',
      'span',
      'verdict',
      'claim',
      'indicator',
      'computed',
    ]);
  });

  test('a clerk reads first what differs, what it comes to and by which reading, then the counts', async () => {
    const { status, stdout } = await dpfHere(['report', 'check', '总结.txt'], bare);
    expect(status).toBe(1);
    const [head, , , , row = ''] = stdout.split('\n');
    expect(head).toBe('总结.txt：1 处数字不符。');
    expect(row).toMatch(/^ 3 {2}90% {3}92\.27% {2}占比：6221人 ÷ 6742人 = 92\.27%/);
    expect(stdout).toMatch(/数字 \d+ 处 = 相符 \d+ \+ 不符 1 \+ 无从核对 \d+ \+ 不是统计数 \d+/);
    expect(stdout).toContain('没有与数据库比对');
    expect((await dpfHere(['report', 'check', '总结.txt', '--all'], bare)).stdout).toContain('无从核对：');
  });
});

describe('with a database', () => {
  test('6741 of 6742 holders differs from the registry, though as many are insured; other figures agree with it', async () => {
    const { status, differing, of } = await check(office, '总结.txt', '--as-of', '2020-12-31');
    expect([status, differing.map(({ text }) => text)]).toEqual([1, ['90%', '6741名']]);
    expect(of('91人')[0]).toMatchObject({
      verdict: 'agrees',
      indicator: { key: 'certificates.issued', value: 91 },
    });
    // Against the registry, and not against the 6742 of the text.
    expect(of('6741名')[0]).toMatchObject({
      claim: null,
      computed: 6742,
      indicator: {
        key: 'certificates.holders',
        beside: [{ key: 'insurance.accident.insured', difference: 1 }],
      },
    });
    expect(of('90%')[0]?.indicator).toBeNull();
    const { stdout } = await dpfHere(['report', 'check', '总结.txt', '--as-of', '2020-12-31'], office);
    expect(stdout).toContain(
      '登记：持证残疾人（certificates.holders）为 6742，与“意外伤害保险参保人数”6741 相差 1',
    );
  });

  test('a number of the insured that says nothing of all agrees, and is told to be nearly another figure', async () => {
    writeFileSync(join(office, '参保.txt'), '2020年，持证残疾人意外伤害保险参保6741人。\n');
    const { status, of } = await check(office, '参保.txt', '--as-of', '2020-12-31');
    expect([status, of('6741人')[0]?.verdict, of('6741人')[0]?.indicator]).toMatchObject([
      0,
      'agrees',
      { key: 'insurance.accident.insured', beside: [{ key: 'certificates.holders', difference: -1 }] },
    ]);
  });

  test('a number that is on record otherwise differs, with the command that lists its rows', async () => {
    writeFileSync(join(office, '错.txt'), '2020年，全区新办残疾人证94人。\n');
    const { differing, status } = await check(office, '错.txt', '--as-of', '2020-12-31');
    expect([status, differing.map(({ text, computed }) => [text, computed])]).toEqual([1, [['94人', 91]]]);
    expect(differing[0]?.indicator).toMatchObject({
      trace: 'dpf report trace certificates.issued --year 2020',
    });
  });

  test('what the registry agrees with is accused by no reading of the text, which is noted', async () => {
    writeFileSync(join(office, '分项.txt'), '2020年，持证残疾人6742人，其中男性3000人，女性3000人。\n');
    const { differing, of } = await check(office, '分项.txt', '--as-of', '2020-12-31');
    expect(differing).toEqual([]);
    expect(of('6742人')[0]?.indicator?.key).toBe('certificates.holders');
    const { stdout } = await dpfHere(
      ['report', 'check', '分项.txt', '--all', '--as-of', '2020-12-31'],
      office,
    );
    expect(stdout).toContain('但文中总数与分项：3000人 + 3000人 = 6000人');
  });

  test('the summary that the program itself writes is not accused', async () => {
    const annual = ['report', 'annual', '--year', '2020', '--as-of', '2020-12-31'];
    expect((await dpfHere(['payout', '--month', '2020-12'], office)).status).toBe(0);
    for (const name of ['年报.md', '年报.docx']) {
      await dpfHere([...annual, '-o', name], office);
      const { differing, counts } = await check(office, name, '--as-of', '2020-12-31');
      expect(differing.map(({ text, claim }) => [text, claim])).toEqual([]);
      expect(counts['agrees']).toBeGreaterThan(60);
    }
  });

  test('one that is named and missing is an error; unnamed, none is needed', async () => {
    const { status, stderr } = await dpfHere(['report', 'check', '总结.txt', '--db', '没有.sqlite'], bare);
    expect([status, stderr]).toEqual([10, expect.stringContaining('没有.sqlite')]);
  });
});

describe('documents', () => {
  test('the marked text is a page with anchors, Markdown with notes, and a .docx with a comment at the figure', async () => {
    const { stdout: page } = await dpfHere(['report', 'check', '总结.txt', '--format', 'html'], bare);
    expect(page).toContain('<mark class="differs" id="f1" title="不符，应为 92.27%');
    expect(page).toContain('<a href="#f1">90%</a>');
    expect(page).not.toContain('<script');
    const { stdout: markdown } = await dpfHere(['report', 'check', '总结.txt', '--format', 'md'], bare);
    expect(markdown).toContain('复核率达~~90%~~ **92.27%**[^1]');
    const { stdout: text } = await dpfHere(['report', 'check', '总结.txt', '--format', 'text'], bare);
    expect(text).toContain('复核率达90%【应为 92.27%】');
    for (const name of ['核对.docx', '再核.docx'])
      expect((await dpfHere(['report', 'check', '总结.txt', '-o', name], bare)).status).toBe(1);
    const bytes = readFileSync(join(bare, '核对.docx'));
    expect(bytes.equals(readFileSync(join(bare, '再核.docx')))).toBe(true);
    const parts = unzipSync(bytes);
    expect(strFromU8(parts['word/comments.xml'] ?? new Uint8Array())).toContain('不符，应为 92.27%');
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toMatch(
      /commentRangeStart w:id="0"\/>.{0,200}90%.{0,120}commentRangeEnd w:id="0"/,
    );
  });

  const docxOf = (body: string, notes?: string) => {
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const parts: Record<string, Uint8Array> = {
      'word/document.xml': strToU8(`<w:document ${space}><w:body>${body}</w:body></w:document>`),
    };
    if (notes !== undefined)
      parts['word/footnotes.xml'] = strToU8(`<w:footnotes ${space}>${notes}</w:footnotes>`);
    return zipSync(parts);
  };
  const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`;
  const words = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
  const row = (...cells: readonly string[]): string =>
    `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(words(cell))}</w:tc>`).join('')}</w:tr>`;

  test('a .docx is read as its tracked changes would be accepted, with its tables and footnotes', async () => {
    const changed = `<w:del><w:r><w:delText>80</w:delText></w:r></w:del><w:moveFrom>${words('70')}</w:moveFrom><w:ins>${words('92.27')}</w:ins>`;
    const body = [
      paragraph(`${words('应复核6742人，已复核6221人，复核率')}${changed}${words('%。')}`),
      `<w:tbl>${row('地区', '人数（人）')}${row('东街', '120')}${row('西街', '80')}${row('合计', '210')}</w:tbl>`,
    ].join('');
    writeFileSync(
      join(bare, '修订.docx'),
      docxOf(body, `<w:footnote>${paragraph(words('男性3人，女性2人，合计6人。'))}</w:footnote>`),
    );
    const { figures, differing } = await check(bare, '修订.docx');
    expect(figures.find(({ text }) => text === '92.27%')?.verdict).toBe('agrees');
    expect(figures.some(({ text }) => /^[78]0/.test(text) && text.includes('%'))).toBe(false);
    expect(differing.map(({ text, computed }) => [text, computed])).toEqual([
      ['210', 200],
      ['6人', 5],
    ]);
  });

  test('the words of a text box are read once, and a document read back takes tracked changes as accepted, too', async () => {
    const office2010 =
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
    const inBox = `<w:txbxContent>${paragraph(words('男性4人，女性6人，合计11人。'))}</w:txbxContent>`;
    const box = `<w:r><mc:AlternateContent ${office2010}><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${inBox}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${inBox}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const joined = `<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`;
    const body = [
      paragraph(`${words('全区持证残疾人')}${box}${words('20人，')}`),
      paragraph(`${joined}${words('其中男性12')}`),
      paragraph(words('人，女性9人。')),
      `<w:tbl>${row('东街', '1')}<w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph(words('西街2人'))}</w:tc></w:tr></w:tbl>`,
    ].join('');
    writeFileSync(join(bare, '文本框.docx'), docxOf(body));
    const { figures, differing } = await check(bare, '文本框.docx');
    expect(figures.map(({ text }) => text)).toEqual(['4人', '6人', '11人', '20人', '12人', '9人', '1']);
    expect(differing.map(({ text, computed }) => [text, computed])).toEqual([
      ['11人', 10],
      ['20人', 21],
    ]);
  });

  test('GB18030 is found as for a list, and Markdown marks are no words', async () => {
    const gbk = Buffer.from(
      'c8abc7f8b3d6d6a4b2d0bcb2c8cb3130c8cba3acc6e4d6d0c4d0d0d434c8cba3acc5aed0d435c8cba1a3',
      'hex',
    );
    writeFileSync(join(bare, '国标.txt'), gbk);
    expect((await check(bare, '国标.txt')).differing.map(({ text }) => text)).toEqual(['10人']);
    writeFileSync(join(bare, '强调.md'), '持证残疾人**10**人，其中男性**4**人，女性**6人**。\n');
    expect((await check(bare, '强调.md')).counts).toMatchObject({ agrees: 3, differs: 0 });
  });

  test.each([
    ['数字.txt', `持证${'1'.repeat(1_000_000)}人`, '超过 400 位的数字'],
    ['括号.txt', `持证6人${'（'.repeat(500_000)}`, '括号嵌套超过 100 层'],
    ['一行.txt', '残疾人12人，'.repeat(150_000), '有一行超过'],
    ['空.txt', '', '文件是空的'],
    ['图.docx', 'PK\u0003\u0004 nothing', '不完整或已损坏'],
  ])('%s ends in a clear error', async (name, text, why) => {
    writeFileSync(join(bare, name), text);
    const { status, stdout, stderr } = await dpfHere(['report', 'check', name], bare);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  test.each([
    ['一行三万个数.txt', '残疾人12人，'.repeat(28_000), 28_000],
    ['两万五千格.txt', `${'率\t'.repeat(25_000)}\n${'12%\t'.repeat(25_000)}\n`, 25_000],
    ['万项工作.txt', '3项，一是'.repeat(28_000), 56_000],
  ])(
    '%s is read to its end, and every number is counted',
    async (name, text, count) => {
      writeFileSync(join(bare, name), text);
      const { figures, counts } = await check(bare, name);
      expect([figures.length, counts['figures'], counts['agrees']]).toEqual([count, count, 0]);
    },
    40_000,
  );

  test('a .docx that unpacks to very much is refused before it is unpacked', async () => {
    writeFileSync(join(bare, '炸弹.docx'), docxOf(paragraph(words('一'.repeat(60_000_000)))));
    const { status, stderr } = await dpfHere(['report', 'check', '炸弹.docx'], bare);
    expect([status, stderr]).toEqual([2, expect.stringContaining('超出安全上限')]);
  });

  test('what is read is never written over', async () => {
    copyFileSync(join(bare, '总结.txt'), join(bare, '原稿.md'));
    const { status } = await dpfHere(['report', 'check', '原稿.md', '-o', '原稿.md', '--force'], bare);
    expect(status).toBe(2);
  });
});
