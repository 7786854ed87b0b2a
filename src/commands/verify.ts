import type { Command } from 'commander';
import type { Finding, ListedCheck, Verification } from '../jobs/verify-certificates.ts';
import { severities } from '../kernel/problem.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { inStyle } from './frame-sink.ts';
import { run, type Session } from './frame.ts';
import type { Io } from './io.ts';
import { asList, asOneOf, examples } from './options.ts';
import { countsLine, severityNames, severityStyles } from './show-problems.ts';
import { showTable } from './show-table.ts';

const formats = ['table', 'json', 'csv', 'xlsx', 'md'] as const;
type Options = {
  readonly check?: readonly string[];
  readonly subdistrict?: string;
  readonly format?: (typeof formats)[number];
};
type Say = (text: Text) => string;

const SHOWN_FINDINGS = 20;

/** `dpf verify certificates|checks`: are the certificates in order, and what is checked. */
export function addVerify(program: Command, io: Io): void {
  const say: Say = (text) => inLang(text, io.lang);
  const verify = program
    .command('verify')
    .description(say({ zh: '核查残疾人证', en: 'check the certificates' }));
  verify
    .command('certificates')
    .description(
      say({
        zh: '逐人核查残疾人证：号码、类别等级、有效期、一人多证、监护人',
        en: 'Checks every holder: number, category and grade, validity, duplicates, guardian',
      }),
    )
    .option('--check <code>', say({ zh: '只查这一项（可重复）', en: 'this check only (repeatable)' }), asList)
    .option('--subdistrict <name>', say({ zh: '只查这个街道', en: 'this subdistrict only' }))
    .option(
      '--format <format>',
      say({ zh: `格式：${formats.join(' | ')}`, en: formats.join(' | ') }),
      asOneOf(formats),
    )
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf verify certificates --as-of 2020-12-31',
        'dpf verify certificates --check V08 --format xlsx -o expired.xlsx',
      ),
    )
    .action(run(io, certificates));
  verify
    .command('checks')
    .description(say({ zh: '列出核查项：规则和出处', en: 'lists the checks: rule and source' }))
    .addHelpText('after', examples(io.lang, 'dpf verify checks'))
    .action(
      run(io, async ({ show }) => {
        const { listedChecks } = await import('../jobs/verify-certificates.ts');
        const json = listedChecks.map(({ title, rule, ...check }) => ({
          ...check,
          title: say(title),
          rule: say(rule),
        }));
        await show({
          schema: 'dpf.verify.checks/1',
          json: { checks: json },
          text: () => checksText(listedChecks, io.lang),
        });
      }),
    );
}

async function certificates(session: Session, { check = [], format = 'table', subdistrict }: Options) {
  const { verifyCertificates, findingsDocument, listedChecks } =
    await import('../jobs/verify-certificates.ts');
  const asked = { codes: check, subdistrict };
  await verifyCertificates(session.context, asked, async (verification) => {
    const { lang } = session.io;
    const isJson = format === 'json' || session.options.json === true;
    if (isJson || format === 'table') {
      const text = () => verificationText(verification, listedChecks, lang);
      const json = isJson ? verificationJson(verification, lang) : {};
      await session.show({ schema: 'dpf.verify/1', json, ...(!isJson && { text }) });
    } else {
      await session.deliver(await findingsDocument(verification, format), `findings.${format}`);
    }
    session.failOn(severities.filter((severity) => verification.counts[severity] > 0));
  });
}

function verificationJson({ findings, ...rest }: Verification, lang: Lang): object {
  const each = Array.from(findings(), (finding) => {
    const { code, severity, key, name, people, certificate, subdistrict, evidence } = finding;
    const who = { person: finding.personId, name, certificate, subdistrict, people };
    return { code, severity, key, ...who, message: inLang(finding.message, lang), evidence };
  });
  return { ...rest, findings: each };
}

function verificationText(verification: Verification, checks: readonly ListedCheck[], lang: Lang): string {
  const say: Say = (text) => inLang(text, lang);
  const { asOf, checked, holders, counts, byCode, findings } = verification;
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
  const [code, level, count, what] = {
    zh: ['代码', '级别', '数量', '核查项'],
    en: ['code', 'severity', 'count', 'check'],
  }[lang];
  const shown = [...findings(SHOWN_FINDINGS)];
  const more = counts.error + counts.warning + counts.info - shown.length;
  return [
    say({
      zh: `截至 ${asOf} 核查 ${checked} 人，其中有效持证 ${holders} 人\n\n`,
      en: `${checked} people checked as of ${asOf}, ${holders} of them with a live certificate\n\n`,
    }),
    showTable(
      [
        { heading: code ?? '' },
        { heading: level ?? '' },
        { heading: count ?? '', align: 'right' },
        { heading: what ?? '' },
      ],
      summary,
    ),
    '\n',
    shown.length > 0 ? findingTable(shown, lang) : '',
    more > 0
      ? say({
          zh: `…… 还有 ${more} 条，加 --format xlsx -o 核查清单.xlsx 可得全部\n`,
          en: `… ${more} more; --format xlsx -o findings.xlsx lists them all\n`,
        })
      : '',
    `${countsLine(counts, lang)}\n`,
  ].join('');
}

function findingTable(findings: readonly Finding[], lang: Lang): string {
  const headings = {
    zh: ['代码', '登记号', '姓名', '残疾人证号', '街道', '情况和办法'],
    en: ['code', 'id', 'name', 'certificate', 'subdistrict', 'what and what to do'],
  }[lang];
  const rows = findings.map(({ code, severity, personId, name, certificate, subdistrict, message }) => [
    ...[
      inStyle(severityStyles[severity], code),
      String(personId),
      name,
      certificate ?? '',
      subdistrict ?? '',
    ],
    inLang(message, lang),
  ]);
  return showTable(
    headings.map((heading) => ({ heading })),
    rows,
  );
}

function checksText(checks: readonly ListedCheck[], lang: Lang): string {
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
