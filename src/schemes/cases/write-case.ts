import { fen, formatYuan } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import type { SchemeCase } from './cases.ts';
import { type FactName, factOf, type FactValue, valueText } from '../facts.ts';

const outcomeNames: Readonly<Record<SchemeCase['expect']['outcome'], Text>> = {
  eligible: { zh: '发放', en: 'paid' },
  refused: { zh: '不发放', en: 'not paid' },
  unknown: { zh: '待核', en: 'undecided' },
  'before-first': { zh: '还没有政策', en: 'no policy yet' },
  ended: { zh: '已停止发放', en: 'no longer paid' },
};

/** 案例 as it is written in the file beside a scheme, named by what decides it. */
export function caseText({ month, facts, expect }: SchemeCase): Text {
  const { outcome, fen: amount, because = [] } = expect;
  const reasons = because.map((name) => reasonText(name, facts.get(name)));
  const yuan = amount === undefined ? '' : formatYuan(amount);
  const said = outcomeNames[outcome];
  const expected = [
    `outcome: ${outcome}`,
    ...(yuan ? [`yuan: '${yuan}'`] : []),
    ...(because.length > 0 ? [`because: [${because.join(', ')}]`] : []),
  ].join(', ');
  const text = (name: string): string =>
    `- name: ${name}\n  month: ${month}\n  facts: ${factsText(facts)}\n  expect: { ${expected} }\n`;
  return {
    zh: text([month, ...reasons.map(({ zh }) => zh), `${said.zh}${yuan && ` ${yuan} 元`}`].join('，')),
    en: text([month, ...reasons.map(({ en }) => en), `${said.en}${yuan && ` ${yuan} yuan`}`].join(', ')),
  };
}

/** 预期结果 in words: 发放 200.00 元; 不发放（残疾等级）. */
export function expectationText({ outcome, fen: amount, because = [] }: SchemeCase['expect']): Text {
  const labels = because.map((name) => factOf(name).label);
  const { zh, en } = outcomeNames[outcome];
  const yuan = amount === undefined ? '' : ` ${formatYuan(amount)}`;
  const of = labels.length > 0;
  return {
    zh: `${zh}${yuan && `${yuan} 元`}${of ? `（${labels.map((label) => label.zh).join('、')}）` : ''}`,
    en: `${en}${yuan && `${yuan} yuan`}${of ? ` (${labels.map((label) => label.en).join(', ')})` : ''}`,
  };
}

function reasonText(name: FactName, value: FactValue | undefined): Text {
  const fact = factOf(name);
  const { zh, en } = value === undefined ? { zh: '未知', en: 'unknown' } : valueText(fact, value);
  return { zh: `${fact.label.zh}${zh}`, en: `${fact.label.en} ${en}` };
}

type Nested = { [key: string]: Nested | string };

/** Facts as the file nests them: { certificate: { live: true }, hukou_local: true }. */
function factsText(facts: SchemeCase['facts']): string {
  const nested: Nested = {};
  for (const [name, value] of facts) {
    const keys = name.split('.');
    const last = keys.pop() ?? name;
    let place = nested;
    for (const key of keys) place = (place[key] ??= {}) as Nested;
    place[last] = factOf(name).type === 'money' ? `'${formatYuan(fen(Number(value)))}'` : String(value);
  }
  return flow(nested);
}

function flow(value: Nested | string): string {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
