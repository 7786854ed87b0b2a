import type { Command } from 'commander';
import type { ListName, Verification } from '../../jobs/verify/run-verification.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { severities } from '../../kernel/problem.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asDate, asList, examples, formatOption } from '../frame/options.ts';
import { checksText } from './show-checks.ts';
import { verificationJson, verificationText } from './show-verification.ts';

const formats = ['table', 'json', 'csv', 'xlsx', 'md'] as const;
type Options = {
  readonly check?: readonly string[];
  readonly subdistrict?: string;
  readonly since?: PlainDate;
  readonly waived?: boolean;
  readonly format?: (typeof formats)[number];
};
type Say = (text: Text) => string;

/** What each list is called by, what its help says, and an example. */
const lists: readonly {
  readonly name: ListName;
  readonly what: Text;
  readonly examples: readonly string[];
}[] = [
  {
    name: 'certificates',
    what: {
      zh: '核查残疾人证和发放账户：号码、类别等级、有效期、死亡迁出、一人多证、账号、户',
      en: 'Checks every holder: number, grade, validity, deaths, moves, duplicates, accounts, households',
    },
    examples: [
      'dpf verify certificates --as-of 2020-12-31',
      'dpf verify certificates --check V08 --check V09 --format xlsx -o expired.xlsx',
      'dpf verify certificates --subdistrict 径河',
    ],
  },
  {
    name: 'services',
    what: {
      zh: '核查服务台账：项目、年龄、类别、持证、金额、次数、日期、单位、重复',
      en: 'Checks the service ledger: programme, age, category, certificate, amount, times, days, unit, repetition',
    },
    examples: [
      'dpf verify services --as-of 2020-12-31',
      'dpf verify services --check S04 --format xlsx -o 没有证.xlsx',
    ],
  },
  {
    name: 'employers',
    what: {
      zh: '核查就业安置和安残审核：同时在两个单位、没有有效证、申报人数、按比例就业、审核结果',
      en: 'Checks placements and employers: two at once, no live certificate, numbers declared, quota, review',
    },
    examples: ['dpf verify employers --as-of 2020-12-31'],
  },
  {
    name: 'insurance',
    what: {
      zh: '核查参保和理赔：没有参保、保期以外、重复参保、日期、限额、重复理赔、身故',
      en: 'Checks policies and claims: not insured, outside the term, insured twice, days, limits, claimed twice, deaths',
    },
    examples: ['dpf verify insurance --as-of 2020-12-31'],
  },
  {
    name: 'all',
    what: { zh: '以上全部，一个合计', en: 'All of these, with one total' },
    examples: ['dpf verify all --as-of 2020-12-31 --fail-on warning'],
  },
];

/** `dpf verify certificates|services|employers|insurance|all|checks`: is it in order, and what is checked. */
export function addVerify(program: Command, io: Io): void {
  const verify = program
    .command('verify')
    .addHelpText('after', examples(io.lang, 'dpf verify all --as-of 2020-12-31', 'dpf verify checks'));
  for (const list of lists) addList(verify, io, list);
  addChecks(verify, io);
}

function addList(verify: Command, io: Io, { name, what, examples: calls }: (typeof lists)[number]): void {
  const say: Say = (text) => inLang(text, io.lang);
  verify
    .command(name)
    .description(say(what))
    .option(
      '--check <check>',
      say({ zh: '只查这一项（可重复）', en: 'this check only (repeatable)' }),
      asList,
    )
    .option('--subdistrict <name>', say({ zh: '只查这个街道', en: 'this subdistrict only' }))
    .option(
      '--since <date>',
      say({ zh: '与那天相比：新增、仍在、消失', en: 'compare with that day: new, still open, gone' }),
      asDate,
    )
    .option('--waived', say({ zh: '列出已豁免的', en: 'list what was waived instead' }))
    .addOption(formatOption(formats, say))
    .addHelpText('after', examples(io.lang, ...calls))
    .action(run(io, (session: Session, options: Options) => check(session, name, options)));
}

function addChecks(verify: Command, io: Io): void {
  const say: Say = (text) => inLang(text, io.lang);
  verify
    .command('checks')
    .description(say({ zh: '列出核查项：规则、出处、参数', en: 'lists the checks: rule, source, values' }))
    .addHelpText('after', examples(io.lang, 'dpf verify checks'))
    .action(
      run(io, async ({ context, show }) => {
        const { listChecks } = await import('../../jobs/verify/list-checks.ts');
        const checks = await listChecks(context);
        const json = checks.map(({ title, rule, ...check }) => ({
          ...check,
          title: say(title),
          rule: say(rule),
        }));
        await show({
          schema: 'dpf.verify.checks/1',
          json: { checks: json },
          text: () => checksText(checks, io.lang),
        });
      }),
    );
}

async function check(session: Session, list: ListName, options: Options) {
  const { check: codes = [], format, subdistrict, since, waived = false } = options;
  const { runVerification, listedChecks } = await import('../../jobs/verify/run-verification.ts');
  const { checkTitled } = await import('../../jobs/verify/check-titles.ts');
  const { findingsByPerson, findingsListing } = await import('../../jobs/verify/findings-listing.ts');
  const asked = { list, codes, subdistrict, since };
  await runVerification(session.context, asked, async (found) => {
    const shown = waived ? 'waived' : 'standing';
    const verification: Verification = {
      ...found,
      findings: (perCode, standing = shown) => found.findings(perCode, standing),
    };
    const { lang } = session.io;
    await session.show({
      schema: 'dpf.verify/1',
      json: () => verificationJson(verification, lang),
      text: () =>
        verificationText(verification, {
          checks: listedChecks,
          titled: checkTitled,
          lang,
          of: shown,
          listing: findingsListing,
        }),
      format,
      list: {
        name: 'findings',
        of: (asked) =>
          asked === 'xlsx' && list === 'certificates'
            ? findingsByPerson(verification)
            : findingsListing(verification, verification.findings()),
      },
    });
    if (found.lists.includes('certificates')) hintOldRoster(session, found);
    session.failOn(severities.filter((severity) => verification.counts[severity] > 0));
  });
}

/** A roster this much older than today is most likely to be checked as of its own day. */
const OLD_DAYS = 31;

function hintOldRoster({ context, hint }: Session, { asOf, rosterOf }: Verification): void {
  if (context.isAsOfGiven || rosterOf === undefined || addDays(rosterOf, OLD_DAYS) >= asOf) return;
  hint({
    zh: `按今天 ${asOf} 核查，最近的花名册是 ${rosterOf} 的；要看那一天的情况，加 --as-of ${rosterOf}`,
    en: `checked as of today, ${asOf}, while the latest roster is of ${rosterOf}; for that day add --as-of ${rosterOf}`,
  });
}
