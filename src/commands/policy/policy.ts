import type { Command } from 'commander';
import type { GapPeriod, VersionReport } from '../../jobs/policy/list-policy-gaps.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { formatYuan } from '../../kernel/fen.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { monthOf, type YearMonth } from '../../kernel/year-month.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asMonth, asYear, examples } from '../frame/options.ts';
import { schemeUnits } from '../../jobs/policy/scheme-words.ts';

type Options = { readonly month?: YearMonth; readonly year?: number };
type Gap = VersionReport['gaps'][number];

const kinds: Record<Gap['kind'], Text> = {
  missing: { zh: '缺依据', en: 'missing' },
  unverified: { zh: '未核实', en: 'unverified' },
  outdated: { zh: '已过时', en: 'outdated' },
};

/** `dpf policy gaps`: what is paid without a document in force behind it. */
export function addPolicy(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const policy = program
    .command('policy')
    .addHelpText('after', examples(io.lang, 'dpf policy gaps --year 2020'));
  policy
    .command('gaps')
    .description(
      say({
        zh: '列出缺依据、未核实或依据已过时的发放，及其涉及的人数和金额',
        en: 'lists what is paid without a document, unverified or by an outdated one, with people and amounts',
      }),
    )
    .option('--month <month>', say({ zh: '月份（默认本月）', en: 'month (default: this one)' }), asMonth)
    .option('--year <year>', say({ zh: '全年', en: 'the whole year' }), asYear)
    .addHelpText('after', examples(io.lang, 'dpf policy gaps --month 2020-12', 'dpf policy gaps --year 2020'))
    .action(
      run(io, async ({ context, show, failOn }, options: Options) => {
        const { listPolicyGaps } = await import('../../jobs/policy/list-policy-gaps.ts');
        const period = periodOf(options, monthOf(context.asOf));
        const versions = await listPolicyGaps(context, period);
        await show({
          schema: 'dpf.policy.gaps/1',
          json: {
            ...period,
            counts: countsOf(versions),
            versions: versions.map((one) => versionJson(one, io.lang)),
          },
          text: () => gapsText(versions, io.lang),
        });
        failOn(versions.map(() => 'warning'));
      }),
    );
}

function periodOf({ month, year }: Options, thisMonth: YearMonth): GapPeriod {
  if (month !== undefined && year !== undefined) {
    throw new CannotRun({
      what: { zh: '--month 和 --year 只能用一个', en: '--month and --year cannot both be given' },
      next: { zh: '去掉其中一个', en: 'Leave one out' },
    });
  }
  if (year === undefined) return { from: month ?? thisMonth, to: month ?? thisMonth };
  return { from: `${year}-01` as YearMonth, to: `${year}-12` as YearMonth };
}

function countsOf(versions: readonly VersionReport[]): Readonly<Record<Gap['kind'], number>> {
  const gaps = versions.flatMap((one) => one.gaps);
  const count = (kind: Gap['kind']) => gaps.filter((gap) => gap.kind === kind).length;
  return { missing: count('missing'), unverified: count('unverified'), outdated: count('outdated') };
}

function versionJson({ gaps, paid, ...head }: VersionReport, lang: Lang): object {
  return {
    ...head,
    ...(paid && { lines: paid.lines, units: paid.units, totalFen: paid.fen }),
    gaps: gaps.map(({ kind, what, why, at }) => ({
      kind,
      what: inLang(what, lang),
      why: inLang(why, lang),
      ...at,
    })),
  };
}

function gapsText(versions: readonly VersionReport[], lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const blocks = versions.map(({ title, scheme, mode, versionFrom, paid, unit, gaps }) => {
    const others =
      mode === 'pay' ? '' : say({ zh: '（其他部门发放，仅统计）', en: ' (paid by others; counted only)' });
    const since =
      versionFrom === undefined ? '' : say({ zh: `  自 ${versionFrom} 起`, en: `  from ${versionFrom} on` });
    const units = say(schemeUnits[unit]);
    const sums = paid
      ? say({
          zh: `  ${paid.units} ${units}，${paid.lines} 条，${formatYuan(paid.fen)} 元`,
          en: `  ${paid.lines} lines to ${paid.units} ${units}(s), ${formatYuan(paid.fen)} yuan`,
        })
      : '';
    const lines = gaps.map(({ kind, what, why, at }) => {
      const place = at ? ` (${at.file}:${at.line}:${at.column})` : '';
      const mark = inStyle(kind === 'unverified' ? 'yellow' : 'red', say(kinds[kind]));
      return `  ${mark} ${say({ zh: `${what.zh}：${why.zh}`, en: `${what.en}: ${why.en}` })}${place}\n`;
    });
    return `${inStyle('bold', `${title} ${scheme}`)}${others}${since}${sums}\n${lines.join('')}\n`;
  });
  const { missing, unverified, outdated } = countsOf(versions);
  const summary = say({
    zh: `缺依据 ${missing} 处，未核实 ${unverified} 处，已过时 ${outdated} 处\n`,
    en: `${missing} missing, ${unverified} unverified, ${outdated} outdated\n`,
  });
  return blocks.join('') + summary;
}
