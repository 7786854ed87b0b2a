import type { Lang } from '../../src/kernel/text.ts';
import { allChecks as checks } from '../../src/verify/check-lists.ts';

/** Slips of one kind: which check found how many, and how many a right check character alone lets through. */
export type Slips = { readonly byCode: Map<string, number>; unseen: number };

const severities = {
  zh: { error: '错误', warning: '警告', info: '提示' },
  en: { error: 'error', warning: 'warning', info: 'info' },
};

/** docs/verification.md: every check with its rule, and what becomes of a slip in a number. */
export function verificationPage(slips: { readonly digit: Slips; readonly swap: Slips }): string {
  return [
    '# 核查项一览',
    '',
    '代码不会改变。参数写在 `policies/<区>/certificates.yaml`，`dpf verify checks` 显示当日有效的值。',
    '',
    ...checkTable('zh'),
    '',
    '## 证号录错一位，或相邻两位对调',
    '',
    ...slipLines(slips, 'zh'),
    '',
    '# Every check',
    '',
    'Codes are permanent. The values are in `policies/<district>/certificates.yaml`; `dpf verify checks` shows those in force.',
    '',
    ...checkTable('en'),
    '',
    '## A changed digit, or two neighbours swapped, in a certificate number',
    '',
    ...slipLines(slips, 'en'),
    '',
  ].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(headings), row(headings.map(() => '---')), ...rows.map(row)];
}

function checkTable(lang: Lang): string[] {
  const headings = {
    zh: ['代码', '级别', '核查项', '规则', '出处'],
    en: ['code', 'severity', 'check', 'rule', 'source'],
  };
  return table(
    headings[lang],
    checks.map(({ code, severity, title, rule, source }) => [
      code,
      severities[lang][severity],
      title[lang],
      rule[lang],
      `${source.document}${source.article ?? ''}`,
    ]),
  );
}

function slipLines({ digit, swap }: { readonly digit: Slips; readonly swap: Slips }, lang: Lang): string[] {
  const codes = [...new Set([...digit.byCode.keys(), ...swap.byCode.keys()])].sort();
  const counted = (slips: Slips) => [...slips.byCode.values()].reduce((sum, count) => sum + count, 0);
  const share = (count: number, slips: Slips) => `${((count / counted(slips)) * 100).toFixed(2)} %`;
  const of = (code: string) => checks.find((check) => check.code === code)?.title[lang] ?? '';
  const [heading, total, unseen, intro] = {
    zh: [
      ['发现它的核查项', '改错一位', '对调相邻两位'],
      '合计',
      '只查校验码会漏掉的',
      '十万个虚构证号（种子固定），每个改错任意一位、再对调任意相邻两位：每一处都恰好有一项核查发现。校验码只管前 18 位，第 19、20 位（类别、等级）的差错靠与登记的类别、等级比对（V04）。',
    ] as const,
    en: [
      ['found by', 'one digit changed', 'two neighbours swapped'],
      'all',
      'missed by the check character alone',
      'A hundred thousand invented numbers (fixed seed), in each any one character changed, then any two neighbours swapped: each slip is found by exactly one check. The check character covers the first 18 only; what is wrong in digits 19 and 20 (category and grade) shows against the category and grade on record (V04).',
    ] as const,
  }[lang];
  const line = (label: string, count: (slips: Slips) => number) => [
    label,
    ...[digit, swap].map((slips) => `${count(slips)} (${share(count(slips), slips)})`),
  ];
  return [
    intro,
    '',
    ...table(heading, [
      ...codes.map((code) => line(`${code} ${of(code)}`, ({ byCode }) => byCode.get(code) ?? 0)),
      line(total, counted),
      line(unseen, (slips) => slips.unseen),
    ]),
  ];
}
