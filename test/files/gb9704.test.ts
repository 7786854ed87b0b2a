import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeDocx } from '../../src/files/documents/write-docx.ts';
import { type Document, plain } from '../../src/kernel/documents/document.ts';
import { parsePlainDate, type PlainDate } from '../../src/kernel/plain-date.ts';

/** A document with everything that the standard speaks of. */
const summary: Document = {
  title: '某区残联2020年工作总结',
  blocks: [
    { kind: 'heading', level: 1, runs: plain('一、基本工作') },
    { kind: 'heading', level: 2, runs: plain('（一）证件') },
    { kind: 'heading', level: 3, runs: plain('1.办证') },
    { kind: 'heading', level: 4, runs: plain('（1）新办') },
    { kind: 'paragraph', runs: [{ text: '持证' }, { text: '5人', figure: 'a' }, { text: '。' }] },
    {
      kind: 'table',
      columns: [
        { heading: plain('类别'), share: 1 },
        { heading: plain('人数'), share: 1, align: 'right' },
      ],
      rows: [
        [plain('视力'), plain('5')],
        [plain('听力'), plain('6')],
      ],
    },
  ],
  signature: ['某某某某区残疾人联合会', '2020年12月31日'],
  footnote: '附注',
};

type Parts = Readonly<Record<string, string>>;

async function partsOf(document: Document): Promise<Parts> {
  const zip = unzipSync(await writeDocx(document, { createdOn: parsePlainDate('2020-12-31') as PlainDate }));
  return Object.fromEntries(Object.entries(zip).map(([name, part]) => [name, strFromU8(part)]));
}

const MM = 1440 / 25.4;
const body = (parts: Parts): string => parts['word/document.xml'] ?? '';
const paragraph = (parts: Parts, words: string): string =>
  body(parts)
    .match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)
    ?.find((one) => one.replace(/<[^>]*>/g, '').startsWith(words)) ?? '';
const attribute = (xml: string, element: string, name: string): string =>
  new RegExp(`<w:${element}\\b[^>]*\\bw:${name}="([^"]*)"`).exec(xml)?.[1] ?? '';
const number = (xml: string, element: string, name: string): number => Number(attribute(xml, element, name));
const near = (twips: number, mm: number, tolerance = 1): boolean => Math.abs(twips / MM - mm) <= tolerance;
const font = (parts: Parts, words: string): string =>
  attribute(paragraph(parts, words), 'rFonts', 'eastAsia');
const halfPoints = (parts: Parts, words: string): number => number(paragraph(parts, words), 'sz', 'val');
const footer = (parts: Parts, type: 'default' | 'even'): string => {
  const id = new RegExp(`<w:footerReference w:type="${type}" r:id="([^"]+)"`).exec(body(parts))?.[1] ?? '-';
  const target = new RegExp(`Target="([^"]+)"[^>]*Id="${id}"|Id="${id}"[^>]*Target="([^"]+)"`).exec(
    parts['word/_rels/document.xml.rels'] ?? '',
  );
  return parts[`word/${target?.[1] ?? target?.[2] ?? ''}`] ?? '';
};
const widthOf = (parts: Parts): number =>
  number(body(parts), 'pgSz', 'w') -
  number(body(parts), 'pgMar', 'left') -
  number(body(parts), 'pgMar', 'right');
const heightOf = (parts: Parts): number =>
  number(body(parts), 'pgSz', 'h') -
  number(body(parts), 'pgMar', 'top') -
  number(body(parts), 'pgMar', 'bottom');
const isExact = (xml: string): boolean =>
  attribute(xml, 'spacing', 'lineRule') === 'exact' && number(xml, 'spacing', 'line') === 28 * 20;

type Part =
  'word/document.xml' | 'word/footer1.xml' | 'word/footer2.xml' | 'word/settings.xml' | 'word/fontTable.xml';
/** What the standard asks, whether the file has it, and a fault that the check must see: in a part, these words by those. */
type Item = readonly [
  clause: string,
  holds: (parts: Parts) => boolean,
  fault: readonly [part: Part, from: string | RegExp, to: string],
];

/**
 * GB/T 9704-2012 《党政机关公文格式》, item by item. Not in the standard but usual: 28 磅固定行距 (it asks for 22 lines that fill
 * 225 mm, which is 28.99 磅; both give 22 lines); the sizes of tables and notes (it has none); the depth of the page number is
 * held to within 3 mm, as the height of a line of 4号 depends on the font at hand.
 */
const list: readonly Item[] = [
  [
    '5.1 纸型 A4：210 mm × 297 mm',
    (parts) => near(number(body(parts), 'pgSz', 'w'), 210) && near(number(body(parts), 'pgSz', 'h'), 297),
    ['word/document.xml', 'w:w="11906"', 'w:w="12240"'],
  ],
  [
    '5.2.1 天头 37 mm ± 1 mm',
    (parts) => near(number(body(parts), 'pgMar', 'top'), 37),
    ['word/document.xml', 'w:top="2098"', 'w:top="1440"'],
  ],
  [
    '5.2.1 订口 28 mm ± 1 mm',
    (parts) => near(number(body(parts), 'pgMar', 'left'), 28),
    ['word/document.xml', 'w:left="1587"', 'w:left="1800"'],
  ],
  [
    '5.2.1 版心宽 156 mm',
    (parts) => near(widthOf(parts), 156, 0.5),
    ['word/document.xml', 'w:right="1474"', 'w:right="1800"'],
  ],
  [
    '5.2.1 版心高 225 mm',
    (parts) => near(heightOf(parts), 225, 0.5),
    ['word/document.xml', 'w:bottom="1984"', 'w:bottom="1440"'],
  ],
  [
    '5.2.2 正文 3号仿宋',
    (parts) => font(parts, '持证').startsWith('仿宋') && halfPoints(parts, '持证') === 32,
    ['word/document.xml', /(w:eastAsia=")[^"]*(?="(?:(?!w:eastAsia).)*<w:t[^>]*>持证)/s, '$1宋体'],
  ],
  [
    '5.2.3 每面 22 行',
    (parts) => Math.floor(heightOf(parts) / number(paragraph(parts, '持证'), 'spacing', 'line')) === 22,
    ['word/document.xml', /w:line="560"/g, 'w:line="400"'],
  ],
  [
    '行距 28 磅固定值',
    (parts) => ['一、', '（一）', '1.', '（1）', '持证'].every((words) => isExact(paragraph(parts, words))),
    ['word/document.xml', 'w:lineRule="exact"', 'w:lineRule="auto"'],
  ],
  [
    '7.3.1 标题 2号小标宋',
    (parts) => font(parts, '某区残联').includes('小标宋') && halfPoints(parts, '某区残联') === 44,
    ['word/document.xml', 'w:eastAsia="方正小标宋简体"', 'w:eastAsia="黑体"'],
  ],
  [
    '7.3.1 标题居中',
    (parts) => attribute(paragraph(parts, '某区残联'), 'jc', 'val') === 'center',
    ['word/document.xml', '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'],
  ],
  [
    '7.3.2 标题下空一行',
    (parts) => number(paragraph(parts, '某区残联'), 'spacing', 'after') === 560,
    ['word/document.xml', 'w:after="560"', 'w:after="0"'],
  ],
  [
    '7.3.3 每段左空二字',
    (parts) => attribute(paragraph(parts, '持证'), 'ind', 'firstLineChars') === '200',
    ['word/document.xml', /w:firstLineChars="200"/g, 'w:firstLineChars="0"'],
  ],
  [
    '7.3.3 第一层 一、 黑体',
    (parts) => font(parts, '一、') === '黑体',
    ['word/document.xml', 'w:eastAsia="黑体"', 'w:eastAsia="宋体"'],
  ],
  [
    '7.3.3 第二层 （一） 楷体',
    (parts) => font(parts, '（一）').startsWith('楷体'),
    ['word/document.xml', 'w:eastAsia="楷体_GB2312"', 'w:eastAsia="宋体"'],
  ],
  // The standard names 仿宋 for both, and no bold.
  [
    '7.3.3 第三层 1. 仿宋',
    (parts) => font(parts, '1.').startsWith('仿宋'),
    ['word/document.xml', /(w:eastAsia=")[^"]*(?="(?:(?!w:eastAsia).)*<w:t[^>]*>1\.)/s, '$1黑体'],
  ],
  [
    '7.3.3 第四层 （1） 仿宋',
    (parts) => font(parts, '（1）').startsWith('仿宋'),
    ['word/document.xml', /(w:eastAsia=")[^"]*(?="(?:(?!w:eastAsia).)*<w:t[^>]*>（1）)/s, '$1黑体'],
  ],
  [
    '7.3.3 各层 3号',
    (parts) => ['一、', '（一）', '1.', '（1）'].every((words) => halfPoints(parts, words) === 32),
    ['word/document.xml', /<w:sz w:val="32"\/>(?=(?:(?!<w:t).)*<w:t[^>]*>（一）)/s, '<w:sz w:val="28"/>'],
  ],
  [
    '7.3.5.2 署名在正文下空一行',
    (parts) => number(paragraph(parts, '某某某某区'), 'spacing', 'before') === 560,
    ['word/document.xml', /w:before="560"/, 'w:before="0"'],
  ],
  [
    '7.3.5.2 署名右空二字',
    (parts) => Math.abs(number(paragraph(parts, '某某某某区'), 'ind', 'right') - 640) <= 1,
    ['word/document.xml', /w:right="640"/, 'w:right="0"'],
  ],
  [
    '7.3.5.4 成文日期用阿拉伯数字，月、日不编虚位',
    (parts) =>
      /^\d{4}年[1-9]\d?月[1-9]\d?日$/.test(paragraph(parts, '2020年12月31日').replace(/<[^>]*>/g, '')),
    ['word/document.xml', '2020年12月31日', '二〇二〇年十二月三十一日'],
  ],
  [
    '7.3.5.2 日期首字比署名首字右移二字',
    (parts) => {
      // 11 characters of name; the date is 7, and 1.25 more for its five joints of digits and Chinese.
      const [name, date] = ['某某某某区', '2020年12月31日'].map(
        (words) => number(paragraph(parts, words), 'ind', 'right') / 320,
      );
      return Math.abs((name ?? 0) + 11 - ((date ?? 0) + 8.25) - 2) < 0.1;
    },
    ['word/document.xml', /(w:right=")\d+(?="(?:(?!<w:t).)*<w:t[^>]*>2020年12月31日)/s, '$10'],
  ],
  [
    '7.5 页码 4号半角宋体阿拉伯数字，左右各一条一字线',
    (parts) =>
      (['default', 'even'] as const).every((type) => {
        const xml = footer(parts, type);
        return (
          /— .*PAGE.* —/s.test(xml) &&
          attribute(xml, 'rFonts', 'eastAsia') === '宋体' &&
          number(xml, 'sz', 'val') === 28
        );
      }),
    ['word/footer1.xml', '<w:sz w:val="28"/>', '<w:sz w:val="21"/>'],
  ],
  [
    '7.5 单页码居右空一字',
    (parts) =>
      /right|end/.test(attribute(footer(parts, 'default'), 'jc', 'val')) &&
      number(footer(parts, 'default'), 'ind', 'right') === 280,
    ['word/footer1.xml', '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'],
  ],
  [
    '7.5 双页码居左空一字',
    (parts) =>
      /left|start/.test(attribute(footer(parts, 'even'), 'jc', 'val')) &&
      number(footer(parts, 'even'), 'ind', 'left') === 280,
    ['word/footer2.xml', '<w:jc w:val="left"/>', '<w:jc w:val="center"/>'],
  ],
  [
    '7.5 单双页不同',
    (parts) => (parts['word/settings.xml'] ?? '').includes('<w:evenAndOddHeaders/>'),
    ['word/settings.xml', '<w:evenAndOddHeaders/>', ''],
  ],
  [
    '7.5 页码在版心下边缘之下 7 mm',
    (parts) => near(number(body(parts), 'pgMar', 'footer'), 35 - 7 - 3, 3),
    ['word/document.xml', /w:footer="\d+"/, 'w:footer="708"'],
  ],
  [
    '10 表格的行不跨页断开',
    (parts) =>
      (body(parts).match(/<w:tr>/g) ?? []).length === (body(parts).match(/<w:cantSplit\/>/g) ?? []).length,
    ['word/document.xml', '<w:cantSplit/>', ''],
  ],
  [
    '10 表头在各页重复',
    (parts) => body(parts).includes('<w:tblHeader/>'),
    ['word/document.xml', '<w:tblHeader/>', ''],
  ],
  [
    '没有该字体的机器有后备字体',
    (parts) =>
      ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体', '宋体'].every((name) =>
        new RegExp(`<w:font w:name="${name}"><w:altName w:val="[^"]+"`).test(
          parts['word/fontTable.xml'] ?? '',
        ),
      ),
    ['word/fontTable.xml', '<w:altName w:val="仿宋,', '<w:altName w:val="" x="'],
  ],
];

const written = await partsOf(summary);

test.each(list)('%s', (_, holds, [part, from, to]) => {
  expect(holds(written)).toBe(true);
  const faulty = (written[part] ?? '').replace(from, to);
  expect(faulty, 'the fault is planted').not.toBe(written[part]);
  expect(holds({ ...written, [part]: faulty }), 'and is seen').toBe(false);
});

test('whatever was longer stands two characters from the right', async () => {
  const parts = await partsOf({ ...summary, signature: ['区残联', '2020年12月31日'] });
  expect(number(paragraph(parts, '2020年12月31日'), 'ind', 'right')).toBe(640);
  expect(number(paragraph(parts, '区残联'), 'ind', 'right')).toBeGreaterThan(640);
});

test('each figure stands between the ends of a bookmark of its own', () => {
  const [, name = '', words = ''] =
    /<w:bookmarkStart [^>]*w:name="(_dpf_[0-9a-f]{16}_1)"[^>]*>(.*?)<w:bookmarkEnd w:id="1"\/>/s.exec(
      body(written),
    ) ?? [];
  expect(words.replace(/<[^>]*>/g, '')).toBe('5人');
  // Word takes no longer name.
  expect(name.length).toBeLessThanOrEqual(40);
});
