import { expect, test } from 'vitest';
import type { Lang, Text } from '../../src/kernel/text.ts';
import { type Fact, factNames, factOf, valueText } from '../../src/facts/facts.ts';

const entities: Readonly<Record<Fact['entity'], Text>> = {
  person: { zh: '人', en: 'person' },
  household: { zh: '户', en: 'household' },
  employer: { zh: '单位', en: 'employer' },
  event: { zh: '事件', en: 'event' },
};

function valuesOf(fact: Fact, lang: Lang): string {
  if (fact.type === 'bool') return `\`true\` ${fact.yes[lang]} / \`false\` ${fact.no[lang]}`;
  if (fact.type === 'enum') {
    return fact.values.map(({ value, label }) => `\`${String(value)}\` ${label[lang]}`).join(' / ');
  }
  return `${valueText(fact, fact.from)[lang]} – ${valueText(fact, fact.to)[lang]}`;
}

function tableIn(lang: Lang): readonly string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const heading = {
    zh: ['事实', '意思', '是谁的', '值', '来自', '没有记录'],
    en: ['fact', 'what', 'of', 'values', 'from', 'not on record'],
  }[lang];
  return [
    row(heading),
    row(heading.map(() => '---')),
    ...factNames.map((name) => {
      const fact = factOf(name);
      const absent = fact.absent?.[lang] ?? { zh: '未知', en: 'unknown' }[lang];
      return row([
        `\`${name}\``,
        fact.label[lang],
        entities[fact.entity][lang],
        valuesOf(fact, lang),
        fact.source[lang],
        absent,
      ]);
    }),
  ];
}

/** The page is made here: `npx vitest run test/schemes/fact-page.test.ts -u` writes it anew. */
test('docs/scheme-facts.md lists every fact that a scheme may ask', async () => {
  const page = [
    '# 事实一览',
    '',
    '补贴政策的条件只能问这些。人的项目还可以问所在户的事实；事件的事实只有写明 `events`、且那个表里有这一项的项目可以问。',
    '',
    ...tableIn('zh'),
    '',
    '# Every fact',
    '',
    'The conditions of a scheme can ask these and no others. A scheme of people may ask the facts of their household too; facts of an event need `events`, and a sheet that has them.',
    '',
    ...tableIn('en'),
    '',
  ];
  await expect(page.join('\n')).toMatchFileSnapshot('../../docs/scheme-facts.md');
});

test('no two facts share a name', () => {
  expect(new Set(factNames).size).toBe(factNames.length);
});
