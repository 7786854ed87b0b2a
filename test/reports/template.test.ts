import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentMarkdown } from '../../src/reports/media/document-markdown.ts';
import {
  checkTemplate,
  type FilledTemplate,
  fillTemplate,
  formatTemplateFault,
} from '../../src/reports/template/fill-template.ts';
import { figureOf } from './reference-figures.ts';

const known = new Set(['a.people', 'b.rate', 'c.money', 'payout.month-2020-12.total']);
const variables = new Map([
  ['year', '2020'],
  ['next_year', '2021'],
  ['district', '东西湖区'],
  ['as_of', '2020-12-31'],
]);
const labels = new Map([
  ['gone', '没登记的'],
  ['lost', '也没登记的'],
]);

function fill(text: string, lines: readonly string[] = ['a,甲,5,人', 'b,乙,1/2,%']) {
  const figures = new Map(lines.map(figureOf).map((figure) => [figure.key, figure]));
  return inMarkdown(fillTemplate(text, { figures, variables, labels }));
}

function inMarkdown({ document, ...rest }: FilledTemplate) {
  return { ...rest, markdown: rest.faults.length > 0 ? '' : documentMarkdown(document) };
}

test.each([
  ['{{ a.peple }}', 't.md:1:1 没有指标“a.peple”，是不是“a.people”？'],
  ['\n甲{{ a.people | unti }}', 't.md:2:2 没有过滤器“unti”，是不是“unit”？'],
  ['甲{{ a.people', 't.md:1:2 “{{”与“}}”不成对'],
  ['甲 a.people }}', 't.md:1:12 “{{”与“}}”不成对'],
  ['{{ a {{ a.people }}', 't.md:1:1 “{{”与“}}”不成对'],
  ['{{ a.people | share:a.peopel }}', 't.md:1:1 没有指标“a.peopel”，是不是“a.people”？'],
  ['{{ a.people | over:x }}', 't.md:1:1 过滤器“over”不接受参数“x”'],
  ['{{ a.people | share }}', 't.md:1:1 过滤器“share”不接受参数“”'],
  ['{{ a.people | over | near }}', 't.md:1:1 过滤器“over”“near”不能同时使用'],
  ['{{ a.people | unit | unit }}', 't.md:1:1 过滤器“unit”“unit”不能同时使用'],
  ['{{ a.people | percent | unit }}', 't.md:1:1 过滤器“percent”“unit”不能同时使用'],
  ['{{ year | unit }}', 't.md:1:1 变量“year”不能用过滤器'],
  ['## {{ a.people }}', 't.md:1:4 标题里只能用变量，不能用指标“a.people”'],
  ['{{ zzzzzz }}', 't.md:1:1 没有指标“zzzzzz”'],
  ['<!-- {{ x }}\n{{ -->{{ zzzzzz }}', 't.md:2:7 没有指标“zzzzzz”'],
])('%j is a fault with its place', (text, expected) => {
  expect(checkTemplate(text, 't.md', known).map((fault) => formatTemplateFault(fault, 'zh'))).toEqual([
    expected,
  ]);
});

test('every fault is told, not only the first', () => {
  expect(checkTemplate('{{ x1 }}{{ x2 }}\n{{ x3 }}', 't.md', known)).toHaveLength(3);
});

test('a key may hold $year for the year of the report', () => {
  expect(checkTemplate('{{ payout.month-$year-12.total }}', 't.md', known)).toEqual([]);
  const { markdown } = fill('{{ p-$year-12 | unit }}', ['p-2020-12,月,73250,元']);
  expect(markdown).toBe('73250元\n');
});

test('consecutive lines are one paragraph without spaces, and blank lines part paragraphs', () => {
  expect(fill('甲{{ a | unit }}。\n  乙。\n\n丙。').markdown).toBe('甲5人。乙。\n\n丙。\n');
});

test('a line that needs an unrecorded figure is left out and named at the end, before the footer', () => {
  const { markdown, omitted } = fill('## 一、节\n\n甲{{ a }}。\n乙{{ gone }}。\n\n---\n\n脚注。');
  expect(markdown).toBe('## 一、节\n\n甲5。\n\n## 尚未登记的内容\n\n- 节：没登记的\n\n---\n\n脚注。\n');
  expect(omitted).toEqual(['gone']);
});

test('empty sections go with their headings, and the numbers close up', () => {
  const template = [
    '# 题',
    '## 一、空',
    '### 1、空甲',
    '{{ gone }}',
    '### 2、空乙',
    '{{ lost }}{{ gone }}',
    '## 二、有',
    '### 1、空丙',
    '{{ gone }}',
    '### 2、有甲',
    '{{ a }}',
    '### 3、有乙',
    '{{ a }}',
    '## 三、有丙',
    '### 1、有丁',
    '{{ a }}',
    '## 四、没有字',
  ].join('\n');
  const { markdown, omitted } = fill(template);
  expect(markdown.split('\n').filter((line) => line !== '')).toEqual([
    '# 题',
    '## 一、有',
    '### （一）有甲',
    '5',
    '### （二）有乙',
    '5',
    '## 二、有丙',
    '### （一）有丁',
    '5',
    '## 尚未登记的内容',
    '- 空甲：没登记的',
    '- 空乙：也没登记的、没登记的',
    '- 空丙：没登记的',
    '- 没有字',
  ]);
  expect(omitted).toEqual(['gone', 'lost']);
});

test('headings are numbered as GB/T 9704 has them, however the template numbers them', () => {
  const template = [
    '## 1、甲',
    '### 1.乙',
    '#### （三）丙',
    '##### 七、丁',
    '#### 2、戊',
    '## 二、己',
    '### 9、庚',
    '文。',
  ];
  const lines = fill(template.join('\n\n文。\n\n')).markdown.split('\n');
  expect(lines.filter((line) => line.startsWith('#'))).toEqual([
    '## 一、甲',
    '### （一）乙',
    '#### 1.丙',
    '##### （1）丁',
    '#### 2.戊',
    '## 二、己',
    '### （一）庚',
  ]);
});

test('from the eleventh section on the numbers are written 十一、 and so on', () => {
  const template = Array.from({ length: 21 }, () => '## 一、节\n\n文。').join('\n\n');
  const numbers = [...fill(template).markdown.matchAll(/## (.+?)、/g)].map(([, number]) => number);
  expect([numbers[9], numbers[10], numbers[19], numbers[20]]).toEqual(['十', '十一', '二十', '二十一']);
});

test('a table loses its rows one by one, and its heading with the last; it is padded for people', () => {
  const head = '| 类别 | 人数 |\n|---|---:|\n';
  expect(fill(`${head}| 甲 | {{ a }} |\n| 乙 | {{ gone }} |`).markdown).toBe(
    '| 类别 | 人数 |\n| ---- | ---: |\n| 甲   |    5 |\n\n## 尚未登记的内容\n\n- 其他：没登记的\n',
  );
  expect(fill(`文。\n\n${head}| 乙 | {{ gone }} |`).markdown).not.toContain('|');
});

test('a text from outside is words, never markup', () => {
  const figures = new Map();
  const evil = new Map([...variables, ['district', '# <b>|a|</b>\n{{ year }} [x](y) *z*']]);
  const { markdown } = inMarkdown(fillTemplate('{{ district }}', { figures, variables: evil, labels }));
  expect(markdown).toBe('\\# \\<b\\>\\|a\\|\\</b\\> \\{\\{ year \\}\\} \\[x\\](y) \\*z\\*\n');
});

test('a fault found while filling gives no document', () => {
  expect(fill('甲。\n{{ a | percent }}')).toMatchObject({ markdown: '', faults: [{ line: 2, column: 1 }] });
  const { faults } = fillTemplate('{{ year }}', { figures: new Map(), variables: new Map(), labels });
  expect(faults).toHaveLength(1);
});

test('filling any text never leaves braces, and the same input gives the same output', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    ' a ',
    ' gone ',
    '|',
    'unit',
    '\n',
    '\n\n',
    '## ',
    '一、',
    '甲。',
    '-',
    'year',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const filled = fill(text);
      expect(filled.markdown).not.toContain('{{');
      expect(fill(text)).toEqual(filled);
      expect(filled.markdown === '').toBe(filled.faults.length > 0);
    }),
  );
});
