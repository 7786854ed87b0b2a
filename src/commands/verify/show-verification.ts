import type { Finding, ListedCheck, Verification } from '../../jobs/verify/run-verification.ts';
import type { Listing } from '../../kernel/documents/listing.ts';
import { severityNames, severityStyles } from '../../kernel/problem.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { comparisonLine, waivedLine } from './show-changes.ts';
import { countsLine } from '../frame/screen/show-problems.ts';
import { showTable } from '../frame/screen/show-table.ts';

type Say = (text: Text) => string;

type Showing = {
  readonly checks: readonly ListedCheck[];
  readonly titled: (code: string) => Text;
  readonly lang: Lang;
  /** Which findings are listed. */
  readonly of: 'standing' | 'waived';
  readonly listing: (verification: Verification, findings: Iterable<Finding>) => Listing;
};

const SHOWN_OF_A_CHECK = 5;

/** The findings under the permanent keys of cli.md, read as they are written. */
export function verificationJson(verification: Verification, lang: Lang): object {
  const { asOf, checked, holders, rows, counts, byCode, waived, comparison, findings } = verification;
  const toJson = (finding: Finding) => {
    const { code, severity, key, name, people, certificate, subdistrict, evidence, change } = finding;
    const who = { person: finding.personId, name, certificate, subdistrict, people };
    const { day, at } = finding;
    return { code, severity, key, ...who, day, at, message: inLang(finding.message, lang), evidence, change };
  };
  const gone = comparison && { gone: each(findings(undefined, 'gone'), toJson) };
  const notChecked = verification.notChecked.map(({ code, needs }) => ({
    code,
    needs: needs.map(({ id }) => id),
  }));
  const head = { asOf, checked, holders, rows, counts, byCode, notChecked, waived, comparison };
  return { ...head, findings: each(findings(), toJson), ...gone };
}

function* each(findings: Iterable<Finding>, toJson: (finding: Finding) => object): Generator<object> {
  for (const finding of findings) yield toJson(finding);
}

/** What was checked and found: by check, the gravest first, a few of each with what to do, and what found nothing. */
export function verificationText(verification: Verification, showing: Showing): string {
  const { lang, of } = showing;
  const say: Say = (text) => inLang(text, lang);
  const { counts, byCode, findings, comparison, waived } = verification;
  const titled = (code: string): string => (lang === 'en' ? code : showing.titled(code).zh);
  const listed = of === 'waived' ? waived : byCode;
  const blind = new Set<string>(verification.notChecked.map(({ code }) => code));
  const clean = Object.keys(byCode).filter((code) => byCode[code] === 0 && !blind.has(code));
  const isCut = Object.values(listed).some((count) => count > SHOWN_OF_A_CHECK);
  return [
    `${say(checkedText(verification))}\n\n`,
    groupsText(verification, [...findings(SHOWN_OF_A_CHECK)], listed, showing),
    clean.length === 0
      ? ''
      : say({
          zh: `没有发现问题的 ${clean.length} 项：${clean.map(titled).join('；')}\n`,
          en: `${clean.length} checks found nothing: ${clean.join(' ')}\n`,
        }),
    notCheckedText(verification, titled, lang),
    isCut
      ? say({
          zh: `每项只列前 ${SHOWN_OF_A_CHECK} 条，加 --format xlsx -o 核查清单.xlsx 可得全部\n`,
          en: `the first ${SHOWN_OF_A_CHECK} of each; --format xlsx -o findings.xlsx lists them all\n`,
        })
      : '',
    `${countsLine(counts, lang)}\n`,
    waivedLine(waived, titled, lang),
    comparison ? `\n${comparisonLine(comparison, lang)}` : '',
    comparison && comparison.gone > 0
      ? groupsText(verification, [...findings(SHOWN_OF_A_CHECK, 'gone')], {}, showing)
      : '',
  ].join('');
}

/** 无从核查 what nothing could be looked at for, by what is not there. */
function notCheckedText({ notChecked }: Verification, titled: (code: string) => string, lang: Lang): string {
  const lacking = notChecked.map(({ code, needs }) => ({
    code,
    lists: needs.map(({ title }) => title[lang]).join(lang === 'zh' ? '、' : ' or '),
  }));
  const groups = [...new Set(lacking.map(({ lists }) => lists))].map((lists) => ({
    lists,
    codes: lacking.filter((one) => one.lists === lists).map(({ code }) => titled(code)),
  }));
  if (groups.length === 0) return '';
  return inLang(
    {
      zh: `没有名单或规定、无从核查的 ${notChecked.length} 项：${groups.map(({ lists, codes }) => `${codes.join('；')}（没有${lists}）`).join('；')}\n`,
      en: `${notChecked.length} checks could look at nothing: ${groups.map(({ lists, codes }) => `${codes.join(' ')} (no ${lists})`).join('; ')}\n`,
    },
    lang,
  );
}

/** 核查了多少 the people of the certificates, the rows of other sheets. */
function checkedText({ asOf, checked, holders, rows }: Verification): Text {
  if (holders === undefined)
    return { zh: `截至 ${asOf} 核查 ${checked} 行`, en: `${checked} rows checked as of ${asOf}` };
  const and = rows === undefined ? undefined : { zh: `，另核查 ${rows} 行`, en: `, and ${rows} rows` };
  return {
    zh: `截至 ${asOf} 核查 ${checked} 人，其中有效持证 ${holders} 人${and?.zh ?? ''}`,
    en: `${checked} people checked as of ${asOf}, ${holders} of them with a live certificate${and?.en ?? ''}`,
  };
}

/** Findings under the heading of their check, in the order in which they come. */
function groupsText(
  verification: Verification,
  findings: readonly Finding[],
  counts: Readonly<Record<string, number>>,
  { checks, lang, listing }: Showing,
): string {
  const codes = [...new Set(findings.map(({ code }) => code))];
  const groups = codes.flatMap((code) => {
    const check = checks.find((each) => each.code === code);
    if (!check) return [];
    const level = inLang(severityNames[check.severity], lang);
    const head = [code, level, inLang(check.title, lang), ...(code in counts ? [String(counts[code])] : [])];
    const own = findings.filter((finding) => finding.code === code);
    const table = showTable(listing(verification, own), lang).replaceAll(/^(?=.)/gm, '  ');
    return [`${inStyle(severityStyles[check.severity], head.join('  '))}\n${table}\n`];
  });
  return groups.join('');
}
