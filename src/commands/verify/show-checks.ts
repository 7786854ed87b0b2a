import type { ShownCheck } from '../../jobs/verify/list-checks.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { severityNames, severityStyles } from '../../kernel/problem.ts';
import { basisText } from '../policy/show-scheme.ts';

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

/** 参数 as people call them; certificates.yaml goes by the word beside it. */
const topicNames: Readonly<Record<string, string>> = {
  validity: '有效期',
  reminders: '到期提醒',
  renewal: '换领',
  reapplication: '注销后再申请',
  reassessment: '两次评定之间',
  ages: '年龄规则',
  moved_out: '户口迁出',
  review_follow_up: '复核后的期限',
  shared_phone: '同一电话',
  shared_account: '同一账号',
  account_change: '发放前变更账号',
  old_age: '高龄',
};
const valueNames: Readonly<Record<string, string>> = {
  years: '年数',
  months: '月数',
  days: '天数',
  holders: '人数',
  reassess: '重新评定',
  rules: '规则',
  freeze_months: '几个月后冻结',
  cancel_months: '几个月后注销',
  assess_months: '几个月内重新评定',
  void_months: '几个月后宣布作废',
  last_day: '最后一天',
};
const words: Readonly<Record<string, string>> = {
  visual: '视力',
  hearing: '听力',
  speech: '言语',
  physical: '肢体',
  intellectual: '智力',
  psychiatric: '精神',
  multiple: '多重',
  always: '一律',
  'on-doubt': '有疑问时',
  anniversary: '满期当天',
  'day-before-anniversary': '满期前一天',
};

function named(names: Readonly<Record<string, string>>, id: string): Text {
  const name = names[id];
  return { zh: name === undefined ? id : `${name}（${id}）`, en: id };
}

function parameterLines({ topic, from, values, basis, unverified }: Parameters, say: Say): string[] {
  const value = Object.entries(values)
    .map(([name, each]) => `${say(named(valueNames, name))} ${plain(each, say)}`)
    .join('，');
  const documents = basis.map(basisText).join('；');
  return [
    `  ${say({ zh: `参数：${named(topicNames, topic).zh} 自 ${from} 起：${value}`, en: `values: ${topic} from ${from}: ${value}` })}`,
    ...(documents === '' ? [] : [`  ${say({ zh: `依据：${documents}`, en: `basis: ${documents}` })}`]),
    ...unverified.map(({ what, why }) => `  ${say({ zh: '未核实', en: 'unverified' })}: ${what} — ${why}`),
  ];
}

type Parameters = NonNullable<ShownCheck['parameters']>;

function plain(value: unknown, say: Say): string {
  if (Array.isArray(value)) return `[${value.map((one) => plain(one, say)).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .map((one) => plain(one, say))
      .join(' ');
  const text = String(value);
  return say({ zh: words[text] ?? text, en: text });
}
