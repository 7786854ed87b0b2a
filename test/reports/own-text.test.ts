import { expect, test } from 'vitest';
import { documentMarkdown } from '../../src/reports/media/document-markdown.ts';
import { checkTemplate, fillTemplate } from '../../src/reports/template/fill-template.ts';
import { inventedId } from '../importing/invented.ts';

const template = '# 总结\n\n## 一、模范\n\n{{ text:残疾人模范 }}\n\n## 二、问题\n\n{{ text:存在的问题 }}\n';

function filled(narrative: Readonly<Record<string, string>>): string {
  expect(checkTemplate(template, 't.md', new Set())).toEqual([]);
  const { document, faults } = fillTemplate(template, {
    figures: new Map(),
    labels: new Map(),
    variables: new Map([['year', '2020']]),
    narrative: new Map(Object.entries(narrative)),
  });
  expect(faults).toEqual([]);
  return documentMarkdown(document);
}

test('what the office wrote stands where the template asks for it, its lists and paragraphs kept', () => {
  const text = filled({ 残疾人模范: '今年评出两名：\n1. 虚构甲：自强。\n2. 虚构乙：助残。\n第二段。' });
  expect(text).toContain('今年评出两名：\n\n1. 虚构甲：自强。\n2. 虚构乙：助残。\n\n第二段。');
});

test('a heading that nobody wrote under is left out, and named at the end', () => {
  const text = filled({ 残疾人模范: '一段。' });
  expect(text).not.toContain('{{');
  expect(text).toContain('- 问题：文字材料“存在的问题”');
});

test('what looks like a placeholder in it is none, and no full number is shown', () => {
  const id = inventedId('19800506', 1);
  const text = filled({ 残疾人模范: `{{ certificates.holders }} 甲某 ${id}` });
  expect(text).toContain('certificates.holders');
  expect(text).not.toContain(id);
});
