import type { Finding, ListedCheck, Verification } from '../jobs/verify-certificates.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { inStyle } from './frame-sink.ts';
import { changeNames, comparisonLine, waivedLine } from './show-changes.ts';
import { countsLine, severityNames, severityStyles } from './show-problems.ts';
import { type ScreenColumn, showTable } from './show-table.ts';

type Say = (text: Text) => string;

type Showing = {
  readonly checks: readonly ListedCheck[];
  readonly lang: Lang;
  /** Which findings are listed. */
  readonly of: 'standing' | 'waived';
};

const SHOWN_FINDINGS = 20;
const summaryColumns: Record<Lang, readonly ScreenColumn[]> = {
  zh: [{ heading: '代码' }, { heading: '级别' }, { heading: '数量', align: 'right' }, { heading: '核查项' }],
  en: [
    { heading: 'code' },
    { heading: 'severity' },
    { heading: 'count', align: 'right' },
    { heading: 'check' },
  ],
};

/** The findings under the permanent keys of cli.md. */
export function verificationJson({ findings, ...rest }: Verification, lang: Lang): object {
  const toJson = (finding: Finding) => {
    const { code, severity, key, name, people, certificate, subdistrict, evidence, change } = finding;
    const who = { person: finding.personId, name, certificate, subdistrict, people };
    return { code, severity, key, ...who, message: inLang(finding.message, lang), evidence, change };
  };
  const gone = rest.comparison && { gone: Array.from(findings(undefined, 'gone'), toJson) };
  return { ...rest, findings: Array.from(findings(), toJson), ...gone };
}

/** What was checked and found, the gravest first, with what to do. */
export function verificationText(verification: Verification, { checks, lang, of }: Showing): string {
  const say: Say = (text) => inLang(text, lang);
  const { asOf, checked, holders, counts, byCode, findings, comparison, waived } = verification;
  const titles = new Map(checks.map(({ code, title, severity }) => [code as string, { title, severity }]));
  const summary = Object.entries(byCode).map(([code, count]) => {
    const check = titles.get(code);
    const severity = check ? say(severityNames[check.severity]) : '';
    return [
      code,
      check && count > 0 ? inStyle(severityStyles[check.severity], severity) : severity,
      String(count),
      check ? say(check.title) : '',
    ];
  });
  const shown = [...findings(SHOWN_FINDINGS)];
  const listed = of === 'waived' ? Object.values(waived) : Object.values(counts);
  const more = listed.reduce((sum, count) => sum + count, 0) - shown.length;
  return [
    say({
      zh: `截至 ${asOf} 核查 ${checked} 人，其中有效持证 ${holders} 人\n\n`,
      en: `${checked} people checked as of ${asOf}, ${holders} of them with a live certificate\n\n`,
    }),
    showTable(summaryColumns[lang], summary),
    '\n',
    shown.length > 0 ? findingTable(shown, lang) : '',
    more > 0
      ? say({
          zh: `…… 还有 ${more} 条，加 --format xlsx -o 核查清单.xlsx 可得全部\n`,
          en: `… ${more} more; --format xlsx -o findings.xlsx lists them all\n`,
        })
      : '',
    `${countsLine(counts, lang)}\n`,
    waivedLine(waived, lang),
    comparison ? `\n${comparisonLine(comparison, lang)}` : '',
    comparison && comparison.gone > 0 ? findingTable([...findings(SHOWN_FINDINGS, 'gone')], lang) : '',
  ].join('');
}

function findingTable(findings: readonly Finding[], lang: Lang): string {
  const headings = {
    zh: ['代码', '登记号', '姓名', '残疾人证号', '街道', '情况和办法'],
    en: ['code', 'id', 'name', 'certificate', 'subdistrict', 'what and what to do'],
  }[lang];
  const isCompared = findings.some(({ change }) => change !== undefined);
  const rows = findings.map(
    ({ code, severity, personId, name, certificate, subdistrict, message, change }) => [
      ...(isCompared ? [change ? inLang(changeNames[change], lang) : ''] : []),
      ...[
        inStyle(severityStyles[severity], code),
        String(personId),
        name,
        certificate ?? '',
        subdistrict ?? '',
      ],
      inLang(message, lang),
    ],
  );
  const compared = isCompared ? [inLang({ zh: '变化', en: 'change' }, lang)] : [];
  return showTable(
    [...compared, ...headings].map((heading) => ({ heading })),
    rows,
  );
}

/** The checks as a table: rule and source. */
export function checksText(checks: readonly ListedCheck[], lang: Lang): string {
  const headings = {
    zh: ['代码', '级别', '核查项', '规则', '出处'],
    en: ['code', 'severity', 'check', 'rule', 'source'],
  }[lang];
  const rows = checks.map(({ code, severity, title, rule, source }) => [
    ...[code, inLang(severityNames[severity], lang), inLang(title, lang), inLang(rule, lang)],
    `${source.document}${source.article ?? ''}`,
  ]);
  return showTable(
    headings.map((heading) => ({ heading })),
    rows,
  );
}
