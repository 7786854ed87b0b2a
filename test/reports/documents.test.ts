import { expect, test } from 'vitest';
import { documentHtml } from '../../src/reports/media/document-html.ts';
import { documentMarkdown } from '../../src/reports/media/document-markdown.ts';
import { annualWorkbook } from '../../src/reports/annual-workbook.ts';
import { fillTemplate } from '../../src/reports/template/fill-template.ts';
import { figureOf } from './reference-figures.ts';

const template = [
  '# {{ district }}总结',
  '',
  '## 一、证件',
  '',
  '持证{{ a | unit }}，**增加**不多（a\\*b）。用 `dpf report trace a --year {{ year }}` 查看。',
  '',
  '| 类别 | 人数 |',
  '|---|---:|',
  '| 甲\\|乙 | {{ a }} |',
  '',
  '- 其一{{ a }}',
  '* 其二',
  '1. 其三',
  '',
  '---',
  '',
  '数字截至{{ as_of }}。',
].join('\n');

const figure = figureOf('a,甲,5,人');
const { document } = fillTemplate(template, {
  figures: new Map([[figure.key, figure]]),
  variables: new Map([
    ['year', '2020'],
    ['district', '东<b>湖|区'],
    ['as_of', '2020-12-31'],
  ]),
  labels: new Map(),
});

test('a template becomes blocks, whose words carry the key of their figure', () => {
  expect(document.title).toBe('东<b>湖|区总结');
  expect(document.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'table', 'list']);
  expect(document.notes?.map(({ kind }) => kind)).toEqual(['note']);
  const [, paragraph, table] = document.blocks;
  expect(paragraph).toMatchObject({
    runs: [
      { text: '持证' },
      { text: '5人', figure: 'a' },
      { text: '，' },
      { text: '增加', look: 'strong' },
      { text: '不多（a*b）。用 ' },
      { text: 'dpf report trace a --year 2020', look: 'code' },
      { text: ' 查看。' },
    ],
  });
  expect(table).toMatchObject({
    columns: [{ heading: [{ text: '类别' }] }, { heading: [{ text: '人数' }], align: 'right' }],
    rows: [[[{ text: '甲|乙' }], [{ text: '5', figure: 'a' }]]],
  });
});

test('the same words in Markdown', () => {
  expect(documentMarkdown(document)).toBe(
    [
      '# 东\\<b\\>湖\\|区总结',
      '',
      '## 一、证件',
      '',
      '持证5人，**增加**不多（a\\*b）。用 `dpf report trace a --year 2020` 查看。',
      '',
      '| 类别   | 人数 |',
      '| ------ | ---: |',
      '| 甲\\|乙 |    5 |',
      '',
      '- 其一5',
      '* 其二',
      '1. 其三',
      '',
      '---',
      '',
      '数字截至2020年12月31日。',
      '',
    ].join('\n'),
  );
});

test('the same words as one page, without a script or an address, its figures marked', () => {
  const page = documentHtml(document);
  expect(page).toContain('<h1>东&lt;b&gt;湖|区总结</h1>');
  expect(page).toContain('<h2>一、证件</h2>');
  expect(page).toContain('持证<span data-figure="a">5人</span>，<strong>增加</strong>不多（a*b）');
  expect(page).toContain('<td class="figure"><span data-figure="a">5</span></td>');
  expect(page).toContain('<code>dpf report trace a --year 2020</code>');
  expect(page).toContain("default-src 'none'");
  expect(page).toContain('@page { size: A4;');
  expect(page).not.toMatch(/<script|https?:|src=|url\(/);
});

test('its charts are drawn without a script, and say in words what they show; what is not known has no bar', () => {
  const bars = [
    { label: '甲<镇>', value: 30, words: '30人' },
    { label: '乙镇', value: undefined, words: '未测算' },
  ];
  const page = documentHtml(document, [{ title: '持证残疾人', bars }]);
  expect(page).toContain('role="img" aria-label="持证残疾人：甲&lt;镇&gt;30人，乙镇未测算。"');
  expect(
    page.match(/<rect [^>]*width="(\d+)"/g)?.map((rect) => Number(/width="(\d+)"/.exec(rect)?.[1]) > 0),
  ).toEqual([true, false]);
  expect(page).not.toMatch(/<script|src=|url\(/);
  expect(page).toBe(documentHtml(document, [{ title: '持证残疾人', bars }]));
});

test('its tables in the workbook, a figure as the number it is', () => {
  const [, table, ...rest] = annualWorkbook({ year: 2020, document, figures: [figure], notRecorded: '' });
  expect(rest).toEqual([]);
  expect(table?.name).toBe('证件');
  expect([...(table?.rows ?? [])]).toEqual([['甲|乙', { figure: 'a', value: 5 }]]);
});
