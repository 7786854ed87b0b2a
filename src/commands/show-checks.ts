import type { ShownCheck } from '../jobs/list-checks.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { inStyle } from './frame-sink.ts';
import { severityNames, severityStyles } from './show-problems.ts';
import { basisText } from './show-scheme.ts';

type Say = (text: Text) => string;

const confidences: Record<ShownCheck['source']['confidence'], Text> = {
  high: { zh: '有原文', en: 'verified text' },
  medium: { zh: '转述', en: 'second hand' },
  low: { zh: '未核实', en: 'unverified' },
};

/** 核查项 every check with its rule, what that rests on, and the values in force. */
export function checksText(checks: readonly ShownCheck[], lang: Lang): string {
  return checks.map((check) => checkText(check, lang)).join('\n');
}

function checkText({ code, severity, title, rule, source, parameters }: ShownCheck, lang: Lang): string {
  const say: Say = (text) => inLang(text, lang);
  const level = inStyle(severityStyles[severity], say(severityNames[severity]));
  const from = `${source.document}${source.article ?? ''}`;
  const sure = say(confidences[source.confidence]);
  return [
    `${code}  ${level}  ${say(title)}`,
    `  ${say({ zh: `规则：${rule.zh}`, en: rule.en })}`,
    `  ${say({ zh: `出处：${from}（${sure}）`, en: `source: ${from} (${sure})` })}`,
    ...(parameters === undefined ? [] : parameterLines(parameters, say)),
    '',
  ].join('\n');
}

function parameterLines({ topic, from, values, basis, unverified }: Parameters, say: Say): string[] {
  const value = Object.entries(values)
    .map(([name, each]) => `${name} ${plain(each)}`)
    .join('，');
  const documents = basis.map(basisText).join('；');
  return [
    `  ${say({ zh: `参数：${topic} 自 ${from} 起：${value}`, en: `values: ${topic} from ${from}: ${value}` })}`,
    ...(documents === '' ? [] : [`  ${say({ zh: `依据：${documents}`, en: `basis: ${documents}` })}`]),
    ...unverified.map(({ what, why }) => `  ${say({ zh: '未核实', en: 'unverified' })}: ${what} — ${why}`),
  ];
}

type Parameters = NonNullable<ShownCheck['parameters']>;

function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(plain).join(' ');
}
